"""Figures: what a number in a claim says, and when two of them may be one number."""

from dataclasses import dataclass, replace
from decimal import Decimal

from claims.domain.policy import CURRENT_POLICY, Policy
from claims.domain.units import unit_and_size
from claims.domain.vocabulary import Comparator, Statistic

BELOW = frozenset({Comparator.LT, Comparator.LTE})
ABOVE = frozenset({Comparator.GT, Comparator.GTE})
EXTREMES = frozenset({Comparator.HIGHEST, Comparator.LOWEST})
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

    @property
    def is_numeric(self) -> bool:
        """Whether it says anything of a number: "the lowest since 2006" names none."""
        return any(end is not None for end in self.span())

    @property
    def bound(self) -> Decimal | None:
        """The number of "more than 57" and the like, in whichever column it was put."""
        if self.amount is not None:
            return self.amount
        if self.comparator in ABOVE:
            return self.lower
        return self.upper if self.comparator in BELOW else None

    def span(self, policy: Policy = CURRENT_POLICY) -> tuple[Decimal | None, Decimal | None]:
        """Will give the lowest and the highest number the figure allows; None is without end.

        An approximate figure with no bounds on a side reaches `policy.approx_share` of itself
        there; `none_of` is zero, `majority_of` more than half of the hundred that a share has.
        """
        amount, low, high = self.bound, self.lower, self.upper
        if self.comparator == Comparator.NONE_OF:
            return Decimal(0), Decimal(0)
        if self.comparator == Comparator.MAJORITY_OF and low is None and amount is None:
            return (HUNDRED / 2 if self.statistic == Statistic.SHARE else None), high
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
        if self.bound is None:
            numbers = " to ".join(grouped(n) for n in (self.lower, self.upper) if n is not None)
            return numbers or WITHOUT_NUMBER.get(self.comparator, "")
        return f"{WORDS.get(self.comparator, '')}{grouped(self.bound)}"


WORDS = {
    Comparator.APPROX: "about ",
    Comparator.LT: "less than ",
    Comparator.LTE: "at most ",
    Comparator.GT: "more than ",
    Comparator.GTE: "at least ",
    Comparator.HIGHEST: "the highest, ",
    Comparator.LOWEST: "the lowest, ",
}
WITHOUT_NUMBER = {
    Comparator.MAJORITY_OF: "a majority",
    Comparator.NONE_OF: "none",
    Comparator.HIGHEST: "the highest",
    Comparator.LOWEST: "the lowest",
}


def plain(number: Decimal) -> str:
    """Will write a decimal without exponent and without trailing zeros.

    >>> plain(Decimal("74.000000"))
    '74'
    """
    return f"{number.normalize():f}"


def grouped(number: Decimal) -> str:
    """Will write a decimal as people read it, thousands apart.

    >>> grouped(Decimal("1480000.000000"))
    '1,480,000'
    """
    return f"{number.normalize():,f}"


def unit_of(quantity: Quantity) -> str:
    """Will give the unit in one spelling.

    >>> unit_of(Quantity(Comparator.EQ, Statistic.SHARE, Decimal(74), unit="Per cent"))
    '%'
    """
    return unit_and_size(quantity.unit, quantity.statistic)[0]


def in_base_unit(quantity: Quantity) -> Quantity:
    """Will give the same figure in the smallest unit of its kind: "1.5 million" in ones.

    >>> str(in_base_unit(Quantity(Comparator.EQ, Statistic.COUNT, Decimal("1.5"),
    ...                           unit="million people")))
    '1,500,000 people'
    """
    unit, size = unit_and_size(quantity.unit, quantity.statistic)
    if size == 1:
        return quantity

    def sized(number: Decimal | None) -> Decimal | None:
        return None if number is None else number * size

    return replace(
        quantity,
        unit=unit,
        amount=sized(quantity.amount),
        lower=sized(quantity.lower),
        upper=sized(quantity.upper),
    )


def same_measure(a: Quantity, b: Quantity) -> bool:
    """Whether two figures have one dimension and one way of counting: numbers one may compare."""
    return unit_of(a) == unit_of(b) and a.statistic == b.statistic


def same_subject(a: Quantity, b: Quantity) -> bool:
    """Whether two figures count the same: unit, statistic, population; an empty one fits any."""
    return same_measure(a, b) and fits(a.population, b.population) and fits(a.baseline, b.baseline)


def fits(a: str, b: str) -> bool:
    """Whether two descriptions agree as far as they are given.

    >>> fits("The Russians.", "russians"), fits("", "Japanese"), fits("Russians", "Japanese")
    (True, True, False)
    """
    if not a or not b or a == b:
        return True
    one, other = _folded(a), _folded(b)
    return not one or not other or one == other


def _folded(text: str) -> list[str]:
    """Words without case, stops and a leading article."""
    words = [word.strip(".,;:!?\"'“”‘’()") for word in text.casefold().split()]
    words = [word for word in words if word]
    return words[1:] if words[:1] == ["the"] else words


def same_figure(a: Quantity, b: Quantity, policy: Policy = CURRENT_POLICY) -> bool:
    """Whether two figures may be one number, told more or less precisely.

    Of two exact numbers the coarser must be the finer one rounded; a half may go either way. What
    names no number ("the lowest") is another figure only than its opposite.

    >>> seventy_four = Quantity(Comparator.EQ, Statistic.SHARE, Decimal(74), unit="%")
    >>> same_figure(seventy_four, Quantity(Comparator.EQ, Statistic.SHARE, Decimal("73.9"), unit="%"))
    True
    >>> same_figure(seventy_four, Quantity(Comparator.EQ, Statistic.SHARE, Decimal(95), unit="%"))
    False
    """
    if a.is_exact and a == b:
        return True  # by far the most of what is told of one claim
    if not same_subject(a, b) or {a.comparator, b.comparator} == EXTREMES:
        return False
    if a.is_exact and b.is_exact and a.amount is not None and b.amount is not None:
        return _rounded_alike(a, b)
    return spans_overlap(a, b, policy)


def gives_figure(exact: Quantity, told: Quantity, policy: Policy = CURRENT_POLICY) -> bool:
    """Whether somebody who tells this gives that exact figure, and not a broader one.

    Rounded or approximate it is still the figure; a bound or a range that holds it is not. What
    names no number gives no other one.

    >>> seventy_four = Quantity(Comparator.EQ, Statistic.SHARE, Decimal(74), unit="%")
    >>> most = Quantity(Comparator.GT, Statistic.SHARE, Decimal(70), unit="%")
    >>> same_figure(seventy_four, most), gives_figure(seventy_four, most)
    (True, False)
    """
    low, high = told.span(policy)
    is_broader = told.comparator not in {Comparator.EQ, Comparator.APPROX} and low != high
    return not is_broader and same_figure(exact, told, policy)


def _rounded_alike(a: Quantity, b: Quantity) -> bool:
    """Each number is as fine as its last digit, in the unit it was given in."""
    one, other = in_base_unit(a).amount, in_base_unit(b).amount
    if one is None or other is None:
        return False
    return abs(one - other) * 2 <= (0 if _step(a) == _step(b) else max(_step(a), _step(b)))


def _step(quantity: Quantity) -> Decimal:
    """What the last digit after the point is worth; a column of six places adds zeros to it."""
    exponent = (quantity.amount or Decimal(0)).normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    _, size = unit_and_size(quantity.unit, quantity.statistic)
    return size.scaleb(-places)


def spans_overlap(a: Quantity, b: Quantity, policy: Policy = CURRENT_POLICY) -> bool:
    """Whether some number satisfies both figures; strict bounds exclude their own number."""
    a, b = in_base_unit(a), in_base_unit(b)
    (a_low, a_high), (b_low, b_high) = a.span(policy), b.span(policy)
    low, high = _highest(a_low, b_low), _lowest(a_high, b_high)
    if low is None or high is None or low < high:
        return True
    return low == high and not (_excludes(a, low) or _excludes(b, low))


def gap(a: Quantity, b: Quantity, policy: Policy = CURRENT_POLICY) -> Decimal:
    """Will give how far apart the nearest numbers of two figures are, in the smallest unit."""
    (a_low, a_high), (b_low, b_high) = in_base_unit(a).span(policy), in_base_unit(b).span(policy)
    low, high = _highest(a_low, b_low), _lowest(a_high, b_high)
    return Decimal(0) if low is None or high is None else max(low - high, Decimal(0))


def _highest(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return max((n for n in (a, b) if n is not None), default=None)


def _lowest(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return min((n for n in (a, b) if n is not None), default=None)


def _excludes(quantity: Quantity, number: Decimal) -> bool:
    if quantity.comparator == Comparator.MAJORITY_OF:
        return quantity.lower is None and number == HUNDRED / 2
    return quantity.comparator in {Comparator.LT, Comparator.GT} and quantity.bound == number
