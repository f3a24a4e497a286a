"""Figures as data: who reports which, and what was measured."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from claims.domain.corroboration.chains import Chains
from claims.domain.corroboration.figure_block import (
    FigureRelation,
    MeasuredFigure,
    Number,
    ReportedFigure,
)
from claims.domain.corroboration.figures.pairs import Found
from claims.domain.corroboration.figures.reports import Report, Reports, as_measured
from claims.domain.corroboration.naming import Names
from claims.domain.corroboration.result import Misquote
from claims.domain.measurements import Measured
from claims.domain.quantities import Quantity, plain

MOST = 50
"""So many figures are listed, each different one before any is repeated."""


class Listing:
    """Writes down the figures of one claim."""

    def __init__(
        self,
        chains: Chains,
        names: Names,
        relation: Callable[[Measured], FigureRelation],
        misquotes: Sequence[Misquote],
    ) -> None:
        """Will ask `relation` what each figure is to that of the claim."""
        self.chains, self.names, self.relation = chains, names, relation
        self.misquoted = {one.appearance: one.measured for one in misquotes}

    def number(self, quantity: Quantity) -> Number:
        """One figure with the numbers it allows."""
        low, high = quantity.span(self.chains.facts.policy)
        return Number(
            text=str(quantity),
            amount=_text(quantity.amount),
            lower=_text(quantity.lower),
            upper=_text(quantity.upper),
            low=_text(low),
            high=_text(high),
            unit=quantity.unit,
            comparator=quantity.comparator.value,
            statistic=quantity.statistic.value,
            population=quantity.population,
            baseline=quantity.baseline,
        )

    def reported(self, reports: Reports) -> tuple[tuple[ReportedFigure, ...], int]:
        """At most `MOST` figures, and how many appearances give those that are not listed."""
        kept = _different_first(reports.every)
        rows = [self._reported(report) for report in sorted(kept[:MOST], key=_apart)]
        beyond = sum(self.chains.appearances[one.index].times for one in kept[MOST:])
        return tuple(rows), beyond

    def _reported(self, report: Report) -> ReportedFigure:
        chains = self.chains
        appearance = chains.appearances[report.index]
        figure = Measured(report.quantity, is_rhetorical=report.is_rhetorical)
        if report.origin is not None:
            figure = as_measured(chains, report, chains.origins[report.origin])
        is_misquote = appearance.id in self.misquoted
        return ReportedFigure(
            number=self.number(report.quantity),
            appearance=appearance.id,
            article=appearance.article_id,
            article_title=self.names.article(appearance.article_id),
            times=appearance.times,
            stance=appearance.stance.value,
            origin=report.origin,
            origin_title="" if report.origin is None else self.names.origin(report.origin),
            margin=_text(figure.margin),
            on=None if figure.on is None else figure.on.isoformat(),
            is_rhetorical=report.is_rhetorical,
            relation=FigureRelation.MISQUOTE if is_misquote else self.relation(figure),
            measured=self.misquoted.get(appearance.id, ""),
        )

    def measured(self, found: Sequence[Found]) -> tuple[MeasuredFigure, ...]:
        """What each measurement found, the earliest first, at most `MOST` of them."""
        return tuple(
            MeasuredFigure(
                origin=one.origin,
                title=self.names.origin(one.origin),
                number=self.number(one.figure.quantity),
                margin=_text(one.figure.margin),
                on=None if one.figure.on is None else one.figure.on.isoformat(),
                relation=self.relation(one.figure),
            )
            for one in found[:MOST]
        )


def _different_first(reports: Sequence[Report]) -> list[Report]:
    """Each figure of each record once, then the repetitions; of two alike the earlier one."""
    seen: set[tuple[int | None, bool, str]] = set()
    first: list[Report] = []
    again: list[Report] = []
    for report in reports:
        key = report.origin, report.is_rhetorical, str(report.quantity)
        (again if key in seen else first).append(report)
        seen.add(key)
    return [*first, *again]


def _apart(report: Report) -> tuple[bool, int]:
    """Rhetorical ones last, otherwise as the appearances were recorded."""
    return report.is_rhetorical, report.index


def _text(number: Decimal | None) -> str | None:
    return None if number is None else plain(number)
