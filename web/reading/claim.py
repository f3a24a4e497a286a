"""The claim page as data: the answer, the chains, the reasons; no row costs a query of its own."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from claims.domain.corroboration import Facts
from claims.domain.corroboration.through import Through
from claims.domain.staleness import Staleness
from claims.domain.vocabulary import ClaimStatus, Stance
from claims.models import Appearance, Attribution, Claim, ClaimRelation, Corroboration
from claims.services.explaining import answer_as_of, drawing_of, left_out_of, prospects_of
from claims.services.facts import facts_of
from claims.services.history import timeline_of
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
from web.reading.drawing import DrawingReading, read_drawing
from web.reading.figures import Figures, read_figures
from web.reading.growth import Growth, read_growth
from web.reading.history import History, read_history
from web.reading.judgements import judging_links
from web.reading.quotes import Quotes, read_quotes
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

Lending = dict[int, Through]
"""Other claims that count for or against the one of the page, by id."""


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
    drawing: DrawingReading | None
    staleness: Staleness | None
    sides: tuple[Side, ...]
    left_out: tuple[ArticleGroup, ...]
    figures: Figures | None
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
    """Will gather the page of a claim that `for_page()` read: no row costs a query of its own.

    However many quote claims speak of its statements, they are read together; with `as_of` those
    that speak of the statements behind them follow, hop by hop. With `as_of` all that shows the
    answer shows that of the day. For whoever may judge, the groups of origins lead to where that is
    done.
    """
    relations = list(ClaimRelation.objects.touching(claim))
    lending = lending_to(claim)
    current = Corroboration.objects.about(claim).current().first()
    reviews = reviews_of(claim)
    facts = facts_of(claim.pk) if current else None
    result, sourcing = _answer(claim, current, as_of, is_judging=is_judging)
    if reviews.dispute:
        sourcing = without_undisputed(sourcing)
    met = _rows([claim.pk, *lending], sourcing, as_of)
    stances = {row.pk: _stance(row, lending) for row in met}
    rows = [row for row in met if stances[row.pk] is not None]
    chains = Chains(Attribution.objects.chained_from(row.pk for row in rows).for_page())
    links = ArticleLink.objects.copies_from({row.article_id for row in rows})
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
        drawing=read_drawing(claim, drawing_of(claim, as_of=as_of), as_of) if result else None,
        staleness=claim.staleness,
        sides=_sides(stances, readings, copies),
        left_out=by_article((one for one in readings.values() if one.left_out), copies),
        figures=read_figures(
            result or {},
            [one for one in readings.values() if one.figure and not one.is_turned],
            readings,
        ),
        related=read_related(claim, relations, lending),
        quotes=read_quotes(claim, current),
        history=read_history(claim, for_colleague=for_colleague),
        growth=read_growth(timeline_of(claim, facts), as_of) if current else None,
        reviews=reviews,
        changes=_changes(claim, as_of, None if as_of else facts),
        as_of=as_of,
    )


def _changes(claim: Claim, as_of: date | None, facts: Facts | None) -> tuple[str, ...]:
    """What would change the answer; nothing more of a claim that is no longer tracked."""
    if claim.status == ClaimStatus.WITHDRAWN:
        return ()
    return tuple(one.message for one in prospects_of(claim, as_of=as_of, facts=facts))


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


def _rows(claims: list[int], sourcing: Sourcing, as_of: date | None) -> list[Appearance]:
    """The appearances to show: today those nothing continues, else those of the day's versions."""
    rows = Appearance.objects.of(claims).undecided_or_accepted()
    if as_of is None:
        return sorted(rows.not_continued().for_page(), key=_first_published)
    every = rows.with_continuation().for_page()
    return sorted((row for row in every if not _is_elsewhere(row, sourcing)), key=_first_published)


def _is_elsewhere(row: Appearance, sourcing: Sourcing) -> bool:
    """Whether another version says this on the day, so that it is shown from there."""
    is_one_of_several = row.continues_id is not None or getattr(row, "is_continued", False)
    return is_one_of_several and row.pk in sourcing.other_versions


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
