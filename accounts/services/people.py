"""People and their roles."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Model, Q

from accounts.domain.vocabulary import Role
from accounts.errors import Refused
from accounts.models import RoleGrant, User
from accounts.permissions import require
from accounts.services.records import save_record
from accounts.services.steps import log_event, verb


class LastAdmin(Refused):
    """Says that nobody would be left who gives roles and lets people in."""

    code = "last_admin"


def create_user(
    *,
    username: str,
    password: str | None,
    by: User | None,
    email: str = "",
    first_name: str = "",
    last_name: str = "",
    is_superuser: bool = False,
    is_active: bool = True,
) -> User:
    """Will add a person who can sign in, or who never can where `password` is None.

    Raises: ValidationError for a taken name or address.
    """
    user = User(
        username=username,
        email=email,
        first_name=first_name,
        last_name=last_name,
        is_active=is_active,
        is_superuser=is_superuser,
        is_staff=is_superuser,
    )
    require_own_words(user)
    user.set_password(password)
    save_record(user, by=by)
    return user


def create_person(
    *,
    username: str,
    password: str | None,
    roles: Iterable[Role],
    by: User | None,
    email: str = "",
    first_name: str = "",
    last_name: str = "",
) -> User:
    """Will add a person together with the roles they hold, whole or not at all.

    Raises: ValidationError for a taken name or address.
    """
    with verb("user.add", by=by):
        user = create_user(
            username=username,
            password=password,
            by=by,
            email=email,
            first_name=first_name,
            last_name=last_name,
        )
        for role in roles:
            grant_role(user, role, by=by)
    return user


@contextmanager
def password_logged(user: User, *, by: User) -> Iterator[None]:
    """Logs who set this person's password inside, whichever page did it; never the password."""
    with verb("user.password", by=by):
        before = User.objects.values_list("password").get(pk=user.pk)
        yield
        if before != User.objects.values_list("password").get(pk=user.pk):
            log_event("user.password_set", user, by=by)


def grant_role(user: User, role: Role, *, by: User | None, reason: str = "") -> RoleGrant:
    """Will give a person a role; whoever holds any role may enter the admin.

    Raises: ValidationError when the person already holds it.
    """
    grant = RoleGrant(user=user, role=role, granted_by=by)
    with verb("rolegrant.add", by=by, reason=reason):
        save_record(grant, by=by, reason=reason)
        if not user.is_staff:
            user.is_staff = True
            save_record(user, by=by, reason=reason)
    user.__dict__.pop("roles", None)
    return grant


def revoke_role(user: User, role: Role, *, by: User | None, reason: str = "") -> None:
    """Will take a role from a person; silently when the person does not hold it.

    Raises: LastAdmin.
    """
    with verb("rolegrant.delete", by=by, reason=reason), an_admin_stays():
        for grant in user.role_grants.select_for_update().filter(role=role):
            log_event("rolegrant.deleted", grant, by=by, before={"role": role}, reason=reason)
            grant.delete()
    user.__dict__.pop("roles", None)


def save_person(
    record: Model,
    *,
    by: User | None,
    reason: str = "",
    expected_version: int | None = None,
) -> bool:
    """Will save a person as a form changed them; returns whether anything changed.

    Raises: whatever `save_record` raises; ValidationError for a taken name; LastAdmin.
    """
    with verb("user.change", by=by, reason=reason), an_admin_stays():
        if isinstance(record, User):
            require_own_words(record)
        return save_record(record, by=by, reason=reason, expected_version=expected_version)


def set_active(user: User, *, is_active: bool, by: User, reason: str = "") -> None:
    """Will let somebody in again, or no more: sessions end, and tokens are refused.

    Raises: NotAllowed, LastAdmin.
    """
    with verb("user.change", by=by, reason=reason), an_admin_stays():
        require(by, "user.change", user)
        locked = User.objects.select_for_update().get(pk=user.pk)
        locked.is_active = is_active
        save_record(locked, by=by, reason=reason)
    user.is_active = is_active


def set_password(user: User, password: str, *, by: User) -> None:
    """Will set somebody's password, which was looked at already, and log that it was set."""
    with password_logged(user, by=by):
        user.set_password(password)
        user.save(update_fields=["password"])


@contextmanager
def an_admin_stays() -> Iterator[None]:
    """Refuses what leaves nobody who gives roles and lets people in; the caller is inside of a verb.

    Two at once, each taking the other's role, take turns.

    Raises: LastAdmin.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('accounts.admins'))")
    before = _admins()
    yield
    if before and not _admins():
        raise LastAdmin("Nobody would be left who gives roles and lets people in.")


def require_own_words(user: User) -> None:
    """Will refuse a new name by which somebody else signs in, and an address that is somebody's name.

    Who signs in types either, in any case: of two people found by one word neither would get in, or
    the wrong tries of one would be counted for the other.

    Raises: ValidationError.
    """
    others, stored = User.objects.exclude(pk=user.pk), User.objects.filter(pk=user.pk).first()
    taken = {"username": Q(username__iexact=user.username) | Q(email__iexact=user.username)}
    if user.email:
        taken["email"] = Q(username__iexact=user.email)
    for name, by_this_word in taken.items():
        word = getattr(user, name)
        if word != getattr(stored, name, None) and others.filter(by_this_word).exists():
            said = f"Somebody signs in as {word} already."
            raise ValidationError({name: ValidationError(said, code="unique")})


def require_own(user: User, *columns: str) -> None:
    """Will refuse what these columns of a person do not take; the others are not looked at.

    Raises: ValidationError.
    """
    require_own_words(user)
    user.full_clean(exclude={field.name for field in User._meta.get_fields()} - set(columns))


def _admins() -> int:
    """How many people may give roles."""
    trusted = Q(is_superuser=True) | Q(role_grants__role=Role.ADMIN)
    return User.objects.filter(trusted, is_active=True).distinct().count()
