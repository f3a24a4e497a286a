"""The public log as readers and verifiers get it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from accounts.domain.vocabulary import LogKind
from accounts.models import LogLeaf
from accounts.services import log_proofs
from reviews.models import Publication, Retraction

PAGE = 1000
"""Entries that are handed out at once."""

LATEST = 20

SAID = {
    LogKind.SIGNED: "A version was signed",
    LogKind.SIGNATURE_WITHDRAWN: "A signature was withdrawn",
    LogKind.PUBLISHED: "A version was published",
    LogKind.CORRECTED: "What was public was corrected",
    LogKind.RETRACTED: "The review was retracted",
    LogKind.MERGED: "Two records were merged",
    LogKind.UNMERGED: "Two records were separated again",
}


SHOWN = {LogKind.PUBLISHED, LogKind.CORRECTED, LogKind.RETRACTED}
"""Acts after which there is a page that everybody may read."""


@dataclass(frozen=True, slots=True)
class EntryReading:
    """One entry as a reader sees it: its number, what was done, to which record, when."""

    number: int
    what: str
    record: str
    path: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LogReading:
    """The page of the log: how long it is, the checkpoint, the key, and the latest entries."""

    size: int
    checkpoint: str
    key: str
    latest: tuple[EntryReading, ...]


class NotInLog(LookupError):
    """Says that the log has no such entry, or was never so long."""


def read_log() -> LogReading:
    """Will gather the page of the log, in two queries."""
    head = log_proofs.head()
    rows = LogLeaf.objects.between(max(0, head.size - LATEST), head.size).reverse()
    return LogReading(
        size=head.size,
        checkpoint=log_proofs.checkpoint_note(head),
        key=log_proofs.verifying_key(),
        latest=tuple(_entry(row) for row in rows),
    )


def lines(start: int, end: int) -> Iterator[bytes]:
    """Will hand out entries one a line, byte for byte as they are hashed."""
    for row in LogLeaf.objects.between(start, end):
        yield f"{row.text}\n".encode()


def reach(start: int, end: int | None) -> tuple[int, int]:
    """Will return the entries that are handed out for a wish: at most so many, and none beyond the end.

    Raises: NotInLog for a beginning beyond the end.
    """
    size = log_proofs.head().size
    if start > size:
        raise NotInLog(f"The log has {size} entries: {start} is beyond its end.")
    wanted = size if end is None else min(end, size)
    return start, max(start, min(wanted, start + PAGE))


def proof(number: int, size: int | None) -> dict[str, Any]:
    """Will prove that an entry is in the log, as it is now or was at an earlier size.

    Raises: NotInLog.
    """
    head = log_proofs.head()
    wanted = head.size if size is None else size
    leaf = LogLeaf.objects.numbered(number).first()
    if leaf is None or not number < wanted <= head.size:
        raise NotInLog(f"The log has {head.size} entries, numbered from 0.")
    return {
        "leaf": number,
        "size": wanted,
        "text": leaf.text,
        "hash": leaf.hash,
        "root": log_proofs.root_at(wanted).hex(),
        "proof": log_proofs.inclusion(number, wanted),
        "checkpoint": log_proofs.checkpoint_note(head) if wanted == head.size else None,
    }


def growth(first: int, second: int | None) -> dict[str, Any]:
    """Will prove that the log of one size is the beginning of that of another.

    Raises: NotInLog.
    """
    head = log_proofs.head()
    wanted = head.size if second is None else second
    if not 0 < first <= wanted <= head.size:
        raise NotInLog(
            f"The log has {head.size} entries: ask for 1 to {head.size}, the smaller number first."
        )
    return {
        "first": first,
        "second": wanted,
        "old": log_proofs.root_at(first).hex(),
        "new": log_proofs.root_at(wanted).hex(),
        "proof": log_proofs.consistency(first, wanted),
        "checkpoint": log_proofs.checkpoint_note(head) if wanted == head.size else None,
    }


def entry_of(publication: Publication) -> int | None:
    """The number of the entry by which a publication went into the log, if it did."""
    rows = LogLeaf.objects.about("review", publication.review_id, LogKind.PUBLISHED)
    return next((row.number for row in rows if _is_of(row, publication)), None)


def entry_of_retraction(retraction: Retraction) -> int | None:
    """The number of the entry by which a retraction went into the log, if it did."""
    rows = LogLeaf.objects.about("review", retraction.review_id, LogKind.RETRACTED)
    return rows.values_list("number", flat=True).first()


def _is_of(row: LogLeaf, publication: Publication) -> bool:
    said = json.loads(row.text)
    mark = (said.get("publication"), said.get("content_hash"))
    return mark == (publication.sequence, publication.content_hash)


def _entry(row: LogLeaf) -> EntryReading:
    record = f"{row.record_type.capitalize()} {row.record_id}"
    at = datetime.fromisoformat(json.loads(row.text)["at"])
    # Whatever becomes of a review that was published, its page stays.
    path = f"{reverse('reviews')}{row.record_id}/" if LogKind(row.kind) in SHOWN else ""
    return EntryReading(row.number, SAID[LogKind(row.kind)], record, path, at)
