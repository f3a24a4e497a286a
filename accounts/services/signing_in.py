"""How often somebody may try to sign in: counted by account and by place, over all processes.

Wrong passwords are counted for an account from one place, so that nobody keeps its owner out from
another; many more of them, from wherever they come, lock it for everybody.
A try is counted before it is looked at, and taken back where it was right: many at once get no more
than one after the other. A name that nobody has is counted like one that somebody has.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Q
from django.utils.crypto import salted_hmac

from accounts.errors import TooOften
from accounts.models import Attempt, User
from accounts.permissions import require
from accounts.services.limits import (
    Limit,
    count_attempt,
    count_for,
    forget_attempts,
    forget_everywhere,
    is_reached,
    is_reached_anywhere,
)
from accounts.services.steps import log_event, verb

FROM_ONE_PLACE = Limit(
    "sign-in",
    most=10,
    within=timedelta(minutes=15),
    where="for this account from here",
    what="Signing in failed",
)
"""Wrong passwords for one account from one place."""

FROM_ANYWHERE = Limit(
    "sign-in-anywhere",
    most=60,
    within=timedelta(minutes=15),
    where="for this account",
    what="Signing in failed",
)
"""Wrong passwords for one account from all places together: who has many of them guesses slowly."""

CODES = Limit(
    "sign-in-code",
    most=10,
    within=timedelta(minutes=15),
    where="for this account",
    what="Signing in failed",
)
"""Wrong codes of a second factor, from wherever they come: who is asked for one has the password."""

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
    account = _account(name)
    try:
        counted.append(count_attempt(_of(account), address, now=now))
        counted.append(count_for(FROM_ANYWHERE, account, now=now))
    except TooOften:
        take_back(counted)
        raise
    return counted


def count_code(user: User, *, now: datetime) -> list[Attempt]:
    """Will count a try with a code of somebody's second factor.

    Raises: TooOften, saying when to come back.
    """
    return [count_for(CODES, _key(user), now=now)]


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
    """Whether somebody was refused as this person of late, whatever they type: from one place or all."""
    key = _key(user)
    reached = (is_reached(limit, key, now=now) for limit in (FROM_ANYWHERE, CODES))
    return is_reached_anywhere(_of(key), now=now) or any(reached)


def unlock(user: User, *, by: User | None) -> None:
    """Will let somebody try again who is locked out.

    Raises: NotAllowed.
    """
    with verb("user.unlock", by=by):
        if by is not None:
            require(by, "user.change", user)
        forgotten = [forget_wrong_passwords(user), forget_attempts(CODES, _key(user))]
        if any(forgotten):
            log_event("user.unlocked", user, by=by)


def forget_wrong_passwords(user: User) -> bool:
    """Will count no wrong password of somebody any more, as when another was set; whether any was.

    Wrong codes of a second factor are still counted.
    """
    key = _key(user)
    forgotten = [forget_attempts(FROM_ANYWHERE, key), forget_everywhere(_of(key))]
    return any(forgotten)


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


def _of(account: str) -> Limit:
    """How often one account may be tried from each place; a hash of its name is kept, not the name."""
    kept = salted_hmac("sign-in", account, algorithm="sha256").hexdigest()[:40]
    return replace(FROM_ONE_PLACE, purpose=f"{FROM_ONE_PLACE.purpose}:{kept}")


def _key(user: User) -> str:
    return f"user:{user.pk}"
