"""Figures as people say them: "about 74 percent", "30 to 40 percent less", "at least 25"."""

from decimal import Decimal
from typing import Protocol

from claims.domain.vocabulary import Comparator, Statistic
from claims.models.quantity import QuantityColumns
from web.words import dated

BEFORE = {
    Comparator.APPROX: "about ",
    Comparator.LT: "less than ",
    Comparator.LTE: "at most ",
    Comparator.GT: "more than ",
    Comparator.GTE: "at least ",
    Comparator.HIGHEST: "the highest: ",
    Comparator.LOWEST: "the lowest: ",
}

WITHOUT_NUMBER = {
    Comparator.MAJORITY_OF: "a majority",
    Comparator.NONE_OF: "none",
    Comparator.HIGHEST: "the highest",
    Comparator.LOWEST: "the lowest",
}

NAMED_SIZES = [
    (Decimal(10) ** 12, "trillion"),
    (Decimal(10) ** 9, "billion"),
    (Decimal(10) ** 6, "million"),
]


class Sized(Protocol):
    """A figure without what it is about: a row's columns, or the same from a stored result."""

    amount: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    unit: str
    comparator: str
    statistic: str


def figure_in_words(figure: QuantityColumns) -> str:
    """Will say a recorded figure; empty when none is recorded.

    Population and baseline follow where they are known: "74 percent of Russians".
    """
    if not figure.has_quantity:
        return ""
    said = size_in_words(figure)
    if figure.population:
        said = _of_population(said, figure)
    if figure.baseline:
        said += f", against {figure.baseline}"
    day = dated(figure.as_of)
    return f"{said}, as of {day.text}" if day else said


def _of_population(said: str, figure: QuantityColumns) -> str:
    """The size with what was counted; a population that begins with the unit says it once.

    "25 meetings" of "meetings of the two" are "25 meetings of the two".
    """
    told_twice = said.endswith(figure.unit) and figure.population.startswith(f"{figure.unit} ")
    if figure.unit and told_twice:
        return said.removesuffix(figure.unit) + figure.population
    return f"{said} of {figure.population}"


def number(value: Decimal) -> str:
    """A decimal without idle zeros, thousands apart, millions and more by name.

    >>> number(Decimal("74.000000")), number(Decimal("1500000")), number(Decimal("2019.5"))
    ('74', '1.5 million', '2,019.5')
    """
    for size, name in NAMED_SIZES:
        if abs(value) >= size and (value / size * 100) % 1 == 0:
            return f"{_plain(value / size)} {name}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    """A decimal with a true minus sign and without idle zeros."""
    text = f"{value:,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", "−")


def size_in_words(figure: Sized) -> str:
    """Will say comparator, number and unit: "about 74 percent"."""
    comparator = Comparator(figure.comparator)
    low, high = figure.lower, figure.upper
    amount = figure.amount
    direction = ""
    if figure.statistic in (Statistic.CHANGE_ABS, Statistic.CHANGE_REL):
        direction, amount, low, high = _change(amount, low, high)
    unit = _unit(figure)
    if amount is None and low is not None and high is not None:
        return f"{number(low)} to {number(high)}{unit}{direction}"
    bound = amount if amount is not None else low if low is not None else high
    if bound is None:
        return WITHOUT_NUMBER.get(comparator, "a figure not given in numbers")
    said = f"{BEFORE.get(comparator, '')}{number(bound)}{unit}{direction}"
    if amount is not None and low is not None and high is not None:
        said += f" ({number(low)} to {number(high)})"
    return said


def _change(
    amount: Decimal | None, low: Decimal | None, high: Decimal | None
) -> tuple[str, Decimal | None, Decimal | None, Decimal | None]:
    """A signed change as a size and a direction; bounds of both signs keep their signs."""
    given = [value for value in (amount, low, high) if value is not None]
    if given and all(value < 0 for value in given):
        flip = [None if value is None else -value for value in (amount, high, low)]
        return " less", flip[0], flip[1], flip[2]
    return (" more" if all(value > 0 for value in given) else ""), amount, low, high


def _unit(figure: Sized) -> str:
    """The unit with a space before it; a share is in percent."""
    unit = figure.unit
    if unit in ("%", "percent") or (
        not unit and figure.statistic in (Statistic.SHARE, Statistic.CHANGE_REL)
    ):
        return " percent"
    if unit:
        return f" {unit}"
    return " times" if figure.statistic == Statistic.RATIO else ""
