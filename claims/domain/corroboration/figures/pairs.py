"""Measurements two by two: those that agree, those that conflict, and changes that may be chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations

from claims.domain.corroboration.figure_block import FigurePair
from claims.domain.corroboration.naming import Names
from claims.domain.corroboration.reasons import make_reason
from claims.domain.corroboration.result import Reason
from claims.domain.measurements import (
    Agreement,
    Measured,
    change_is_within,
    compare,
    joint_margin,
    same_series,
)
from claims.domain.policy import Policy
from claims.domain.quantities import Quantity, plain

MOST_COMPARED = 30
"""So many measurements are compared with one another, the earliest first."""

MOST_TOLD = 20
"""So many pairs become sentences; all of them are in the data."""


@dataclass(frozen=True, slots=True)
class Found:
    """What one measurement, by the id of its origin, found."""

    origin: int
    figure: Measured


def in_time(found: Sequence[Found]) -> list[Found]:
    """Will put measurements in the order of their days, undated ones last."""
    return sorted(found, key=lambda one: (one.figure.on or date.max, one.origin))


def find_pairs(found: Sequence[Found], policy: Policy) -> list[FigurePair]:
    """Will compare every two measurements that may be compared, or are waves of one series."""
    pairs = []
    for one, other in combinations(in_time(found)[:MOST_COMPARED], 2):
        agreement = compare(one.figure, other.figure, policy)
        is_series = same_series(one.figure, other.figure)
        if agreement == Agreement.NOT_COMPARABLE and not is_series:
            continue
        margin = joint_margin(one.figure.margin, other.figure.margin)
        change = _change(one.figure.quantity, other.figure.quantity)
        is_within = None if change is None else change_is_within(change, margin)
        pairs.append(
            FigurePair(
                first=one.origin,
                second=other.origin,
                agreement=agreement.value,
                is_series=is_series,
                margin=None if margin is None else plain(margin),
                is_within_margin=is_within,
            )
        )
    return pairs


def _change(before: Quantity, after: Quantity) -> Decimal | None:
    """How much a figure changed, where both are numbers and not bounds."""
    if before.amount is None or after.amount is None:
        return None
    return after.amount - before.amount


def pair_reasons(pairs: Sequence[FigurePair], found: Sequence[Found], names: Names) -> list[Reason]:
    """Will say of each pair what it comes to."""
    figures = {one.origin: one.figure.quantity for one in found}
    return [
        reason
        for pair in pairs
        if (reason := _told(pair, figures[pair.first], figures[pair.second], names))
    ][:MOST_TOLD]


def _told(pair: FigurePair, before: Quantity, after: Quantity, names: Names) -> Reason | None:
    origins = [pair.first, pair.second]
    params = {
        "figures": [str(before), str(after)],
        "margin": pair.margin,
        "origins": names.origin_things(origins),
    }
    code = _code(pair)
    return None if code is None else make_reason(code, params, origins=origins)


def _code(pair: FigurePair) -> str | None:
    """What a pair comes to; nothing where its change cannot be judged."""
    if pair.is_series and pair.is_within_margin:
        return "change_within_margin"
    if pair.agreement == Agreement.NOT_COMPARABLE:
        return None if pair.is_within_margin is None else "change_beyond_margin"
    return f"{pair.agreement}_figures"
