"""People and roles in the admin."""

import pytest
from django.test import Client

from accounts.models import Event, RoleGrant, User
from tests.accounts.admin.filling import errors_of, send
from tests.factories.accounts import EventFactory, UserFactory

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def person(client: Client) -> User:
    user = UserFactory(roles=["admin"])
    client.force_login(user)
    return user


def test_a_person_is_added_and_can_sign_in(client: Client, person: User) -> None:
    typed = {"username": "aiko", "password1": PASSWORD, "password2": PASSWORD}
    assert send(client, "/admin/accounts/user/add/", **typed).status_code == 302
    added = User.objects.get(username="aiko")
    assert added.check_password(PASSWORD)
    event = Event.objects.about(added).get()
    assert event.actor == person
    assert PASSWORD not in str(event.after)
    assert added.password not in str(event.after)


def test_a_weak_password_is_refused(client: Client) -> None:
    typed = {"username": "aiko", "password1": "12345678", "password2": "12345678"}
    assert "too common" in errors_of(send(client, "/admin/accounts/user/add/", **typed))


def test_a_taken_address_is_refused_at_the_form(client: Client) -> None:
    UserFactory(email="aiko@example.org")
    other = UserFactory()
    response = send(client, f"/admin/accounts/user/{other.pk}/change/", email="AIKO@example.org")
    assert "already signs in with this address" in errors_of(response)


def test_a_role_is_given_and_taken_on_the_page_of_a_person(client: Client, person: User) -> None:
    other = UserFactory()
    url = f"/admin/accounts/user/{other.pk}/change/"
    rows = [("role_grants", {"role": "curator"})]
    assert send(client, url, rows=rows, change_reason="Trained").status_code == 302
    grant = RoleGrant.objects.get(user=other)
    assert (grant.role, grant.granted_by) == ("curator", person)
    other.refresh_from_db()
    assert other.is_staff
    assert send(client, url, **{"role_grants-0-DELETE": "on"}).status_code == 302
    assert not other.role_grants.exists()
    assert Event.objects.filter(action="rolegrant.deleted").exists()


def test_a_role_is_given_once(client: Client) -> None:
    grant = RoleGrant.objects.create(user=UserFactory(), role="curator")
    typed = {"user": grant.user_id, "role": "curator"}
    response = send(client, "/admin/accounts/rolegrant/add/", **typed)
    assert "already holds the role" in errors_of(response)
    typed["role"] = "editor"
    assert send(client, "/admin/accounts/rolegrant/add/", **typed).status_code == 302
    assert grant.user.role_grants.count() == 2


def test_that_a_password_was_set_is_logged_and_never_the_password(
    client: Client, person: User
) -> None:
    other = UserFactory()
    url = f"/admin/accounts/user/{other.pk}/password/"
    data = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"}
    assert client.post(url, data).status_code == 302
    other.refresh_from_db()
    assert other.check_password(PASSWORD)
    event = Event.objects.about(other).get()
    assert (event.actor, event.action) == (person, "user.password_set")
    assert (event.before, event.after) == ({}, {})


def test_a_password_that_is_refused_is_not_logged(client: Client) -> None:
    other = UserFactory()
    data = {"password1": "12345678", "password2": "12345678", "usable_password": "true"}
    assert client.post(f"/admin/accounts/user/{other.pk}/password/", data).status_code == 200
    assert not Event.objects.exists()


def test_the_admin_leads_to_where_everybody_changes_their_password(client: Client) -> None:
    assert client.get("/admin/password_change/")["Location"] == "/account/password/"


def test_the_event_log_shows_what_changed(client: Client) -> None:
    event = EventFactory(before={"name": "<i>Old</i>"}, after={"name": "New"})
    page = client.get(f"/admin/accounts/event/{event.pk}/change/").content.decode()
    assert "<del>&lt;i&gt;Old&lt;/i&gt;</del>" in page
    assert "<ins>New</ins>" in page
    assert client.post(f"/admin/accounts/event/{event.pk}/change/", {}).status_code == 403


def test_signing_in(client: Client) -> None:
    client.logout()
    user = UserFactory(roles=["curator"])
    user.set_password(PASSWORD)
    user.save()
    assert client.get("/admin/")["Location"].startswith("/admin/login/")
    login = client.get("/admin/login/?next=/admin/")["Location"]
    assert login == "/account/login/?next=/admin/"
    assert client.post(login, {"login": user.username, "password": "no"}).status_code == 200
    answer = client.post(login, {"login": user.username, "password": PASSWORD})
    assert answer["Location"] == "/admin/"
