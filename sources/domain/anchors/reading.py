"""A text prepared for comparison: what only looks different is made equal, offsets are kept."""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
    }
)
"""Marks that are typed in several ways."""

UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
"""Soft hyphens, joiners and direction marks, which nobody reads."""

CLUSTER = re.compile(r".[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\ufe00-\ufe0f]*", re.DOTALL)
"""A character with the marks that combine with it."""

SENTENCE_END = re.compile(r"(?<=[.!?؟])[\"')\]]*\s+|(?<=[。！？])[」』]*\s*|\x1e")
PARAGRAPH = re.compile(r"\n\s*\n")
BREAK = "\x1e"
"""Stands for a blank line in the compared text."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a text: `start` and `end` in Unicode code points, the end not included."""

    start: int
    end: int


class Reading:
    """A text and its compared form, in which an offset can be taken from one to the other."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.compared, self._starts, self._ends = _compared(text)

    @cached_property
    def sentences(self) -> list[Place]:
        """The sentences, as places in the compared text; a paragraph ends one as well."""
        ends = [(match.start(), match.end()) for match in SENTENCE_END.finditer(self.compared)]
        places, begun = [], 0
        for end, next_begins in [*ends, (len(self.compared), len(self.compared))]:
            if self.compared[begun:end].strip():
                places.append(Place(begun, end))
            begun = next_begins
        return places

    def within(self, place: Place) -> Place:
        """Will give the place in the compared text of a place in the text.

        Raises: ValueError when it does not lie in the text.
        """
        if not 0 <= place.start < place.end <= len(self.text):
            raise ValueError(f"{place} lies outside a text of {len(self.text)} characters")
        begin = bisect_left(self._starts, place.start)
        end = bisect_left(self._starts, place.end)
        return Place(min(begin, max(end - 1, 0)), max(end, 1))

    def original(self, place: Place) -> Place:
        """Will give the place in the text of a place in the compared text."""
        return Place(self._starts[place.start], self._ends[place.end - 1])

    def sentence_around(self, place: Place) -> Place:
        """Will widen a place in the compared text to the whole sentences it touches."""
        touched = [s for s in self.sentences if s.start < place.end and place.start < s.end]
        if not touched:
            return place
        return Place(min(touched[0].start, place.start), max(touched[-1].end, place.end))


def _compared(text: str) -> tuple[str, list[int], list[int]]:
    """The compared form, and for each of its characters where it begins and ends in the text."""
    gaps = {match.start(): match.end() for match in PARAGRAPH.finditer(text)}
    written: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    skip_to = 0
    for match in CLUSTER.finditer(text):
        begin = match.start()
        if begin < skip_to or match[0] in UNSEEN:
            continue
        if begin in gaps:
            skip_to = gaps[begin]
        shown = BREAK if begin in gaps else _shown(match[0])
        if shown == " " and written and written[-1] in (" ", BREAK):
            continue
        written.extend(shown)
        starts.extend([begin] * len(shown))
        ends.extend([match.end()] * len(shown))
    return "".join(written), starts, ends


def _shown(cluster: str) -> str:
    """One character with its marks as it is compared."""
    if cluster.isspace():
        return " "
    return unicodedata.normalize("NFC", cluster).translate(SAME)
