"""The claim page as data: the answer, the chains, the reasons, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date, datetime

from claims.domain.vocabulary import ClaimStatus, RelationKind, Stance
from claims.models import Appearance, Attribution, Claim, ClaimRelation, Corroboration
from sources.domain.vocabulary import Held, Judgement
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
from web.reading.figures import Figures, read_figures
from web.reading.listing import ClaimRow, claim_row, interval
from web.reading.references import Ref, source_ref
from web.reading.sourcing import Sourcing, read_sourcing, result_badge
from web.words import Badge, Dated, dated

RELATIONS = {
    RelationKind.EQUIVALENT: ("Says the same", "Says the same"),
    RelationKind.CLOSE: ("Close to it", "Close to it"),
    RelationKind.BROADER: ("Narrower", "Broader"),
    RelationKind.NEGATES: ("Says the opposite", "Says the opposite"),
    RelationKind.EXCLUDES: (
        "Cannot be true together with this claim, though both may be false",
        "Cannot be true together with this claim, though both may be false",
    ),
    RelationKind.LIMITS: ("Limited by this claim", "Names a condition or context of this claim"),
    RelationKind.UPDATES: ("The earlier answer", "A later answer to the same question"),
    RelationKind.OUTCOME_OF: ("What this claim came of", "What came of it"),
    RelationKind.IMPLIES: ("Follows from this claim", "This claim follows from it"),
    RelationKind.PART_OF: ("Contains this claim", "Part of this claim"),
}
"""What the other claim is: first when this claim stands on the left, then when on the right."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another claim and what it is to this one."""

    row: ClaimRow
    relation: str
    is_open: bool
    reason: str


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
    figures: Figures | None
    related: tuple[Related, ...]
    history: tuple[PastResult, ...]


def read_claim(claim: Claim) -> ClaimReading:
    """Will gather the page of a claim that `for_page()` read: in five queries, however much it holds."""
    relations = list(ClaimRelation.objects.touching(claim))
    appearances = Appearance.objects.of([claim.pk, *_same_claims(claim, relations)])
    rows = sorted(
        appearances.undecided_or_accepted().not_continued().for_page(), key=_first_published
    )
    chains = Chains(Attribution.objects.chained_from(row.pk for row in rows).for_page())
    links = ArticleLink.objects.copies_from({row.article_id for row in rows})
    past = list(Corroboration.objects.about(claim))
    sourcing = read_sourcing(past[0] if past and past[0].superseded_at is None else None)
    copies = copies_by_original(links, rows)
    readings = _appearances(rows, chains, copies, sourcing)
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
        sides=_sides(rows, readings, copies),
        left_out=by_article((one for one in readings.values() if one.left_out), copies),
        figures=read_figures(
            past[0].result if past and past[0].superseded_at is None else {},
            [reading for reading in readings.values() if reading.figure],
            readings,
        ),
        related=tuple(_related(claim, relation) for relation in relations),
        history=tuple(_past(result) for result in past),
    )


def _first_published(row: Appearance) -> tuple[date, int, int]:
    """Sorts by day of publication, unknown days last, then as the text has it."""
    return (row.article.published.earliest or date.max, row.article_id, row.start or 0)


def _same_claims(claim: Claim, relations: list[ClaimRelation]) -> list[int]:
    """The claims confirmed to say the same: their appearances count here."""
    return [
        other.pk
        for relation in relations
        if relation.kind == RelationKind.EQUIVALENT and relation.judgement == Judgement.CONFIRMED
        for other in (relation.from_claim, relation.to_claim)
        if other.pk != claim.pk
    ]


def _appearances(
    rows: list[Appearance], chains: Chains, copies: dict[int, tuple[Copy, ...]], sourcing: Sourcing
) -> dict[int, AppearanceReading]:
    """The readings by id: a copy is folded under its original, a stub shows only in chains."""
    folded = {copy.article.id for group in copies.values() for copy in group}
    readings: dict[int, AppearanceReading] = {}
    for row in rows:
        left_out = sourcing.left_out.get(row.pk, "")
        is_relay_only = row.article.held == Held.CITED_ONLY and row.article_id in chains.met
        if left_out or not (row.article_id in folded or is_relay_only):
            doubt = sourcing.only_possible.get(row.pk, "")
            readings[row.pk] = appearance_reading(row, chains, left_out=left_out, doubt=doubt)
    return readings


HEADINGS = {
    Stance.SUPPORTS: "Who says so",
    Stance.REFUTES: "Who disputes it",
    Stance.QUALIFIES: "Who qualifies it",
    Stance.DISCUSSES: "Who only discusses it",
}


def _sides(
    rows: list[Appearance],
    readings: dict[int, AppearanceReading],
    copies: dict[int, tuple[Copy, ...]],
) -> tuple[Side, ...]:
    """Passages by stance, empty sides left away."""
    counted = [row for row in rows if row.pk in readings and not readings[row.pk].left_out]
    sides = (
        Side(
            heading,
            by_article((readings[row.pk] for row in counted if row.stance == stance), copies),
        )
        for stance, heading in HEADINGS.items()
    )
    return tuple(side for side in sides if side.articles)


def _related(claim: Claim, relation: ClaimRelation) -> Related:
    """The other end of a relation."""
    is_left = relation.from_claim_id == claim.pk
    other = relation.to_claim if is_left else relation.from_claim
    return Related(
        row=claim_row(other),
        relation=RELATIONS[RelationKind(relation.kind)][0 if is_left else 1],
        is_open=relation.judgement != Judgement.CONFIRMED,
        reason=relation.reason,
    )


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
