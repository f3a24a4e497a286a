"""The forms in which records go out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from enum import StrEnum

from accounts.errors import Unusable
from accounts.models.bulk.parts import Doc, kinds
from accounts.services.bulk.about import about, about_line
from accounts.services.bulk.exporting import export_lines
from accounts.services.bulk.tables import as_linked, as_table


class ExportFormat(StrEnum):
    """In which form."""

    NDJSON = "ndjson"
    CSV = "csv"
    JSONLD = "jsonld"


MEDIA_TYPES = {
    ExportFormat.NDJSON: "application/x-ndjson",
    ExportFormat.CSV: "text/csv; charset=utf-8",
    ExportFormat.JSONLD: "application/ld+json",
}

Nodes = Callable[[], Iterable[Doc]]
_more: list[Nodes] = []


class OneKindPerTable(Unusable):
    """Says that a table holds records of one kind."""

    code = "one_kind_per_table"


def offer_linked(nodes: Nodes) -> None:
    """Will add linked data that stands in no line; called once, when an application starts."""
    _more.append(nodes)


def export(
    format_: ExportFormat, names: Sequence[str], *, to_staff: bool, now: datetime
) -> Iterator[bytes]:
    """Will give the records of these kinds, all kinds where none is named.

    Raises: OneKindPerTable, at once.
    """
    wanted = [name for name in kinds() if not names or name in names]
    if format_ is ExportFormat.CSV and len(wanted) != 1:
        raise OneKindPerTable(
            f"A table holds one kind of record: say which, of {', '.join(wanted)}."
        )
    return _written(format_, wanted, to_staff=to_staff, now=now, is_whole=not names)


def _written(
    format_: ExportFormat, names: Sequence[str], *, to_staff: bool, now: datetime, is_whole: bool
) -> Iterator[bytes]:
    lines = export_lines(names, to_staff=to_staff)
    if format_ is ExportFormat.CSV:
        yield from as_table(lines, kinds()[names[0]])
    elif format_ is ExportFormat.JSONLD:
        more = (node for nodes in _more for node in nodes()) if is_whole else iter(())
        yield from as_linked(lines, kinds(), about(names, now=now), more)
    else:
        yield about_line(names, now=now)
        yield from lines
