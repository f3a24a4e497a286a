"""Where in a text somebody means: by offsets, or by words that stand there, however they are typed."""

from dataclasses import dataclass
from string import whitespace

from accounts.domain.numbers import number
from sources.domain.anchors import Fate, Place, Reading, reattach

AROUND = 60
"""Characters on either side by which one of several places is told from the others."""

MOST_PLACES = 12
LOOSE = f"{whitespace}\u00a0\u2003,;"
"""What a hand that selects takes along, and no passage begins or ends with."""

LONGEST = 5_000
"""A passage is a phrase or a few sentences; nobody means a whole article."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One of several places where words stand, with what stands around them."""

    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Located:
    """The place that is meant; or `spots` to choose from, or `wrong`: why there is none."""

    place: Place | None = None
    spots: tuple[Spot, ...] = ()
    wrong: str = ""


def at_offsets(text: str, start: str, end: str) -> Located:
    """Will read a place given by its offsets, without the spaces and commas at its ends."""
    first, last = number(start), number(end)
    if first is None or last is None or not 0 <= first < last <= len(text):
        return Located(wrong="These places are not in the text. Select the words once more.")
    words = text[first:last]
    first += len(words) - len(words.lstrip(LOOSE))
    last -= len(words) - len(words.rstrip(LOOSE))
    if first >= last:
        return Located(wrong="There are no words there. Select some.")
    return _not_too_long(Place(first, last))


def at_words(text: str, words: str, *, near: int | None = None) -> Located:
    """Will look for words in a text: as they are, else with other spaces, quotation marks or dashes.

    Of several places the one that begins at `near` is meant.
    """
    wanted = Reading(words).compared.strip(" \x1e")
    if not wanted:
        return Located(wrong="Type the words as they stand in the text.")
    text_read = Reading(text)
    places = _all(text_read, wanted)
    if not places:
        return Located(wrong=_not_found(words))
    chosen = [place for place in places if place.start == near]
    if len(places) == 1 or chosen:
        return _not_too_long((chosen or places)[0])
    spots = tuple(_spot(text, place) for place in places[:MOST_PLACES])
    return Located(spots=spots)


def carried(old: str, place: Place, new: str) -> Place | None:
    """Will find where the words of an earlier text stand in a newer one; None where they changed."""
    found = reattach(Reading(old), place, Reading(new))
    return found.place if found.fate is Fate.CARRIED else None


def _all(text: Reading, wanted: str) -> list[Place]:
    places, at = [], text.compared.find(wanted)
    while at >= 0:
        places.append(text.original(Place(at, at + len(wanted))))
        at = text.compared.find(wanted, at + 1)
    return [place for place in places if not _is_cut(text.text, place)] or places


def _is_cut(text: str, place: Place) -> bool:
    """Whether a place begins or ends within a word."""
    edges = ((place.start - 1, place.start), (place.end - 1, place.end))
    return any(
        left >= 0 and right < len(text) and text[left].isalnum() and text[right].isalnum()
        for left, right in edges
    )


def _spot(text: str, place: Place) -> Spot:
    before = text[max(place.start - AROUND, 0) : place.start].split("\n")[-1]
    after = text[place.end : place.end + AROUND].split("\n")[0]
    return Spot(place.start, place.end, before, after)


def _not_too_long(place: Place) -> Located:
    length = place.end - place.start
    if length > LONGEST:
        said = f"That is {length:,} characters: mark the words that state the claim, at most"
        return Located(wrong=f"{said} {LONGEST:,}.")
    return Located(place)


def _not_found(words: str) -> str:
    shown = " ".join(words.split())[:80]
    return f"“{shown}” does not stand in this text. Copy the words from the text itself."
