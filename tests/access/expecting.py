"""What the table says a caller is answered."""

from tests.access.callers import Caller
from tests.access.table import NOT_ROLES, ROW_AT, WHO, Row, Seen

READING = ("GET", "HEAD", "OPTIONS")
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")

DESCRIBING = ("/api/v1/schema/", "/api/v1/docs/")
"""Describe the API and hold no record: a token is read there, its scopes are not."""

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
    if not caller.brings_csrf and method not in READING:
        return 403
    if route not in DESCRIBING and not _in_scope(caller, method):
        return 403
    row = row_of(route, method)
    if row is None:
        return 405
    if not lets(row.who, caller.roles, reads_on=caller.reads_on):
        return 403 if caller.is_signed_in else 401
    return _of_record(row, caller, seen)


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
    if not lets(row.who, roles, reads_on=True):
        if roles is not None:
            return 403
        return 403 if method == "POST" and route not in LEADING else 302
    return _of_record(row, caller, seen, roles)


LEADING = ("/claims/<int:pk>/judge/", "/judgements/<int:pk>/")
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
    if caller.scopes is None:
        return True
    return ("read" if method in READING else "write") in caller.scopes


def _of_record(row: Row, caller: Caller, seen: Seen | None, roles: object = False) -> int:
    """What the record's state makes of it for whoever may ask."""
    if seen is None or not row.is_looked_for:
        return row.answer
    if seen.who.isdigit():
        return int(seen.who)
    if seen.who == "nobody":
        return 404
    held = caller.roles if roles is False else roles
    is_seen = lets(seen.who, held, reads_on=caller.reads_on)  # type: ignore[arg-type]
    return row.answer if is_seen else 404
