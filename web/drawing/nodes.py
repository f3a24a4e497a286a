"""The box of one node as SVG: its shape, its text, its marks."""

from claims.domain.corroboration import GraphNode
from web.drawing.boxes import CHIP_HEIGHT, CHIP_PAD, SHEETS, SMALL, WIDTH, Box, Chip
from web.drawing.layout import Placed
from web.drawing.look import element, text
from web.drawing.text import escaped

DASHES = "6 4"
DOTS = "2 3"
BAR = 5.0
CHIPS = {
    "narrow": ("one", "paper", "one"),
    "single": ("sheet", "one", "one"),
    "against": ("against-wash", "against", "against"),
    "both": ("sheet", "held", "held"),
    "loop": ("sheet", "held", "held"),
    "open": ("sheet", "soft", "edge"),
    "out": ("sheet", "soft", "edge"),
    "copies": ("sheet", "soft", "line"),
}
"""Ground, text and border of each mark."""

OPEN_BORDERS = {"open": DASHES, "loop": DASHES, "out": DOTS}
ROWS = {"by": "ink", "title": "ink", "soft": "soft", "why": "soft"}


def node(placed: Placed, href: str) -> str:
    """Will draw a node; with an address it is a link."""
    box, known = placed.box, placed.item.node
    if known is None:
        return ""
    inside = [element("title", escaped(box.title))]
    inside += _sheets(box, known) if box.is_stacked else []
    inside.append(_face(box, known))
    if known.kind == "origin" and not known.is_unknown:
        bar = "edge" if known.is_left_out else "against" if _is_against(known) else "firm"
        inside.append(element("rect", width=BAR, height=box.face, fill=bar))
    inside.append(_words(box, known))
    place = f"translate({placed.x:g} {placed.y:g})"
    if href:
        inside = [element("a", "".join(inside), href=href)]
    return element("g", "".join(inside), look="dr-node", transform=place)


def _is_against(known: GraphNode) -> bool:
    return known.sides == ("refutes",)


def _round(known: GraphNode) -> float:
    """Origins have corners, relays are round, articles a little."""
    return {"origin": 0.0, "relay": 14.0}.get(known.kind, 4.0)


def _stroke(known: GraphNode) -> str:
    if known.is_bottleneck or known.is_single:
        return "one"
    return "against" if _is_against(known) and not known.is_left_out else "edge"


def _face(box: Box, known: GraphNode) -> str:
    dashes = DOTS if known.is_left_out else None if known.is_confirmed else DASHES
    return element(
        "rect",
        look="dr-face",
        width=WIDTH,
        height=box.face,
        rx=_round(known),
        fill="paper" if known.is_left_out or known.is_unknown else "sheet",
        stroke=_stroke(known),
        stroke_width=3.5 if known.is_bottleneck else 2.5 if known.is_single else 1.3,
        stroke_dasharray=dashes,
    )


def _sheets(box: Box, known: GraphNode) -> list[str]:
    """Two sheets that stand out behind a node in which several are folded."""
    return [
        element(
            "rect",
            x=2 * step,
            y=step,
            width=WIDTH - 4 * step,
            height=box.face,
            rx=_round(known),
            fill="sheet",
            stroke="edge",
            stroke_width=1.0,
        )
        for step in (SHEETS, SHEETS / 2)
    ]


def _words(box: Box, known: GraphNode) -> str:
    """Text and marks, cut off at the edge of the box whatever the font does."""
    inside = []
    for row in box.rows:
        is_struck = known.is_left_out and row.look in {"by", "title"}
        inside.append(
            text(
                row.text,
                11.0,
                row.base,
                row.size,
                fill="soft" if known.is_left_out else ROWS[row.look],
                font_weight=600 if row.look == "by" else None,
                font_style="italic" if row.look == "why" else None,
                text_decoration="line-through" if is_struck else None,
            )
        )
    inside += [chip(one) for one in box.chips]
    return element("svg", "".join(inside), width=WIDTH - 2, height=box.face)


def chip(one: Chip) -> str:
    """Will draw a mark at its place."""
    ground, ink, border = CHIPS[one.look]
    frame = element(
        "rect",
        x=one.x,
        y=one.y,
        width=one.width,
        height=CHIP_HEIGHT,
        rx=2.0,
        fill=ground,
        stroke=border,
        stroke_dasharray=OPEN_BORDERS.get(one.look),
    )
    words = text(
        one.text, one.x + CHIP_PAD, one.y + CHIP_HEIGHT - 4.5, SMALL, fill=ink, font_weight=600
    )
    return frame + words
