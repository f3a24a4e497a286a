"""The keys by which programs sign in: made once, shown once, kept as a hash."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError

from accounts.domain.vocabulary import Scope
from accounts.models import ApiToken, User
from accounts.permissions import require
from accounts.services.records import save_record
from accounts.services.steps import verb

PREFIX = "ss_"
"""How every key begins, so that one that leaked is recognised."""

KEY_BYTES = 32
LONGEST_LIFE = timedelta(days=366)
USE_NOTED_EVERY = timedelta(minutes=1)


def issue_token(
    user: User,
    *,
    name: str,
    scopes: Sequence[Scope],
    expires_at: datetime,
    by: User | None,
    now: datetime,
) -> tuple[ApiToken, str]:
    """Will make a token for a person; returns it with its key, which is not kept.

    Raises: NotAllowed for somebody else's token; ValidationError naming the field.
    """
    token = ApiToken(
        user=user,
        name=name.strip(),
        scopes=sorted({Scope(scope).value for scope in scopes}),
        expires_at=expires_at,
    )
    if by is not None:
        require(by, "apitoken.issue", token)
    _require_a_while(expires_at, now)
    key = PREFIX + secrets.token_urlsafe(KEY_BYTES)
    token.key_sha256 = ApiToken.digest(key)
    with verb("apitoken.issue", by=by):
        save_record(token, by=by)
    return token, key


def revoke_token(token: ApiToken, *, by: User | None, now: datetime) -> ApiToken:
    """Will end a token at once and for good; silently when it was ended before.

    Its owner may, with whatever roles are left.

    Raises: NotAllowed for who neither owns it nor administers people.
    """
    if by is not None and by.pk != token.user_id:
        require(by, "apitoken.revoke", token)
    with verb("apitoken.revoke", by=by):
        held = ApiToken.objects.select_for_update().get(pk=token.pk)
        if held.revoked_at is None:
            held.revoked_at = now
            save_record(held, by=by)
    return held


def token_of(key: str, *, now: datetime) -> ApiToken | None:
    """The token of a key with its owner, if it is in force; its use is noted once a minute."""
    token = ApiToken.objects.with_owner().filter(key_sha256=ApiToken.digest(key)).first()
    if token is None or not token.is_in_force(now):
        return None
    if token.last_used_at is None or token.last_used_at < now - USE_NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
    return token


def _require_a_while(expires_at: datetime, now: datetime) -> None:
    """Refuses a token that would be over already, or that nobody would remember.

    Raises: ValidationError.
    """
    if expires_at <= now:
        said = f"{expires_at:%Y-%m-%d %H:%M} has passed: a token ends later than now."
    elif expires_at > now + LONGEST_LIFE:
        said = f"{expires_at:%Y-%m-%d} is too far: a token lasts a year at most."
    else:
        return
    raise ValidationError({"expires_at": ValidationError(said, code="expires_at")})
