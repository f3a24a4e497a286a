"""Everybody with their roles on one screen; who is asked in, closed out, and let in again."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Event, Invitation, Job, User
from accounts.services import signing_in
from accounts.services.invitations import invited_by, link_of
from accounts.tasks import send_invitation
from tests.factories.accounts import InvitationFactory, UserFactory
from tests.web.account.signing import PASSWORD, give_factor, is_signed_in, person, sign_in
from tests.web.account.test_signing import link_in

pytestmark = pytest.mark.django_db

PEOPLE = "/account/people/"


@pytest.fixture
def admin() -> User:
    return UserFactory(username="ada", roles=["admin"])


@pytest.fixture
def client(admin: User) -> Client:
    signed_in = Client()
    signed_in.force_login(admin)
    return signed_in


def ticked(*users: User, **roles: list[str]) -> dict[str, object]:
    """What the table sends: what was seen of each, and what is ticked now."""
    sent: dict[str, object] = {"person": [user.pk for user in users]}
    for user in users:
        held = sorted(user.role_grants.values_list("role", flat=True))
        sent[f"seen-{user.pk}"] = " ".join(held)
        sent[f"roles-{user.pk}"] = roles.get(user.username, held)
    return sent


def roles_of(user: User) -> set[str]:
    return set(user.role_grants.values_list("role", flat=True))


def test_roles_of_several_people_are_set_at_once(client: Client, admin: User) -> None:
    hana, ken = UserFactory(username="hana", roles=["reviewer"]), UserFactory(username="ken")
    sent = ticked(admin, hana, ken, hana=["curator", "editor"], ken=["auditor"])
    assert client.post(PEOPLE, sent).status_code == 302
    assert roles_of(hana) == {"curator", "editor"}
    assert roles_of(ken) == {"auditor"}
    assert roles_of(admin) == {"admin"}
    done = Event.objects.done("rolegrant.added", "rolegrant.deleted").values_list(
        "action", "actor__username"
    )
    assert sorted(done) == [("rolegrant.added", "ada")] * 3 + [("rolegrant.deleted", "ada")]
    assert User.objects.get(pk=ken.pk).is_staff


def test_who_was_slower_loses_nothing_and_changes_nothing(client: Client) -> None:
    hana, ken = UserFactory(username="hana"), UserFactory(username="ken")
    sent = ticked(hana, ken, hana=["editor"], ken=["editor"])
    client.post(PEOPLE, ticked(hana, hana=["auditor"]))
    answer = client.post(PEOPLE, sent)
    assert answer.status_code == 409
    assert "Somebody else changed the roles of hana meanwhile: auditor." in answer.content.decode()
    assert (roles_of(hana), roles_of(ken)) == ({"auditor"}, set())


def test_the_last_admin_stays(client: Client, admin: User) -> None:
    answer = client.post(PEOPLE, ticked(admin, ada=[]))
    assert answer.status_code == 409
    assert "Nobody would be left who gives roles" in answer.content.decode()
    assert client.post(f"{PEOPLE}{admin.pk}/", {"step": "close"}).status_code == 400
    admin.refresh_from_db()
    assert (admin.is_active, roles_of(admin)) == (True, {"admin"})
    # Handed on in one go it may be.
    hana = UserFactory(username="hana")
    assert client.post(PEOPLE, ticked(admin, hana, ada=[], hana=["admin"])).status_code == 302
    assert (roles_of(admin), roles_of(hana)) == (set(), {"admin"})


@pytest.mark.parametrize("sent", [{}, {"person": "x"}, {"person": "1", "roles-1": "king"}])
def test_what_cannot_be_read_is_refused(client: Client, sent: dict[str, str]) -> None:
    assert client.post(PEOPLE, sent).status_code == 400


def test_an_auditor_looks_and_changes_nothing(admin: User) -> None:
    client, auditor = Client(), UserFactory(roles=["auditor"])
    client.force_login(auditor)
    assert "Save the roles" not in client.get(PEOPLE).content.decode()
    assert client.post(PEOPLE, ticked(admin, ada=["editor"])).status_code == 403
    assert client.post(f"{PEOPLE}{admin.pk}/", {"step": "close"}).status_code == 403
    assert client.get(f"{PEOPLE}invite/").status_code == 403


def test_people_are_found_and_listed_by_as_many_questions(client: Client) -> None:
    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(PEOPLE).status_code == 200
        return len(asked)

    UserFactory.create_batch(2, roles=["curator"])
    InvitationFactory()
    few = questions()
    UserFactory.create_batch(20, roles=["curator", "editor"])
    InvitationFactory.create_batch(9)
    assert questions() == few
    UserFactory(username="wanted", first_name="Hana")
    page = client.get(PEOPLE, {"q": "hana"}).content.decode()
    assert "wanted" in page
    assert page.count('name="person"') == 1


def test_closing_an_account_ends_its_sessions_at_once(client: Client) -> None:
    hana, theirs = person(username="hana", roles=["editor"]), Client()
    sign_in(theirs, hana)
    url = f"{PEOPLE}{hana.pk}/"
    assert client.post(url, {"step": "close", "reason": "left"}).status_code == 302
    assert not is_signed_in(theirs)
    assert "This account is closed" in client.get(url).content.decode()
    client.post(url, {"step": "open"})
    assert sign_in(theirs, hana).status_code == 302
    assert is_signed_in(theirs)
    assert roles_of(hana) == {"editor"}


def test_unlocking_ending_sessions_and_taking_a_factor_away(client: Client) -> None:
    hana, theirs = person(username="hana", roles=["editor"]), Client()
    url = f"{PEOPLE}{hana.pk}/"
    for _ in range(signing_in.FROM_ONE_PLACE.most):
        sign_in(Client(), hana, "no")
    assert "Locked out" in client.get(url).content.decode()
    assert client.post(url, {"step": "unlock"}).status_code == 302
    assert "Locked out" not in client.get(url).content.decode()
    sign_in(theirs, hana)
    assert is_signed_in(theirs)
    client.post(url, {"step": "end-sessions"})
    assert not is_signed_in(theirs)
    give_factor(hana)
    client.post(url, {"step": "remove-factor"})
    assert sign_in(theirs, hana)["Location"] == "/desk/"
    done = set(Event.objects.about(hana).values_list("action", flat=True))
    assert {"user.unlocked", "user.sessions_ended", "user.second_factor_removed"} <= done
    assert client.post(url, {"step": "fly"}).status_code == 400


def test_an_admin_does_nothing_to_a_superuser(client: Client) -> None:
    root = UserFactory(is_superuser=True)
    for step in ("close", "end-sessions", "unlock", "remove-factor"):
        assert client.post(f"{PEOPLE}{root.pk}/", {"step": step}).status_code == 403


def test_nobody_closes_their_own_account(client: Client, admin: User) -> None:
    url = f"{PEOPLE}{admin.pk}/"
    assert 'value="close"' not in client.get(url).content.decode()
    answer = client.post(url, {"step": "close"})
    assert answer.status_code == 400
    assert "Another admin closes your account, not you." in answer.content.decode()
    admin.refresh_from_db()
    assert admin.is_active


def test_a_name_is_said_once(client: Client) -> None:
    UserFactory(username="root", first_name="", last_name="", email="", is_superuser=True)
    page = client.get(f"{PEOPLE}?q=root").content.decode()
    assert '>root</a> <span class="soft small">superuser, who may do everything</span>' in page


def test_the_way_of_an_invitation(client: Client, admin: User) -> None:
    page = client.post(
        f"{PEOPLE}invite/", {"email": "Ken@Example.org", "roles": ["curator", "reviewer"]}
    ).content.decode()
    invitation = Invitation.objects.get()
    # Signed anew at every moment, a link is known by what it opens.
    (key,) = set(re.findall(r"/account/invitation/([^/\"<]+)/", page))
    assert invited_by(key, now=timezone.now()) == invitation
    job = Job.objects.get(task_name="accounts.send_invitation")
    assert set(job.args) == {"by", "request_id", "invitation"}  # no link lies in the queue
    send_invitation(by=admin, invitation=job.args["invitation"])
    link = link_in(mail.outbox[0].body)
    theirs = Client()
    assert "curator, reviewer" in theirs.get(link).content.decode()
    sent = {"username": "ken", "first_name": "Ken", "last_name": "Mori"}
    weak = theirs.post(link, sent | {"password1": "12345678", "password2": "12345678"})
    assert weak.status_code == 400
    assert 'value="Mori"' in weak.content.decode()
    differ = theirs.post(link, sent | {"password1": PASSWORD, "password2": "other"})
    assert "The two passwords differ" in differ.content.decode()
    taken = theirs.post(
        link, sent | {"username": "ada", "password1": PASSWORD, "password2": PASSWORD}
    )
    assert "Somebody signs in as ada already" in taken.content.decode()
    both = theirs.post(link, sent | {"username": "ada", "password1": "1234", "password2": "5678"})
    said = both.content.decode()
    assert "Somebody signs in as ada already" in said
    assert "This password is too short" in said
    assert "The two passwords differ" in said
    done = theirs.post(link, sent | {"password1": PASSWORD, "password2": PASSWORD})
    assert done["Location"] == "/account/login/"
    ken = User.objects.get(username="ken")
    assert (ken.email, roles_of(ken)) == ("Ken@example.org", {"curator", "reviewer"})
    assert {grant.granted_by for grant in ken.role_grants.all()} == {admin}
    assert sign_in(theirs, ken).status_code == 302
    again = theirs.get(link)
    assert (again.status_code, "used already" in again.content.decode()) == (404, True)


def test_an_invitation_ends(client: Client, admin: User) -> None:
    link = link_of(InvitationFactory(invited_by=admin)).removeprefix("http://127.0.0.1:8000")
    link = link[link.index("/account") :]
    (invitation,) = Invitation.objects.all()
    assert client.get(link).status_code == 200
    broken = client.get(f"{link[:-3]}x/")
    assert "This link is not whole" in broken.content.decode()
    Invitation.objects.update(
        expires_at=timezone.now() + timedelta(seconds=-1), created_at="2020-01-01T00:00Z"
    )
    assert "This invitation ended" in client.get(link).content.decode()
    Invitation.objects.update(expires_at="2100-01-01T00:00Z")
    admin.role_grants.all().delete()
    assert "may not do so any more" in client.get(link).content.decode()
    other = UserFactory(roles=["admin"])
    client.force_login(other)
    assert client.post(f"{PEOPLE}invitations/{invitation.pk}/revoke/")["Location"] == PEOPLE
    assert "was taken back" in client.get(link).content.decode()
    mail.outbox.clear()
    send_invitation(by=None, invitation=invitation.pk)
    assert not mail.outbox


def test_inviting_again_takes_the_first_one_back(client: Client, admin: User) -> None:
    for _ in range(2):
        client.post(f"{PEOPLE}invite/", {"email": "ken@example.org"})
    assert [one.revoked_at is None for one in Invitation.objects.order_by("pk")] == [False, True]
    taken = client.post(f"{PEOPLE}invite/", {"email": admin.email.upper(), "roles": ["editor"]})
    assert taken.status_code == 400
    assert "signs in with" in taken.content.decode()
    assert 'value="editor" checked' in taken.content.decode()
    assert client.post(f"{PEOPLE}invite/", {"email": "no address"}).status_code == 400


@pytest.mark.parametrize("name", ["ADA", "ada", "Ken@Example.org"])
def test_who_is_invited_takes_no_word_by_which_somebody_else_signs_in(
    admin: User, name: str
) -> None:
    UserFactory(username="ken", email="ken@example.org")
    link = link_of(InvitationFactory(invited_by=admin))
    path = link[link.index("/account/") :]
    sent = {"username": name, "password1": PASSWORD, "password2": PASSWORD}
    answer = Client().post(path, sent)
    assert answer.status_code == 400
    assert f"Somebody signs in as {name} already." in answer.content.decode()
    assert Client().post(path, sent | {"username": "hana"}).status_code == 302


def test_roles_and_accounts_are_changed_in_one_order_so_that_nobody_waits_in_a_ring(
    client: Client,
) -> None:
    hana = UserFactory(username="hana", roles=["editor"])
    for path, sent in (
        (PEOPLE, ticked(hana, hana=["curator"])),
        (f"{PEOPLE}{hana.pk}/", {"step": "close"}),
    ):
        with CaptureQueriesContext(connection) as asked:
            assert client.post(path, sent).status_code == 302
        taken = [
            what
            for one in asked.captured_queries
            for what in ("accounts.admins", "FOR UPDATE")
            if what in str(one["sql"])  # a prepared statement is logged without its words
        ]
        assert taken.index("accounts.admins") < taken.index("FOR UPDATE")
