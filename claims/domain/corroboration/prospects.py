"""What would change the result: single decisions that are open, each tried on a copy of the facts."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from typing import Any

from claims.domain.corroboration import english
from claims.domain.corroboration.assess import outcome
from claims.domain.corroboration.chains import lay_out
from claims.domain.corroboration.decisions import (
    Candidate,
    another_source,
    attributions,
    copies,
    independent_confirmations,
    merges,
    relations,
    traced_sources,
)
from claims.domain.corroboration.facts import Facts
from claims.domain.corroboration.groups import SideView
from claims.domain.corroboration.naming import Names
from claims.domain.corroboration.newsrooms import find_origins
from claims.domain.corroboration.result import Assessment, Outcome
from claims.domain.corroboration.sides import measure

TRIED_AT_MOST = 25
"""Decisions tried; fewer for large claims, so that all tries together stay this much work:"""
APPEARANCES_AT_MOST = 4_000

SHOWN_AT_MOST = 5
ALIKE_AT_MOST = 2
"""Prospects shown, and how many of them may be of one kind."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """One decision and what the result would be with it.

    `decision` names the record and the judgement on it; what nobody recorded yet, such as a source
    that would have to be found, has no record. Intervals are [confirmed, possible].
    """

    code: str
    message: str
    params: dict[str, Any]
    decision: dict[str, Any]
    full_label: str
    supports: tuple[int, int]
    refutes: tuple[int, int]


def what_would_change(facts: Facts, assessment: Assessment) -> tuple[Prospect, ...]:
    """Will find the decisions that change label or interval, the most telling first, at most 5.

    `assessment` is that of the facts. Gives nothing for claims too large to be tried often.
    """
    tries = min(TRIED_AT_MOST, APPEARANCES_AT_MOST // max(len(facts.appearances), 1))
    if not tries:
        return ()
    before = assessment.outcome
    found = [
        (_rank(before, after), one, after)
        for one in islice(_candidates(facts), tries)
        if (after := outcome(one.facts)) != before
    ]
    found.sort(key=lambda one: one[0])
    shown: list[Prospect] = []
    for _, candidate, after in found:
        if sum(one.code == candidate.code for one in shown) < ALIKE_AT_MOST:
            shown.append(_prospect(candidate, before, after))
    if not shown:
        one = another_source(facts)
        shown = [_prospect(one, before, outcome(one.facts))]
    return tuple(shown[:SHOWN_AT_MOST])


def _candidates(facts: Facts) -> Iterator[Candidate]:
    """Open decisions, one of every kind before the second of any."""
    chains = lay_out(facts)
    find_origins(chains)
    sides = measure(chains)
    names = Names(chains)
    views = [SideView(one, names) for one in (sides.supports, sides.refutes)]
    kinds = (
        attributions(facts, names, views),
        independent_confirmations(facts, names, views[0]),
        copies(facts, names),
        merges(facts, names, views),
        traced_sources(facts, names, views[0]),
        relations(facts),
    )
    return (one for one in chain.from_iterable(zip_longest(*kinds)) if one is not None)


def _rank(before: Outcome, after: Outcome) -> tuple[int, int, bool, int]:
    """What moves the confirmed numbers most comes first, up before down, then another label."""
    up = after.supports[0] - before.supports[0]
    against = after.refutes[0] - before.refutes[0]
    possible = abs(after.supports[1] - before.supports[1])
    possible += abs(after.refutes[1] - before.refutes[1])
    return -abs(up) - abs(against), -up, before.label == after.label, -possible


def _prospect(candidate: Candidate, before: Outcome, after: Outcome) -> Prospect:
    standings = [
        {"label": one.full_label, "supports": list(one.supports), "refutes": list(one.refutes)}
        for one in (before, after)
    ]
    params = {**candidate.params, "before": standings[0], "after": standings[1]}
    message = english.prospect(candidate.code, params)
    return Prospect(
        candidate.code,
        message,
        params,
        candidate.decision,
        after.full_label,
        after.supports,
        after.refutes,
    )
