"""Pages as they were made a moment ago, for as long as the database says the same.

Two snapshots of PostgreSQL that read alike see the same rows: whatever is committed in between makes
another one. So a page that was made is handed out again while the snapshot is the one before which it
was made. Once there is another one, all that was asked for the page is asked again: where the answers
are the same, so is the page, and it stands as of the new snapshot. No write has to know of any of it.
A page is kept by each process for itself, and only for readers without a session. Of what is made for
somebody who has one, that part is kept which they share with others who may see as much.

Source: PostgreSQL, "System Information Functions", pg_current_snapshot.
"""

from collections import OrderedDict
from collections.abc import Callable, Sized
from dataclasses import dataclass
from functools import cache, wraps
from threading import Lock
from typing import TypeVar, cast

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from accounts.models.asked import Noted, is_noting, noting
from accounts.models.statements import Statement, prepared

MOST = 200
"""Pages and parts that a process keeps, those asked for last; under each name the newest alone."""

LARGEST = 500_000
"""The length of what is still kept: bytes of a page, letters of a part."""

STATE = """
    SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn()::text
                ELSE pg_current_snapshot()::text END
"""
"""On a copy a snapshot does not name the transactions at work, so that two may look alike and differ:
there it is how far the journal of the primary was replayed."""


@dataclass(frozen=True, slots=True)
class As:
    """What something is made of: all that its name says, the day, and the database as of a snapshot."""

    name: str
    day: str
    snapshot: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A page or a part, as of when it stands, and what was asked for it."""

    made: As
    what: Sized
    noted: Noted


P = TypeVar("P", bound=Sized)

_kept: OrderedDict[str, Kept] = OrderedDict()
_lock = Lock()


def kept_while_unchanged(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Will answer readers from what is kept, else by `view`; only what was found (200) is kept.

    Not for pages with forms that carry a token, nor for what differs from reader to reader.
    """

    @wraps(view)
    def answer(request: HttpRequest, *given: object, **named: object) -> HttpResponse:
        if not _is_plain(request):
            return view(request, *given, **named)
        now = _now(request.build_absolute_uri())
        kept = _recalled(now)
        if kept is not None:
            response = HttpResponse(kept)
            patch_vary_headers(response, ["Cookie"])
            return response
        with noting() as noted:
            response = view(request, *given, **named)
        if response.status_code == 200 and "CSRF_COOKIE" not in request.META:
            _keep(Kept(now, response.content, noted))
        return response

    return answer


def kept_part(name: str, make: Callable[[], P]) -> P:
    """Will give what is kept under a name that says all it depends on but the database and the day.

    Where a whole page is being made to be kept, and within a transaction, it is made in any case. What
    is kept is given to several people at once: nobody may change it.
    """
    if is_noting() or connection.in_atomic_block:
        return make()
    now = _now(name)
    kept = _recalled(now)
    if kept is not None:
        return cast("P", kept)
    with noting() as noted:
        made = make()
    _keep(Kept(now, made, noted))
    return made


def forget_all() -> None:
    """Will forget every page and part."""
    with _lock:
        _kept.clear()


def _is_plain(request: HttpRequest) -> bool:
    """Whether the page is the same for everybody; within a transaction nobody sees what it writes."""
    personal = {settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name}
    return personal.isdisjoint(request.COOKIES) and not connection.in_atomic_block


def _now(name: str) -> As:
    """All that what bears this name depends on."""
    ((snapshot,),) = _state().run()
    return As(name, str(timezone.localdate()), snapshot)


@cache
def _state() -> Statement:
    """The question for the snapshot; it is asked whether or not anybody notes what is asked."""
    return prepared(STATE, ())


def _recalled(now: As) -> Sized | None:
    """What is kept, if it stands as of now; what does not is let go."""
    with _lock:
        kept = _kept.get(now.name)
    if kept is None:
        return None
    if kept.made != now:
        if kept.made.day != now.day or not kept.noted.still_holds():
            _let_go(kept)
            return None
        kept = Kept(now, kept.what, kept.noted)
    _keep(kept)
    return kept.what


def _let_go(kept: Kept) -> None:
    with _lock:
        if _kept.get(kept.made.name) is kept:
            del _kept[kept.made.name]


def _keep(kept: Kept) -> None:
    if len(kept.what) > LARGEST:
        return
    with _lock:
        _kept[kept.made.name] = kept
        _kept.move_to_end(kept.made.name)
        while len(_kept) > MOST:
            _kept.popitem(last=False)
