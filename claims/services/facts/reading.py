"""Rows as facts: what each statement gives becomes the frozen data that corroboration takes."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from claims.domain.corroboration.facts import (
    UNKNOWN_DAY,
    AppearanceFact,
    ArticleFact,
    AttributionFact,
    ClaimFact,
    JudgementFact,
    LinkFact,
    OriginFact,
    PollFact,
    RelationFact,
    TieFact,
)
from claims.domain.quantities import Quantity
from claims.domain.vocabulary import (
    AppearanceStatus,
    AttributionKind,
    Basis,
    Checkability,
    ClaimKind,
    Comparator,
    Force,
    OriginKind,
    RelationKind,
    Stance,
    Statistic,
    Verdict,
    Wording,
)
from claims.services.fetching import Row
from sources.domain.dates import When
from sources.domain.vocabulary import ArticleStatus, Genre, Held, Judgement, LinkKind, TieKind

E = TypeVar("E", bound=StrEnum)


def _words(kind: type[E]) -> Mapping[str, E]:
    """The members of an enumeration by their values: looking up is quicker than calling it."""
    return {one.value: one for one in kind}


BASES, STANCES, FORCES = _words(Basis), _words(Stance), _words(Force)
WORDINGS, KINDS, JUDGEMENTS = _words(Wording), _words(AttributionKind), _words(Judgement)
GENRES, HELDS, STATUSES = _words(Genre), _words(Held), _words(ArticleStatus)
ACCEPTED = AppearanceStatus.ACCEPTED


def claim(row: Row) -> ClaimFact:
    """A claim."""
    pk, kind, checkability, first, last, place, _, *figure = row
    return ClaimFact(
        id=pk,
        kind=ClaimKind(kind),
        checkability=Checkability(checkability),
        valid=_when(first, last),
        quantity=_quantity(figure),
        place=place,
    )


def relation(row: Row) -> RelationFact:
    """A relation between claims."""
    pk, start, to, kind, judgement = row
    return RelationFact(pk, start, to, RelationKind(kind), JUDGEMENTS[judgement])


def appearance(row: Row) -> AppearanceFact:
    """An appearance; one without a version was only cited."""
    pk, claim_id, article, version, stance, wording, force, distanced, basis, furniture = row[:10]
    return AppearanceFact(
        pk,
        claim_id,
        article,
        version,
        STANCES[stance],
        WORDINGS[wording],
        FORCES[force],
        distanced,
        BASES[basis],
        ACCEPTED,
        furniture,
        version is None,
        quantity=_quantity(row[10:]) if row[10] else None,
    )


def hop(row: Row) -> AttributionFact:
    """A hop."""
    pk, start, to_appearance, to_origin, kind, joint, inferred, judgement, _ = row
    return AttributionFact(
        pk, start, to_appearance, to_origin, KINDS[kind], joint, inferred, JUDGEMENTS[judgement]
    )


def link(row: Row) -> LinkFact:
    """A link between articles."""
    pk, start, to, kind, judgement = row
    return LinkFact(pk, start, to, LinkKind(kind), JUDGEMENTS[judgement])


def article(row: Row) -> ArticleFact:
    """An article with its speakers and captures."""
    pk, title, publisher, genre, held, *rest = row
    first, last, status, since, until, is_ours, authors, seen, on, signed_as = rest
    return ArticleFact(
        pk,
        title,
        publisher,
        tuple(sorted(set(authors))) if authors else (),
        GENRES[genre],
        HELDS[held],
        _when(first, last),
        min(on) if on else None,
        tuple(zip(seen, on, strict=True)),
        STATUSES[status],
        _when(since, until),
        bool(is_ours) and genre == Genre.FACT_CHECK,
        signed_as,
    )


def origin(row: Row) -> OriginFact:
    """An origin with its poll, if it has one."""
    pk, kind, holder, article_id, title, description, first, last, written, poll, *details = row
    return OriginFact(
        id=pk,
        kind=OriginKind(kind),
        holder_id=holder,
        article_id=article_id,
        title=title,
        description=description,
        date=_when(first, last, written),
        poll=None if poll is None else _poll(details[:-2]),
    )


def _poll(details: Sequence[Any]) -> PollFact:
    conductor, sponsor, question, population, place, first, last, written, *disclosed = details
    margin, confidence, mode, sample = disclosed
    return PollFact(
        conductor_id=conductor,
        sponsor_id=sponsor,
        question=question,
        population=population,
        place=place,
        fieldwork=_when(first, last, written),
        margin_of_error=margin,
        confidence_level=confidence,
        mode=mode,
        sample=sample,
    )


def tie(row: Row) -> TieFact:
    """A tie between sources."""
    pk, start, to, kind, percentage, since, until = row
    return TieFact(pk, start, to, TieKind(kind), percentage, since, until)


def judgement(row: Row) -> JudgementFact:
    """An editor's word."""
    pk, verdict, at, *pair = row
    return JudgementFact(pk, Verdict(verdict), at, *pair)


def _when(first: date | None, last: date | None, written: str = "") -> When:
    if first is None and last is None and not written:
        return UNKNOWN_DAY
    return When(first, last, written)


def _quantity(figure: Sequence[Any]) -> Quantity | None:
    """The figure of a claim or an appearance, or None where it has none."""
    comparator, statistic, amount, lower, upper, unit, population, baseline, *as_of = figure
    if not comparator:
        return None
    written, first, last = as_of
    return Quantity(
        comparator=Comparator(comparator),
        statistic=Statistic(statistic),
        amount=amount,
        lower=lower,
        upper=upper,
        unit=unit,
        population=population,
        baseline=baseline,
        as_of=written or str(_when(first, last)),
    )
