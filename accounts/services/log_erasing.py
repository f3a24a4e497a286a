"""Forgetting what an entry of the public log binds; the entry itself stays, and so does the log."""

from datetime import datetime

from accounts.domain.texts import is_seen
from accounts.errors import Unusable
from accounts.models import LogLeaf, LogSalt, User
from accounts.services.steps import log_event, verb


def erase_personal(leaf: LogLeaf, *, by: User | None, now: datetime, reason: str) -> bool:
    """Will delete the personal part of an entry with its salt; returns whether there was one still.

    The event log says who did it and why, and not what it was.

    Raises: Unusable without a reason.
    """
    if not is_seen(reason):
        raise Unusable("Say why it is erased.")
    with verb("logleaf.erase", by=by, reason=reason):
        rows = LogSalt.objects.filter(leaf=leaf, erased_at__isnull=True)
        was_there = bool(rows.update(salt="", text="", erased_at=now))
        if was_there:
            log_event("logleaf.erased", leaf, by=by, reason=reason)
    return was_there
