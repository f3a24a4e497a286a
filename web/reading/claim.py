"""The claim page as data: the answer, the chains, the reasons, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date, datetime

from claims.domain.corroboration.through import Through
from claims.domain.vocabulary import ClaimStatus, Stance
from claims.models import Appearance, Attribution, Claim, ClaimRelation, Corroboration
from claims.services.relations import lending_to
from sources.domain.vocabulary import Held
from sources.models import ArticleLink
from web.figures import figure_in_words
from web.reading.appearances import (
    AppearanceReading,
    ArticleGroup,
    Copy,
    appearance_reading,
    by_article,
    copies_by_original,
)
from web.reading.chains import Chains
from web.reading.judgements import judging_links
from web.reading.listing import interval
from web.reading.quotes import Quotes, read_quotes
from web.reading.references import Ref, source_ref
from web.reading.related import RelatedClaims, read_related
from web.reading.sourcing import Sourcing, read_sourcing, result_badge
from web.words import Badge, Dated, dated

Lending = dict[int, Through]
"""Other claims that count for or against the one of the page, by id."""


@dataclass(frozen=True, slots=True)
class PastResult:
    """One line in the history of the number."""

    at: datetime
    badge: Badge
    interval: str
    refuted: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Side:
    """Passages of one stance, article by article, under their heading."""

    heading: str
    articles: tuple[ArticleGroup, ...]


@dataclass(frozen=True, slots=True)
class ClaimReading:
    """Everything a claim page shows."""

    id: int
    url: str
    statement: str
    language: str
    kind: str
    checkability: str
    is_withdrawn: bool
    figure: str
    about: Dated | None
    place: str
    topics: tuple[str, ...]
    subjects: tuple[Ref, ...]
    attests: Ref | None
    recorded_at: datetime
    sourcing: Sourcing
    sides: tuple[Side, ...]
    left_out: tuple[ArticleGroup, ...]
    figures: tuple[AppearanceReading, ...]
    related: RelatedClaims
    quotes: Quotes
    history: tuple[PastResult, ...]


def read_claim(claim: Claim, *, is_judging: bool = False) -> ClaimReading:
    """Will gather the page of a claim that `for_page()` read: in a fixed number of queries.

    For whoever may judge, the groups of origins lead to where that is done.
    """
    relations = list(ClaimRelation.objects.touching(claim))
    lending = lending_to(claim)
    appearances = Appearance.objects.of([claim.pk, *lending])
    met = sorted(
        appearances.undecided_or_accepted().not_continued().for_page(), key=_first_published
    )
    stances = {row.pk: _stance(row, lending) for row in met}
    rows = [row for row in met if stances[row.pk] is not None]
    chains = Chains(Attribution.objects.chained_from(row.pk for row in rows).for_page())
    links = ArticleLink.objects.copies_from({row.article_id for row in rows})
    past = list(Corroboration.objects.about(claim))
    current = past[0] if past and past[0].superseded_at is None else None
    sourcing = read_sourcing(current, judging_links(claim, current) if is_judging else {})
    copies = copies_by_original(links, rows)
    readings = _appearances(rows, chains, copies, sourcing, lending)
    return ClaimReading(
        id=claim.pk,
        url=claim.get_absolute_url(),
        statement=claim.statement,
        language=claim.language,
        kind=claim.get_kind_display(),
        checkability=claim.get_checkability_display(),
        is_withdrawn=claim.status == ClaimStatus.WITHDRAWN,
        figure=figure_in_words(claim),
        about=dated(claim.valid),
        place=claim.place,
        topics=tuple(topic.name for topic in claim.topics.all()),
        subjects=tuple(source_ref(source) for source in claim.subjects.all()),
        attests=source_ref(claim.attests.holder) if claim.attests else None,
        recorded_at=claim.created_at,
        sourcing=sourcing,
        sides=_sides(stances, readings, copies),
        left_out=by_article((one for one in readings.values() if one.left_out), copies),
        figures=tuple(one for one in readings.values() if one.figure and not one.is_turned),
        related=read_related(claim, relations, lending),
        quotes=read_quotes(claim, current),
        history=tuple(_past(result) for result in past),
    )


def _first_published(row: Appearance) -> tuple[date, int, int]:
    """Sorts by day of publication, unknown days last, then as the text has it."""
    return (row.article.published.earliest or date.max, row.article_id, row.start or 0)


def _stance(row: Appearance, lending: Lending) -> Stance | None:
    """What an appearance does to the claim of the page; nothing where its own claim lends nothing."""
    through = lending.get(row.claim_id)
    return through.stance(Stance(row.stance)) if through else Stance(row.stance)


def _appearances(
    rows: list[Appearance],
    chains: Chains,
    copies: dict[int, tuple[Copy, ...]],
    sourcing: Sourcing,
    lending: Lending,
) -> dict[int, AppearanceReading]:
    """The readings by id: a copy is folded under its original, a stub shows only in chains."""
    folded = {copy.article.id for group in copies.values() for copy in group}
    readings: dict[int, AppearanceReading] = {}
    for row in rows:
        left_out = sourcing.left_out.get(row.pk, "")
        is_relay_only = row.article.held == Held.CITED_ONLY and row.article_id in chains.met
        if left_out or not (row.article_id in folded or is_relay_only):
            doubt = sourcing.only_possible.get(row.pk, "")
            through = lending.get(row.claim_id)
            readings[row.pk] = appearance_reading(
                row, chains, left_out=left_out, doubt=doubt, through=through
            )
    return readings


HEADINGS = {
    Stance.SUPPORTS: "Who says so",
    Stance.REFUTES: "Who disputes it",
    Stance.QUALIFIES: "Who qualifies it",
    Stance.DISCUSSES: "Who only discusses it",
}


def _sides(
    stances: dict[int, Stance | None],
    readings: dict[int, AppearanceReading],
    copies: dict[int, tuple[Copy, ...]],
) -> tuple[Side, ...]:
    """Passages by stance, empty sides left away."""
    counted = [one for one in readings.values() if not one.left_out]
    sides = (
        Side(
            heading,
            by_article((one for one in counted if stances[one.id] == stance), copies),
        )
        for stance, heading in HEADINGS.items()
    )
    return tuple(side for side in sides if side.articles)


def _past(result: Corroboration) -> PastResult:
    """One earlier or the current result."""
    return PastResult(
        at=result.computed_at,
        badge=result_badge(result),
        interval=interval(result.supports_confirmed, result.supports_possible).words,
        refuted=interval(result.refutes_confirmed, result.refutes_possible).words
        if result.refutes_possible
        else "",
        is_current=result.superseded_at is None,
    )
