"""The numbers of a rating, out of whatever a publisher wrote."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from reviews.domain.claimreview.reading.nodes import PLACEHOLDERS, Node
from reviews.domain.claimreview.texts import plain_text

NUMBER = r"[-+−]?\d{1,9}(?:[.,]\d{1,12})?"
PLAIN = re.compile(NUMBER)
FRACTION = re.compile(rf"({NUMBER}) ?(?:/|out of|of|von|sur|de|di|из) ?({NUMBER})", re.IGNORECASE)
PERCENT = re.compile(rf"({NUMBER}) ?%")
EXACT = Decimal("0.000001")
"""Finer differences than this are rounding of programs."""
LARGEST = 10**9
NO_NUMBERS = PLACEHOLDERS | {"", "infinity", "-infinity"}
NONE = Decimal(-1)
"""What publishers give who have no numbers but must fill the field."""
USUAL = (Decimal(5), Decimal(1))
"""Best and worst where a rating names none. Source: https://schema.org/Rating"""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Value, best and worst, all or none; `words` is what stood in place of the value."""

    value: Decimal | None = None
    best: Decimal | None = None
    worst: Decimal | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """One number as it was written: with its own best value in a fraction, or words instead."""

    value: Decimal | None = None
    best: Decimal | None = None
    worst: Decimal | None = None
    words: str = ""
    is_text: bool = False


def read_written(value: Any) -> Written:
    """Will read a number that may be a text, a fraction or a percentage.

    >>> read_written("3,5").value, read_written("4/5").best, read_written("False").words
    (Decimal('3.5'), Decimal('5'), 'False')
    """
    if isinstance(value, list):
        value = next((one for one in value if one not in (None, "", [], {})), None)
    if isinstance(value, dict):
        value = value.get("@value")
    if isinstance(value, bool) or value is None:
        return Written()
    if isinstance(value, int | float):
        return Written(_exact(str(value)) if abs(value) < LARGEST else None)
    text = plain_text(str(value)[:200])
    if text.casefold() in NO_NUMBERS:
        return Written()
    if PLAIN.fullmatch(text):
        return Written(_exact(text), is_text=True)
    if found := FRACTION.fullmatch(text):
        return Written(_exact(found[1]), _exact(found[2]), is_text=True)
    if found := PERCENT.fullmatch(text):
        return Written(_exact(found[1]), Decimal(100), Decimal(0), is_text=True)
    return Written(words=text if any(char.isalpha() for char in text) else "", is_text=True)


def read_numbers(rating: Node) -> Numbers:
    """Will read the numbers of a rating; whatever is not sure leaves all three out, with a note."""
    read = {
        name: read_written(rating.get(name))
        for name in ("ratingValue", "bestRating", "worstRating")
    }
    for name, one in read.items():
        if one.is_text and one.value is not None:
            rating.desk.note("number_as_text", rating.place(name), rating.get(name))
    value, best, worst = read.values()
    words = value.words
    if best.words or worst.words or _is_strange(rating.get("ratingValue"), value):
        rating.desk.note("number_unreadable", rating.where)
        return Numbers(words=words)
    if value.best is not None:
        rating.desk.note("rating_fraction", rating.place("ratingValue"), rating.get("ratingValue"))
    ends = (_either(best.value, value.best), _either(worst.value, value.worst))
    code, numbers = _settled(value.value, *ends)
    if code:
        said = ", ".join(str(one) for one in (value.value, *ends) if one is not None)
        rating.desk.note(code, rating.where, said)
    return replace(numbers, words=words)


def _settled(
    value: Decimal | None, best: Decimal | None, worst: Decimal | None
) -> tuple[str, Numbers]:
    """The code of a note, and the three numbers or none."""
    if value is None:
        return ("rating_in_part" if best is not None or worst is not None else ""), Numbers()
    code = ""
    if best is None or worst is None:
        if value == NONE:
            return "rating_minus_one", Numbers()
        code, best, worst = "scale_assumed", _or(best, USUAL[0]), _or(worst, USUAL[1])
    elif value == NONE and not worst <= value < best:
        return "rating_minus_one", Numbers()
    if best == worst:
        return "scale_flat", Numbers()
    if worst > best:
        if not best <= value <= worst:
            return "rating_out_of_range", Numbers()
        # The publisher's "best" is the small number: turned round, the small number stays best.
        return "scale_swapped", Numbers(best + worst - value, worst, best)
    if not worst <= value <= best:
        return "rating_out_of_range", Numbers()
    return code, Numbers(value, best, worst)


def _is_strange(raw: Any, read: Written) -> bool:
    """Whether something stands for the value that is neither a number nor words."""
    if isinstance(raw, str) and raw.strip().casefold() in NO_NUMBERS:
        return False
    return isinstance(raw, str | int | float) and read.value is None and not read.words


def _either(first: Decimal | None, second: Decimal | None) -> Decimal | None:
    return second if first is None else first


def _or(given: Decimal | None, usual: Decimal) -> Decimal:
    return usual if given is None else given


def _exact(text: str) -> Decimal:
    """The number, rounded to six places and written the short way."""
    number = Decimal(text.replace("−", "-").replace(",", ".")).quantize(EXACT)
    return (
        number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
    )
