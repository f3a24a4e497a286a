"""Columns: origins on the left, articles that nobody cites on the right, relays by depth between."""

from collections import defaultdict
from dataclasses import dataclass, field

from claims.domain.corroboration import Graph, GraphEdge, GraphNode
from claims.domain.corroboration.loops import components

SUPPORTING, BOTH, REFUTING, LEFT_OUT = range(4)

Look = tuple[bool, bool, bool]
"""How a line looks: confirmed, left out, refuting."""


@dataclass(slots=True)
class Item:
    """Something that takes room in a column: a node, or the lines that pass by it.

    `unit` is the same for items that stay together, `band` for those of one side; `centre` is its
    height on the page, `height` the room it takes.
    """

    key: str
    column: int
    band: int
    unit: str
    node: GraphNode | None = None
    height: float = 0.0
    centre: float = 0.0

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.centre - self.height / 2

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.centre + self.height / 2


@dataclass(slots=True)
class Line:
    """A piece of a line between neighbouring columns, from the left item to the right one."""

    left: str
    right: str
    look: Look


@dataclass(slots=True)
class Grid:
    """Items by column, the lines between them, and the steps that come round.

    `ways` and `drawn` are what it holds already of lines that pass by.
    """

    columns: list[list[Item]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    rounds: list[GraphEdge] = field(default_factory=list)
    ways: set[str] = field(default_factory=set)
    drawn: set[tuple[str, str, Look]] = field(default_factory=set)

    def items(self) -> dict[str, Item]:
        """All items by key."""
        return {item.key: item for column in self.columns for item in column}


def band_of(node: GraphNode) -> int:
    """Will say which of four bands a node stands in, from top to bottom."""
    if node.is_left_out:
        return LEFT_OUT
    if len(node.sides) > 1:
        return BOTH
    return REFUTING if node.sides == ("refutes",) else SUPPORTING


def arrange(graph: Graph) -> Grid:
    """Will put every node into its column; lines past a column get room in it.

    Lines to one node share their way, so that a much cited origin does not fill the page.
    """
    nodes = {node.key: node for node in graph.nodes}
    edges = [e for e in graph.edges if e.source in nodes and e.target in nodes]
    part = _parts(list(nodes), edges)
    column = _columns(nodes, edges, part)
    grid = Grid([[] for _ in range(max(column.values(), default=-1) + 1)])
    groups = {key: f"group:{one.id}" for one in graph.groups for key in one.origins}
    units = {key: groups.get(key) or f"part:{part[key]}" for key in nodes}
    bands: dict[str, int] = {}
    for key, node in nodes.items():
        bands[units[key]] = min(band_of(node), bands.get(units[key], LEFT_OUT))
    for key, node in nodes.items():
        item = Item(key, column[key], bands[units[key]], units[key], node)
        grid.columns[column[key]].append(item)
    for edge in edges:
        if part[edge.source] == part[edge.target]:
            grid.rounds.append(edge)
        else:
            _lead(grid, edge, nodes, column)
    return grid


def _parts(keys: list[str], edges: list[GraphEdge]) -> dict[str, int]:
    """Numbers the nodes so that those which come round to one another share a number."""
    place = {key: index for index, key in enumerate(keys)}
    ahead: list[list[int]] = [[] for _ in keys]
    for edge in edges:
        ahead[place[edge.source]].append(place[edge.target])
    return {keys[i]: number for number, part in enumerate(components(ahead)) for i in part}


def _columns(
    nodes: dict[str, GraphNode], edges: list[GraphEdge], part: dict[str, int]
) -> dict[str, int]:
    """Origins stand at 0; a relay one further than all it rests on; empty columns are left away."""
    beyond: dict[int, set[int]] = defaultdict(set)
    for edge in edges:
        if part[edge.source] != part[edge.target]:
            beyond[part[edge.source]].add(part[edge.target])
    origins = {part[key] for key, node in nodes.items() if node.kind == "origin"}
    depth: dict[int, int] = {}
    for number in sorted(part.values()):
        ahead = (depth[to] + 1 for to in beyond[number])
        depth[number] = max(ahead, default=0 if number in origins else 1)
    cited = {edge.target for edge in edges}
    last = max((depth[part[key]] for key in nodes if key in cited), default=0) + 1
    column = {}
    for key, node in nodes.items():
        is_end = node.kind != "origin" and key not in cited
        column[key] = last if is_end else depth[part[key]]
    kept = {old: new for new, old in enumerate(sorted(set(column.values())))}
    return {key: kept[old] for key, old in column.items()}


def _lead(grid: Grid, edge: GraphEdge, nodes: dict[str, GraphNode], column: dict[str, int]) -> None:
    """Leads a line from what is cited to who cites it, through the columns between."""
    source, target = nodes[edge.source], nodes[edge.target]
    against = "refutes" in source.sides and "supports" not in source.sides
    look = edge.is_confirmed, edge.is_left_out, against
    left = edge.target
    for between in range(column[edge.target] + 1, column[edge.source]):
        key = f"way:{edge.target}:{look}:{between}"
        if key not in grid.ways:
            band = max(band_of(source), band_of(target))
            grid.columns[between].append(Item(key, between, band, key))
            grid.ways.add(key)
        _draw(grid, left, key, look)
        left = key
    _draw(grid, left, edge.source, look)


def _draw(grid: Grid, left: str, right: str, look: Look) -> None:
    """Adds a piece of a line once, however many share it."""
    if (left, right, look) not in grid.drawn:
        grid.drawn.add((left, right, look))
        grid.lines.append(Line(left, right, look))
