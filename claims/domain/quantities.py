"""Figures: what a number in a claim says, and when two numbers speak of the same thing."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from claims.domain.policy import CURRENT_POLICY, Policy
from claims.domain.vocabulary import Comparator, Statistic

PERCENT = frozenset({"%", "percent", "per cent", "pct", "percentage"})
BELOW = frozenset({Comparator.LT, Comparator.LTE})
ABOVE = frozenset({Comparator.GT, Comparator.GTE})
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure: amount and bounds, their unit, and what they say of whom.

    Changes are signed ("30–40 % down" is -40 to -30). A share lies in 0 to 100. Bounds alone need
    no amount.

    >>> str(Quantity(Comparator.BETWEEN, Statistic.CHANGE_REL, lower=Decimal(-40),
    ...              upper=Decimal(-30), unit="%"))
    '-40 to -30 %'
    """

    comparator: Comparator
    statistic: Statistic
    amount: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    population: str = ""
    baseline: str = ""
    as_of: str = ""

    def __post_init__(self) -> None:
        """Raises: ValueError when bounds and amount disagree or a share leaves 0 to 100."""
        given = [n for n in (self.lower, self.amount, self.upper) if n is not None]
        if given != sorted(given):
            raise ValueError(f"{self.lower} ≤ {self.amount} ≤ {self.upper} does not hold")
        if self.comparator == Comparator.BETWEEN and (self.lower is None or self.upper is None):
            raise ValueError("a range needs both its bounds")
        if self.statistic == Statistic.SHARE and any(not 0 <= n <= HUNDRED for n in given):
            raise ValueError(f"a share lies in 0 to 100, not {[str(n) for n in given]}")

    @property
    def is_exact(self) -> bool:
        """Whether one number is meant, and nothing around it."""
        return self.comparator == Comparator.EQ and self.amount is not None

    def span(self, policy: Policy = CURRENT_POLICY) -> tuple[Decimal | None, Decimal | None]:
        """Will give the lowest and the highest number the figure allows; None is without end.

        An approximate figure with no bounds on a side reaches `policy.approx_share` of itself
        there; `none_of` is zero, `majority_of` more than half.
        """
        amount, low, high = self.amount, self.lower, self.upper
        if self.comparator == Comparator.NONE_OF:
            return Decimal(0), Decimal(0)
        if self.comparator == Comparator.MAJORITY_OF:
            return (low if low is not None else HUNDRED / 2, high)
        if amount is None:
            return low, high
        if self.comparator in BELOW:
            return low, amount
        if self.comparator in ABOVE:
            return amount, high
        slack = abs(amount) * policy.approx_share if self.comparator == Comparator.APPROX else 0
        return (
            low if low is not None else amount - slack,
            high if high is not None else amount + slack,
        )

    def __str__(self) -> str:
        """How people write it."""
        return f"{self._numbers()} {self.unit}".strip()

    def _numbers(self) -> str:
        if self.comparator == Comparator.NONE_OF:
            return "none"
        if self.amount is None:
            return " to ".join(plain(n) for n in (self.lower, self.upper) if n is not None)
        return f"{WORDS.get(self.comparator, '')}{plain(self.amount)}"


WORDS = {
    Comparator.APPROX: "about ",
    Comparator.LT: "less than ",
    Comparator.LTE: "at most ",
    Comparator.GT: "more than ",
    Comparator.GTE: "at least ",
}


def plain(number: Decimal) -> str:
    """Will write a decimal without exponent and without trailing zeros.

    >>> plain(Decimal("74.000000"))
    '74'
    """
    return f"{number.normalize():f}"


def unit_of(quantity: Quantity) -> str:
    """Will give the unit in one spelling.

    >>> unit_of(Quantity(Comparator.EQ, Statistic.SHARE, Decimal(74), unit="Per cent"))
    '%'
    """
    unit = quantity.unit.strip().casefold()
    return "%" if unit in PERCENT else unit


def same_subject(a: Quantity, b: Quantity) -> bool:
    """Whether two figures count the same: unit, statistic, population; an empty one fits any."""
    return (
        unit_of(a) == unit_of(b)
        and a.statistic == b.statistic
        and fits(a.population, b.population)
        and fits(a.baseline, b.baseline)
    )


def fits(a: str, b: str) -> bool:
    """Whether two descriptions agree as far as they are given."""
    a, b = a.strip().casefold(), b.strip().casefold()
    return not a or not b or a == b


def same_figure(a: Quantity, b: Quantity, policy: Policy = CURRENT_POLICY) -> bool:
    """Whether two figures may be one number, told more or less precisely.

    Two exact numbers must be equal once rounded to the coarser of the two.

    >>> seventy_four = Quantity(Comparator.EQ, Statistic.SHARE, Decimal(74), unit="%")
    >>> same_figure(seventy_four, Quantity(Comparator.EQ, Statistic.SHARE, Decimal("73.9"), unit="%"))
    True
    >>> same_figure(seventy_four, Quantity(Comparator.EQ, Statistic.SHARE, Decimal(95), unit="%"))
    False
    """
    if not same_subject(a, b):
        return False
    if a.is_exact and b.is_exact and a.amount is not None and b.amount is not None:
        return _rounded_alike(a.amount, b.amount)
    return spans_overlap(a, b, policy)


def _rounded_alike(a: Decimal, b: Decimal) -> bool:
    places = min(_places(a), _places(b))
    return round(a, places) == round(b, places)


def _places(number: Decimal) -> int:
    """Digits after the point, trailing zeros not counted: a column of six places adds them."""
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def spans_overlap(a: Quantity, b: Quantity, policy: Policy = CURRENT_POLICY) -> bool:
    """Whether some number satisfies both figures; strict bounds exclude their own number."""
    (a_low, a_high), (b_low, b_high) = a.span(policy), b.span(policy)
    low, high = _highest(a_low, b_low), _lowest(a_high, b_high)
    if low is None or high is None or low < high:
        return True
    return low == high and not (_excludes(a, low) or _excludes(b, low))


def _highest(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return max((n for n in (a, b) if n is not None), default=None)


def _lowest(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return min((n for n in (a, b) if n is not None), default=None)


def _excludes(quantity: Quantity, number: Decimal) -> bool:
    if quantity.comparator == Comparator.MAJORITY_OF:
        return quantity.lower is None and number == HUNDRED / 2
    return quantity.comparator in {Comparator.LT, Comparator.GT} and quantity.amount == number


class Agreement(StrEnum):
    """How two measured figures stand to each other."""

    COMPATIBLE = "compatible"
    CONFLICTING = "conflicting"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure with what decides whether it may be compared: question, place, day, margin.

    `margin` is the margin of error in the figure's own unit.
    """

    quantity: Quantity
    question: str = ""
    population: str = ""
    place: str = ""
    on: date | None = None
    margin: Decimal | None = None
    is_rhetorical: bool = False


def compare(a: Measured, b: Measured, policy: Policy = CURRENT_POLICY) -> Agreement:
    """Will say whether two measurements agree, conflict, or speak of different things.

    They are compared only when unit, population, place and question agree and both days are known
    and lie inside the policy's window. They agree when |a - b| ≤ √(moe_a² + moe_b²) or their bounds
    overlap. A rhetorical number is never compared.

    >>> share = Quantity(Comparator.EQ, Statistic.SHARE, Decimal(74), unit="%")
    >>> other = Quantity(Comparator.EQ, Statistic.SHARE, Decimal(77), unit="%")
    >>> day = date(2018, 11, 20)
    >>> compare(Measured(share, on=day, margin=Decimal("3.4")), Measured(other, on=day)).value
    'compatible'
    """
    if not _comparable(a, b, policy):
        return Agreement.NOT_COMPARABLE
    if spans_overlap(a.quantity, b.quantity, policy) or _within_margins(a, b):
        return Agreement.COMPATIBLE
    return Agreement.CONFLICTING


def _comparable(a: Measured, b: Measured, policy: Policy) -> bool:
    if a.is_rhetorical or b.is_rhetorical or a.on is None or b.on is None:
        return False
    return (
        abs((a.on - b.on).days) <= policy.figure_window_days
        and same_subject(a.quantity, b.quantity)
        and fits(a.population, b.population)
        and fits(a.place, b.place)
        and fits(a.question, b.question)
    )


def _within_margins(a: Measured, b: Measured) -> bool:
    if a.quantity.amount is None or b.quantity.amount is None:
        return False
    margin_a, margin_b = a.margin or Decimal(0), b.margin or Decimal(0)
    apart = a.quantity.amount - b.quantity.amount
    return apart * apart <= margin_a * margin_a + margin_b * margin_b
