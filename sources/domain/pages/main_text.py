"""The paragraphs of a page's article, chosen by `trafilatura` and written in the page's own letters."""

import re
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement
from trafilatura.core import bare_extraction

from sources.domain.pages.lines import Line
from sources.domain.pages.marking import Mark, mark
from sources.domain.pages.standing_in import StandIns, characters_of
from sources.domain.pages.words import HTML_SPACES, count_words, squash
from sources.domain.vocabulary import SegmentKind

Paragraph = tuple[str, SegmentKind | None]
"""What a paragraph says, and what part of the page it is where the page itself tells that."""

BLOCKS = {"p", "head", "item", "quote", "list", "table", "code", "div", "body", "graphic"}
BREAK = "\x1e"
"""Stands for a line break until white space has been put together; no HTML text can contain it."""
ENOUGH = 40
"""With fewer words than this a less careful extraction is tried as well."""


def main_paragraphs(tree: HtmlElement, lines: list[Line]) -> list[Paragraph]:
    """Will return the article's paragraphs with captions, subheadings and notices marked.

    The tree is changed. `lines` are those of this tree.
    """
    swap = StandIns(characters_of(tree))
    marks = mark(tree, lines, swap)
    swap.put_into(tree)
    for menu in list(tree.iter("nav")):
        menu.drop_tree()
    best: list[Paragraph] = []
    for careful in (True, False):
        found = _extract(deepcopy(tree), swap, careful=careful)
        if _words(found) > _words(best):
            best = found
        if _words(best) >= ENOUGH:
            break
    return _with_marks(best, marks, swap)


def _words(paragraphs: list[Paragraph]) -> int:
    return sum(count_words(text) for text, _ in paragraphs)


def _extract(tree: HtmlElement, swap: StandIns, *, careful: bool) -> list[Paragraph]:
    document = bare_extraction(tree, favor_precision=careful, include_comments=False)
    body = getattr(document, "body", None)
    return _Reader(swap).read(body) if body is not None else []


@dataclass
class _Open:
    """What has been read since the last paragraph ended."""

    parts: list[str]
    heading: bool = False


class _Reader:
    """Turns the extractor's tree into paragraphs; loose text between them is one too."""

    def __init__(self, swap: StandIns) -> None:
        self.swap = swap
        self.found: list[Paragraph] = []
        self.open = _Open([])

    def read(self, body: etree._Element) -> list[Paragraph]:
        for event, element in etree.iterwalk(body, events=("start", "end")):
            if event == "start":
                self._enter(element)
            else:
                self._leave(element)
        self._flush()
        return self.found

    def _enter(self, element: etree._Element) -> None:
        if element.tag in BLOCKS:
            self._flush()
        if element.tag == "head":
            self.open.heading = True
        if element.tag in ("lb", "row"):
            self.open.parts.append(BREAK)
        if element.tag == "cell" and element.getprevious() is not None:
            self.open.parts.append(" | ")
        self.open.parts.append(element.text or "")

    def _leave(self, element: etree._Element) -> None:
        if element.tag in BLOCKS:
            self._flush()
        self.open.parts.append(element.tail or "")

    def _flush(self) -> None:
        lines = HTML_SPACES.sub(" ", "".join(self.open.parts)).split(BREAK)
        text = self.swap.restore("\n".join(line.strip() for line in lines if line.strip())).strip()
        if any(c.isprintable() and not c.isspace() for c in text):
            self.found.append((text, SegmentKind.HEADLINE if self.open.heading else None))
        self.open = _Open([])


def _with_marks(paragraphs: list[Paragraph], marks: list[Mark], swap: StandIns) -> list[Paragraph]:
    """The paragraphs with marks turned into kinds; what the extractor dropped is put back."""
    number = re.compile(f"{swap.opening}(\\d+){swap.opening}")
    seen: set[int] = set()
    found: list[Paragraph] = []
    for text, kind in paragraphs:
        for piece in re.split(f"(?={swap.opening}\\d+{swap.opening})|(?<={swap.closing})", text):
            match = number.search(piece)
            if match and int(match[1]) in seen:
                continue
            plain = number.sub("", piece).replace(swap.closing, "").strip()
            if match:
                seen.add(int(match[1]))
            if plain:
                found.append((plain, marks[int(match[1])].kind if match else kind))
    have = {squash(text) for text, _ in found}
    lost = [m for n, m in enumerate(marks) if n not in seen and squash(m.text) not in have]
    before = [(m.text, m.kind) for m in lost if m.before]
    return [*before, *found, *((m.text, m.kind) for m in lost if not m.before)]
