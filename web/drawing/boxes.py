"""What stands in the box of a node: a few short lines and the marks, and how much room they take."""

from dataclasses import dataclass

from claims.domain.corroboration import GraphNode
from web.drawing.text import clean, shorten, width, wrap

WIDTH = 216.0
PAD = 11.0
INNER = WIDTH - 2 * PAD
HEAD, BODY, SMALL = 13.0, 12.5, 11.0
"""Type sizes in px."""

LEADING = {HEAD: 17.0, BODY: 16.0, SMALL: 15.0}
CHIP_HEIGHT, CHIP_PAD, CHIP_GAP = 17.0, 6.0, 6.0
PLAIN = "article"
"""What most articles are: not worth a line."""

IN_WORDS = {"supports": "in support", "refutes": "against"}
"""Where something is left out that counts on the other side."""

SHEETS = 6.0
"""How far the sheets behind a folded node stand out."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text: its base line, counted from the top of the box."""

    text: str
    size: float
    base: float
    look: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A mark: a word in a small frame. Its place is counted from the top left of the box."""

    text: str
    look: str
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Box:
    """A node's text and marks; `height` holds the sheets behind it too."""

    rows: tuple[Row, ...]
    chips: tuple[Chip, ...]
    height: float
    face: float
    title: str

    @property
    def is_stacked(self) -> bool:
        """Whether sheets stand out behind it."""
        return self.height > self.face


def box_of(node: GraphNode, *, is_crowded: bool = False) -> Box:
    """Will lay out the text of a node; nothing in it is wider than its box.

    In a crowded drawing the title takes one line.
    """
    rows: list[Row] = []
    at = PAD - 2
    for text, size, lines, look in _said(node, 1 if is_crowded else 2):
        for line in wrap(text, INNER, size, lines=lines, bold=look == "by"):
            at += LEADING[size]
            rows.append(Row(line, size, at - 4, look))
    chips, at = _chips(node, at + 3)
    face = at + PAD - 3
    is_stacked = node.count > 1 or node.copies > 0
    return Box(tuple(rows), chips, face + (SHEETS if is_stacked else 0), face, told(node))


def _said(node: GraphNode, title_lines: int) -> list[tuple[str, float, int, str]]:
    """Text, size, the most lines and look, from top to bottom."""
    head, body = clean(node.by), clean(node.title)
    if node.kind == "origin" and node.is_unknown and node.count == 1:
        head, body = "No source named", clean(node.by)
        body = f"by {body}" if body else ""
    if not head and not body:
        body = clean(node.label)
    said = [(head, HEAD, 1, "by"), (body, BODY, title_lines, "title")]
    about = clean(node.what)
    if about and not node.is_unknown and about != PLAIN:
        said.append((about, SMALL, 1, "soft"))
    if node.why:
        reason = clean(node.why)
        if not node.is_left_out:
            reason = _reason_alone(reason)
        said.append((reason, SMALL, 3, "why"))
    if node.why_there:
        said.append((clean(node.why_there), SMALL, 3, "why"))
    return [one for one in said if one[0]]


def _reason_alone(why: str) -> str:
    """Why something counts in possible only, without saying once more that it does."""
    reason = why.partition(": ")[2] or why
    return reason[:1].upper() + reason[1:]


def marks(node: GraphNode) -> list[tuple[str, str]]:
    """The marks of a node: a word and a look each."""
    found = []
    if node.is_left_out:
        found.append(("left out", "out"))
    if node.is_bottleneck:
        found.append(("bottleneck", "narrow"))
    elif node.is_single:
        found.append(("single point", "single"))
    counting = [side for side in node.sides if side not in node.left_out_of]
    if len(counting) > 1:
        found.append(("both sides", "both"))
    elif "refutes" in counting:
        found.append(("against", "against"))
    found += [(f"left out {IN_WORDS[side]}", "out") for side in node.left_out_of]
    if node.is_loop:
        found.append(("in a circle", "loop"))
    if not node.is_confirmed and not node.is_left_out:
        found.append(("only possible", "open"))
    if node.copies:
        found.append((f"+ {node.copies:,} {'copy' if node.copies == 1 else 'copies'}", "copies"))
    return found


def _chips(node: GraphNode, top: float) -> tuple[tuple[Chip, ...], float]:
    """Marks in rows from left to right; also where the last row ends."""
    x, y = PAD, top
    chips: list[Chip] = []
    for text, look in marks(node):
        text = shorten(text, INNER - 2 * CHIP_PAD, SMALL, bold=True)
        wide = width(text, SMALL, bold=True) + 2 * CHIP_PAD
        if chips and x + wide > WIDTH - PAD:
            x, y = PAD, y + CHIP_HEIGHT + 4
        chips.append(Chip(text, look, x, y, wide))
        x += wide + CHIP_GAP
    return tuple(chips), y + CHIP_HEIGHT if chips else top - 3


def told(node: GraphNode) -> str:
    """The whole of a node in words, for its tooltip."""
    said = [clean(node.label)]
    if node.what:
        said.append(clean(node.what))
    said += [word for word, _ in marks(node)]
    said += [clean(one) for one in (node.why, node.why_there) if one]
    return ". ".join(one.rstrip(".") for one in said if one) + "."
