"""How near a text is to a claim: by its letters, and by whether their figures agree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

LONGEST = 1_000
"""More characters than this are no statement of a claim; only the beginning is compared."""

MOST_NUMBERS = 20

AGREES = 0.15
"""What the same figure adds to the likeness of the letters, and what another one takes away."""

LIKELY = 0.45
"""From this score on a text is worth showing to somebody as perhaps the same claim."""

SCALES = {
    "thousand": 3, "k": 3, "million": 6, "m": 6, "mn": 6, "billion": 9, "bn": 9, "trillion": 12,
}  # fmt: skip

NUMBER = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:[,\u202f\u00a0 ]\d{3}){1,5}(?:\.\d{1,6})?|\d{1,15}(?:[.,]\d{1,6})?)"
    r"(?:\s?(thousand|million|mn|billion|bn|trillion|m|k)\b)?(?!\w|[.,]\d)",
    re.IGNORECASE,
)
GROUPED = re.compile(r"\d{1,3}(?:[,\u202f\u00a0 ]\d{3})+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Near:
    """A claim that a text may state: `score` is above 1 only where letters and figures agree."""

    claim: int
    statement: str
    score: float

    @property
    def is_likely(self) -> bool:
        """Whether somebody should look at the two."""
        return self.score >= LIKELY


def numbers_in(text: str) -> tuple[Decimal, ...]:
    """Will return the figures of a text, each once, in the order in which they stand.

    >>> [str(one) for one in numbers_in("1,500 of 2.5 million, 3,5 percent")]
    ['1500', '2500000', '3.5']
    """
    return tuple(dict.fromkeys(_numbers(text[:LONGEST])))[:MOST_NUMBERS]


def _numbers(text: str) -> Iterator[Decimal]:
    for found in NUMBER.finditer(text):
        written = found[1]
        if GROUPED.fullmatch(written):
            plain = re.sub(r"[,\u202f\u00a0 ]", "", written)
        else:
            plain = written.replace(",", ".")
        yield _whole(Decimal(plain).scaleb(SCALES.get((found[2] or "").lower(), 0)))


def _whole(number: Decimal) -> Decimal:
    """The number without an exponent, so that equal ones are written alike."""
    return Decimal(f"{number:f}")
