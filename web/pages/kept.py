"""Pages as they were made a moment ago, for as long as the database says that nothing was written.

Two snapshots of PostgreSQL that read alike see the same rows: whatever is committed in between makes
another one. So a page that was made is handed out again while the snapshot is the one before which it
was made, and no write has to know of it. It is kept by each process for itself, and only for readers
without a session.

Source: PostgreSQL, "System Information Functions", pg_current_snapshot.
"""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

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

Key = tuple[str, str]
"""The address of a page, and the day and snapshot that it was made on."""

_pages: OrderedDict[str, tuple[str, bytes]] = OrderedDict()
_lock = Lock()


def kept_while_unchanged(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Will answer readers from what is kept, else by `view`; only what was found (200) is kept.

    Not for pages with forms that carry a token, nor for what differs from reader to reader.
    """

    @wraps(view)
    def answer(request: HttpRequest, *given: object, **named: object) -> HttpResponse:
        if not _is_plain(request):
            return view(request, *given, **named)
        key = _key(request)
        kept = _recalled(key)
        if kept is not None:
            response = HttpResponse(kept)
            patch_vary_headers(response, ["Cookie"])
            return response
        response = view(request, *given, **named)
        is_plain = response.status_code == 200 and "CSRF_COOKIE" not in request.META
        if is_plain and len(response.content) <= LARGEST:
            _keep(key, response.content)
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


def _key(request: HttpRequest) -> Key:
    """The page and all that it depends on: its whole address; the day, and what is written."""
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        (snapshot,) = cursor.fetchone()
    return request.build_absolute_uri(), f"{timezone.localdate()} {snapshot}"


def _recalled(key: Key) -> bytes | None:
    """The page, if it is kept as of now; what was made before the last write is let go."""
    address, now = key
    with _lock:
        made, content = _pages.get(address, ("", b""))
        if made != now:
            _pages.pop(address, None)
            return None
        _pages.move_to_end(address)
        return content


def _keep(key: Key, content: bytes) -> None:
    address, now = key
    with _lock:
        _pages[address] = now, content
        _pages.move_to_end(address)
        while len(_pages) > MOST:
            _pages.popitem(last=False)
