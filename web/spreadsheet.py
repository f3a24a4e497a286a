"""Tables as files: what a spreadsheet would take for a formula is told as a text."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""Source: OWASP, CSV injection: beginnings that spreadsheets compute."""


def cell(value: object) -> str:
    """Will write one cell so that no program computes it.

    >>> cell("=1+1"), cell("plain"), cell(None)
    ("'=1+1", 'plain', '')
    """
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULAS) else text


def written(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Will write a table as CSV by RFC 4180, the heads first."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()
