"""Reviews of others: read from documents, kept as external reviews, never mixed with our own.

Every item is taken in whole or not at all. Items are written in batches, so that what was read
before a document was broken off is kept, and handing it in again goes on from there.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import BinaryIO

from accounts.models import User
from accounts.permissions import require
from accounts.services.steps import verb
from reviews.domain.claimreview.importing import LONGEST_SOURCE, Became, Tally
from reviews.domain.claimreview.reading import Limits, Quarantined, read
from reviews.services.batches import Batches, Entry
from reviews.services.documents import Part, parts_of
from sources.models import Source

AT_ONCE = 200
"""Items that are written in one transaction."""

NO_OTHERS = Limits()
MOST_IN_A_REQUEST = 2_000
"""So many reviews of a document are taken in while somebody waits for the answer."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of some items, and how much of the document is read: of `total` parts."""

    items: tuple[Became, ...]
    done: int
    total: int


class RehearsalError(Exception):
    """Ends a batch of which nothing is to be kept."""


def import_document(
    body: bytes,
    *,
    source: str,
    by: User | None,
    now: datetime,
    publisher: Source | None = None,
    dry_run: bool = False,
) -> tuple[list[Became], Tally]:
    """Will take in the reviews of a document; returns what became of each item, and the counts.

    There are limits to it, since somebody waits: what lies beyond is named. A file has none.

    Raises: NotAllowed.
    """
    batches = import_parts(
        [Part("", body)],
        source=source,
        by=by,
        now=now,
        publisher=publisher,
        dry_run=dry_run,
        limits=Limits(reviews=MOST_IN_A_REQUEST),
    )
    items = [item for batch in batches for item in batch.items]
    tally = Tally()
    tally.add(items)
    return items, tally


def import_file(
    file: BinaryIO,
    *,
    source: str,
    by: User | None,
    now: datetime,
    publisher: Source | None = None,
    dry_run: bool = False,
) -> Iterator[Batch]:
    """Will take in the reviews of a file, part by part: no more of it is held than a batch.

    Raises: NotAllowed.
    """
    yield from import_parts(
        parts_of(file), source=source, by=by, now=now, publisher=publisher, dry_run=dry_run
    )


def import_parts(
    parts: Iterable[Part],
    *,
    source: str,
    by: User | None,
    now: datetime,
    publisher: Source | None = None,
    dry_run: bool = False,
    limits: Limits = NO_OTHERS,
) -> Iterator[Batch]:
    """Will take in the reviews of the parts of a document, and tell after each batch what became.

    `source` is the name or address of the document. With `dry_run` nothing is kept.

    Raises: NotAllowed.
    """
    if by is not None:
        require(by, "externalreview.import")
    source = source[:LONGEST_SOURCE]
    batches = Batches.begin(source=source, by=by, now=now, publisher=publisher)
    entries = _entries(parts, source, now, limits)
    while some := list(islice(entries, AT_ONCE)):
        items = _written(batches, [entry for entry, _ in some], dry_run=dry_run)
        last = some[-1][1]
        yield Batch(tuple(items), last.done, last.total)


def _entries(
    parts: Iterable[Part], source: str, now: datetime, limits: Limits
) -> Iterator[tuple[Entry, Part]]:
    """Every item of a document in its order, with the part in which it stood."""
    for part in parts:
        if part.fault is not None:
            yield Quarantined(part.position, (part.fault,), part.beginning), part
            continue
        reading = read(part.body, source=source, today=now.date(), limits=limits)
        found: list[Entry] = [
            *reading.items,
            *reading.gone,
            *reading.quarantined,
            *reading.skipped,
        ]
        for one in found:
            yield part.place(one), part


def _written(batches: Batches, entries: list[Entry], *, dry_run: bool) -> list[Became]:
    """Writes one batch, whole; a rehearsal takes everything back."""
    items: list[Became] = []
    try:
        with verb("externalreview.import", by=batches.by):
            items = batches.write(entries)
            if dry_run:
                raise RehearsalError
    except RehearsalError:
        pass
    return items
