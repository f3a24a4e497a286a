"""Sessions are read by a hot statement, and hold as Django's own do."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from accounts.domain.vocabulary import Role
from accounts.models import RoleGrant, User
from accounts.sessions import SessionStore
from tests.factories.accounts import UserFactory
from tests.flat import asked

pytestmark = pytest.mark.django_db


def begun() -> SessionStore:
    store = SessionStore()
    store["who"] = "Ada"
    store.create()
    return store


def test_what_was_kept_is_read_by_us_and_by_django_alike() -> None:
    key = begun().session_key
    assert SessionStore(key)["who"] == db.SessionStore(key)["who"] == "Ada"
    with asked() as statements:
        assert SessionStore(key).get("who") == "Ada"
    assert len(statements) == 1


def test_one_that_django_began_goes_on() -> None:
    theirs = db.SessionStore()
    theirs["who"] = "Ada"
    theirs.create()
    assert SessionStore(theirs.session_key)["who"] == "Ada"


def test_one_that_is_over_holds_nothing_and_its_key_is_not_taken_up_again() -> None:
    store = begun()
    rows = Session.objects.filter(session_key=store.session_key)
    rows.update(expire_date=timezone.now() - timedelta(seconds=1))
    late = SessionStore(store.session_key)
    assert late.get("who") is None
    assert late.session_key is None


@pytest.mark.parametrize("key", ["0" * 32, "' OR true --", "%s", "é" * 32])
def test_nobody_else_has_one(key: str) -> None:
    begun()
    other = SessionStore(key)
    assert other.get("who") is None
    assert other.session_key is None


def test_whoever_is_signed_out_or_has_lost_a_role_is_so_at_once() -> None:
    person = UserFactory(roles=["curator"])
    browser = Client()
    browser.force_login(person)
    assert browser.get("/desk/copies/").status_code == 200
    RoleGrant.objects.filter(user=person).delete()
    assert browser.get("/desk/copies/").status_code == 403
    Session.objects.filter(pk=browser.cookies[settings.SESSION_COOKIE_NAME].value).delete()
    assert browser.get("/desk/copies/").status_code == 302


def test_roles_are_of_this_person_alone_and_those_read_beforehand_are_not_read_again() -> None:
    one, other = UserFactory(roles=["curator"]), UserFactory(roles=["auditor", "reviewer"])
    assert User.objects.get(pk=one.pk).roles == {Role.CURATOR}
    assert User.objects.get(pk=other.pk).roles == {Role.AUDITOR, Role.REVIEWER}
    found = {user.pk: user for user in User.objects.prefetch_related("role_grants")}
    with asked() as statements:
        assert found[one.pk].roles == {Role.CURATOR}
    assert not statements


def test_one_that_was_begun_before_there_was_a_backend_of_ours_goes_on(client: Client) -> None:
    person = UserFactory()
    client.force_login(person)
    store = SessionStore(client.session.session_key)
    store["_auth_user_backend"] = "allauth.account.auth_backends.AuthenticationBackend"
    store.save()
    assert client.get("/about/").context["user"] == person
    # No other name is taken for ours.
    store["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    store.save()
    assert client.get("/about/").context["user"].is_anonymous
