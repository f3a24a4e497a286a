"""Whoever signed in is read by a hot statement, as Django would read them."""

import pytest
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import make_password
from django.test import Client

from accounts.backend import Backend
from accounts.domain.vocabulary import Role
from accounts.models import User
from accounts.services.people import grant_role, revoke_role
from tests.factories.accounts import UserFactory
from tests.flat import asked

pytestmark = pytest.mark.django_db


def test_a_person_is_read_in_one_statement_as_django_reads_them() -> None:
    person = UserFactory(first_name="Ada", is_staff=True)
    Backend().get_user(person.pk)
    with asked() as statements:
        found = Backend().get_user(person.pk)
    assert len(statements) == 1
    theirs = ModelBackend().get_user(person.pk)
    columns = [one.attname for one in User._meta.concrete_fields]
    assert [getattr(found, one) for one in columns] == [getattr(theirs, one) for one in columns]
    assert found == theirs


def test_the_roles_come_with_the_person() -> None:
    person = UserFactory(roles=[Role.CURATOR, Role.EDITOR])
    found = Backend().get_user(person.pk)
    assert found is not None
    with asked() as statements:
        assert found.roles == {Role.CURATOR, Role.EDITOR}
    assert not statements
    grant_role(found, Role.REVIEWER, by=None)
    revoke_role(found, Role.EDITOR, by=None)
    assert found.roles == {Role.CURATOR, Role.REVIEWER}
    nobody_special = Backend().get_user(UserFactory().pk)
    assert nobody_special is not None
    assert nobody_special.roles == frozenset()


def test_nobody_is_found_where_there_is_none_or_who_may_not_sign_in() -> None:
    person = UserFactory(is_active=False)
    assert Backend().get_user(person.pk) is None
    assert Backend().get_user(person.pk + 1) is None


def test_a_session_ends_with_the_password_and_with_the_right_to_sign_in(client: Client) -> None:
    for changes in ({"password": make_password("a sea shanty")}, {"is_active": False}):
        person = UserFactory()
        client.force_login(person)
        assert client.get("/about/").context["user"] == person
        User.objects.filter(pk=person.pk).update(**changes)
        assert client.get("/about/").context["user"].is_anonymous, changes


def test_what_is_changed_about_a_person_and_saved_is_saved() -> None:
    person = UserFactory()
    found = Backend().get_user(person.pk)
    assert found is not None
    found.first_name = "Rei"
    found.save()
    assert User.objects.get(pk=person.pk).first_name == "Rei"
