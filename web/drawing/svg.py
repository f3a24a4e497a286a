"""The drawing of a graph as SVG, to stand inside a page or alone as a file."""

from collections.abc import Callable, Mapping

from claims.domain.corroboration import Graph, GraphNode
from web.drawing.boxes import SMALL
from web.drawing.layout import MARGIN, Curve, Frame, lay_out
from web.drawing.legend import legend
from web.drawing.look import FONT, element, style, text
from web.drawing.nodes import DASHES, DOTS, node
from web.drawing.text import clean, escaped, wrap

Links = Callable[[GraphNode], str] | Mapping[str, str]
"""The address of a node, by the node or by its key; an empty one makes no link."""

NARROWEST = 560.0
TITLE_SIZE, TITLE_LINE = 16.0, 21.0
NOTE_SIZE, NOTE_LINE = 12.5, 17.0
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def links_of(graph_node: GraphNode, base: str = "") -> str:
    """Will lead to the page of an article or origin; several in one node have none.

    An origin leads to the article that issued it, else to its holder.
    """
    if graph_node.count > 1:
        return ""
    if graph_node.kind != "origin":
        return f"{base}/articles/{graph_node.id}/"
    if graph_node.article is not None:
        return f"{base}/articles/{graph_node.article}/"
    return "" if graph_node.holder is None else f"{base}/sources/{graph_node.holder}/"


def svg_of(
    graph: Graph,
    *,
    title: str,
    note: str = "",
    links: Links | None = None,
    standalone: bool = True,
) -> str:
    """Will draw a graph.

    `title` is the claim, `note` what is said of it; a drawing that stands alone shows both and
    brings its own style. It needs no database; the same graph gives the same drawing.
    """
    return _Writing(graph, clean(title), clean(note), links or links_of).svg(standalone)


class _Writing:
    """Writes one drawing from top to bottom."""

    def __init__(self, graph: Graph, title: str, note: str, links: Links) -> None:
        self.graph = graph
        self.title = title
        self.note = note
        self.links = links
        self.layout = lay_out(graph)
        self.width = max(self.layout.width, NARROWEST)

    def svg(self, standalone: bool) -> str:
        """The whole drawing."""
        head, top = self._head() if standalone else ("", 0.0)
        drawn = (
            element("g", self._drawn(), transform=f"translate(0 {top:g})") if top else self._drawn()
        )
        at = top + (self.layout.height if self.graph.nodes else 0.0)
        explained, bottom = self._legend(at)
        content = [
            element("title", escaped(self.title)),
            element("desc", escaped(self._described())),
        ]
        if standalone:
            content.append(f"<style>{style()}</style>")
            content.append(element("rect", width="100%", height="100%", fill="paper"))
        size = round(self.width, 1), round(bottom + MARGIN / 2, 1)
        return (XML if standalone else "") + element(
            "svg",
            "".join([*content, head, drawn, explained]),
            xmlns="http://www.w3.org/2000/svg",
            look="dr",
            role="graphics-document",
            aria_roledescription="drawing",
            width=size[0],
            height=size[1],
            viewBox=f"0 0 {size[0]:g} {size[1]:g}",
            font_family=FONT,
        )

    def _described(self) -> str:
        count = sum(one.count + one.copies for one in self.graph.nodes if one.kind != "origin")
        origins = sum(one.count for one in self.graph.nodes if one.kind == "origin")
        said = f"From where the claim comes, on the left, to who says so: origins {origins:,}, "
        return f"{self.note} {said}articles {count:,}.".strip()

    def _head(self) -> tuple[str, float]:
        """The claim and what is said of it, and where they end."""
        room, at, drawn = self.width - 2 * MARGIN, MARGIN, []
        for line in wrap(self.title, room, TITLE_SIZE, lines=4, bold=True):
            at += TITLE_LINE
            drawn.append(text(line, MARGIN, at - 5, TITLE_SIZE, font_weight=600))
        for line in wrap(self.note, room, NOTE_SIZE, lines=6):
            at += NOTE_LINE
            drawn.append(text(line, MARGIN, at - 4, NOTE_SIZE, fill="soft"))
        return "".join(drawn), at + MARGIN / 2

    def _drawn(self) -> str:
        layout = self.layout
        parts = [
            text(words, x, 26.0, 12.0, fill="soft", font_weight=600) for x, words in layout.heads
        ]
        parts += [_frame(one) for one in layout.frames]
        parts += [_curve(one) for one in sorted(layout.curves, key=_depth)]
        parts += [node(one, self._link(one.item.node)) for one in layout.boxes]
        return "".join(parts)

    def _link(self, graph_node: GraphNode | None) -> str:
        if graph_node is None:
            return ""
        if callable(self.links):
            return self.links(graph_node)
        return self.links.get(graph_node.key, "")

    def _legend(self, at: float) -> tuple[str, float]:
        if not self.graph.nodes:
            words = "Nothing to draw: no appearance of this claim counts yet."
            return text(words, MARGIN, at + 30.0, NOTE_SIZE, fill="soft"), at + 40.0
        return legend(self.graph, self.width - 2 * MARGIN, MARGIN, at)


def _depth(curve: Curve) -> tuple[bool, bool]:
    """What does not count lies beneath, what comes round on top."""
    return curve.is_round, not curve.look[1]


def _frame(one: Frame) -> str:
    label = text(one.label, one.x + 9, one.y + 14, SMALL, fill="firm", font_weight=600)
    rect = element(
        "rect",
        x=one.x,
        y=one.y,
        width=one.width,
        height=one.height,
        rx=8.0,
        fill="firm-wash",
        stroke="firm",
        stroke_dasharray=None if one.is_sure else DASHES,
    )
    return element("g", element("title", escaped(clean(one.title or one.label))) + rect + label)


def _curve(one: Curve) -> str:
    is_confirmed, is_left_out, is_against = one.look
    paint = "edge" if is_left_out else "against" if is_against else "ink"
    if one.is_round:
        paint = "held"
    drawn = element(
        "path",
        d=one.path,
        fill="none",
        stroke=paint,
        stroke_width=1.2 if is_left_out else 2.0 if one.is_round else 1.5,
        stroke_dasharray=DOTS if is_left_out else None if is_confirmed else DASHES,
    )
    return drawn + _arrow(one) if one.is_round else drawn


def _arrow(one: Curve) -> str:
    """The point of a line that comes round: it arrives from the side on which it bows."""
    x, y = one.ends[2], one.ends[3]
    out = 8 if one.ends[1] < y else -8
    return element("path", d=f"M{x:g} {y:g}l{out} -4.5v9z", fill="held")
