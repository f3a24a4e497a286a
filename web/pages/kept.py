"""Pages as they were made a moment ago, for as long as the database says the same.

Two snapshots of PostgreSQL that read alike see the same rows: whatever is committed in between makes
another one. So a page that was made is handed out again while the snapshot is the one before which it
was made. Once there is another one, all that was asked for the page is asked again: where the answers
are the same, so is the page, and it stands as of the new snapshot. No write has to know of any of it.
A page is kept by each process for itself, and only for readers without a session.

Source: PostgreSQL, "System Information Functions", pg_current_snapshot.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from threading import Lock

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from accounts.models.asked import Noted, noting
from accounts.models.statements import Statement, prepared

MOST = 200
"""Pages that a process keeps, those asked for last; of each address the newest alone."""

LARGEST = 500_000
"""Bytes of a page that is still kept."""

STATE = """
    SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn()::text
                ELSE pg_current_snapshot()::text END
"""
"""On a copy a snapshot does not name the transactions at work, so that two may look alike and differ:
there it is how far the journal of the primary was replayed."""


@dataclass(frozen=True, slots=True)
class As:
    """What a page is made of: its whole address, the day, and the database as of a snapshot."""

    address: str
    day: str
    snapshot: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page, as of when it stands, and what was asked for it."""

    made: As
    content: bytes
    noted: Noted


_pages: OrderedDict[str, Page] = OrderedDict()
_lock = Lock()


def kept_while_unchanged(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Will answer readers from what is kept, else by `view`; only what was found (200) is kept.

    Not for pages with forms that carry a token, nor for what differs from reader to reader.
    """

    @wraps(view)
    def answer(request: HttpRequest, *given: object, **named: object) -> HttpResponse:
        if not _is_plain(request):
            return view(request, *given, **named)
        now = _now(request)
        kept = _recalled(now)
        if kept is not None:
            response = HttpResponse(kept)
            patch_vary_headers(response, ["Cookie"])
            return response
        with noting() as noted:
            response = view(request, *given, **named)
        is_plain = response.status_code == 200 and "CSRF_COOKIE" not in request.META
        if is_plain and len(response.content) <= LARGEST:
            _keep(Page(now, response.content, noted))
        return response

    return answer


def forget_all() -> None:
    """Will forget every page."""
    with _lock:
        _pages.clear()


def _is_plain(request: HttpRequest) -> bool:
    """Whether the page is the same for everybody; within a transaction nobody sees what it writes."""
    personal = {settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name}
    return personal.isdisjoint(request.COOKIES) and not connection.in_atomic_block


def _now(request: HttpRequest) -> As:
    """All that the page depends on."""
    ((snapshot,),) = _state().run()
    return As(request.build_absolute_uri(), str(timezone.localdate()), snapshot)


@cache
def _state() -> Statement:
    """The question for the snapshot; it is asked whether or not anybody notes what is asked."""
    return prepared(STATE, ())


def _recalled(now: As) -> bytes | None:
    """The page, if it is kept and stands as of now; one that does not is let go."""
    with _lock:
        page = _pages.get(now.address)
    if page is None:
        return None
    if page.made != now:
        if page.made.day != now.day or not page.noted.still_holds():
            _let_go(page)
            return None
        page = Page(now, page.content, page.noted)
    _keep(page)
    return page.content


def _let_go(page: Page) -> None:
    with _lock:
        if _pages.get(page.made.address) is page:
            del _pages[page.made.address]


def _keep(page: Page) -> None:
    with _lock:
        _pages[page.made.address] = page
        _pages.move_to_end(page.made.address)
        while len(_pages) > MOST:
            _pages.popitem(last=False)
