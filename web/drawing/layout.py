"""Where everything stands: a graph becomes boxes, lines, frames and the size of the page."""

from dataclasses import dataclass, field

from claims.domain.corroboration import Graph
from web.drawing.boxes import WIDTH, Box, box_of
from web.drawing.columns import Grid, Item, Look, arrange
from web.drawing.ordering import put_in_order
from web.drawing.placing import place
from web.drawing.text import shorten

COLUMN_GAP, WIDEST_GAP = 64.0, 190.0
CROWD = 20
"""With more nodes than this in one column, the drawing is crowded."""
MARGIN = 14.0
ROUND_MARGIN = 56.0
TOP = 54.0
WAY_HEIGHT = 10.0
FRAME = 9.0
FRAME_HEAD = 20.0
FRAME_SIZE = 11.0
SHORT = {
    "editor": "an editor’s word",
    "same_record": "same record",
    "same_article": "same article",
    "same_wave": "same poll wave",
    "same_speaker": "same speaker",
    "same_control": "one owner or state",
    "joint_citation": "needed together",
    "unnamed_sources": "unnamed sources",
    "same_newsroom": "same newsroom",
    "same_author": "same author",
}
"""Why origins count as one, in a few words; all of them stand in the reasons."""

BEND = 0.45
"""How far a line goes straight on before it bends, as a share of the gap."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A node's box with its upper left corner."""

    item: Item
    box: Box
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Curve:
    """A piece of a line; `ends` are its first and last point, `is_round` one that comes round."""

    path: str
    ends: tuple[float, float, float, float]
    look: Look
    is_round: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What encloses origins that count as one, with why."""

    x: float
    y: float
    width: float
    height: float
    label: str
    title: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """A laid out graph, in px. `heads` are the places and words above the columns."""

    width: float
    height: float
    boxes: tuple[Placed, ...] = ()
    curves: tuple[Curve, ...] = ()
    frames: tuple[Frame, ...] = ()
    heads: tuple[tuple[float, str], ...] = ()
    xs: tuple[float, ...] = field(default=())


def lay_out(graph: Graph) -> Layout:
    """Will place a graph: from left to right as the claim travelled, everything inside the page."""
    grid = arrange(graph)
    crowd = max((sum(one.node is not None for one in column) for column in grid.columns), default=0)
    boxes = {node.key: box_of(node, is_crowded=crowd > CROWD) for node in graph.nodes}
    for item in grid.items().values():
        item.height = boxes[item.key].height if item.node else WAY_HEIGHT
    put_in_order(grid)
    place(grid, frozenset(f"group:{group.id}" for group in graph.groups))
    _shift(grid, graph)
    margin = ROUND_MARGIN if grid.rounds else MARGIN
    items = grid.items()
    bottom = max((item.bottom for item in items.values()), default=TOP)
    # Steep lines side by side cannot be told apart: a tall drawing has wider gaps.
    gap = min(WIDEST_GAP, COLUMN_GAP + max(0.0, bottom - 1000.0) / 25)
    xs = tuple(round(margin + i * (WIDTH + gap), 1) for i in range(len(grid.columns)))
    return Layout(
        width=(xs[-1] + WIDTH if xs else WIDTH) + margin,
        height=bottom + FRAME + MARGIN,
        boxes=tuple(
            Placed(item, boxes[item.key], xs[item.column], item.top)
            for column in grid.columns
            for item in column
            if item.node
        ),
        curves=tuple(_curves(grid, items, xs)),
        frames=tuple(_frames(graph, items, xs)),
        heads=tuple(_heads(grid, xs)),
        xs=xs,
    )


def _shift(grid: Grid, graph: Graph) -> None:
    """Moves everything so that the highest item stands right below the heads of the columns."""
    items = [item for column in grid.columns for item in column]
    framed = {key for group in graph.groups for key in group.origins}
    tops = [item.top - (FRAME_HEAD if item.key in framed else 0.0) for item in items]
    top = min(tops, default=0.0)
    for item in items:
        item.centre = round(item.centre + TOP - top, 1)


def _curves(grid: Grid, items: dict[str, Item], xs: tuple[float, ...]) -> list[Curve]:
    found = []
    for line in grid.lines:
        left, right = items[line.left], items[line.right]
        start, end = xs[left.column] + WIDTH, xs[right.column]
        bend = (end - start) * BEND
        path = (
            f"M{start:g} {left.centre:g}C{start + bend:g} {left.centre:g} "
            f"{end - bend:g} {right.centre:g} {end:g} {right.centre:g}"
        )
        if right.node is None:
            end += WIDTH
            path += f"H{end:g}"
        ends = start, left.centre, end, right.centre
        found.append(Curve(path, ends, line.look))
    for edge in grid.rounds:
        source, target = items[edge.source], items[edge.target]
        look = edge.is_confirmed, edge.is_left_out, False
        found.append(_round(source, target, xs[source.column], look))
    return found


def _round(source: Item, target: Item, x: float, look: Look) -> Curve:
    """A bow at the side of the column: downwards on the right, upwards on the left."""
    is_down = target.centre < source.centre
    side, out = (x + WIDTH, 44.0) if is_down else (x, -44.0)
    # Two bows at one box stay apart: each leaves and arrives on its own height.
    start, end = (target.centre + 6, source.centre - 6)
    if not is_down:
        start, end = target.centre - 6, source.centre + 6
    path = f"M{side:g} {start:g}C{side + out:g} {start:g} {side + out:g} {end:g} {side:g} {end:g}"
    return Curve(path, (side, start, side, end), look, is_round=True)


def _frames(graph: Graph, items: dict[str, Item], xs: tuple[float, ...]) -> list[Frame]:
    found = []
    for group in graph.groups:
        members = [items[key] for key in group.origins if key in items]
        if not members:
            continue
        top = min(item.top for item in members) - FRAME_HEAD
        bottom = max(item.bottom for item in members) + FRAME
        count = "one" if group.is_sure else "perhaps one"
        label = ", ".join(SHORT.get(code, code.replace("_", " ")) for code in group.codes)
        found.append(
            Frame(
                xs[members[0].column] - FRAME,
                top,
                WIDTH + 2 * FRAME,
                bottom - top,
                shorten(f"{count}: {label}" if label else count, WIDTH, FRAME_SIZE, bold=True),
                f"These count as {count}: {group.because}" if group.because else "",
                group.is_sure,
            )
        )
    return found


def _heads(grid: Grid, xs: tuple[float, ...]) -> list[tuple[float, str]]:
    """A word or two above the first column, above the relays and above the last one."""
    found = []
    for index, column in enumerate(grid.columns):
        kinds = {item.node.kind for item in column if item.node}
        if "origin" in kinds:
            found.append((xs[index], "Where it comes from"))
        elif "article" in kinds:
            found.append((xs[index], "Who says it"))
        elif index == 1 or not found:
            found.append((xs[index], "Who passes it on"))
    return found
