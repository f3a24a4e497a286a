"""Origins with the poll behind them: written as one thing."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from accounts.models import User
from accounts.services.steps import verb
from claims.models import Origin, Poll
from claims.services.corroboration import deferred
from claims.services.records import delete, save
from claims.services.refusals import PollRefused


@dataclass(frozen=True, slots=True)
class PollTold:
    """What is told of the poll behind an origin: some of its columns; None says that there is none."""

    columns: dict[str, Any] | None


def record_origin(
    origin: Origin, *, by: User | None, poll: PollTold | None = None, reason: str = ""
) -> Origin:
    """Will add an origin, with the poll behind it where one is told of.

    Raises: ValidationError; PollRefused.
    """
    with verb("origin.record", by=by, reason=reason), deferred():
        save(origin, by=by, reason=reason)
        if poll is not None:
            _save_poll(origin, poll, by=by, reason=reason)
    return origin


def change_origin(
    origin: Origin,
    *,
    by: User | None,
    poll: PollTold | None = None,
    reason: str = "",
    expected_version: int | None = None,
) -> None:
    """Will save an origin, and where a `poll` is told of, that; the origin is another version then.

    Raises: ValidationError, StaleRecord; PollRefused.
    """
    with verb("origin.change", by=by, reason=reason), deferred():
        save(origin, by=by, reason=reason, expected_version=expected_version)
        if poll is not None:
            _save_poll(origin, poll, by=by, reason=reason)


def _save_poll(origin: Origin, told: PollTold, *, by: User | None, reason: str) -> None:
    """Adds, changes or deletes the poll of an origin.

    Raises: PollRefused.
    """
    stored = Poll.objects.having(origin=origin).first()
    if told.columns is None:
        if stored is not None:
            delete(stored, by=by, reason=reason)
        return
    poll = stored or Poll(origin=origin)
    for name, value in told.columns.items():
        setattr(poll, name, value)
    try:
        save(poll, by=by, reason=reason)
    except ValidationError as refused:
        raise PollRefused(refused) from refused
