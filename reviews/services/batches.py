"""Writes some items of a document at a time: what is new, what changed, what is gone or unreadable."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection

from accounts.models import User
from accounts.services.records import write_new_records, write_record
from accounts.services.steps import log_event, log_events
from reviews.domain.claimreview.importing import (
    Became,
    Outcome,
    RatingMap,
    columns_of,
    fingerprint,
    is_own,
    last_touched,
    raw_text,
)
from reviews.domain.claimreview.reading import (
    Gone,
    Quarantined,
    ReadReview,
    Reason,
    Skipped,
)
from reviews.models import ExternalReview, QuarantinedItem
from reviews.services.matching import suggest
from reviews.services.rating_map import whole_map
from reviews.services.rereading import read_again
from reviews.services.sites import own_hosts, publishers_at
from sources.models import Source

Entry = ReadReview | Gone | Quarantined | Skipped
Key = tuple[str, str]

HOLD = "SELECT pg_advisory_xact_lock(hashtext('reviews.exchange'))"
"""One import writes at a time, so that two of the same document never meet at a row."""

LOGGED = (
    "url", "claim_text", "publisher_id", "publisher_name", "title", "claimant", "claim_date",
    "rating_given", "rating_value", "rating_best", "rating_worst", "rating_class", "reviewed_on",
    "language", "gone_on", "claim_id", "match",
)  # fmt: skip
"""What the event tells of a review: all but the item as it was given."""

LONGEST_TOLD = 500


@dataclass(slots=True)
class Batches:
    """One import: what it knows from the beginning, and what it met so far."""

    source: str
    by: User | None
    now: datetime
    publisher: Source | None
    hosts: tuple[str, ...]
    ratings: RatingMap
    publishers: dict[str, Source | None] = field(default_factory=dict)
    met: set[bytes] = field(default_factory=set)

    @classmethod
    def begin(
        cls, *, source: str, by: User | None, now: datetime, publisher: Source | None
    ) -> "Batches":
        """Will gather what every item is compared with."""
        return cls(source, by, now, publisher, own_hosts(), whole_map())

    def write(self, entries: Sequence[Entry]) -> list[Became]:
        """Will write these items, each whole or not at all, in their order.

        The caller is inside of a verb.
        """
        with connection.cursor() as cursor:
            cursor.execute(HOLD)
        became: dict[int, Became] = {}
        reviews: list[tuple[int, ReadReview]] = []
        for number, entry in enumerate(entries):
            if isinstance(entry, ReadReview):
                if passed_over := self._passed_over(entry):
                    became[number] = passed_over
                else:
                    reviews.append((number, entry))
        became.update(self._reviews(reviews))
        for number, entry in enumerate(entries):
            if isinstance(entry, Gone):
                became[number] = self._take_back(entry)
            elif isinstance(entry, Quarantined):
                became[number] = self._quarantine(entry)
            elif isinstance(entry, Skipped):
                became[number] = _skipped(entry)
        return [became[number] for number in range(len(entries))]

    def _passed_over(self, entry: ReadReview) -> Became | None:
        """What is said of a review that is our own, or was told in this document before."""
        if is_own(entry, self.hosts):
            return Became(Outcome.OWN, entry.position, entry.url)
        mark = sha256(f"{entry.url}\n{entry.claim_reviewed}".encode()).digest()[:16]
        if mark in self.met:
            return Became(Outcome.REPEATED, entry.position, entry.url)
        self.met.add(mark)
        return None

    def _reviews(self, reviews: Sequence[tuple[int, ReadReview]]) -> dict[int, Became]:
        """Writes reviews: those that are new at once, those that changed one by one."""
        stored = self._stored([entry for _, entry in reviews])
        self._learn_publishers({entry.site for _, entry in reviews})
        became: dict[int, Became] = {}
        fresh: list[tuple[int, ReadReview, ExternalReview]] = []
        for number, entry in reviews:
            row = stored.get((entry.url, entry.claim_reviewed))
            if row is None:
                fresh.append((number, entry, self._new_row(entry)))
            else:
                became[number] = self._compare(row, entry)
        became.update(self._add(fresh))
        return became

    def _stored(self, entries: Sequence[ReadReview]) -> dict[Key, ExternalReview]:
        """The rows of these reviews that are there already, locked."""
        rows = ExternalReview.objects.select_for_update().order_by("pk")
        found = rows.at_addresses({entry.url for entry in entries})
        return {(row.url, row.claim_text): row for row in found}

    def _learn_publishers(self, sites: set[str]) -> None:
        unknown = sites - self.publishers.keys()
        if unknown and self.publisher is None:
            found = publishers_at(unknown)
            self.publishers.update({site: found.get(site) for site in unknown})

    def _columns(self, entry: ReadReview) -> dict[str, Any]:
        publisher = self.publisher or self.publishers.get(entry.site)
        return {**columns_of(entry, self.ratings), "publisher": publisher}

    def _new_row(self, entry: ReadReview) -> ExternalReview:
        return ExternalReview(
            url=entry.url,
            claim_text=entry.claim_reviewed,
            imported_at=self.now,
            **self._columns(entry),
        )

    def _add(self, fresh: Sequence[tuple[int, ReadReview, ExternalReview]]) -> dict[int, Became]:
        """Adds new rows in one statement, or one by one where one of them does not fit."""
        rows = [row for _, _, row in fresh]
        suggest(rows)
        try:
            write_new_records(rows)
        except ValidationError:
            return {number: self._add_one(entry) for number, entry, _ in fresh}
        log_events("externalreview.imported", [(row, _told(row)) for row in rows], by=self.by)
        return {number: _new(entry, row) for number, entry, row in fresh}

    def _add_one(self, entry: ReadReview) -> Became:
        row = self._new_row(entry)
        suggest([row])
        try:
            write_record(row)
        except ValidationError as error:
            return self._quarantine(_refused(entry, error))
        log_event("externalreview.imported", row, by=self.by, after=_told(row))
        return _new(entry, row)

    def _compare(self, row: ExternalReview, entry: ReadReview) -> Became:
        """Brings a stored review up to date, if it says something else now."""
        before, columns = _told(row), self._columns(entry)
        if row.gone_on is not None and (last_touched(entry) or row.gone_on) > row.gone_on:
            columns["gone_on"] = None
        differ = [name for name, value in columns.items() if getattr(row, name) != value]
        if not differ:
            return Became(Outcome.SAME, entry.position, entry.url, row.pk)
        for name in differ:
            setattr(row, name, columns[name])
        row.imported_at = self.now
        if not row.match:
            suggest([row])
        try:
            write_record(row)
        except ValidationError as error:
            return self._quarantine(_refused(entry, error))
        after = _told(row)
        changed = [name for name in after if after[name] != before[name]]
        log_event(
            "externalreview.reimported",
            row,
            by=self.by,
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
        )
        return Became(Outcome.CHANGED, entry.position, entry.url, row.pk)

    def _take_back(self, entry: Gone) -> Became:
        """Marks what its publisher took back, unless it was touched after that."""
        rows = list(ExternalReview.objects.select_for_update().at_address(entry.url).order_by("pk"))
        if not rows:
            return Became(Outcome.NOT_KNOWN, entry.position, entry.url)
        day = entry.deleted.when.latest or self.now.date()
        taken = [row for row in rows if row.gone_on is None and not _touched_since(row, day)]
        for row in taken:
            row.gone_on = day
            write_record(row)
            log_event("externalreview.gone", row, by=self.by, after={"gone_on": day.isoformat()})
        outcome = Outcome.GONE if taken else Outcome.SAME
        return Became(outcome, entry.position, entry.url, rows[0].pk)

    def _quarantine(self, item: Quarantined) -> Became:
        """Keeps what cannot be read, once however often it comes, with the place where it first stood."""
        mark = fingerprint(item, self.source)
        row = QuarantinedItem.objects.with_hash(mark).first()
        reasons = tuple(reason.message for reason in item.reasons)
        if row is None:
            row = QuarantinedItem(
                source=self.source or "a document",
                position=item.position,
                raw=raw_text(item),
                reasons=list(reasons),
                sha256=mark,
            )
            write_record(row)
            log_event("quarantineditem.added", row, by=self.by, after={"reasons": list(reasons)})
        codes = tuple(reason.code for reason in item.reasons)
        return Became(Outcome.QUARANTINED, item.position, "", row.pk, codes, reasons)


def _skipped(entry: Skipped) -> Became:
    codes, reasons = (entry.reason.code,), (entry.reason.message,)
    return Became(Outcome.SKIPPED, entry.position, codes=codes, reasons=reasons, count=entry.count)


def _new(entry: ReadReview, row: ExternalReview) -> Became:
    return Became(Outcome.NEW, entry.position, entry.url, row.pk, claim=row.claim_id)


def _told(row: ExternalReview) -> dict[str, Any]:
    """The columns of a review as an event keeps them."""
    values = {name: getattr(row, name) for name in LOGGED}
    return {
        name: value if value is None or isinstance(value, int) else str(value)[:LONGEST_TOLD]
        for name, value in values.items()
    }


def _refused(entry: ReadReview, error: ValidationError) -> Quarantined:
    """A review that was read and does not fit into what is kept."""
    return Quarantined(entry.position, (Reason("refused", " ".join(error.messages)),), entry.raw)


def _touched_since(row: ExternalReview, day: date) -> bool:
    """Whether a stored review is known to have been touched after a day."""
    item = read_again(row)
    touched = last_touched(item) if item else row.reviewed_on
    return touched is not None and touched > day
