"""What was read of a document: reviews, what was repaired in each, and what could not be read."""

from dataclasses import dataclass, field
from typing import Any

from reviews.domain.claimreview.reading.wording import REASONS, REPAIRS
from reviews.domain.claimreview.shapes import (
    AppearanceLink,
    Citation,
    Claimant,
    CorrectionNote,
    Organisation,
    RatingGiven,
)
from sources.domain.dates import When


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a document is read; what lies beyond is named, never left out silently."""

    characters: int = 64 * 1024 * 1024
    reviews: int = 200_000
    depth: int = 40
    values_per_review: int = 20_000
    text: int = 20_000
    address: int = 2_000
    entries: int = 200


@dataclass(frozen=True, slots=True)
class ReadMoment:
    """A point in time as it was read: ISO 8601 where it has one form, and its bounds in days."""

    iso: str = ""
    when: When = field(default_factory=When)


@dataclass(frozen=True, slots=True)
class Note:
    """What was repaired or left out while reading: where, and what stood there."""

    code: str
    field: str = ""
    was: str = ""

    @property
    def message(self) -> str:
        """The repair as a sentence."""
        return REPAIRS[self.code]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something cannot be read; `detail` says where, in the words of the document."""

    code: str
    detail: str = ""

    @property
    def message(self) -> str:
        """The reason as a sentence or two."""
        return f"{REASONS[self.code]} {self.detail}".strip()


@dataclass(frozen=True, slots=True)
class ReadReview:
    """One review of somebody else, as far as it could be read.

    `site` is the host of its address without "www."; `raw` is the review as it stood in the
    document, in values that JSON and a database can hold; `position` says where that was.
    """

    url: str
    site: str
    publisher: Organisation
    claim_reviewed: str
    rating: RatingGiven
    headline: str = ""
    published: ReadMoment = field(default_factory=ReadMoment)
    modified: ReadMoment = field(default_factory=ReadMoment)
    language: str = ""
    claimants: tuple[Claimant, ...] = ()
    claim_made: ReadMoment = field(default_factory=ReadMoment)
    first_appearance: AppearanceLink | None = None
    appearances: tuple[AppearanceLink, ...] = ()
    corrections: tuple[CorrectionNote, ...] = ()
    citations: tuple[Citation, ...] = ()
    license: str = ""
    notes: tuple[Note, ...] = field(default=(), compare=False)
    raw: Any = field(default=None, compare=False)
    position: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Quarantined:
    """What looks like a review, or like a document of them, and cannot be read."""

    position: str
    reasons: tuple[Reason, ...]
    raw: Any = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """An entry of a list of reviews that is none: named by its position, or `count` of them at once."""

    position: str
    reason: Reason
    count: int = 1


@dataclass(frozen=True, slots=True)
class Gone:
    """A tombstone: the publisher took the review at this address back."""

    url: str
    deleted: ReadMoment
    position: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read of one document; `notes` are those that belong to no single review."""

    items: tuple[ReadReview, ...] = ()
    quarantined: tuple[Quarantined, ...] = ()
    gone: tuple[Gone, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[Note, ...] = ()
