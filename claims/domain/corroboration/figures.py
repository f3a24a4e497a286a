"""Figures of one claim side by side: misquotes, and measurements that agree or conflict: §4.11."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from claims.domain.corroboration.chains import Chains
from claims.domain.corroboration.facts import OriginFact
from claims.domain.corroboration.naming import Names
from claims.domain.corroboration.reasons import make_reason
from claims.domain.corroboration.result import IDS_AT_MOST, Misquote, Reason
from claims.domain.corroboration.sides import Measured
from claims.domain.quantities import Agreement, Quantity, compare, same_figure
from claims.domain.quantities import Measured as Figure
from claims.domain.vocabulary import Basis, OriginKind

NONE, SEVERAL = 0, -1


@dataclass(slots=True)
class Report:
    """A figure that an appearance gives for a measurement."""

    index: int
    quantity: Quantity
    is_at_source: bool


def compare_figures(
    chains: Chains, sides: list[Measured], indexes: list[int], names: Names
) -> tuple[list[Misquote], list[Reason]]:
    """Will find misquotes among these appearances, and how their measurements stand together."""
    figured = [index for index in indexes if chains.appearances[index].quantity is not None]
    if not figured:
        return [], []
    group_of: dict[int, int] = {}
    for side in sides:
        for origin, group in side.grouping.possible.items():
            group_of.setdefault(origin, group)
    rests_on = _measurements(chains, group_of)
    reports: dict[int, list[Report]] = defaultdict(list)
    for index in figured:
        quantity, origin = chains.appearances[index].quantity, rests_on[index]
        if quantity is not None and origin != NONE and origin != SEVERAL:
            at_source = _is_at_source(chains, index, chains.origins[origin])
            reports[origin].append(Report(index, quantity, at_source))
    misquotes: list[Misquote] = []
    figures: list[tuple[int, Figure]] = []
    for origin, told in sorted(reports.items()):
        measured = _measured(chains, told)
        misquotes += _misquotes(chains, origin, told, measured)
        figures.append((origin, _figure(chains.origins[origin], measured.quantity)))
    return misquotes, [
        *_misquote_reasons(chains, misquotes, names),
        *_agreements(chains, figures, names),
    ]


def _measurements(chains: Chains, group_of: dict[int, int]) -> list[int]:
    """The one measurement, or poll wave, each appearance rests on; a figure fits no other case."""
    citing: list[list[int]] = [[] for _ in chains.hops]
    for index, hops in enumerate(chains.hops):
        for to, _ in hops:
            citing[to].append(index)
    found = [NONE] * len(chains.hops)
    pending = []
    for index, ends in enumerate(chains.ends):
        for origin, _ in ends:
            if chains.origins[origin].kind == OriginKind.MEASUREMENT and chains.weight[index]:
                found[index] = _both(found[index], group_of.get(origin, origin))
                pending.append(index)
    while pending:
        index = pending.pop()
        for one in citing[index]:
            known = _both(found[one], found[index])
            if known != found[one] and chains.weight[one]:
                found[one] = known
                pending.append(one)
    return found


def _both(a: int, b: int) -> int:
    return b if a in {NONE, b} else SEVERAL


def _is_at_source(chains: Chains, index: int, origin: OriginFact) -> bool:
    appearance = chains.appearances[index]
    return appearance.basis == Basis.OWN_MEASUREMENT or appearance.article_id == origin.article_id


def _measured(chains: Chains, told: list[Report]) -> Report:
    """What was measured: as its own release says, else as the claim does, else as told first."""
    claim = chains.claims.get(chains.facts.claim_id)

    def trust(report: Report) -> tuple[bool, bool, int]:
        fits_claim = (
            claim is not None
            and claim.quantity is not None
            and same_figure(claim.quantity, report.quantity, chains.facts.policy)
        )
        return not report.is_at_source, not fits_claim, report.index

    return min(told, key=trust)


def _misquotes(chains: Chains, origin: int, told: list[Report], measured: Report) -> list[Misquote]:
    found = []
    for report in told:
        if not same_figure(report.quantity, measured.quantity, chains.facts.policy):
            one = chains.appearances[report.index]
            found.append(
                Misquote(
                    one.id, one.article_id, origin, str(report.quantity), str(measured.quantity)
                )
            )
    return found


def _misquote_reasons(chains: Chains, misquotes: list[Misquote], names: Names) -> list[Reason]:
    return [
        make_reason(
            "misquote",
            {
                "articles": names.article_things([one.article]),
                "origin": names.origin_thing(one.origin),
                "reported": one.reported,
                "measured": one.measured,
            },
            origins=[one.origin],
            articles=[one.article],
            appearances=[one.appearance],
        )
        for one in misquotes[:IDS_AT_MOST]
    ]


def _figure(origin: OriginFact, quantity: Quantity) -> Figure:
    poll = origin.poll
    if poll is None:
        return Figure(quantity, on=_day(origin))
    when = poll.fieldwork if poll.fieldwork.is_known else origin.date
    return Figure(
        quantity,
        question=poll.question,
        population=poll.population,
        place=poll.place,
        on=when.latest or when.earliest,
        margin=poll.margin_of_error,
    )


def _day(origin: OriginFact) -> date | None:
    return origin.date.latest or origin.date.earliest


def _agreements(chains: Chains, figures: list[tuple[int, Figure]], names: Names) -> list[Reason]:
    """Each measurement against the one before it in time."""
    found = []
    figures.sort(key=lambda one: (one[1].on or date.max, one[0]))
    for (first, a), (second, b) in pairwise(figures):
        agreement = compare(a, b, chains.facts.policy)
        if agreement == Agreement.NOT_COMPARABLE:
            continue
        params = {
            "figures": [str(a.quantity), str(b.quantity)],
            "origins": names.origin_things([first, second]),
        }
        found.append(make_reason(f"{agreement.value}_figures", params, origins=[first, second]))
    return found
