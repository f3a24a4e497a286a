"""Corrections as readers are told of them."""

from dataclasses import dataclass
from datetime import datetime

from reviews.domain.vocabulary import CorrectionKind, ReviewState
from reviews.models import Correction, Publication, Review
from web.reading.references import Ref
from web.reading.verdicts import VerdictBadge, verdict_badge

KINDS = {
    CorrectionKind.MINOR: "Minor correction",
    CorrectionKind.CLARIFICATION: "Clarification",
    CorrectionKind.CORRECTION: "Correction",
    CorrectionKind.UPDATE: "Update",
    CorrectionKind.RETRACTION: "Retraction",
}
UNTOLD = "Minor change of wording"
"""What is said of a correction without a note: only a minor one may have none."""


@dataclass(frozen=True, slots=True)
class Told:
    """One correction: its kind in words, the public note (empty where there is none), since when."""

    kind: str
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """One correction of the public list: of which review, and the verdict where that changed.

    No verdict is told of a review that was retracted since.
    """

    told: Told
    review: Ref
    before: VerdictBadge | None
    after: VerdictBadge | None
    is_retracted: bool
    is_retraction: bool


def changes_of(review: Review) -> tuple[Told, ...]:
    """Every change of what was public of one review, the latest first; some without a note."""
    return tuple(told(row) for row in Correction.objects.of(review))


def with_note(changes: tuple[Told, ...]) -> tuple[Told, ...]:
    """The changes of which readers are told more than that there was one."""
    return tuple(one for one in changes if one.note)


def told_before(retraction: datetime, told: tuple[Told, ...]) -> tuple[Told, ...]:
    """What readers were told before a review was retracted at a moment."""
    return tuple(one for one in told if one.at < retraction)


def told(row: Correction) -> Told:
    """Will put a correction into words."""
    kind = KINDS[CorrectionKind(row.kind)] if row.note else UNTOLD
    return Told(kind, row.note, row.effective_at)


def correction_row(row: Correction) -> CorrectionRow:
    """Will tell a correction that `for_listing()` read, without a query."""
    is_retracted = row.review.state == ReviewState.RETRACTED
    before, after = _verdict(row.before), _verdict(row.after)
    is_turned = not is_retracted and before is not None and after is not None and before != after
    shown = row.after or row.before
    headline = shown.version.headline if shown else ""
    return CorrectionRow(
        told=told(row),
        review=Ref(headline, row.review.get_absolute_url(), row.review.language),
        before=before if is_turned else None,
        after=after if is_turned else None,
        is_retracted=is_retracted,
        is_retraction=row.kind == CorrectionKind.RETRACTION,
    )


def _verdict(publication: Publication | None) -> VerdictBadge | None:
    rating = publication.version.rating if publication else None
    return verdict_badge(rating.label, rating.normalised) if rating else None
