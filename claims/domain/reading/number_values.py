"""What numbers in digits and in words are worth."""

import re
from decimal import Decimal

from claims.domain.reading import number_forms as forms

SMALLEST, LARGEST = Decimal("0.000001"), Decimal(10) ** 16


def number_of(written: str) -> Decimal | None:
    """Will read digits with commas or blanks between thousands, a comma or a point before decimals."""
    if not written:
        return None
    plain = re.sub(r"[\u00a0\u202f]", "", written)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        plain = plain.replace(",", "")
    plain = "".join(str(int(c)) if c.isdigit() and not c.isascii() else c for c in plain)
    return Decimal(plain.replace(",", "."))


def scaled(number: Decimal | None, suffix: str | None) -> Decimal | None:
    """Will multiply a number by its scale ("million"); None for what no figure can be."""
    if number is None:
        return None
    size = forms.SUFFIXES.get((suffix or "").strip(" .-").lower(), 1)
    scaled = number * size
    return scaled if abs(scaled) <= LARGEST else None


def value_of(words: str) -> Decimal | None:
    """Will say what a number in words or digits is; None for zero and what is too large.

    >>> value_of("fifty-eight"), value_of("two hundred thousand"), value_of("a dozen")
    (Decimal('58'), Decimal('200000'), Decimal('12'))
    """
    if words[:1].isdigit():
        return number_of(words)
    total, part = Decimal(0), Decimal(0)
    for word in words.lower().replace("-", " ").split():
        if word in forms.LARGE:
            part = (part or Decimal(1)) * forms.LARGE[word]
        else:
            total, part = total + (part if part >= 1000 else 0), part if part < 1000 else Decimal(0)
            part += forms.UNITS.get(word, forms.TENS.get(word, 1 if word == "a" else 0))
    value = total + part
    return value if SMALLEST <= value <= LARGEST else None
