"""Measurements side by side: when two may be compared, whether they agree, whether a change is one."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from claims.domain.policy import CURRENT_POLICY, Policy
from claims.domain.quantities import Quantity, fits, gap, same_subject, spans_overlap, unit_of
from claims.domain.units import PERCENT, POINTS, unit_and_size
from sources.domain.dates import When

UNDATED = When()


class Agreement(StrEnum):
    """How two measured figures stand to each other."""

    COMPATIBLE = "compatible"
    CONFLICTING = "conflicting"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure with what decides whether it may be compared: question, place, day, margin.

    `margin` is the margin of error in the figure's own unit. `conductor` and `fieldwork` tell the
    waves of a series apart.
    """

    quantity: Quantity
    question: str = ""
    population: str = ""
    place: str = ""
    on: date | None = None
    margin: Decimal | None = None
    is_rhetorical: bool = False
    conductor: int | None = None
    fieldwork: When = UNDATED


def compare(a: Measured, b: Measured, policy: Policy = CURRENT_POLICY) -> Agreement:
    """Will say whether two measurements agree, conflict, or speak of different things.

    They are compared only when unit, population, place and question agree and both days are known
    and lie inside the policy's window. They agree when |a - b| ≤ √(moe_a² + moe_b²) or their bounds
    overlap. A rhetorical number is never compared, nor one that names no number.

    >>> from claims.domain.vocabulary import Comparator, Statistic
    >>> share = Quantity(Comparator.EQ, Statistic.SHARE, Decimal(74), unit="%")
    >>> other = Quantity(Comparator.EQ, Statistic.SHARE, Decimal(77), unit="%")
    >>> day = date(2018, 11, 20)
    >>> compare(Measured(share, on=day, margin=Decimal("3.4")), Measured(other, on=day)).value
    'compatible'
    """
    if not _comparable(a, b, policy):
        return Agreement.NOT_COMPARABLE
    if spans_overlap(a.quantity, b.quantity, policy) or _within_margins(a, b, policy):
        return Agreement.COMPATIBLE
    return Agreement.CONFLICTING


def _comparable(a: Measured, b: Measured, policy: Policy) -> bool:
    if a.is_rhetorical or b.is_rhetorical or a.on is None or b.on is None:
        return False
    return abs((a.on - b.on).days) <= policy.figure_window_days and same_matter(a, b)


def same_matter(a: Measured, b: Measured) -> bool:
    """Whether two measurements answer one question about the same people at the same place."""
    return (
        a.quantity.is_numeric
        and b.quantity.is_numeric
        and same_subject(a.quantity, b.quantity)
        and fits(a.population, b.population)
        and fits(a.place, b.place)
        and fits(a.question, b.question)
    )


def _within_margins(a: Measured, b: Measured, policy: Policy) -> bool:
    joint = _variance(a) + _variance(b)
    apart = gap(a.quantity, b.quantity, policy)
    return joint > 0 and apart * apart <= joint


def _variance(one: Measured) -> Decimal:
    """The square of the margin, in the smallest unit of its kind."""
    _, size = unit_and_size(one.quantity.unit, one.quantity.statistic)
    margin = (one.margin or Decimal(0)) * size
    return margin * margin


def has_margin(quantity: Quantity) -> bool:
    """Whether the margin of error of a poll, which is in points, says anything of such a figure."""
    return unit_of(quantity) in {PERCENT, POINTS}


def joint_margin(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    """Will give the margin of error of a difference, to a tenth; None unless both are known.

    >>> joint_margin(Decimal("3.4"), Decimal("3.4"))
    Decimal('4.8')
    """
    if a is None or b is None:
        return None
    return (a * a + b * b).sqrt().quantize(Decimal("0.1"))


def same_series(a: Measured, b: Measured) -> bool:
    """Whether two measurements are waves of one series: same conductor and question, at other times.

    The question must be known: two polls of one pollster may ask different things.
    """
    return (
        a.conductor is not None
        and a.conductor == b.conductor
        and bool(a.question.strip())
        and same_matter(a, b)
        and are_apart(a.fieldwork, b.fieldwork)
    )


def are_apart(a: When, b: When) -> bool:
    """Whether two times surely do not overlap."""
    one, other = sorted([a, b], key=lambda when: when.earliest or date.min)
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def change_is_within(change: Decimal, margin: Decimal | None) -> bool | None:
    """Whether a change may be nothing but chance; None where a margin is not known."""
    return None if margin is None else abs(change) <= margin
