"""Lists page by page: no row is shown twice or left out, whatever others write meanwhile.

A cursor names the last row seen by sort key and id, not a number of rows to skip. It is signed, so
that its content is nobody's business but ours and may change.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import quote

import orjson
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import models
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

from accounts.api.problems import InvalidParameters
from accounts.models.keyset import Keyset, Position

M = TypeVar("M", bound=models.Model)
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page begins and which way it is read; without a position, at that end of the list."""

    backwards: bool = False
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """The rows of a page in the order of the list, and the cursors of its neighbours."""

    rows: list[R]
    next: Cursor | None
    previous: Cursor | None


def read_page(rows: "models.QuerySet[M]", keyset: Keyset, cursor: Cursor, size: int) -> Page[M]:
    """Will read one page of at most `size` rows, in one query besides what `rows` prefetches.

    One on which the keys of the order end takes two.
    """
    found: list[M] = []
    for stretch in stretches(rows, keyset, cursor):
        # One row more tells whether another page follows.
        found += stretch[: size + 1 - len(found)]
        if len(found) > size:
            break
    return page_of(found, keyset.position, cursor, size)


def stretches(
    rows: "models.QuerySet[M]", keyset: Keyset, cursor: Cursor
) -> "list[models.QuerySet[M]]":
    """The rows from a cursor on as they are read; two stretches only where keys may be missing."""
    parts = [rows]
    if cursor.position is not None:
        parts = keyset.beyond(rows, cursor.position, backwards=cursor.backwards)
    return [keyset.ordered(part, backwards=cursor.backwards) for part in parts]


def page_of(
    found: list[R], position: Callable[[R], Position], cursor: Cursor, size: int
) -> Page[R]:
    """The page that a stretch of rows makes."""
    there_are_more = len(found) > size
    found = found[:size]
    if cursor.backwards:
        found.reverse()
    if not found:
        return _empty_page(cursor)
    after, before = Cursor(False, position(found[-1])), Cursor(True, position(found[0]))
    if cursor.backwards:
        came_from = after if cursor.position is not None else None
        return Page(found, came_from, before if there_are_more else None)
    came_from = before if cursor.position is not None else None
    return Page(found, after if there_are_more else None, came_from)


def _empty_page(cursor: Cursor) -> Page[Any]:
    """Nothing is left that way: the neighbour is the page at that end of the list."""
    if cursor.position is None:
        return Page([], None, None)
    back = Cursor(backwards=not cursor.backwards)
    return Page([], back, None) if cursor.backwards else Page([], None, back)


class Cursors:
    """Writes and reads the cursors of one list.

    `name` is the list's own: a cursor of one list, or of one order, is refused by another.
    """

    def __init__(self, name: str, model: type[models.Model], keyset: Keyset) -> None:
        self._model = model
        self._keyset = keyset
        self._signer = signing.Signer(salt=f"cursor:{name}:{keyset.key}:{keyset.descending}")

    def write(self, cursor: Cursor) -> str:
        """The cursor as text for a URL."""
        content = [cursor.backwards, cursor.position]
        packed = signing.b64_encode(orjson.dumps(content, default=str)).decode()
        return self._signer.sign(packed)

    def read(self, text: str) -> Cursor:
        """The cursor that was written as `text`; an empty one means the beginning.

        Raises: InvalidParameters when it was not written by `write` of the same list.
        """
        if not text:
            return Cursor()
        try:
            packed = self._signer.unsign(text)
            backwards, position = json.loads(signing.b64_decode(packed.encode()))
            if position is not None:
                position = self._keyset.read(self._model, position)
        except (signing.BadSignature, ValueError, ValidationError):
            detail = "This is no cursor of this list. Begin without one."
            raise InvalidParameters(
                [{"parameter": "cursor", "code": "invalid_cursor", "detail": detail}]
            ) from None
        return Cursor(backwards, position)

    def link(self, request: Request, cursor: Cursor | None) -> str | None:
        """The URL of another page of the list that was asked for."""
        if cursor is None:
            return None
        url, text = request.build_absolute_uri(), self.write(cursor)
        address, _, query = url.partition("?")
        if not query or (query.startswith("cursor=") and "&" not in query):
            return f"{address}?cursor={quote(text)}"
        return replace_query_param(url, "cursor", text)
