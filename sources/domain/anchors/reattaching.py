"""Where words of an earlier version stand in a later one, and whether they still say the same.

Words alone do not tell: "oppose any handover" is the same quote in "74 percent oppose any handover"
and in "47 percent oppose any handover". So the whole sentence must have stayed as it was; anything
else is shown to a person together with the place that comes nearest.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from sources.domain.anchors.reading import Place, Reading

NEAREST = 55.0
"""Below this likeness (0 to 100) a sentence is no candidate for another one."""

CONTEXT = 200
"""Characters on either side by which one of several equal sentences is told from the others."""

NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*\s?%?")


class Fate(StrEnum):
    """What became of a place in a later version."""

    CARRIED = "carried"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words whose text is not held: what was noted of them and of what stood beside them."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Reattached:
    """Where the words stand now, if anywhere, and why a person must look where one must."""

    fate: Fate
    place: Place | None = None
    reason: str = ""


def reattach(old: Reading | None, where: Place | Quote, new: Reading) -> Reattached:
    """Will look for a place of an old text, or for a quote whose text is not held, in a new text.

    Raises: ValueError when the place does not lie in the old text, or there is none for it.

    >>> before = Reading("A poll came out. 74 percent oppose any handover.")
    >>> after = Reading("A poll came out. 47 percent oppose any handover.")
    >>> reattach(before, Place(28, 47), after).reason
    'The sentence has other figures now: 74 before, 47 now.'
    """
    if isinstance(where, Quote):
        return _quoted(where, new)
    if old is None:
        raise ValueError("A place needs the text it lies in")
    if not old.compared.strip():
        return Reattached(Fate.GONE, None, "It stood at nothing that can be compared.")
    quote = old.within(where)
    sentence = old.sentence_around(quote)
    words = old.compared[sentence.start : sentence.end]
    found = _nearest_by_context(old, sentence, _occurrences(words, new.compared), new.compared)
    if found is None:
        return _candidate(old.compared[quote.start : quote.end], words, new)
    moved = Place(
        found + quote.start - sentence.start, found + quote.start - sentence.start + _width(quote)
    )
    if not _stands_whole(found, found + len(words), new):
        return Reattached(Fate.CHANGED, new.original(moved), _what_changed(words, moved, new))
    return Reattached(Fate.CARRIED, new.original(moved))


def _quoted(quote: Quote, new: Reading) -> Reattached:
    """Without the old text a quote is carried only between the words noted on both its sides."""
    exact = Reading(quote.exact).compared.strip()
    if not exact:
        return Reattached(Fate.GONE, None, "The words it stood at were not kept.")
    before, after = (Reading(text).compared for text in (quote.prefix, quote.suffix))
    places = _occurrences(exact, new.compared)
    if not places:
        return _candidate(exact, exact, new)
    framed = [
        at
        for at in places
        if before.strip()
        and after.strip()
        and new.compared[:at].rstrip().endswith(before.strip())
        and new.compared[at + len(exact) :].lstrip().startswith(after.strip())
    ]
    at = (framed or places)[0]
    place = new.original(Place(at, at + len(exact)))
    if len(framed) == 1:
        return Reattached(Fate.CARRIED, place)
    return Reattached(
        Fate.CHANGED, place, "The words stand here; what stood around them is not known."
    )


def _occurrences(words: str, text: str) -> list[int]:
    """Where these words begin in a text, as whole words."""
    found, at = [], text.find(words)
    while at >= 0:
        end = at + len(words)
        is_cut = (at > 0 and text[at - 1].isalnum() and words[0].isalnum()) or (
            end < len(text) and text[end].isalnum() and words[-1].isalnum()
        )
        if not is_cut:
            found.append(at)
        at = text.find(words, at + 1)
    return found


def _nearest_by_context(old: Reading, sentence: Place, places: list[int], text: str) -> int | None:
    """The place whose surroundings are most like those of the sentence; the first of equal ones."""
    if len(places) < 2:
        return places[0] if places else None
    length = _width(sentence)
    around = _around(old.compared, sentence.start, length)
    return max(places, key=lambda at: (fuzz.ratio(around, _around(text, at, length)), -at))


def _around(text: str, at: int, length: int) -> str:
    return text[max(0, at - CONTEXT) : at] + BETWEEN + text[at + length : at + length + CONTEXT]


BETWEEN = "\x1f"


def _stands_whole(start: int, end: int, new: Reading) -> bool:
    """Whether the words are whole sentences in the new text too, not part of a longer one."""
    around = new.sentence_around(Place(start, end))
    return not (new.compared[around.start : start] + new.compared[end : around.end]).strip()


def _candidate(quote: str, sentence: str, new: Reading) -> Reattached:
    """The sentence that comes nearest, for a person to look at."""
    exact = _occurrences(quote, new.compared)
    if len(exact) == 1:
        place = Place(exact[0], exact[0] + len(quote))
        return Reattached(Fate.CHANGED, new.original(place), _what_changed(sentence, place, new))
    texts = [new.compared[place.start : place.end] for place in new.sentences]
    best = process.extractOne(sentence, texts, scorer=fuzz.ratio, score_cutoff=NEAREST)
    if best is None:
        return Reattached(Fate.GONE, None, "Nothing like it stands in the new text.")
    place = new.sentences[best[2]]
    return Reattached(Fate.CHANGED, new.original(place), _what_changed(sentence, place, new))


def _what_changed(before: str, place: Place, new: Reading) -> str:
    """Why a person must look: other figures first, since they are easily missed."""
    around = new.sentence_around(place)
    old, now = NUMBER.findall(before), NUMBER.findall(new.compared[around.start : around.end])
    if old != now:
        told = [", ".join(item.strip() for item in found) or "none" for found in (old, now)]
        return f"The sentence has other figures now: {told[0]} before, {told[1]} now."
    return "The sentence is worded otherwise now."


def _width(place: Place) -> int:
    return place.end - place.start
