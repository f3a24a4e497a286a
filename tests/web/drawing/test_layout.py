"""Where things stand: nothing overlaps, nothing sticks out, everything reads from left to right."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.corroboration import Graph, GraphEdge, GraphNode
from tests.web.drawing.graphs import graphs
from web.drawing.boxes import WIDTH, box_of
from web.drawing.columns import arrange
from web.drawing.layout import Layout, lay_out
from web.drawing.ordering import crossings, put_in_order
from web.drawing.placing import keep_apart
from web.drawing.text import width


def boxes(layout: Layout) -> list[tuple[float, float, float, float]]:
    return [(one.x, one.y, one.x + WIDTH, one.y + one.box.height) for one in layout.boxes]


@given(graphs())
def test_no_two_nodes_overlap(graph: Graph) -> None:
    for one, other in combinations(boxes(lay_out(graph)), 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart


@given(graphs())
def test_every_node_is_drawn_inside_the_page(graph: Graph) -> None:
    layout = lay_out(graph)
    assert len(layout.boxes) == len(graph.nodes)
    for left, top, right, bottom in boxes(layout):
        assert left >= 0
        assert top >= 40
        assert right <= layout.width
        assert bottom <= layout.height
    for frame in layout.frames:
        assert frame.x >= 0
        assert frame.y >= 30
        assert frame.y + frame.height <= layout.height


@given(graphs())
def test_every_line_leads_to_the_right_but_those_that_come_round(graph: Graph) -> None:
    layout = lay_out(graph)
    for curve in layout.curves:
        start, _, end, _ = curve.ends
        assert (start == end) if curve.is_round else (start < end)
        assert min(start, end) >= 0
        assert max(start, end) <= layout.width


@given(graphs())
def test_lines_pass_no_node(graph: Graph) -> None:
    """Where a line runs level past a column, no box of that column lies on it."""
    grid = arrange(graph)
    layout = lay_out(graph)
    ways = sum(item.node is None for column in grid.columns for item in column)
    level = [curve for curve in layout.curves if "H" in curve.path]
    assert bool(ways) == bool(level)
    for curve in level:
        y, end = curve.ends[3], curve.ends[2]
        for left, top, right, bottom in boxes(layout):
            assert not (left < end - 1 < right + 1 and top < y < bottom)


@given(graphs())
def test_origins_stand_on_the_left_and_who_is_cited_left_of_who_cites(graph: Graph) -> None:
    grid = arrange(graph)
    column = {key: item.column for key, item in grid.items().items()}
    rounds = {(edge.source, edge.target) for edge in grid.rounds}
    for node in graph.nodes:
        assert node.kind != "origin" or column[node.key] == 0
    for edge in graph.edges:
        if (edge.source, edge.target) not in rounds:
            assert column[edge.target] < column[edge.source]


@given(graphs())
def test_the_same_graph_is_laid_out_the_same_way(graph: Graph) -> None:
    assert lay_out(graph) == lay_out(graph)


@given(graphs())
def test_a_frame_holds_its_members_and_nobody_else(graph: Graph) -> None:
    layout = lay_out(graph)
    members = {key for group in graph.groups for key in group.origins}
    for frame in layout.frames:
        for one in layout.boxes:
            inside = frame.y <= one.y < frame.y + frame.height and one.item.column == 0
            assert inside == (one.item.key in members)


@given(graphs())
def test_no_text_is_wider_than_its_box(graph: Graph) -> None:
    for node in graph.nodes:
        box = box_of(node)
        for row in box.rows:
            is_one_sign = len(row.text) <= 2
            assert is_one_sign or width(row.text, row.size, bold=row.look == "by") <= WIDTH
            assert row.base < box.face
        for chip in box.chips:
            assert chip.x + chip.width <= WIDTH
            assert chip.y + 17 <= box.face


def chain(nodes: int) -> Graph:
    """A chain of that many nodes, the last of them the origin."""
    rows = [
        GraphNode(f"article:{i}", "relay", i, f"Story {i}", ("supports",)) for i in range(nodes)
    ]
    rows[-1] = replace(rows[-1], kind="origin")
    edges = [GraphEdge(one.key, other.key, True) for one, other in pairwise(rows)]
    return Graph(tuple(rows), tuple(edges))


@pytest.mark.parametrize("nodes", [1, 2, 3, 30])
def test_a_chain_is_a_straight_line(nodes: int) -> None:
    layout = lay_out(chain(nodes))
    assert len({round(one.item.centre) for one in layout.boxes}) == 1
    assert [one.item.column for one in layout.boxes] == list(range(nodes))


def test_lines_are_untangled() -> None:
    """Articles that cite origins in the opposite order are turned round."""
    origins = [GraphNode(f"origin:{i}", "origin", i, "", ("supports",)) for i in range(6)]
    articles = [GraphNode(f"article:{i}", "article", i, "", ("supports",)) for i in range(6)]
    edges = [GraphEdge(f"article:{i}", f"origin:{5 - i}", True) for i in range(6)]
    grid = arrange(Graph((*origins, *articles), tuple(edges)))
    assert crossings(grid) == 15
    put_in_order(grid)
    assert crossings(grid) == 0


@given(st.lists(st.tuples(st.floats(-1e3, 1e3), st.floats(0, 50)), min_size=1, max_size=20))
def test_points_keep_their_distance_and_move_no_more_than_they_must(
    points: list[tuple[float, float]],
) -> None:
    wanted, gaps = [one for one, _ in points], [gap for _, gap in points[1:]]
    placed = keep_apart(wanted, gaps)
    for (above, below), gap in zip(pairwise(placed), gaps, strict=True):
        assert below - above >= gap - 1e-6
    if all(
        below - above >= gap for above, below, gap in zip(wanted, wanted[1:], gaps, strict=False)
    ):
        assert placed == pytest.approx(wanted)
    assert sum(placed) == pytest.approx(sum(wanted), abs=1e-6)
