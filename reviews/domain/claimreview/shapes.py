"""What is published of a review, as plain data; names follow schema.org where it has one.

Source: https://schema.org/ClaimReview, https://schema.org/Claim
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from sources.domain.dates import When

Moment = datetime | date | When | str
"""A point in time: an instant, a day, a day partly known, or ISO 8601 as text; "" is not known."""


class ClaimantKind(StrEnum):
    """What sort of being made a claim; `UNSTATED` where a publisher does not say."""

    PERSON = "Person"
    ORGANISATION = "Organization"
    UNSTATED = "Thing"


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who made the claim; `job_title` is the one held when the statement was made."""

    name: str
    kind: ClaimantKind = ClaimantKind.PERSON
    job_title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who reviewed the claim: its name and the address of its home page."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class AppearanceLink:
    """One place where the claim is made: exactly one address, and when it was published."""

    url: str
    published: Moment = ""
    headline: str = ""


@dataclass(frozen=True, slots=True)
class RatingGiven:
    """The verdict: its word, and its place on a scale.

    All three numbers are given, or none: an unratable verdict has only its word.
    """

    label: str
    value: Decimal | None = None
    best: Decimal | None = None
    worst: Decimal | None = None
    name: str = ""
    explanation: str = ""

    @property
    def numbers(self) -> tuple[Decimal | None, ...]:
        """Value, best and worst, in this order."""
        return self.value, self.best, self.worst


@dataclass(frozen=True, slots=True)
class PinnedScale:
    """The scale as it was when the review was signed: every label with its value, None if unratable."""

    name: str
    worst: int
    best: int
    labels: tuple[tuple[str, int | None], ...]

    def has(self, label: str) -> bool:
        """Whether a label belongs to the scale."""
        return any(label == one for one, _ in self.labels)

    def value_of(self, label: str) -> int | None:
        """The value of a label, None when it is unratable or not of this scale."""
        return dict(self.labels).get(label)


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """What was corrected in public, and when; `kind` is a word such as "clarification"."""

    text: str
    published: Moment = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A piece of evidence that has an address; `archived` is where a copy is kept."""

    url: str
    name: str = ""
    archived: str = ""


@dataclass(frozen=True, slots=True)
class PublishedReview:
    """All that a ClaimReview says of one review.

    `url` is the absolute address of the page; `language` is BCP 47; `scale` is the pinned one, None
    for a review of somebody else. More than one claimant is for reviews of others.
    """

    url: str
    organisation: Organisation
    claim_reviewed: str
    rating: RatingGiven
    date_published: Moment
    date_modified: Moment
    language: str
    claimants: tuple[Claimant, ...] = ()
    claim_date: Moment = ""
    first_appearance: AppearanceLink | None = None
    appearances: tuple[AppearanceLink, ...] = ()
    headline: str = ""
    corrections: tuple[CorrectionNote, ...] = ()
    citations: tuple[Citation, ...] = ()
    license: str = ""
    scale: PinnedScale | None = None


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What a feed says of a review that was retracted: where it was, since when, and until when."""

    url: str
    deleted: Moment
    published: Moment = ""
