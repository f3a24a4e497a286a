"""The figures and the years that a text names, and whether two texts name the same ones."""

import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from claims.domain.matching.candidates import Reason, Why

LONGEST = 1_000
"""More characters than this are no statement of a claim; only the beginning is compared."""

MOST_NUMBERS = 20

SCALES = {
    "thousand": 3, "k": 3, "million": 6, "m": 6, "mn": 6, "billion": 9, "bn": 9, "trillion": 12,
}  # fmt: skip

NUMBER = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:[,\u202f\u00a0 ]\d{3}){1,5}(?:\.\d{1,6})?|\d{1,15}(?:[.,]\d{1,6})?)"
    r"(?:\s?(thousand|million|mn|billion|bn|trillion|m|k)\b)?(?!\w|[.,]\d)",
    re.IGNORECASE,
)
GROUPED = re.compile(r"\d{1,3}(?:[,\u202f\u00a0 ]\d{3})+(?:\.\d+)?")

IN_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "a dozen": 12, "a quarter of": 25,
    "half of": 50, "a third of": 33, "two thirds": 67, "two-thirds": 67, "three quarters": 75,
    "three-quarters": 75,
}  # fmt: skip
"""English numbers in words; a part of a whole as percent."""

WORDED = re.compile(
    rf"\b({'|'.join(sorted(IN_WORDS, key=len, reverse=True))})\b(?:\s(thousand|million|billion)\b)?",
    re.IGNORECASE,
)
YEARS = range(1500, 2101)


def numbers_in(text: str) -> tuple[Decimal, ...]:
    """Will return the figures of a text, each once, in the order in which they stand.

    >>> [str(one) for one in numbers_in("1,500 of 2.5 million, 3,5 percent, three quarters")]
    ['1500', '2500000', '3.5', '75']
    """
    return tuple(dict.fromkeys(_numbers(text[:LONGEST])))[:MOST_NUMBERS]


def years_in(text: str) -> tuple[int, ...]:
    """Will return the years that a text names, each once.

    >>> years_in("From 1998 to 2004, 1,950 people")
    (1998, 2004)
    """
    found = re.findall(r"(?<![\w.,])([12]\d{3})(?![\w%]|[.,]\d)", text[:LONGEST])
    return tuple(dict.fromkeys(int(one) for one in found if int(one) in YEARS))


def compare_figures(text: str, statement: str, amounts: Collection[Decimal]) -> Reason | None:
    """Will say whether a text names the figure of a claim, or another one.

    `amounts` are those that the claim's record holds; without any, its statement is read.

    >>> compare_figures("41 died", "40 people died", []).sentence
    'Another figure: the text says 41, the claim 40.'
    """
    years = {Decimal(year) for year in (*years_in(text), *years_in(statement))}
    given = [one for one in numbers_in(text) if one not in years]
    ours = [abs(one) for one in amounts] or [
        one for one in numbers_in(statement) if one not in years
    ]
    if shared := [one for one in given if one in ours]:
        return Reason(Why.SAME_FIGURE, written(shared))
    return Reason(Why.OTHER_FIGURE, written(given), written(ours)) if given and ours else None


def compare_years(text: str, statement: str) -> Reason | None:
    """Will say whether a text names a year of a claim, or another one.

    >>> compare_years("In 2019 it rained", "In 2018 it rained").code.value
    'other_year'
    """
    given, ours = years_in(text), years_in(statement)
    if shared := [year for year in given if year in ours]:
        return Reason(Why.SAME_YEAR, tuple(map(str, shared)))
    if given and ours:
        return Reason(Why.OTHER_YEAR, tuple(map(str, given)), tuple(map(str, ours)))
    return None


def written(numbers: Collection[Decimal]) -> tuple[str, ...]:
    """Will write figures as people read them, the first few.

    >>> written([Decimal("2500000"), Decimal("3.50")])
    ('2,500,000', '3.5')
    """
    return tuple(_plain(one) for one in list(numbers)[:5])


def _plain(number: Decimal) -> str:
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _numbers(text: str) -> Iterator[Decimal]:
    placed = [(found.start(), _in_digits(found)) for found in NUMBER.finditer(text)]
    placed += [(found.start(), _in_words(found)) for found in WORDED.finditer(text)]
    for _, number in sorted(placed):
        yield number


def _in_digits(found: "re.Match[str]") -> Decimal:
    text = found[1]
    grouped = GROUPED.fullmatch(text)
    plain = re.sub(r"[,\u202f\u00a0 ]", "", text) if grouped else text.replace(",", ".")
    return _whole(Decimal(plain).scaleb(SCALES.get((found[2] or "").lower(), 0)))


def _in_words(found: "re.Match[str]") -> Decimal:
    number = Decimal(IN_WORDS[found[1].lower()])
    return _whole(number.scaleb(SCALES.get((found[2] or "").lower(), 0)))


def _whole(number: Decimal) -> Decimal:
    """The number without an exponent, so that equal ones are written alike."""
    return Decimal(f"{number:f}")
