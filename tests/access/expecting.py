"""What the table says a caller is answered."""

from tests.access.callers import Caller
from tests.access.table import NOT_ROLES, ROW_AT, WHO, Row, Seen

READING = ("GET", "HEAD", "OPTIONS")
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")

DESCRIBING = ("/api/v1/schema/", "/api/v1/docs/")
"""Describe the API and hold no record: a token is read there, its scopes are not."""

WITHOUT_OPTIONS = ("/api/v1/docs/",)
"""A page, of which there is nothing else to know."""

OWN_WAYS = ("/v1alpha1/claims:search",)
"""Keeps to Google's contract: it takes tokens and sessions, and says 405 before it asks who it is."""


def is_api(route: str) -> bool:
    """Whether an address is one of the API."""
    return route.startswith("/api/")


def row_of(route: str, method: str) -> Row | None:
    """The row that an answer rests on; None for a method that there is not."""
    if method == "HEAD":
        return ROW_AT.get((route, "GET"))
    if method == "OPTIONS" and is_api(route) and (route, method) not in ROW_AT:
        if route in WITHOUT_OPTIONS:
            return None
        read = ROW_AT.get((route, "GET"))
        who, action = (read.who, read.action) if read else ("anybody", "-")
        return Row(route, method, who, action, "-", 200)
    return ROW_AT.get((route, method))


def wanted(caller: Caller, route: str, method: str, seen: Seen | None) -> int:
    """The status that the table says; a page's 302 leads to the login."""
    if route in OWN_WAYS:
        return _wanted_in_search(caller, method)
    ask = _wanted_of_api if is_api(route) else _wanted_of_page
    return ask(caller, route, method, seen)


def _wanted_of_api(caller: Caller, route: str, method: str, seen: Seen | None) -> int:
    if caller.is_refused:
        return 401
    if caller.is_in_browser and not caller.brings_csrf and method not in READING:
        return 403
    if route not in DESCRIBING and not _in_scope(caller, method):
        return 403
    row = row_of(route, method)
    if row is None:
        return 405
    if not lets(row.comes_in, caller.roles, reads_on=caller.reads_on):
        return 403 if caller.is_signed_in else 401
    return _of_record(row, caller.roles, seen, reads_on=caller.reads_on)


def _wanted_of_page(caller: Caller, route: str, method: str, seen: Seen | None) -> int:
    roles = caller.roles if caller.is_in_browser else None
    row = row_of(route, method)
    has_form = (route, "POST") in ROW_AT
    if has_form and not caller.brings_csrf and method not in READING:
        return 403
    if row is None:
        # A page for those who are signed in asks that first, except where it can only be read.
        asks_first = has_form and not _read_by_everyone(route) and roles is None
        return 302 if asks_first else 405
    if not lets(row.comes_in, roles, reads_on=True):
        return 403 if roles is not None else _led(route, method)
    found = _of_record(row, roles, seen, reads_on=True)
    return _led(route, method) if found == 403 and roles is None else found


def _led(route: str, method: str) -> int:
    """What a page answers whoever is not signed in."""
    return 403 if method == "POST" and route not in LEADING else 302


LEADING = ("/claims/<int:pk>/judge/", "/judgements/<int:pk>/", "/account/logout/")
"""Pages whose forms lead to the login, where others keep what was typed."""


def _read_by_everyone(route: str) -> bool:
    row = ROW_AT.get((route, "GET"))
    return row is not None and row.who == "everyone"


def _wanted_in_search(caller: Caller, method: str) -> int:
    if method not in ("GET", "HEAD"):
        return 405
    return 200 if caller.reads_on or caller.is_signed_in else 401


def lets(who: str, roles: frozenset[str] | None, *, reads_on: bool) -> bool:
    """Whether such roles are among those; None stands for whoever is not signed in."""
    if who == "everyone" or (who == "anybody" and reads_on):
        return True
    if roles is None or who in NOT_ROLES:
        return roles is not None
    return bool(roles & WHO[who])


def _in_scope(caller: Caller, method: str) -> bool:
    """What writes may read."""
    return caller.scopes is None or method in READING or "write" in caller.scopes


Roles = frozenset[str] | None


def _of_record(row: Row, roles: Roles, seen: Seen | None, *, reads_on: bool) -> int:
    """What the record's state makes of it for whoever came in."""
    if seen is not None and row.is_looked_for:
        if seen.who == "nobody":
            return 404
        if not seen.who.isdigit() and not lets(seen.who, roles, reads_on=reads_on):
            return 404
    if not lets(row.who, roles, reads_on=reads_on):
        return 403
    if seen is not None and row.is_looked_for and seen.who.isdigit():
        return int(seen.who)
    return row.answer
