"""Figures of one claim side by side: misquotes, measurements that agree or conflict, all as data."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from claims.domain.corroboration.chains import Chains
from claims.domain.corroboration.facts import ClaimFact
from claims.domain.corroboration.figure_block import FigureBlock, FigureRelation
from claims.domain.corroboration.figures.listing import Listing
from claims.domain.corroboration.figures.misquotes import find_misquotes, misquote_reasons
from claims.domain.corroboration.figures.pairs import Found, find_pairs, in_time, pair_reasons
from claims.domain.corroboration.figures.polls import poll_details
from claims.domain.corroboration.figures.reports import (
    Report,
    Reports,
    as_measured,
    find_reports,
    is_rhetorical_number,
)
from claims.domain.corroboration.naming import Names
from claims.domain.corroboration.reasons import make_reason
from claims.domain.corroboration.result import Misquote, Reason
from claims.domain.corroboration.sides import Sides
from claims.domain.measurements import (
    Agreement,
    Measured,
    change_is_within,
    compare,
    joint_margin,
    same_series,
)
from claims.domain.quantities import (
    Quantity,
    gives_figure,
    grouped,
    plain,
    same_figure,
    same_subject,
    unit_of,
)
from claims.domain.units import POINTS
from claims.domain.vocabulary import OriginKind, Statistic

ALIKE_AT_MOST = 10
"""So many different rhetorical numbers, broader claims and changes become sentences."""


@dataclass(slots=True)
class Figures:
    """What the figures of a claim come to: misquotes, sentences, and everything as data."""

    misquotes: list[Misquote] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    block: FigureBlock = field(default_factory=FigureBlock)


def compare_figures(chains: Chains, sides: Sides, pooled: Sequence[int], names: Names) -> Figures:
    """Will compare what the appearances `pooled` and those of opposed claims report."""
    return _Comparison(chains, sides, pooled, names).figures()


class _Comparison:
    """The figures of one claim, read once."""

    def __init__(self, chains: Chains, sides: Sides, pooled: Sequence[int], names: Names) -> None:
        self.chains, self.sides, self.names = chains, sides, names
        self.policy = chains.facts.policy
        claim_id = chains.facts.claim_id
        self.claim = chains.claims.get(claim_id, ClaimFact(claim_id))
        group_of = _groups(sides)
        counting = {i for i in pooled if chains.weight[i] and chains.is_read(i)}
        counting.update(sides.supports.possible.roots, sides.refutes.possible.roots)
        rhetorical = [i for i in pooled if is_rhetorical_number(chains, i)]
        self.reports: Reports = find_reports(chains, group_of, sorted(counting), rhetorical)
        self.found = in_time(
            [
                Found(origin, as_measured(chains, report, chains.origins[origin]))
                for origin, report in self.reports.measured.items()
                if chains.origins[origin].kind == OriginKind.MEASUREMENT
            ]
        )

    def figures(self) -> Figures:
        """Misquotes, reasons and the block."""
        misquotes = find_misquotes(self.chains, self.reports)
        pairs = find_pairs(self.found, self.policy)
        met = self.sides.supports.possible.met | self.sides.refutes.possible.met
        listing = Listing(self.chains, self.names, self.relation, misquotes)
        reasons = [
            *misquote_reasons(misquotes, self.names),
            *pair_reasons(pairs, self.found, self.names),
            *self._change_reasons(),
            *self._broader_reasons(),
            *self._rhetorical_reasons(),
        ]
        reported, beyond = listing.reported(self.reports)
        block = FigureBlock(
            claim=listing.number(self.claim.quantity) if self.claim.quantity else None,
            reported=reported,
            beyond=beyond,
            measured=listing.measured(self.found),
            pairs=tuple(pairs),
            polls=poll_details(self.chains, met | {one.origin for one in self.found}, self.names),
        )
        return Figures(misquotes, reasons, block)

    # -- what a figure is to that of the claim

    def relation(self, figure: Measured) -> FigureRelation:
        """What a measured or reported figure is to the claim's own."""
        own = self.claim.quantity
        if own is None:
            return FigureRelation.NO_CLAIM_FIGURE
        if figure.is_rhetorical or not same_subject(own, figure.quantity):
            return FigureRelation.NOT_COMPARABLE
        if same_figure(own, figure.quantity, self.policy):
            is_broader = own.is_exact and not gives_figure(own, figure.quantity, self.policy)
            return FigureRelation.BROADER if is_broader else FigureRelation.SAME
        agreement = compare(self._claimed(own), figure, self.policy)
        if agreement == Agreement.CONFLICTING:
            return FigureRelation.OTHER
        return FigureRelation(agreement.value)

    def _claimed(self, own: Quantity) -> Measured:
        """The claim's figure as it was measured, or as the claim itself dates it."""
        for one in self.found:
            if same_figure(own, one.figure.quantity, self.policy):
                return one.figure
        valid = self.claim.valid
        return Measured(own, place=self.claim.place, on=valid.latest or valid.earliest)

    # -- reasons

    def _broader_reasons(self) -> list[Reason]:
        """What does not support an exact figure but a broader claim, and which one."""
        own = self.claim.quantity
        if own is None or not own.is_exact or own.amount is None:
            return []
        bounds = [
            self._holding(own, report)
            for report in self.reports.every
            if not report.is_rhetorical
            and same_figure(own, report.quantity, self.policy)
            and not gives_figure(own, report.quantity, self.policy)
        ]
        others = [
            self._measured_beside(own, one)
            for one in self.found
            if not same_series(self._claimed(own), one.figure)
            and self.relation(one.figure) == FigureRelation.COMPATIBLE
        ]
        return list({one.message: one for one in [*others, *bounds]}.values())[:ALIKE_AT_MOST]

    def _measured_beside(self, own: Quantity, one: Found) -> Reason:
        figure = one.figure.quantity
        low, high = _ends(own, figure)
        params = {
            "figure": str(figure),
            "own": str(own),
            "low": grouped(low),
            "high": grouped(high),
            "unit": own.unit,
            "origin": self.names.origin_thing(one.origin),
        }
        return make_reason("supports_broader_claim", params, origins=[one.origin])

    def _holding(self, own: Quantity, report: Report) -> Reason:
        row = self.chains.appearances[report.index]
        params = {
            "figure": str(report.quantity),
            "own": str(own),
            "article": self.names.article_thing(row.article_id),
        }
        return make_reason(
            "supports_broader_claim", params, articles=[row.article_id], appearances=[row.id]
        )

    def _change_reasons(self) -> list[Reason]:
        """Claims of a change between two measurements that may be nothing but chance."""
        found: dict[tuple[int, ...], Reason] = {}
        for report in self.reports.every:
            change = self._change(report)
            waves = tuple(sorted(report.waves))
            if change is None or change.amount is None or len(waves) != 2 or waves in found:
                continue
            polls = [self.chains.origins[one].poll for one in waves]
            margins = [poll.margin_of_error if poll else None for poll in polls]
            margin = joint_margin(*margins)
            if margin is None:
                continue
            is_within = change_is_within(change.amount, margin)
            params = {
                "change": plain(change.amount),
                "margin": plain(margin),
                "origins": self.names.origin_things(waves),
            }
            code = "change_within_margin" if is_within else "change_beyond_margin"
            found[waves] = make_reason(code, params, origins=waves)
        return list(found.values())[:ALIKE_AT_MOST]

    def _change(self, report: Report) -> Quantity | None:
        """The change in points that an appearance speaks of, in the claim's figure or its own."""
        for figure in (self.claim.quantity, report.quantity):
            if (
                figure is not None
                and figure.statistic == Statistic.CHANGE_ABS
                and unit_of(figure) == POINTS
            ):
                return figure
        return None

    def _rhetorical_reasons(self) -> list[Reason]:
        found: dict[str, list[Report]] = {}
        for report in self.reports.every:
            if report.is_rhetorical:
                found.setdefault(str(report.quantity), []).append(report)
        reasons = []
        for number, ones in list(found.items())[:ALIKE_AT_MOST]:
            rows = [self.chains.appearances[one.index] for one in ones]
            articles = list(dict.fromkeys(row.article_id for row in rows))
            reasons.append(
                make_reason(
                    "rhetorical_number",
                    {"figure": number, "articles": self.names.article_things(articles)},
                    articles=articles,
                    appearances=[row.id for row in rows],
                    articles_total=self.names.how_many(articles),
                    appearances_total=sum(row.times for row in rows),
                )
            )
        return reasons


ONE_RECORD = frozenset({"editor", "same_record", "same_article", "same_wave"})
"""Unions by which two origins are one measurement; two that are cited together are not."""


def _groups(sides: Sides) -> dict[int, int]:
    """The record that each origin is, the same for waves of one fieldwork: the lowest id of them."""
    found: dict[int, int] = {}

    def record(origin: int) -> int:
        while found.setdefault(origin, origin) != origin:
            origin = found[origin]
        return origin

    for side in (sides.supports, sides.refutes):
        for merge in side.grouping.groups.merges:
            if merge.is_sure and merge.code in ONE_RECORD:
                low, high = sorted([record(merge.first), record(merge.second)])
                found[high] = low
    return {origin: record(origin) for origin in list(found)}


def _ends(a: Quantity, b: Quantity) -> tuple[Decimal, Decimal]:
    """The smallest and the largest number of two figures."""
    numbers = [n for one in (a, b) for n in (one.amount, one.lower, one.upper) if n is not None]
    return min(numbers), max(numbers)
