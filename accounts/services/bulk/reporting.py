"""The report of an import as a table for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Iterator

from accounts.models import ImportFault, ImportRun
from accounts.services.bulk.shaping import FORMULA

COLUMNS = ("line", "field", "value", "code", "said")


def write_report(run: ImportRun) -> Iterator[str]:
    """Will give the faults of an import as rows of a table, the names of its columns first."""
    yield row(COLUMNS)
    for one in ImportFault.objects.of(run.pk).iterator():
        yield row([str(one.line), one.field, one.value, one.code, one.said])


def row(cells: Iterable[str]) -> str:
    r"""Will write a row that no spreadsheet takes for formulas.

    >>> row(["=1+1", "-40", "plain"])
    "'=1+1,-40,plain\r\n"
    """
    out = io.StringIO()
    csv.writer(out).writerow([harmless(cell) for cell in cells])
    return out.getvalue()


def harmless(cell: str) -> str:
    """Will return a cell that is text wherever it is opened: one that begins like a formula gets an
    apostrophe, unless it is a number.

    >>> harmless("@now"), harmless("-40.5"), harmless("'tis")
    ("'@now", '-40.5', "''tis")
    """
    if not cell.startswith((*FORMULA, "'")) or _is_number(cell):
        return cell
    return f"'{cell}"


def _is_number(cell: str) -> bool:
    digits = cell.removeprefix("-").replace(".", "", 1)
    return digits.isascii() and digits.isdecimal()
