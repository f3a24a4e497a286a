"""Gives a line its shape: what kind it is, and that objects, lists and names stand where they belong."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from accounts.models.bulk.columns import Form
from accounts.models.bulk.parts import Doc, Kind, Part, Unfit
from accounts.services.bulk.faults import Fault
from accounts.services.bulk.reading import Raw

ABOUT = "about"
"""The kind of the line in which an export says what it is: it stands first."""

LONGEST_KEY = 300
SHOWN = 300
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the beginning of a cell."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line that has the shape of its kind, and its JSON."""

    number: int
    kind: str
    key: str
    json: bytes


def shaped(
    raw: Raw, kinds: Mapping[str, Kind], *, header: Sequence[str], kind: str
) -> Line | Fault | None:
    """Will read one line; a table has a `header`, and `kind` is that of lines that name none.

    What an export says of itself is no record.
    """
    try:
        doc = _cells(raw, header, kinds, kind) if header else _json(raw)
        if raw.number == 1 and doc.get("kind") == ABOUT:
            return None
        return _line(raw.number, doc, kinds, kind)
    except Unfit as unfit:
        return Fault(raw.number, unfit.field, _shown(unfit.value), unfit.code)


def _line(number: int, doc: Doc, kinds: Mapping[str, Kind], default: str) -> Line:
    """Raises: Unfit."""
    name, key = doc.pop("kind", None) or default, doc.pop("key", None)
    found = kinds.get(name) if isinstance(name, str) else None
    if found is None:
        raise Unfit("kind", name, "unknown_kind")
    if key is None:
        raise Unfit("key", "", "missing")
    if not isinstance(key, str):
        raise Unfit("key", key, "not_text")
    if not key.strip() or not key.isprintable():
        raise Unfit("key", key, "blank" if not key.strip() else "not_plain")
    if len(key) > LONGEST_KEY:
        raise Unfit("key", key, "too_long")
    check_shape(found.record, doc, "")
    found.prepare(doc)
    return Line(number, found.name, key, orjson.dumps(doc))


def _json(raw: Raw) -> Doc:
    """Raises: Unfit."""
    if raw.is_too_long:
        raise Unfit("", "", "line_too_long")
    try:
        doc = orjson.loads(raw.content)
    except orjson.JSONDecodeError as error:
        raise Unfit("", raw.content[:SHOWN], _why(raw.content)) from error
    if not isinstance(doc, dict):
        raise Unfit("", doc, "not_json")
    if b"\\u0000" in raw.content:
        _require_storable(doc, "")
    return doc


def _require_storable(value: object, at: str) -> None:
    """Raises: Unfit naming the first text that holds a NUL."""
    if isinstance(value, str) and "\x00" in value:
        raise Unfit(at, value, "not_storable")
    pairs: Iterable[tuple[object, object]] = ()
    if isinstance(value, dict):
        pairs = value.items()
    elif isinstance(value, list):
        pairs = enumerate(value)
    for name, inner in pairs:
        _require_storable(name, at)
        _require_storable(inner, f"{at}.{name}" if at else str(name))


def _why(content: bytes) -> str:
    """The code of a line that is no JSON."""
    try:
        said = content.decode()
    except UnicodeDecodeError:
        return "not_utf8"
    return "not_storable" if "\\ud" in said.lower() else "not_json"


def check_shape(part: Part, doc: Any, at: str) -> None:
    """Will return silently unless a name is unknown, or no object or list stands where one belongs.

    Raises: Unfit naming the first.
    """
    if not isinstance(doc, dict):
        raise Unfit(at, doc, "not_an_object")
    _check_names(part.shape, doc, at)
    for inner in part.parts:
        rows = doc.get(inner.name)
        where = f"{at}.{inner.name}" if at else inner.name
        if rows is None:
            continue
        if not inner.many:
            check_shape(inner, rows, where)
            continue
        if not isinstance(rows, list):
            raise Unfit(where, rows, "not_a_list")
        for number, row in enumerate(rows):
            if inner.bare:
                if not isinstance(row, str):
                    raise Unfit(f"{where}.{number}", row, "not_text")
            else:
                check_shape(inner, row, f"{where}.{number}")


def _check_names(shape: Doc, doc: Doc, at: str) -> None:
    """Raises: Unfit."""
    for name, value in doc.items():
        where = f"{at}.{name}" if at else name
        if name not in shape:
            raise Unfit(where, value, "unknown_field")
        inner = shape[name]
        if inner is not None and value is not None:
            if not isinstance(value, dict):
                raise Unfit(where, value, "not_an_object")
            _check_names(inner, value, where)


# -- tables


def header_of(raw: Raw) -> list[str]:
    """The names in the first row of a table.

    Raises: Unfit.
    """
    return [name.strip().removeprefix("\ufeff") for name in _row(raw)]


def _row(raw: Raw) -> list[str]:
    """Raises: Unfit."""
    if raw.is_too_long:
        raise Unfit("", "", "line_too_long")
    try:
        text = raw.content.decode()
    except UnicodeDecodeError as error:
        raise Unfit("", raw.content[:SHOWN], "not_utf8") from error
    if "\x00" in text:
        raise Unfit("", text[:SHOWN], "not_storable")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise Unfit("", text[:SHOWN], "not_a_table") from error
    return rows[0] if len(rows) == 1 else []


def _cells(raw: Raw, header: Sequence[str], kinds: Mapping[str, Kind], default: str) -> Doc:
    """The line that a row of a table means; an empty cell says nothing.

    Raises: Unfit.
    """
    row = _row(raw)
    if len(row) != len(header):
        raise Unfit("", f"{len(row)} cells", "not_a_table")
    given = {name: _told(cell) for name, cell in zip(header, row, strict=True) if cell != ""}
    found = kinds.get(given.get("kind") or default)
    forms = {one.field: one.form for one in found.record.told} if found else {}
    lists = {one.name for one in found.record.parts} if found else set()
    doc: Doc = {}
    for name, cell in given.items():
        at = doc
        *outer, last = name.split(".")
        for step in outer:
            at = at.setdefault(step, {})
            if not isinstance(at, dict):
                raise Unfit(name, cell, "unknown_field")
        at[last] = _listed(name, cell) if name in lists else _valued(cell, forms.get(name))
    return doc


def _told(cell: str) -> str:
    """A cell without the apostrophe by which a formula is kept from being one."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*FORMULA, "'")) else cell


def _valued(cell: str, form: Form | None) -> object:
    """The value that a cell means in a column of this form."""
    if form is Form.FLAG and cell in ("true", "false"):
        return cell == "true"
    if form is Form.WHOLE and cell.isascii() and cell.isdecimal():
        return int(cell[:20])
    return cell


def _listed(name: str, cell: str) -> object:
    """The list in a cell, as JSON.

    Raises: Unfit.
    """
    try:
        return orjson.loads(cell)
    except orjson.JSONDecodeError as error:
        raise Unfit(name, cell, "not_a_list") from error


def _shown(value: object) -> str:
    """A value as a report shows it: on one line, with a mark for what cannot be seen."""
    if isinstance(value, bytes):
        text = value.decode(errors="replace")
    elif isinstance(value, str):
        text = value
    else:
        text = orjson.dumps(value, default=str).decode()
    line = " ".join(text.split())
    return "".join(one if one.isprintable() else "\ufffd" for one in line)[:SHOWN].strip()
