"""Every cell of the matrix, asked, and what is wrong with it."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver

from tests.access.callers import Caller
from tests.access.expecting import METHODS, READING, is_api, lets, row_of, wanted
from tests.access.table import STATES_OF, Seen
from tests.access.world import MISSING, Address, World

PLACE = re.compile(r"<\w+:(\w+)>")
NONSENSE = {"nonsense": 1}
NO_VERSION = '"0"'
QUERIES = {
    "/api/v1/exports/csv/": "?kind=claim",
    "/v1alpha1/claims:search": "?query=ferry",
    "/log/proof": "?leaf=0",
    "/log/consistency": "?first=1",
}
"""What an address needs to be answered at all."""

OUTSIDE = ("/admin/",)
"""The admin asks the same table by itself: tests/accounts/admin."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One method at one address, with the record that it names in one state."""

    route: str
    method: str
    seen: Seen | None = None

    @property
    def state(self) -> str:
        """The record and its state, for people."""
        return f"{self.seen.record} {self.seen.state}" if self.seen else "-"


def routes(resolver: URLResolver | None = None, prefix: str = "/") -> Iterator[str]:
    """Every address of the product but those of the admin, as the resolver writes it."""
    for item in (resolver or get_resolver()).url_patterns:
        at = f"{prefix}{item.pattern}"
        if at.startswith(OUTSIDE):
            continue
        if isinstance(item, URLPattern):
            yield at
        else:
            yield from routes(item, at)


def cells(caller: Caller, under: str = "/") -> Iterator[Cell]:
    """Every cell; what is alike for everybody (405, HEAD, OPTIONS) only for some callers."""
    for route in routes():
        if not route.startswith(under):
            continue
        for method in METHODS:
            row = row_of(route, method)
            if not caller.is_sampled and (row is None or method in ("HEAD", "OPTIONS")):
                continue
            if row is None or not row.is_looked_for:
                yield Cell(route, method)
                continue
            states = STATES_OF[row.kind]
            few = method == "HEAD" or caller.is_refused
            yield from (Cell(route, method, seen) for seen in (_two(states) if few else states))


def _two(states: list[Seen]) -> list[Seen]:
    """One state that is seen and one that is not."""
    return [states[0], states[-1]]


def path_of(route: str, address: Address) -> str:
    """Where a record is: the address with what names the record in its places."""
    return PLACE.sub(lambda place: str(address[place[1]]), route) + QUERIES.get(route, "")


def address_of(cell: Cell, world: World, caller: Caller) -> Address:
    """What names the record; a token of one's own is another one for everybody."""
    if cell.seen is None:
        row = row_of(cell.route, cell.method)
        kind = row.kind if row else "-"
        return world.at(kind, STATES_OF[kind][0].state) if kind in STATES_OF else MISSING
    if (cell.seen.record, cell.seen.state) == ("token", "own"):
        return MISSING | {"pk": world.own_token(caller.user)}
    return world.at(cell.seen.record, cell.seen.state)


def ask(caller: Caller, method: str, path: str) -> Any:
    """Sends a request that would change nothing, and takes back whatever it changed."""
    if method in READING:
        return caller.client.generic(method, path, headers=caller.headers)
    sent: dict[str, Any] = {"headers": {"if-match": NO_VERSION, **caller.headers}}
    if is_api(path):
        sent |= {"data": json.dumps(NONSENSE), "content_type": "application/json"}
    else:
        sent |= {"content_type": "application/x-www-form-urlencoded"}
    cookies = deepcopy(caller.client.cookies)  # of whoever signs out, too
    with transaction.atomic():
        answer = caller.client.generic(method, path, **sent)
        transaction.set_rollback(True)
    caller.client.cookies = cookies
    return answer


def deviations(caller: Caller, world: World, under: str = "/") -> tuple[int, list[str]]:
    """How many cells were asked, and each that was answered otherwise than the table says.

    Of the addresses `under` one alone, where one is named.
    """
    found, count = [], 0
    for cell in cells(caller, under):
        count += 1
        answer = ask(caller, cell.method, path_of(cell.route, address_of(cell, world, caller)))
        want = wanted(caller, cell.route, cell.method, cell.seen)
        wrong = _wrong(cell, caller, answer, want)
        if wrong:
            found.append(f"{cell.method} {cell.route} as {caller.name} ({cell.state}): {wrong}")
    return count, found


def _wrong(cell: Cell, caller: Caller, answer: Any, want: int) -> str:
    """What is wrong with an answer; nothing where it is as it should be."""
    if answer.status_code != want:
        return f"wanted {want}, got {answer.status_code} {_said(answer)}"
    if want == 302 and not caller.is_in_browser and "/login/" not in answer["Location"]:
        row = row_of(cell.route, cell.method)
        return "" if row and row.who == "everyone" else f"led to {answer['Location']}"
    row = row_of(cell.route, cell.method)
    if want != 403 or row is None or not is_api(cell.route):
        return ""
    if not lets(row.comes_in, caller.roles, reads_on=caller.reads_on) and ">" in row.record:
        return ""  # whoever does not even come in is told of that
    asked = json.loads(answer.content).get("details", {}).get("action") if answer.content else None
    return "" if asked in (None, row.action) else f"asked for {asked}, not {row.action}"


def _said(answer: Any) -> str:
    """The beginning of what was said."""
    return answer.content[:160].decode(errors="replace") if not answer.streaming else ""
