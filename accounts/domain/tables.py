"""Tables as CSV: read with the line of every row, written so that no spreadsheet runs what they hold."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

MOST_ROWS = 10_000
LARGEST = 8_000_000
"""Bytes; what is read is carried by the page of the preview once more, which is limited too."""

SEPARATORS = ",;\t"

FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
"""How a cell begins that a spreadsheet may take for a formula, or that was kept from it before."""

KEPT = re.compile(r"'+[=+\-@\t\r\n]")


class TableRefused(ValueError):
    """A file that cannot be read as a table; its sentence says why."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line of the file on which it begins, and its cells by column."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Misfit:
    """A line that has not as many cells as the table has columns."""

    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    misfits: tuple[Misfit, ...]


def harmless(text: str) -> str:
    """Will put an apostrophe before what a spreadsheet would take for a formula.

    >>> harmless("=1+1"), harmless("two"), harmless("'=1")
    ("'=1+1", 'two', "''=1")
    """
    return f"'{text}" if FORMULA.match(text) else text


def unharmed(text: str) -> str:
    """Will take off the apostrophe that `harmless` put there.

    >>> unharmed("'=1+1"), unharmed("'t was so"), unharmed(harmless("'-3"))
    ('=1+1', "'t was so", "'-3")
    """
    return text[1:] if KEPT.match(text) else text


def written(value: object) -> str:
    """Will write one value as a cell. A number stays one, even below zero: it does nothing.

    >>> written(None), written(True), written(-5), written("-5"), written(["a", "b"])
    ('', 'yes', '-5', "'-5", 'a,b')
    """
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime() | date():
            return value.isoformat()
        case list() | tuple():
            return harmless(",".join(map(str, value)))
        case str():
            return harmless(value)
    text = str(value)
    return text if re.fullmatch(r"-?\d+(\.\d+)?(E[+-]?\d+)?", text) else harmless(text)


def lines_of(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Will write rows as lines of CSV, one after the other, as a spreadsheet reads UTF-8."""
    yield "\ufeff"
    for row in rows:
        line = io.StringIO()
        csv.writer(line).writerow([written(value) for value in row])
        yield line.getvalue()


def read_table(data: bytes) -> Table:
    """Will read a CSV in UTF-8, separated by commas, semicolons or tabs.

    Raises: TableRefused.
    """
    if len(data) > LARGEST:
        raise TableRefused(f"The file is larger than {LARGEST // 1_000_000} MB.")
    text = _decoded(data)
    separator = max(SEPARATORS, key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        return _table(reader)
    except csv.Error as error:
        raise TableRefused(f"Line {reader.line_num} is no CSV: {error}.") from error


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TableRefused(
            f"Line {line} is not in UTF-8 (byte 0x{data[error.start]:02X}): save the file as UTF-8."
        ) from error


def _table(reader: "Iterator[list[str]]") -> Table:
    columns = tuple(name.strip() for name in next(reader, []))
    if not any(columns):
        raise TableRefused("The file is empty: its first line names the columns.")
    double = sorted({name for name in columns if columns.count(name) > 1})
    if double:
        raise TableRefused(
            f"A column is named twice: {', '.join(name or '(none)' for name in double)}."
        )
    rows: list[Row] = []
    misfits: list[Misfit] = []
    for line, cells in _numbered(reader):
        if len(rows) + len(misfits) == MOST_ROWS:
            raise TableRefused(f"There are more than {MOST_ROWS:,} rows: send them in parts.")
        if len(cells) == len(columns):
            rows.append(Row(line, dict(zip(columns, map(unharmed, cells), strict=True))))
        else:
            said = f"There are {len(cells)} cells here, and {len(columns)} columns."
            misfits.append(Misfit(line, said))
    return Table(columns, tuple(rows), tuple(misfits))


def _numbered(reader: "Iterator[list[str]]") -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with the line on which it begins."""
    begins = _line(reader) + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield begins, cells
        begins = _line(reader) + 1


def _line(reader: object) -> int:
    return int(getattr(reader, "line_num", 0))
