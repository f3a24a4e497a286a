"""One page of a list of the desk, and the ways to its neighbours."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import HttpRequest

from accounts.api.pagination import Cursor, Cursors, read_page
from accounts.api.problems import InvalidParameters
from accounts.models.keyset import Keyset

KEYSET = Keyset(descending=True)


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows of a page; what the addresses of its neighbours ask for, "" where there is none."""

    rows: list[Any]
    next: str
    previous: str


def listed_page(
    request: HttpRequest, name: str, rows: "models.QuerySet[Any]", *, shown: str, size: int
) -> Listed:
    """Will read the page that an address asks for, the newest rows first; a strange one is the first."""
    cursors = Cursors(f"web.desk.{name}.{shown}", rows.model, KEYSET)
    try:
        cursor = cursors.read(request.GET.get("cursor", ""))
    except InvalidParameters:
        cursor = cursors.read("")
    page = read_page(rows, KEYSET, cursor, size)

    def link(to: Cursor | None) -> str:
        return f"show={shown}&cursor={cursors.write(to)}" if to else ""

    return Listed(page.rows, link(page.next), link(page.previous))
