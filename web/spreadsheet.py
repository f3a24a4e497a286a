"""Tables as files: what a spreadsheet would take for a formula is told as a text."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from accounts.domain.tables import written as cell


def written(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Will write a table as CSV by RFC 4180, the heads first.

    >>> written(("said", "times"), [["=1+1", -5]]).split()
    ['said,times', "'=1+1,-5"]
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()
