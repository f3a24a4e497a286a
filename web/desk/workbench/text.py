"""An article's text as paragraphs with its passages marked; offsets are Unicode code points.

The marks are part of the page, so that they are there without scripts and on paper. What changes all
the time, the selection and the suggestion at hand, is painted over them by the browser's highlights.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import pairwise
from typing import NamedTuple

from django.utils.safestring import SafeString

from sources.domain.vocabulary import SegmentKind

RECORDED, SUGGESTED = "a", "s"

REMEMBERED = 16
"""Texts with their marks that a process remembers as HTML, those shown last."""

Span = tuple[int, int]
Aside = tuple[str, int, int]
"""Kind, start and end of what is not the body of a text."""


class Mark(NamedTuple):
    """A marked stretch: of an appearance, with the look of its claim's label, or of a suggestion."""

    start: int
    end: int
    kind: str
    id: int
    look: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text that holds words: where it begins, and its HTML. Its number is its id."""

    number: int
    start: int
    end: int
    html: str
    look: str = ""

    @property
    def tag(self) -> str:
        """The whole paragraph; set here and not by a template, since a text has many of them."""
        return self._tag("")

    @property
    def swapped(self) -> str:
        """The same as htmx takes it in the place of the one that is shown."""
        return self._tag(' hx-swap-oob="outerHTML"')

    def _tag(self, how: str) -> str:
        look = f' class="{self.look}"' if self.look else ""
        return f'<p id="p{self.number}" data-at="{self.start}"{look}{how}>{self.html}</p>'


class SetText(NamedTuple):
    """A text in paragraphs, and all of them as HTML."""

    paragraphs: tuple[Paragraph, ...] = ()
    html: SafeString = SafeString("")


def lines_of(text: str) -> list[Span]:
    r"""Will give the lines of a text in which something stands, as start and end.

    >>> lines_of("Rain fell.\n\nIt stopped.")
    [(0, 10), (12, 23)]
    """
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


@lru_cache(maxsize=REMEMBERED)
def set_text(text: str, marks: tuple[Mark, ...], asides: tuple[Aside, ...]) -> SetText:
    """Will set a text as a page shows it.

    A process remembers the texts it set: whoever works on an article looks at it again and again.
    """
    found = paragraphs(text, marks, asides)
    return SetText(found, SafeString("".join(one.tag for one in found)))


def paragraphs(
    text: str, marks: tuple[Mark, ...], asides: tuple[Aside, ...] = ()
) -> tuple[Paragraph, ...]:
    """Will set a text in paragraphs, with the marks in them."""
    spans = lines_of(text)
    held: list[list[Mark]] = [[] for _ in spans]
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    for mark in marks:
        first, last = bisect_right(ends, mark.start), bisect_left(starts, mark.end)
        for number in range(first, last):
            held[number].append(mark)
    looks = _looks(spans, asides)
    return tuple(
        Paragraph(number, start, end, _marked(text, start, end, held[number]), looks[number])
        for number, (start, end) in enumerate(spans)
    )


def touched(found: Sequence[Paragraph], spans: Iterable[Span]) -> list[Paragraph]:
    """Will give the paragraphs that any of these stretches reaches."""
    wanted = list(spans)
    return [
        one for one in found if any(one.start < end and start < one.end for start, end in wanted)
    ]


def _looks(spans: Sequence[Span], asides: Iterable[Aside]) -> list[str]:
    looks = [""] * len(spans)
    for kind, start, end in asides:
        for number, (begin, stop) in enumerate(spans):
            if start <= begin and stop <= end:
                looks[number] = "wb-head" if kind == SegmentKind.HEADLINE else "wb-aside"
    return looks


def _marked(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    """The HTML of a line: cut wherever a mark begins or ends, so that marks may overlap."""
    if not marks:
        return escape(text[start:end])
    cuts = {start, end}
    for mark in marks:
        cuts |= {max(mark.start, start), min(mark.end, end)}
    edges = sorted(cuts)
    parts = []
    for left, right in pairwise(edges):
        over = [mark for mark in marks if mark.start <= left and right <= mark.end]
        words = escape(text[left:right])
        parts.append(f"{_tag(over)}{words}</mark>" if over else words)
    return "".join(parts)


def _tag(over: Sequence[Mark]) -> str:
    """Opens a mark for everything that lies over a stretch."""
    recorded = [mark for mark in over if mark.kind == RECORDED]
    suggested = [mark for mark in over if mark.kind == SUGGESTED]
    look = f"wb-rec {recorded[0].look}".strip() if recorded else "wb-sug"
    ids = "".join(
        f' data-{kind}="{" ".join(str(mark.id) for mark in found)}"'
        for kind, found in ((RECORDED, recorded), (SUGGESTED, suggested))
        if found
    )
    return f'<mark class="{look}"{ids}>'
