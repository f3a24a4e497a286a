"""How often somebody may try to sign in: counted by account and by place, over all processes.

A try is counted before it is looked at, and taken back where it was right: many at once get no more
than one after the other. A name that nobody has is counted like one that somebody has.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Q

from accounts.errors import TooOften
from accounts.models import Attempt, User
from accounts.permissions import require
from accounts.services.limits import (
    Limit,
    count_attempt,
    count_for,
    forget_attempts,
    is_reached,
)
from accounts.services.steps import log_event, verb

ONE_ACCOUNT = Limit(
    "sign-in",
    most=10,
    within=timedelta(minutes=15),
    where="for this account",
    what="Signing in failed",
)
"""Wrong passwords and wrong codes together."""

ONE_PLACE = Limit("sign-in-place", most=100, within=timedelta(hours=1))
"""A newsroom behind one address forgets some passwords; who tries a list of them needs more."""

ONE_CODE = Limit("code", most=1, within=timedelta(minutes=3))
"""A code of a second factor is taken once, for longer than any code holds."""

RESETS = Limit("password-reset", most=5, within=timedelta(hours=1))
"""Letters with a new password asked for from one place; and to one address, without a word of it."""


def count_try(name: str, address: str, *, now: datetime) -> list[Attempt]:
    """Will count a try to sign in as whoever `name` or e-mail address names, from an address.

    Raises: TooOften, saying when to come back.
    """
    counted = [count_attempt(ONE_PLACE, address, now=now)]
    try:
        return [*counted, count_for(ONE_ACCOUNT, _account(name), now=now)]
    except TooOften:
        take_back(counted)
        raise


def count_code(user: User, *, now: datetime) -> list[Attempt]:
    """Will count a try with a code of somebody's second factor.

    Raises: TooOften, saying when to come back.
    """
    return [count_for(ONE_ACCOUNT, _key(user), now=now)]


def take_back(counted: Iterable[Attempt]) -> None:
    """Will count tries no longer that were right."""
    Attempt.objects.filter(pk__in=[one.pk for one in counted]).delete()


def use_code(user: User, code: str, *, now: datetime) -> bool:
    """Whether a right code comes for the first time; from now on it does not."""
    try:
        count_for(ONE_CODE, f"{_key(user)}:{code}", now=now)
    except TooOften:
        return False
    return True


def is_locked_out(user: User, *, now: datetime) -> bool:
    """Whether nobody gets in as this person for a while, whatever they type."""
    return is_reached(ONE_ACCOUNT, _key(user), now=now)


def unlock(user: User, *, by: User | None) -> None:
    """Will let somebody try again who is locked out.

    Raises: NotAllowed.
    """
    with verb("user.unlock", by=by):
        if by is not None:
            require(by, "user.change", user)
        if forget_attempts(ONE_ACCOUNT, _key(user)):
            log_event("user.unlocked", user, by=by)


def end_sessions(user: User, *, by: User | None) -> None:
    """Will sign somebody out everywhere; tokens of programs stay in force.

    Raises: NotAllowed for the sessions of somebody else.
    """
    with verb("user.end_sessions", by=by):
        if by is not None and by.pk != user.pk:
            require(by, "user.change", user)
        locked = User.objects.select_for_update().get(pk=user.pk)
        locked.session_round += 1
        locked.save(update_fields=["session_round"])
        log_event("user.sessions_ended", user, by=by)
    user.session_round = locked.session_round


def has_second_factor(user: User) -> bool:
    """Whether more than the password is asked for when this person signs in."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return bool(Authenticator.objects.filter(user=user, type__in=kinds).exists())


def with_second_factor(users: Iterable[User]) -> set[int]:
    """Which of these people have one, by id."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    rows = Authenticator.objects.filter(user__in=users, type__in=kinds)
    return set(rows.values_list("user_id", flat=True))


def must_have_second_factor(user: object) -> bool:
    """Whether somebody is to have one: who holds a role, where it is switched on."""
    return (
        settings.REQUIRE_SECOND_FACTOR
        and isinstance(user, User)
        and (user.is_staff or user.is_superuser or bool(user.roles))
    )


def lacks_second_factor(user: object) -> bool:
    """Whether somebody must set one up first."""
    return isinstance(user, User) and must_have_second_factor(user) and not has_second_factor(user)


def remove_second_factor(user: User, *, by: User, reason: str = "") -> None:
    """Will take a lost second factor from somebody, who signs in with the password alone until then.

    Raises: NotAllowed.
    """
    with verb("user.remove_second_factor", by=by, reason=reason):
        require(by, "user.change", user)
        if Authenticator.objects.filter(user=user).delete()[0]:
            log_event("user.second_factor_removed", user, by=by, reason=reason)


def named(name: str) -> User | None:
    """Who signs in with this name or e-mail address, in whichever case it is typed."""
    rows = User.objects.filter(Q(username__iexact=name) | Q(email__iexact=name))
    return rows.order_by("pk").first()


def _account(name: str) -> str:
    found = named(name.strip())
    return _key(found) if found else f"name:{name.strip().casefold()}"


def _key(user: User) -> str:
    return f"user:{user.pk}"
