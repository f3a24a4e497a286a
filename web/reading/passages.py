"""The passages of a claim by what they do to it: who says so, who disputes it, what is left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.models.statements import array_of
from claims.domain.corroboration.through import Through
from claims.domain.vocabulary import Stance
from claims.models import Appearance
from sources.domain.vocabulary import Held
from web.reading.appearances import (
    AppearanceReading,
    ArticleGroup,
    Copy,
    appearance_reading,
    by_article,
    copies_by_original,
)
from web.reading.chains import Chains
from web.reading.claim_rows import APPEARANCES, COPIES, EVERY_APPEARANCE, HOPS
from web.reading.figures import Figures, read_figures
from web.reading.sourcing import Sourcing

Lending = dict[int, Through]
"""Other claims that count for or against the one of the page, by id."""

Copies = dict[int, tuple[Copy, ...]]
"""The articles that copy one, by its id."""


@dataclass(frozen=True, slots=True)
class Side:
    """Passages of one stance, article by article, under their heading."""

    heading: str
    articles: tuple[ArticleGroup, ...]


@dataclass(frozen=True, slots=True)
class Passages:
    """What counts by stance, what was left out, and the figures of all of it."""

    sides: tuple[Side, ...]
    left_out: tuple[ArticleGroup, ...]
    figures: Figures | None


HEADINGS = {
    Stance.SUPPORTS: "Who says so",
    Stance.REFUTES: "Who disputes it",
    Stance.QUALIFIES: "Who qualifies it",
    Stance.DISCUSSES: "Who only discusses it",
}


def read_passages(
    claim: int,
    lending: Lending,
    sourcing: Sourcing,
    result: dict[str, Any],
    as_of: date | None,
) -> Passages:
    """Will read where the claim of this id, and what lends to it, stands: in three queries."""
    met = _rows([claim, *lending], sourcing, as_of)
    stances = {row.pk: _stance(row, lending) for row in met}
    rows = [row for row in met if stances[row.pk] is not None]
    if not rows:
        return Passages((), (), read_figures(result, [], ()))
    chains = Chains(HOPS.read(appearances=array_of(row.pk for row in rows)))
    links = COPIES.read(articles=array_of({row.article_id for row in rows}))
    copies = copies_by_original(links, rows)
    readings = _readings(rows, chains, copies, sourcing, lending)
    told = readings.values()
    return Passages(
        _sides(stances, told, copies),
        by_article((one for one in told if one.left_out), copies),
        read_figures(result, [one for one in told if one.figure and not one.is_turned], readings),
    )


def _rows(claims: list[int], sourcing: Sourcing, as_of: date | None) -> list[Appearance]:
    """The appearances to show: today those nothing continues, else those of the day's versions."""
    if as_of is None:
        return sorted(APPEARANCES.read(claims=array_of(claims)), key=_first_published)
    every = EVERY_APPEARANCE.read(claims=array_of(claims))
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


def _readings(
    rows: list[Appearance],
    chains: Chains,
    copies: Copies,
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


def _sides(
    stances: dict[int, Stance | None], readings: Iterable[AppearanceReading], copies: Copies
) -> tuple[Side, ...]:
    """Passages by stance, empty sides left away."""
    counted = [one for one in readings if not one.left_out]
    sides = (
        Side(heading, by_article((one for one in counted if stances[one.id] == stance), copies))
        for stance, heading in HEADINGS.items()
    )
    return tuple(side for side in sides if side.articles)
