"""The feed of changes: read on from a cursor, never missing any, and forgotten when it is old."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse

from accounts.domain.feed import Place, read_place
from accounts.domain.vocabulary import ChangedKind
from accounts.errors import CursorGone
from accounts.models import Change, FeedFloor

WINDOW = 2_000
"""Changes that are looked through at once for those of some kinds."""

ROUTES = {kind: f"api:{kind}" for kind in ChangedKind} | {
    ChangedKind.EXTERNAL_REVIEW: "api:external-review"
}
"""Where each kind of record is read."""

_signer = signing.Signer(salt="feed of changes")


@dataclass(frozen=True, slots=True)
class Read:
    """Changes in their order, the place behind them, and whether there are more at once."""

    changes: list[Change]
    place: Place
    more: bool


def path_of(kind: str, pk: int) -> str:
    """The address of a record in the API, without the host."""
    return reverse(ROUTES[ChangedKind(kind)], args=[pk])


def cursor_of(place: Place) -> str:
    """The cursor that names a place."""
    return _signer.sign(signing.b64_encode(place.written().encode()).decode())


def place_of(cursor: str) -> Place:
    """Will read a cursor.

    Raises: ValueError for what is none of ours.
    """
    try:
        return read_place(signing.b64_decode(_signer.unsign(cursor).encode()).decode())
    except signing.BadSignature as error:
        raise ValueError("This is no cursor of the feed.") from error


def newest_place() -> Place:
    """The place behind everything that is settled: whatever a reader sees now lies before it, or is
    told again after it.
    """
    _, settled = FeedFloor.objects.ends()
    return settled


def read_changes(
    after: Place | None, *, to_staff: bool, kinds: Collection[str] = (), size: int
) -> Read:
    """Will read at most `size` changes after a place, or from the oldest that are kept.

    Where kinds are named, a page may hold few or none although there are more.

    Raises: CursorGone.
    """
    place = after or FeedFloor.objects.ends()[0]
    rows = Change.objects.settled().beyond(place).in_order()
    if not to_staff:
        rows = rows.told_to_all()
    most = WINDOW if kinds else size
    found = list(rows[: most + 1])
    # Asked after the changes: what is forgotten meanwhile is not passed over in silence.
    _require_known(place, FeedFloor.objects.ends()[0])
    return _page(found[:most], kinds, size, place, more=len(found) > most)


def forget_changes(*, now: datetime) -> int:
    """Will forget changes older than they are kept, and return how many; 0 days keep all."""
    if not settings.CHANGES_KEPT_DAYS:
        return 0
    old = Change.objects.filter(at__lt=now - timedelta(days=settings.CHANGES_KEPT_DAYS))
    with transaction.atomic():
        floor = FeedFloor.objects.select_for_update().get()
        begins, settled = FeedFloor.objects.ends()
        count = old.exclude(era=settled.era).delete()[0]
        gone = old.of_era(settled.era).filter(xid__lt=settled.xid)
        newest = gone.order_by("-xid", "-pk").first()
        if newest is not None and newest.place > begins:
            this_era = Change.objects.of_era(settled.era)
            newest = this_era.filter(xid=newest.xid).latest("pk")
            count += this_era.filter(xid__lte=newest.xid).delete()[0]
            floor.era, floor.xid, floor.last = newest.era, newest.xid, newest.pk
            floor.save()
    return count


def _require_known(place: Place, begins: Place) -> None:
    """Raises: CursorGone for a place of another era, or before what is kept."""
    if place.era != begins.era:
        raise CursorGone(
            "The database was restored, or another server took over, since this cursor was given. "
            "Begin anew: from an export, whose head names the cursor at which to go on."
        )
    if place < begins:
        raise CursorGone(
            f"Changes are kept for {settings.CHANGES_KEPT_DAYS} days, and this cursor is older. "
            "Begin anew: from an export, whose head names the cursor at which to go on."
        )


def _page(
    found: list[Change], kinds: Collection[str], size: int, place: Place, *, more: bool
) -> Read:
    """Of what was looked through, the changes of these kinds that fit, and the place behind them."""
    wanted = [one for one in found if not kinds or one.kind in kinds]
    if len(wanted) > size:
        return Read(wanted[:size], wanted[size - 1].place, more=True)
    return Read(wanted, found[-1].place if found else place, more)
