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


@dataclass(frozen=True, slots=True)
class Told:
    """One correction: its kind in words, the public note, since when."""

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


def told_of(review: Review) -> tuple[Told, ...]:
    """What readers are told of changes of one review, the latest first."""
    return tuple(told(row) for row in Correction.objects.of(review).told())


def told_before(retraction: datetime, told: tuple[Told, ...]) -> tuple[Told, ...]:
    """What readers were told before a review was retracted at a moment."""
    return tuple(one for one in told if one.at < retraction)


def told(row: Correction) -> Told:
    """Will put a correction into words."""
    return Told(KINDS[CorrectionKind(row.kind)], row.note, row.effective_at)


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
    )


def _verdict(publication: Publication | None) -> VerdictBadge | None:
    rating = publication.version.rating if publication else None
    return verdict_badge(rating.label, rating.normalised) if rating else None
