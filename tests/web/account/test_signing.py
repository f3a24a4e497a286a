"""Signing in, with and without a second factor; passwords forgotten and changed; signing out."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.models import Attempt, Event, Job, User
from accounts.services import signing_in
from accounts.tasks import send_new_password, send_security
from tests.factories.accounts import UserFactory
from tests.web.account.signing import (
    LOGIN,
    PASSWORD,
    code_of,
    forget_codes,
    give_factor,
    is_signed_in,
    person,
    sign_in,
)

pytestmark = pytest.mark.django_db

FACTOR = "/account/second-factor/"
OTHER = "another-harbour-77"


def asked(task: str) -> list[Job]:
    return list(Job.objects.filter(task_name=task).order_by("pk"))


def link_in(body: str) -> str:
    found = re.search(r"https?://[^/]+(/\S+)", body)
    assert found
    return found[1]


@pytest.mark.parametrize("name", ["ada", "ADA", "ada@example.org", "Ada@Example.org"])
def test_one_signs_in_by_name_or_address_and_goes_where_one_wanted(
    client: Client, name: str
) -> None:
    user = person(username="ada", email="ada@example.org", roles=["editor"])
    answer = client.post(f"{LOGIN}?next=/desk/external/", {"login": name, "password": PASSWORD})
    assert answer["Location"] == "/desk/external/"
    assert client.session["_auth_user_id"] == str(user.pk)
    assert not Attempt.objects.exists()


def test_one_is_led_nowhere_else(client: Client) -> None:
    user = person(roles=["editor"])
    answer = sign_in(client, user, next="https://elsewhere.example/")
    assert answer["Location"] == "/desk/"
    nobody = person()
    assert sign_in(Client(), nobody)["Location"] == "/account/"


def test_a_wrong_password_and_a_wrong_name_are_told_alike(client: Client) -> None:
    user = person(username="ada")
    wrong = sign_in(client, user, "no").content.decode()
    nobody = client.post(LOGIN, {"login": "nobody", "password": "no"}).content.decode()
    said = "This name or e-mail address and this password do not belong together."
    assert said in wrong
    assert said in nobody
    assert 'value="ada"' in wrong  # what was typed stays, the password does not
    assert not is_signed_in(client)


def test_who_tries_too_often_waits_whatever_is_typed_and_keeps_nobody_out_elsewhere(
    client: Client,
) -> None:
    user = person(email="ada@example.org")
    for _ in range(signing_in.FROM_ONE_PLACE.most):
        assert "do not belong together" in sign_in(client, user, "no").content.decode()
    # By the address as by the name, and with the right password.
    for name in (user.username, "ADA@example.org"):
        answer = client.post(LOGIN, {"login": name, "password": PASSWORD})
        assert "Signing in failed 10 times for this account from here within 15 minutes" in (
            answer.content.decode()
        )
    assert not is_signed_in(client)
    assert signing_in.is_locked_out(user, now=timezone.now())
    elsewhere = Client(REMOTE_ADDR="198.51.100.7")
    assert sign_in(elsewhere, user).status_code == 302
    Attempt.objects.update(at=timezone.now() - timedelta(minutes=16))
    assert sign_in(client, user).status_code == 302


def test_who_tries_from_many_places_locks_the_account_everywhere() -> None:
    user = person()
    now = timezone.now()
    for place in range(signing_in.FROM_ANYWHERE.most):
        signing_in.count_try(user.username, f"198.51.100.{place}", now=now)
    page = sign_in(Client(REMOTE_ADDR="203.0.113.9"), user).content.decode()
    assert "Signing in failed 60 times for this account within 15 minutes" in page
    assert signing_in.is_locked_out(user, now=now)
    signing_in.unlock(user, by=None)
    assert not signing_in.is_locked_out(user, now=now)
    assert sign_in(Client(REMOTE_ADDR="203.0.113.9"), user).status_code == 302


def test_a_name_that_nobody_has_is_counted_too(client: Client) -> None:
    for _ in range(signing_in.FROM_ONE_PLACE.most):
        client.post(LOGIN, {"login": "nobody", "password": "no"})
    page = client.post(LOGIN, {"login": "NOBODY ", "password": "no"}).content.decode()
    assert "10 times for this account" in page


def test_an_account_that_is_closed_lets_nobody_in(client: Client) -> None:
    user = person(is_active=False)
    assert sign_in(client, user)["Location"] == "/account/inactive/"
    assert not is_signed_in(client)


def test_the_way_with_a_second_factor(client: Client) -> None:
    user = person(roles=["editor"])
    sign_in(client, user)
    client.get(FACTOR, {"next": "/desk/external/"})
    led = client.get(f"{FACTOR}app/")
    assert led["Location"].startswith("/account/again/?next=")
    again = client.post(led["Location"], {"password": PASSWORD})
    assert again["Location"] == f"{FACTOR}app/"
    page = client.get(f"{FACTOR}app/").content.decode()
    secret = re.search(r'<code class="secret" tabindex="0">(\w+)</code>', page)
    assert secret
    assert "data:image/svg+xml;base64," in page
    wrong = client.post(f"{FACTOR}app/", {"code": "000000"})
    assert "This code is not right" in wrong.content.decode()
    # A second try shows the same key, so that the phone need not scan again.
    assert secret[1] in wrong.content.decode()
    done = client.post(f"{FACTOR}app/", {"code": code_of(secret[1])})
    assert done["Location"] == f"{FACTOR}codes/"
    shown = client.get(f"{FACTOR}codes/").content.decode()
    assert '<a href="/desk/external/">Go on to where you were' in shown
    codes = re.findall(r"<li><code>(\d{8})</code></li>", shown)
    assert len(codes) == 10
    stored = Authenticator.objects.get(type="totp")
    assert secret[1] not in str(stored.data)  # encrypted
    assert codes[0] in client.get(f"{FACTOR}codes/download/").content.decode()

    # From now on the password is half of the way.
    forget_codes()
    other = Client()
    assert sign_in(other, user)["Location"] == f"{FACTOR}sign-in/"
    assert not is_signed_in(other)
    assert (
        "This code is not right"
        in other.post(f"{FACTOR}sign-in/", {"code": "000000"}).content.decode()
    )
    code = code_of(secret[1])
    assert other.post(f"{FACTOR}sign-in/", {"code": code})["Location"] == "/desk/"
    assert is_signed_in(other)
    # The same code does not let anybody in a second time.
    third = Client()
    sign_in(third, user)
    assert "used already" in third.post(f"{FACTOR}sign-in/", {"code": code}).content.decode()
    # A recovery code does, once.
    assert third.post(f"{FACTOR}sign-in/", {"code": codes[0]}).status_code == 302
    fourth = Client()
    sign_in(fourth, user)
    forget_codes()
    assert fourth.post(f"{FACTOR}sign-in/", {"code": codes[0]}).status_code == 200
    assert not is_signed_in(fourth)


def test_who_was_led_to_set_a_second_factor_up_goes_on_from_there(client: Client) -> None:
    user = person(roles=["editor"])
    sign_in(client, user)
    for onward in ("/desk/external/", "https://elsewhere.example/"):
        client.get(FACTOR, {"next": onward})
    assert client.session["after_second_factor"] == "/desk/external/"


def test_signing_out_takes_what_was_typed_from_the_browser(client: Client) -> None:
    sign_in(client, person())
    assert "Clear-Site-Data" not in client.get("/account/logout/")
    assert client.post("/account/logout/")["Clear-Site-Data"] == '"storage"'
    assert not is_signed_in(client)


def test_guessing_codes_locks_the_account(client: Client) -> None:
    user = person()
    secret = give_factor(user)
    sign_in(client, user)
    for _ in range(signing_in.CODES.most):
        client.post(f"{FACTOR}sign-in/", {"code": "000000"})
    page = client.post(f"{FACTOR}sign-in/", {"code": code_of(secret)}).content.decode()
    assert "10 times for this account" in page
    assert signing_in.is_locked_out(user, now=timezone.now())


def test_removing_the_second_factor_takes_saying_again_who_one_is(client: Client) -> None:
    user = person()
    secret = give_factor(user)
    client.force_login(user)
    assert client.post(f"{FACTOR}app/remove/")["Location"].startswith("/account/again/")
    assert Authenticator.objects.exists()
    page = client.get("/account/again/").content.decode()
    assert f"{FACTOR}again/" in page
    client.post(f"{FACTOR}again/", {"code": code_of(secret)})
    assert client.post(f"{FACTOR}app/remove/")["Location"] == FACTOR
    assert not Authenticator.objects.exists()


def test_a_forgotten_password(client: Client) -> None:
    user = person(username="ada", email="ada@example.org")
    known = client.post("/account/password/reset/", {"email": "ADA@example.org"})
    unknown = client.post("/account/password/reset/", {"email": "nobody@example.org"})
    # The same answer, and the same work.
    assert known["Location"] == unknown["Location"] == "/account/password/reset/sent/"
    jobs = asked("accounts.send_new_password")
    assert [job.args["user"] for job in jobs] == [user.pk, 0]
    for job in jobs:
        send_new_password(by=None, user=job.args["user"])
    (letter,) = mail.outbox
    assert letter.to == ["ada@example.org"]
    link = link_in(letter.body)
    form = client.get(link)["Location"]
    assert client.post(form, {"password1": "12345678", "password2": "12345678"}).status_code == 200
    done = client.post(form, {"password1": OTHER, "password2": OTHER})
    assert done["Location"] == "/account/password/reset/done/"
    user.refresh_from_db()
    assert user.check_password(OTHER)
    assert Event.objects.about(user).get().action == "user.password_set"
    # The link is spent.
    assert "This link does not work" in Client().get(link).content.decode()


def test_who_set_a_new_password_by_a_letter_is_let_in_though_guesses_were_counted(
    client: Client,
) -> None:
    user = person(username="ada", email="ada@example.org")
    secret = give_factor(user)
    for _ in range(signing_in.FROM_ONE_PLACE.most):
        sign_in(client, user, "wrong")
    assert "Try again in" in sign_in(client, user).content.decode()
    codes = [signing_in.count_code(user, now=timezone.now()) for _ in range(2)]
    client.post("/account/password/reset/", {"email": "ada@example.org"})
    send_new_password(by=None, user=user.pk)
    form = client.get(link_in(mail.outbox[0].body))["Location"]
    client.post(form, {"password1": OTHER, "password2": OTHER})
    assert Attempt.objects.filter(pk__in=[one.pk for (one,) in codes]).count() == 2
    assert sign_in(client, user, OTHER)["Location"].startswith(f"{FACTOR}sign-in/")
    client.post(f"{FACTOR}sign-in/", {"code": code_of(secret)})
    assert client.get("/account/").status_code == 200


def test_letters_for_new_passwords_are_few_and_say_nothing(client: Client) -> None:
    person(email="ada@example.org")
    for _ in range(signing_in.RESETS.most + 2):
        answer = client.post("/account/password/reset/", {"email": "ada@example.org"})
        assert answer["Location"] == "/account/password/reset/sent/"
    assert len(asked("accounts.send_new_password")) == signing_in.RESETS.most


def test_changing_the_password_ends_other_sessions(client: Client) -> None:
    user = person()
    other = Client()
    sign_in(client, user)
    sign_in(other, user)
    url = "/account/password/"
    sent = {"oldpassword": "no", "password1": OTHER, "password2": OTHER}
    assert "not your present password" in client.post(url, sent).content.decode()
    assert client.post(url, sent | {"oldpassword": PASSWORD})["Location"] == "/account/"
    assert is_signed_in(client)
    assert not is_signed_in(other)
    (job,) = asked("accounts.send_security")
    send_security(by=None, user=job.args["user"], said=job.args["said"])
    assert "The password was changed." in mail.outbox[0].body


def test_signing_out_takes_a_form(client: Client) -> None:
    user = person()
    sign_in(client, user)
    assert "Sign out?" in client.get("/account/logout/").content.decode()
    assert is_signed_in(client)
    assert 'action="/account/logout/"' in client.get("/").content.decode()
    assert client.post("/account/logout/")["Location"] == "/"
    assert not is_signed_in(client)
    assert client.post("/account/logout/")["Location"] == LOGIN


def test_the_admin_leads_to_the_same_page(client: Client) -> None:
    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == f"{LOGIN}?next=/admin/"
    # Whoever may not enter is told so, and not led round and round.
    client.force_login(UserFactory())
    page = client.get("/admin/", follow=True)
    assert page.status_code == 200
    assert "who may not see that page" in page.content.decode()


def test_nobody_makes_an_account_unasked(client: Client) -> None:
    for path in ("/account/signup/", "/accounts/signup/", "/account/email/"):
        assert client.get(path).status_code == 404
    assert not User.objects.exists()


def test_a_known_name_or_address_takes_no_longer_to_refuse(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    person(username="ada", email="ada@example.org")
    hashed: list[str] = []
    for step in ("check_password", "set_password"):
        monkeypatch.setattr(User, step, lambda *_, step=step: hashed.append(step))
    work = []
    for name in ("nobody", "nobody@example.org", "ada", "ada@example.org", "ADA@example.org"):
        hashed.clear()
        client.post(LOGIN, {"login": name, "password": "no"})
        work.append(len(hashed))
    assert work == [1] * 5
