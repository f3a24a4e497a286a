"""Corrections as readers are told of them."""

from dataclasses import dataclass, replace
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
    """One correction: its kind in words, the public note (empty where there is none), since when.

    `turn` is the verdict before and after, told on the review's page where a note goes with it.
    """

    kind: str
    note: str
    at: datetime
    turn: tuple[VerdictBadge, VerdictBadge] | None = None


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
    return tuple(_told_with_turn(row) for row in Correction.objects.of(review).for_listing())


def with_note(changes: tuple[Told, ...]) -> tuple[Told, ...]:
    """The changes of which readers are told more than that there was one."""
    return tuple(one for one in changes if one.note)


def told_before(retraction: datetime, told: tuple[Told, ...]) -> tuple[Told, ...]:
    """What readers were told before a review was retracted at a moment, without its verdicts."""
    return tuple(replace(one, turn=None) for one in told if one.at < retraction)


def told(row: Correction) -> Told:
    """Will put a correction into words."""
    kind = KINDS[CorrectionKind(row.kind)] if row.note else UNTOLD
    return Told(kind, row.note, row.effective_at)


def correction_row(row: Correction) -> CorrectionRow:
    """Will tell a correction that `for_listing()` read, without a query."""
    is_retracted = row.review.state == ReviewState.RETRACTED
    before, after = (None, None) if is_retracted else _turn(row) or (None, None)
    shown = row.after or row.before
    headline = shown.version.headline if shown else ""
    return CorrectionRow(
        told=told(row),
        review=Ref(headline, row.review.get_absolute_url(), row.review.language),
        before=before,
        after=after,
        is_retracted=is_retracted,
        is_retraction=row.kind == CorrectionKind.RETRACTION,
    )


def _told_with_turn(row: Correction) -> Told:
    """A correction that `for_listing()` read, with the verdict it turned if readers get a note."""
    return replace(told(row), turn=_turn(row) if row.note else None)


def _turn(row: Correction) -> tuple[VerdictBadge, VerdictBadge] | None:
    """The verdicts before and after, where they differ."""
    before, after = _verdict(row.before), _verdict(row.after)
    return (before, after) if before and after and before != after else None


def _verdict(publication: Publication | None) -> VerdictBadge | None:
    rating = publication.version.rating if publication else None
    return verdict_badge(rating.label, rating.normalised) if rating else None
