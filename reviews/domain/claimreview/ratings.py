"""From a rating as somebody gave it to the class that ratings of all scales come down to."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from reviews.domain.claimreview.rating_words import SYMBOLS, listed
from reviews.domain.vocabulary import RatingClass

LONGEST = 200
"""More characters than this are a sentence, not a rating; only the beginning is compared."""
QUARTER = Decimal("0.25")


class MapReason(StrEnum):
    """On what a class rests, or why there is none."""

    PUBLISHER = "publisher_map"
    WORDS = "common_words"
    SYMBOL = "symbol"
    NUMBERS = "numbers"
    NOT_KNOWN = "words_not_known"
    MIDDLE = "numbers_say_nothing"
    EMPTY = "no_rating"


@dataclass(frozen=True, slots=True)
class Mapped:
    """The class of a rating, None when nobody has said what its words mean, and why."""

    normalised: RatingClass | None
    reason: MapReason
    message: str


def fold(words: str) -> str:
    """Will return the form under which the words of a rating are compared.

    Case, accents, punctuation, emoji and spaces do not count. What consists of nothing else but
    symbols folds to these.

    >>> fold("  MOSTLY-FALSE!! ❌"), fold("Größtenteils richtig"), fold("❌ ❌")
    ('mostly false', 'großtenteils richtig', '❌')
    """
    split = unicodedata.normalize("NFKD", words[:LONGEST].lower())
    kept = "".join(c if _is_letter(c) else "" if unicodedata.combining(c) else " " for c in split)
    folded = " ".join(unicodedata.normalize("NFC", kept).split())
    return folded or "".join(dict.fromkeys(c for c in split if c in SYMBOLS))


def _is_letter(char: str) -> bool:
    """Letters, digits, and the marks without which words of Indian or Thai scripts fall apart."""
    return char.isalnum() or unicodedata.category(char) == "Mc"


COMMON: Mapping[str, RatingClass] = {fold(word): normalised for word, normalised in listed()}
"""The starting map: folded words and what they say, whoever uses them."""


def map_rating(
    words: str,
    value: Decimal | None = None,
    best: Decimal | None = None,
    worst: Decimal | None = None,
    publisher_map: Mapping[str, RatingClass] | None = None,
) -> Mapped:
    """Will say which class a rating falls into.

    `publisher_map` has folded words as keys and goes before everything else; then common words;
    then the numbers, of which only the outer quarters of a scale say something: what stands between
    depends on the words.

    >>> map_rating("Pants on Fire!").normalised.value
    'false'
    >>> map_rating("Four bananas", Decimal(1), Decimal(5), Decimal(1)).message
    'By its number: 1 of 1 to 5 is the worst end.'
    """
    folded = fold(words)
    if folded and publisher_map and folded in publisher_map:
        normalised = publisher_map[folded]
        message = f"By the publisher's own map: “{folded}” is {normalised.value}."
        return Mapped(normalised, MapReason.PUBLISHER, message)
    if folded in COMMON:
        message = f"By common words: “{folded}” is {COMMON[folded].value}."
        return Mapped(COMMON[folded], MapReason.WORDS, message)
    if folded and (symbol := _by_symbol(folded)):
        return Mapped(symbol, MapReason.SYMBOL, f"By its symbol: {folded} is {symbol.value}.")
    if value is not None and best is not None and worst is not None and worst < best:
        return _by_numbers(value, best, worst)
    if not folded:
        return Mapped(None, MapReason.EMPTY, "It has neither words nor numbers.")
    message = f"Nobody has said yet what “{folded}” means; add it to the map."
    return Mapped(None, MapReason.NOT_KNOWN, message)


def _by_symbol(folded: str) -> RatingClass | None:
    """The class that all symbols of a rating agree on."""
    classes = {SYMBOLS.get(char) for char in folded}
    return classes.pop() if len(classes) == 1 else None


def _by_numbers(value: Decimal, best: Decimal, worst: Decimal) -> Mapped:
    place = (value - worst) / (best - worst)
    said = f"{value} of {worst} to {best}"
    if place >= 1 - QUARTER:
        message = f"By its number: {said} is the best end."
        return Mapped(RatingClass.TRUE, MapReason.NUMBERS, message)
    if place <= QUARTER:
        message = f"By its number: {said} is the worst end."
        return Mapped(RatingClass.FALSE, MapReason.NUMBERS, message)
    message = f"Its number, {said}, says neither true nor false; its words are not in the map."
    return Mapped(None, MapReason.MIDDLE, message)
