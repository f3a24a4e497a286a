"""Reading a document of ClaimReviews, whatever it is wrapped in."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from reviews.domain.claimreview.reading import excerpts
from reviews.domain.claimreview.reading.barren import Listing
from reviews.domain.claimreview.reading.dates import read_moment
from reviews.domain.claimreview.reading.documents import Piece, pieces_of
from reviews.domain.claimreview.reading.finding import Walked, walk
from reviews.domain.claimreview.reading.links import read_address
from reviews.domain.claimreview.reading.nodes import Desk, folded
from reviews.domain.claimreview.reading.reviews import read_review
from reviews.domain.claimreview.reading.shapes import (
    Gone,
    Limits,
    Note,
    Quarantined,
    Reading,
    ReadReview,
    Reason,
    Skipped,
)
from reviews.domain.claimreview.reading.taming import Named, Taming
from sources.domain.pages.decoding import decode
from sources.domain.pages.refusing import NotReadable

NONE = Limits()


def read(document: object, *, source: str, today: date, limits: Limits = NONE) -> Reading:
    """Will read every ClaimReview of a document: bytes, a text, or values already parsed.

    Pages with JSON-LD, JSON, one value a line, feeds, graphs and the answers of Google's Fact Check
    Tools are read. `source` is the address or name of the document: addresses in it are resolved
    against it. `today` tells which dates cannot be true.

    Never raises: what cannot be read is in `quarantined`, and what is no review among reviews is
    in `skipped`, both with reasons. Takes time linear in the
    length of the document.

    >>> reading = read('{"@type": "ClaimReview"}', source="a.json", today=date(2024, 5, 1))
    >>> [reason.code for reason in reading.quarantined[0].reasons]
    ['no_claim', 'no_rating', 'no_url']
    """
    base = source if source.startswith(("http://", "https://")) else ""
    sheaf = Sheaf(limits, today, base)
    for piece in pieces_of(document, limits=limits):
        if len(sheaf.items) + len(sheaf.quarantined) > limits.reviews:
            sheaf.quarantined.append(Quarantined(piece.position, (Reason("too_many"),)))
            break
        if isinstance(piece, Quarantined):
            sheaf.quarantined.append(_tame(piece, limits))
        else:
            sheaf.add(piece)
    return sheaf.bound(document)


@dataclass(slots=True)
class Sheaf:
    """What was read of a document so far."""

    limits: Limits
    today: date
    base: str
    items: list[ReadReview] = field(default_factory=list)
    quarantined: list[Quarantined] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    notes: dict[Note, None] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How much was read that is told of as more than passed over."""
        return len(self.items) + len(self.quarantined) + len(self.gone)

    def add(self, piece: Piece) -> None:
        """Will read all that one value of the document holds; a line that holds nothing says so."""
        before = self.count
        self._read(piece)
        if piece.line and self.count == before:
            raw = excerpts.of_text(piece.line)
            self.quarantined.append(Quarantined(piece.position, (Reason("no_review"),), raw))

    def _read(self, piece: Piece) -> None:
        page_url = self.base if piece.is_on_page else ""
        walked = walk(
            piece.value,
            limits=self.limits,
            position=piece.position,
            page_url=page_url,
            listing=Listing.GRAPH if piece.is_on_page else Listing.REVIEWS,
        )
        by_id = Named(walked.by_id, self.limits)
        self.notes.update(dict.fromkeys(_notes_on(piece, walked)))
        for found in walked.found[: self.limits.reviews]:
            self._sort(
                read_review(
                    found, by_id=by_id, base=self.base, today=self.today, limits=self.limits
                )
            )
        for value, position in walked.gone:
            self._sort(_gone(value, position, Desk(self.today, self.limits, by_id, self.base)))
        for value, position in walked.barren.kept:
            raw = Taming(self.limits).copy(value)
            self._sort(Quarantined(position, (Reason("no_review"),), raw))
        self.skipped += walked.barren.all(piece.position)
        if walked.is_cut:
            code = "too_many" if len(walked.found) > self.limits.reviews else "too_deep"
            self.quarantined.append(Quarantined(piece.position, (Reason(code),)))

    def _sort(self, one: ReadReview | Gone | Quarantined) -> None:
        if isinstance(one, ReadReview):
            self.items.append(one)
        elif isinstance(one, Gone):
            self.gone.append(one)
        else:
            self.quarantined.append(one)

    def bound(self, document: object) -> Reading:
        """Will return the reading; a document in which nothing was found is quarantined itself."""
        if not self.count:
            raw = _beginning(document, self.limits)
            self.quarantined.append(Quarantined("", (Reason("no_review"),), raw))
        return Reading(
            tuple(self.items),
            tuple(self.quarantined),
            tuple(self.gone),
            tuple(self.skipped),
            tuple(self.notes),
        )


def _beginning(document: object, limits: Limits) -> object:
    """What is kept of a document without any review."""
    if isinstance(document, dict | list | tuple):
        return Taming(limits).copy(document)
    if isinstance(document, bytes | bytearray | memoryview):
        body = bytes(document)
        try:
            return excerpts.of_text(decode(body))
        except NotReadable:
            return excerpts.of_bytes(body)
    return excerpts.of_text(document) if isinstance(document, str) else None


def _notes_on(piece: Piece, walked: Walked) -> list[Note]:
    notes = [Note(code, piece.position) for code in piece.repairs]
    if walked.nulls:
        notes.append(Note("null_item", piece.position, str(walked.nulls)))
    return notes


def _tame(one: Quarantined, limits: Limits) -> Quarantined:
    return Quarantined(one.position, one.reasons, Taming(limits).copy(one.raw))


def _gone(value: dict[Any, Any], position: str, desk: Desk) -> Gone | Quarantined:
    """The tombstone that an entry of a feed is; one that names no review is quarantined."""
    copied = Taming(desk.limits).copy(value)
    fields = folded(copied)
    url = read_address(fields.get("item"), desk, "item") or read_address(
        fields.get("url"), desk, "url"
    )
    if not url:
        return Quarantined(position, (Reason("tombstone_without_url"),), copied)
    return Gone(url, read_moment(fields.get("datedeleted"), desk, "dateDeleted"), position)
