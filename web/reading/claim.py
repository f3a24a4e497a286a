"""The claim page as data: the answer, the chains, the reasons; no row costs a query of its own."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from claims.domain.staleness import Staleness
from claims.domain.vocabulary import ClaimStatus
from claims.models import Claim, Corroboration
from claims.services.explaining import answer_as_of, left_out_of, prospects_of
from claims.services.facts.known import Known, known_of
from claims.services.history import timeline_of
from claims.services.relations import lending_to
from sources.models import Source
from web.figures import figure_in_words
from web.reading.claim_rows import RELATIONS, STORED
from web.reading.drawing import DrawingReading, read_drawing
from web.reading.growth import Growth, read_growth
from web.reading.history import History, read_history
from web.reading.judgements import judging_links
from web.reading.passages import Passages, read_passages
from web.reading.quotes import Quotes, quotes_about, read_quotes
from web.reading.references import Ref, source_ref
from web.reading.related import RelatedClaims, read_related
from web.reading.reviews import ReviewsOfClaim, reviews_of
from web.reading.sourcing import (
    Sourcing,
    read_sourcing,
    sourcing_of,
    with_all_left_out,
    without_undisputed,
)
from web.words import Dated, dated, quoted


@dataclass(frozen=True, slots=True)
class About:
    """What stands beside the answer: what kind of claim it is, and what it is about."""

    kind: str
    checkability: str
    figure: str
    day: Dated | None
    place: str
    topics: tuple[str, ...]
    subjects: tuple[Ref, ...]
    attests: Ref | None
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class ClaimReading:
    """Everything a claim page shows."""

    id: int
    url: str
    statement: str
    language: str
    is_withdrawn: bool
    about: About
    sourcing: Sourcing
    drawing: DrawingReading | None
    staleness: Staleness | None
    passages: Passages
    related: RelatedClaims
    quotes: Quotes
    history: History
    growth: Growth | None
    reviews: ReviewsOfClaim
    changes: tuple[str, ...]
    as_of: date | None

    @property
    def cited(self) -> str:
        """The statement between quotation marks, as who cites it writes it."""
        return quoted(self.statement)


def read_claim(
    claim: Claim,
    *,
    as_of: date | None = None,
    for_colleague: bool = False,
    is_judging: bool = False,
) -> ClaimReading:
    """Will gather the page of a claim that `ONE` read: no row costs a query of its own.

    With `as_of` all that shows the answer shows that of the day; quote claims that speak of
    statements behind statements then follow, hop by hop. For whoever may judge, the groups of
    origins lead to where that is done.
    """
    stored = STORED.read(claim=claim.pk)
    current = next((row for row in stored if row.superseded_at is None), None)
    reviews = reviews_of(claim)
    of = known_of(claim, current) if current else None
    result, sourcing = _answer(claim, current, as_of, is_judging=is_judging)
    asked = quotes_about(claim, current, of)
    relations = RELATIONS.read(claim=claim.pk) if vars(claim)["is_related"] else []
    lending = lending_to(claim) if relations else {}
    return ClaimReading(
        id=claim.pk,
        url=claim.get_absolute_url(),
        statement=claim.statement,
        language=claim.language,
        is_withdrawn=claim.status == ClaimStatus.WITHDRAWN,
        about=_about(claim),
        sourcing=without_undisputed(sourcing) if reviews.dispute else sourcing,
        drawing=read_drawing(claim, current, of, as_of) if result else None,
        staleness=claim.staleness,
        passages=read_passages(claim.pk, lending, sourcing, result or {}, as_of),
        related=read_related(claim, relations, lending),
        quotes=read_quotes(claim, current, asked),
        history=read_history(stored, for_colleague=for_colleague),
        growth=read_growth(timeline_of(claim, of, asked), as_of) if current else None,
        reviews=reviews,
        changes=_changes(claim, as_of, None if as_of else of),
        as_of=as_of,
    )


def _about(claim: Claim) -> About:
    """What a claim says of itself."""
    subjects = (Source(**told) for told in vars(claim)["subjects_told"])
    return About(
        kind=claim.get_kind_display(),
        checkability=claim.get_checkability_display(),
        figure=figure_in_words(claim),
        day=dated(claim.valid),
        place=claim.place,
        topics=tuple(vars(claim)["topic_names"]),
        subjects=tuple(source_ref(source) for source in subjects),
        attests=source_ref(claim.attests.holder) if claim.attests else None,
        recorded_at=claim.created_at,
    )


def _changes(claim: Claim, as_of: date | None, of: Known | None) -> tuple[str, ...]:
    """What would change the answer; nothing more of a claim that is no longer tracked."""
    if claim.status == ClaimStatus.WITHDRAWN:
        return ()
    return tuple(one.message for one in prospects_of(claim, as_of=as_of, of=of))


def _answer(
    claim: Claim, current: Corroboration | None, as_of: date | None, *, is_judging: bool
) -> tuple[dict[str, Any] | None, Sourcing]:
    """The result that is shown, today's or that of a day, and how the page tells it."""
    links = judging_links(claim, current) if is_judging and as_of is None else {}
    result = current.result if current else None
    sourcing = read_sourcing(current, links)
    if as_of is not None:
        result = answer_as_of(claim, as_of)
        sourcing = sourcing_of(result, result["policy"])
    if sourcing.left_out_unlisted:
        sourcing = with_all_left_out(sourcing, left_out_of(claim, as_of=as_of))
    return result, sourcing
