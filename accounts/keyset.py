"""Pages of a list that neither lose nor repeat rows: each continues after the last row shown."""

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, Q, QuerySet

from accounts.errors import Refused

M = TypeVar("M", bound=Model)
Key = list[int | float]
LARGEST_KEY = 2**63


class BadCursor(Refused):
    """Says that a cursor was not made by this product, or for another order."""

    code = "bad_cursor"


@dataclass(frozen=True, slots=True)
class KeysetPage(Generic[M]):
    """Some rows in their order, and the cursors of the pages beside them ("" where there is none)."""

    rows: list[M]
    next: str
    previous: str


def keyset_page(
    rows: "QuerySet[M]", *, order: tuple[str, ...], size: int, cursor: str = ""
) -> KeysetPage[M]:
    """Will read the page that a cursor points at, the first one without, in one query.

    `order` names columns that hold numbers and no NULL, all falling; the primary key follows them.

    Raises: BadCursor.
    """
    columns = (*order, "pk")
    backwards, key = _read(cursor, len(columns)) if cursor else (False, None)
    wanted = rows.order_by(*(column if backwards else f"-{column}" for column in columns))
    if key is not None:
        wanted = wanted.filter(_beyond(columns, key, backwards=backwards))
    found = list(wanted[: size + 1])
    has_more = len(found) > size
    shown = found[:size]
    if backwards:
        shown.reverse()
    after = has_more if not backwards else True
    before = has_more if backwards else key is not None
    return KeysetPage(
        rows=shown,
        next=_write(shown[-1], columns, backwards=False) if shown and after else "",
        previous=_write(shown[0], columns, backwards=True) if shown and before else "",
    )


def _beyond(columns: tuple[str, ...], key: Key, *, backwards: bool) -> Q:
    """Rows after (or before) the one with this key: column by column, ties decided by the next."""
    beyond = Q(pk__in=[])
    equal = Q()
    for column, value in zip(columns, key, strict=True):
        beyond |= equal & Q(**{f"{column}__{'gt' if backwards else 'lt'}": value})
        equal &= Q(**{column: value})
    return beyond


def _write(row: Model, columns: tuple[str, ...], *, backwards: bool) -> str:
    """The cursor of a row: direction and key, packed so that it fits an address."""
    packed = json.dumps([int(backwards), *(getattr(row, column) for column in columns)])
    return base64.urlsafe_b64encode(packed.encode()).decode().rstrip("=")


def _read(cursor: str, length: int) -> tuple[bool, Key]:
    """Direction and key of a cursor.

    Raises: BadCursor.
    """
    try:
        packed = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        backwards, *key = json.loads(packed)
    except (binascii.Error, ValueError, TypeError) as error:
        raise BadCursor(f"“{cursor[:80]}” is not a cursor of this list.", cursor=cursor) from error
    numbers = all(type(value) in (int, float) and abs(value) < LARGEST_KEY for value in key)
    if backwards not in (0, 1) or len(key) != length or not numbers:
        raise BadCursor(f"“{cursor[:80]}” is a cursor of another list.", cursor=cursor)
    return bool(backwards), key
