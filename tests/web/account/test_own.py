"""One's own settings: name and address, letters, and being signed out everywhere."""

import re
import time
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from accounts.domain.vocabulary import NoticeKind
from accounts.models import Event, Job, User
from accounts.services.notices import muted_kinds
from accounts.tasks import send_confirmation, send_security
from tests.factories.accounts import UserFactory
from tests.web.account.signing import LOGIN, PASSWORD, is_signed_in, person, sign_in

pytestmark = pytest.mark.django_db

URL = "/account/"


@pytest.fixture
def user() -> User:
    return person(username="ada", email="ada@example.org", roles=["reviewer"])


@pytest.fixture
def client(user: User) -> Client:
    signed_in = Client()
    sign_in(signed_in, user)
    return signed_in


def about(user: User, **typed: str) -> dict[str, str]:
    names = ("first_name", "last_name", "email")
    return {"part": "me", **{name: getattr(user, name) for name in names}, **typed}


def test_a_name_is_changed(client: Client, user: User) -> None:
    assert (
        client.post(URL, about(user, first_name="Ada", last_name=" Lovelace "))["Location"] == URL
    )
    user.refresh_from_db()
    assert str(user) == "Ada Lovelace"
    event = Event.objects.about(user).get(action="user.changed")
    assert event.after == {"first_name": "Ada", "last_name": "Lovelace"}
    assert is_signed_in(client)


def test_another_address_takes_the_password(client: Client, user: User) -> None:
    UserFactory(email="hana@example.org")
    refused = client.post(URL, about(user, email="new@example.org"))
    assert refused.status_code == 400
    assert "type your present password here" in refused.content.decode()
    assert 'value="new@example.org"' in refused.content.decode()
    taken = client.post(URL, about(user, email="HANA@example.org", password=PASSWORD))
    assert "Somebody already signs in with this address." in taken.content.decode()
    assert client.post(URL, about(user, email="no address", password=PASSWORD)).status_code == 400
    gone = client.post(URL, about(user, email="", password=PASSWORD), follow=True)
    assert "Saved." in gone.content.decode()
    user.refresh_from_db()
    assert user.email == ""


def link_to(client: Client, user: User, address: str) -> str:
    """Asks for another address, and opens the letter that goes there."""
    said = client.post(URL, about(user, email=address, password=PASSWORD), follow=True)
    assert f"{address} becomes your address once you open the link" in said.content.decode()
    job = Job.objects.filter(task_name="accounts.send_confirmation").latest("pk")
    send_confirmation(by=None, **{name: job.args[name] for name in ("user", "address")})
    letter = mail.outbox[-1]
    assert letter.to == [address]
    (link,) = re.findall(r"^https?://[^/]+(/account/address/.+)$", letter.body, re.MULTILINE)
    return str(link)


def test_another_address_holds_once_its_letter_was_opened(client: Client, user: User) -> None:
    link = link_to(client, user, "new@example.org")
    assert "Use this address" in client.get(link).content.decode()
    user.refresh_from_db()
    assert user.email == "ada@example.org"
    assert client.post(link)["Location"] == URL
    user.refresh_from_db()
    assert user.email == "new@example.org"
    for again in (client.get(link, follow=True), client.post(link, follow=True)):
        assert again.redirect_chain == [(URL, 302)]
        assert "new@example.org is your e-mail address already." in again.content.decode()
    assert Event.objects.about(user).filter(action="user.changed").count() == 1
    User.objects.filter(pk=user.pk).update(email="third@example.org")
    again = client.post(link)
    assert again.status_code == 409
    assert "Your address was changed since this link" in again.content.decode()


def test_a_link_is_for_who_asked_and_for_three_days(
    client: Client, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = link_to(client, user, "new@example.org")
    other = Client()
    sign_in(other, person(username="hana"))
    assert "somebody else asked for this link" in other.post(link).content.decode()
    assert "This link is not whole." in client.post(link.replace(":", ":x", 1)).content.decode()
    later = time.time() + timedelta(days=3, seconds=1).total_seconds()
    monkeypatch.setattr(time, "time", lambda: later)
    assert "This link held for three days." in client.get(link).content.decode()
    monkeypatch.undo()
    UserFactory(email="new@example.org")
    taken = client.post(link)
    assert (taken.status_code, "Somebody already signs in" in taken.content.decode()) == (400, True)
    user.refresh_from_db()
    assert user.email == "ada@example.org"


def test_letters_are_switched_one_by_one(client: Client, user: User) -> None:
    assert client.get(URL).content.decode().count('name="wanted"') == len(NoticeKind)
    client.post(URL, {"part": "letters", "wanted": ["assigned", "overdue"]})
    assert muted_kinds(user) == set(NoticeKind) - {NoticeKind.ASSIGNED, NoticeKind.OVERDUE}
    page = client.get(URL).content.decode()
    assert 'value="overdue" checked' in page
    assert 'value="signature_wanted" checked' not in page
    client.post(URL, {"part": "letters", "wanted": list(NoticeKind)})
    assert not muted_kinds(user)


def test_one_signs_out_everywhere(client: Client, user: User) -> None:
    other = Client()
    sign_in(other, user)
    assert client.get("/account/sessions/").status_code == 200
    assert client.post("/account/sessions/")["Location"] == LOGIN
    assert not is_signed_in(client)
    assert not is_signed_in(other)
    assert Event.objects.about(user).filter(action="user.sessions_ended").exists()
    assert sign_in(other, user).status_code == 302
    assert is_signed_in(other)


def test_what_was_typed_stays_when_the_session_is_over(user: User) -> None:
    answer = Client().post(URL, about(user, last_name="Lovelace", password=PASSWORD))
    assert answer.status_code == 403
    assert "Lovelace" in answer.content.decode()
    assert PASSWORD not in answer.content.decode()


def test_the_former_address_is_told_of_another_one(client: Client, user: User) -> None:
    client.post(link_to(client, user, "new@example.org"))
    job = Job.objects.get(task_name="accounts.send_security")
    send_security(by=None, **{name: job.args[name] for name in ("user", "said", "former")})
    letter = mail.outbox[-1]
    assert letter.to == ["ada@example.org"]
    assert "The e-mail address was changed." in letter.body


def test_nobody_signs_in_by_the_word_of_somebody_else(client: Client, user: User) -> None:
    UserFactory(username="hana@example.org")
    answer = client.post(URL, about(user, email="HANA@example.org", password=PASSWORD))
    assert answer.status_code == 400
    assert "Somebody signs in as HANA@example.org already." in answer.content.decode()
    user.refresh_from_db()
    assert user.email == "ada@example.org"
