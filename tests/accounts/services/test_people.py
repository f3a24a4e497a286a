"""People and their roles."""

import pytest
from django.core.exceptions import ValidationError

from accounts.domain.vocabulary import Role
from accounts.models import Event, User
from accounts.services.people import create_user, grant_role, revoke_role
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_a_person_can_sign_in_and_the_log_keeps_no_password() -> None:
    ada = create_user(username="ada", password="correct horse", by=None, email="ada@example.org")
    assert User.objects.get(pk=ada.pk).check_password("correct horse")
    assert not ada.is_staff
    assert "password" not in Event.objects.get().after


@pytest.mark.parametrize(
    ("username", "email"), [("ada", ""), ("Other", "ADA@example.org"), ("", ""), ("a b", "")]
)
def test_a_taken_or_impossible_name_or_address_is_refused(username: str, email: str) -> None:
    UserFactory(username="ada", email="ada@example.org")
    with pytest.raises(ValidationError):
        create_user(username=username, password="x", by=None, email=email)
    assert User.objects.count() == 1


def test_a_role_opens_the_admin_and_is_logged() -> None:
    root, ada = UserFactory(), UserFactory(password="!")
    assert ada.roles == frozenset()
    grant = grant_role(ada, Role.CURATOR, by=root, reason="new colleague")
    assert (grant.granted_by, ada.is_staff) == (root, True)
    assert ada.roles == {Role.CURATOR}
    assert set(Event.objects.values_list("action", "actor", "reason")) == {
        ("rolegrant.added", root.pk, "new colleague"),
        ("user.changed", root.pk, "new colleague"),
    }


def test_a_role_is_not_given_twice() -> None:
    ada = UserFactory(roles=["curator"])
    with pytest.raises(ValidationError):
        grant_role(ada, Role.CURATOR, by=None)
    assert ada.role_grants.count() == 1


def test_a_role_is_taken_back_and_logged() -> None:
    ada = UserFactory(roles=["curator", "editor"])
    assert len(ada.roles) == 2
    revoke_role(ada, Role.CURATOR, by=None, reason="left")
    assert ada.roles == {Role.EDITOR}
    event = Event.objects.get()
    assert (event.action, event.before, event.reason) == (
        "rolegrant.deleted",
        {"role": "curator"},
        "left",
    )


def test_a_role_nobody_holds_is_taken_silently() -> None:
    revoke_role(UserFactory(), Role.CURATOR, by=None)
    assert not Event.objects.exists()
