"""Who reports which figure of which record, and what was measured."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from claims.domain.corroboration.chains import Chains
from claims.domain.corroboration.facts import OriginFact
from claims.domain.corroboration.figures.resting import NOTHING, Groups, only, resting_on
from claims.domain.measurements import Measured, has_margin
from claims.domain.quantities import Quantity, gives_figure, same_figure
from claims.domain.vocabulary import Basis, Force, OriginKind, Stance

RECORDS = frozenset({OriginKind.STATEMENT, OriginKind.OFFICIAL_RECORD, OriginKind.DOCUMENT})
"""Besides measurements, what a figure may be quoted from; only where the record itself was read."""


@dataclass(frozen=True, slots=True)
class Report:
    """A figure that an appearance gives, and the one record it has it from, if there is one.

    `waves` are the measurements it rests on, at most two: a change has it from two.
    """

    index: int
    quantity: Quantity
    origin: int | None
    is_at_source: bool
    is_rhetorical: bool
    waves: Groups


@dataclass(slots=True)
class Reports:
    """All figures of one claim, in the order of appearances, and the measured one by origin."""

    every: list[Report] = field(default_factory=list)
    by_origin: dict[int, list[Report]] = field(default_factory=dict)
    measured: dict[int, Report] = field(default_factory=dict)


def find_reports(
    chains: Chains, group_of: dict[int, int], indexes: Iterable[int], rhetorical: Iterable[int]
) -> Reports:
    """Will read the figures of these appearances; rhetorical ones rest on nothing."""
    figured = [index for index in indexes if chains.appearances[index].quantity is not None]
    found = Reports()
    if figured:
        _read(chains, group_of, figured, found)
    for index in rhetorical:
        quantity = chains.appearances[index].quantity
        if quantity is not None:
            found.every.append(Report(index, quantity, None, False, True, NOTHING))
    return found


def is_rhetorical_number(chains: Chains, index: int) -> bool:
    """Whether an appearance gives a number that nobody means as a measurement."""
    appearance = chains.appearances[index]
    return (
        appearance.quantity is not None
        and appearance.force == Force.RHETORICAL
        and chains.code.get(index) == "rhetorical"
        and chains.is_read(index)
    )


def _read(chains: Chains, group_of: dict[int, int], figured: list[int], found: Reports) -> None:
    waves = resting_on(chains, group_of, lambda one: one.kind == OriginKind.MEASUREMENT)
    records = resting_on(chains, group_of, lambda one: one.kind in RECORDS)
    issued = _issued_in(chains, group_of)
    by_origin: dict[int, list[Report]] = defaultdict(list)
    for index in figured:
        appearance = chains.appearances[index]
        if appearance.quantity is None:
            continue
        origin = only(waves[index] or records[index])
        at_source = origin is not None and (
            appearance.basis == Basis.OWN_MEASUREMENT
            or appearance.article_id in issued.get(origin, ())
        )
        report = Report(index, appearance.quantity, origin, at_source, False, waves[index])
        found.every.append(report)
        if origin is not None:
            by_origin[origin].append(report)
    for origin, told in sorted(by_origin.items()):
        found.by_origin[origin] = told
        if chains.origins[origin].kind == OriginKind.MEASUREMENT or any(
            report.is_at_source for report in told
        ):
            found.measured[origin] = _measured(chains, told)


def _issued_in(chains: Chains, group_of: dict[int, int]) -> dict[int, set[int]]:
    """The articles in which the origins of each group were issued."""
    issued: dict[int, set[int]] = defaultdict(set)
    for origin in chains.origins.values():
        if origin.article_id is not None:
            issued[group_of.get(origin.id, origin.id)].add(origin.article_id)
    return issued


def _measured(chains: Chains, told: list[Report]) -> Report:
    """What was measured: as its own release says, else as the claim does, else the first number told."""
    claim = chains.claims.get(chains.facts.claim_id)
    own = claim.quantity if claim else None

    def trust(report: Report) -> tuple[bool, bool, bool, bool, int]:
        told, policy = report.quantity, chains.facts.policy
        fits = gives_figure if own is not None and own.is_exact else same_figure
        fits_claim = own is not None and fits(own, told, policy)
        refutes = chains.appearances[report.index].stance == Stance.REFUTES
        return not report.is_at_source, refutes, not fits_claim, not told.is_exact, report.index

    return min(told, key=trust)


def as_measured(chains: Chains, report: Report, origin: OriginFact) -> Measured:
    """Will put a figure beside what is known of the measurement it comes from."""
    claim = chains.claims.get(chains.appearances[report.index].claim_id)
    place = claim.place if claim else ""
    poll = origin.poll
    if poll is None:
        return Measured(report.quantity, place=place, on=origin.date.latest or origin.date.earliest)
    when = poll.fieldwork if poll.fieldwork.is_known else origin.date
    return Measured(
        report.quantity,
        question=poll.question,
        population=poll.population,
        place=poll.place or place,
        on=when.latest or when.earliest,
        margin=poll.margin_of_error if has_margin(report.quantity) else None,
        conductor=poll.conductor_id,
        fieldwork=when,
    )
