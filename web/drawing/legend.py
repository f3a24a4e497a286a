"""The legend: only the marks that occur, in lines as wide as the drawing."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.domain.corroboration import Graph
from web.drawing.boxes import CHIP_HEIGHT, CHIP_PAD, SMALL, Chip, marks
from web.drawing.look import element, text
from web.drawing.nodes import DASHES, DOTS, chip
from web.drawing.text import shorten, width

LINE = 24.0
SAMPLE = 30.0
GAP = 7.0
BETWEEN = 24.0
MEANINGS = {
    "narrow": "more origins than one are known only through this",
    "single": "if this alone is wrong, its side loses all support",
    "against": "speaks against the claim",
    "both": "stands on both sides",
    "loop": "citations come round to where they began",
    "open": "counts in the higher number only",
    "out": "does not count",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A mark and what it means; `chip` is its word, else `sample` is drawn."""

    words: str
    look: str
    chip: str = ""
    sample: str = ""

    @property
    def wide(self) -> float:
        """How wide the mark is."""
        return width(self.chip, SMALL, bold=True) + 2 * CHIP_PAD if self.chip else SAMPLE


def entries(graph: Graph) -> list[Entry]:
    """Will tell what needs explaining in this graph."""
    found = [Entry("what is on the right has it from what is on the left", "", sample=_stroke())]
    if any(not edge.is_confirmed and not edge.is_left_out for edge in graph.edges):
        found.append(Entry("a link nobody has confirmed yet", "", sample=_stroke(DASHES)))
    if any(edge.is_left_out for edge in graph.edges):
        found.append(Entry("a link that does not count", "", sample=_stroke(DOTS)))
    if any(group.is_sure for group in graph.groups):
        found.append(Entry("counted as one", "", sample=_frame()))
    if any(not group.is_sure for group in graph.groups):
        found.append(
            Entry(
                "believed to be one: the higher number keeps them apart", "", sample=_frame(DASHES)
            )
        )
    if any(node.count > 1 or node.copies for node in graph.nodes):
        found.append(Entry("several, or copies, in one", "", sample=_stack()))
    seen = {look: word for node in graph.nodes for word, look in marks(node)}
    found += [Entry(MEANINGS[look], look, chip=seen[look]) for look in MEANINGS if look in seen]
    return found


def _stroke(dashes: str | None = None) -> str:
    return element("path", d="M0 0H30", stroke="ink", stroke_width=1.6, stroke_dasharray=dashes)


def _frame(dashes: str | None = None) -> str:
    return element(
        "rect",
        x=1.0,
        y=-7.0,
        width=28.0,
        height=14.0,
        rx=4.0,
        fill="firm-wash",
        stroke="firm",
        stroke_dasharray=dashes,
    )


def _stack() -> str:
    return "".join(
        element("rect", x=4 - at, y=at - 6, width=22.0, height=9.0, fill="sheet", stroke="edge")
        for at in (3.0, 0.0)
    )


def legend(graph: Graph, room: float, x: float, y: float) -> tuple[str, float]:
    """Will draw the legend from (x, y) on; also says where it ends."""
    drawn = []
    for entry, at, base in _flow(entries(graph), room):
        left, middle = x + at, y + base
        if entry.chip:
            top = middle - CHIP_HEIGHT / 2
            drawn.append(chip(Chip(entry.chip, entry.look, left, top, entry.wide)))
        else:
            place = f"translate({left:g} {middle:g})"
            drawn.append(element("g", entry.sample, transform=place))
        words = shorten(entry.words, room - entry.wide - GAP, SMALL)
        drawn.append(text(words, left + entry.wide + GAP, middle + 4, SMALL, fill="soft"))
    lines = {base for _, _, base in _flow(entries(graph), room)}
    return "".join(drawn), y + max(lines) + LINE / 2


def _flow(all_of_them: list[Entry], room: float) -> Iterator[tuple[Entry, float, float]]:
    """Entries with their places, one after another, in as many lines as are needed."""
    at, base = 0.0, LINE / 2
    for entry in all_of_them:
        wide = min(entry.wide + GAP + width(entry.words, SMALL), room)
        if at and at + wide > room:
            at, base = 0.0, base + LINE
        yield entry, at, base
        at += wide + BETWEEN
