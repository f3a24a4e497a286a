"""The drawing in words."""

from hypothesis import given

from claims.domain.corroboration import Graph, GraphEdge, GraphGroup, GraphNode
from tests.web.drawing.graphs import graphs
from web.drawing import links_of
from web.drawing.telling import Told, tell

SIDE = ("supports",)


def test_who_has_it_from_whom_is_said_step_by_step() -> None:
    nodes = (
        GraphNode("article:2", "article", 2, "Post", SIDE, is_single=True),
        GraphNode("article:1", "relay", 1, "Agency", SIDE, is_left_out=True, why="Retracted."),
        GraphNode("origin:1", "origin", 1, "Minister", SIDE, holder=5),
        GraphNode("origin:2", "origin", 2, "Mayor", SIDE),
    )
    edges = (
        GraphEdge("article:2", "article:1", True, is_left_out=True),
        GraphEdge("article:2", "origin:1", False),
    )
    group = GraphGroup(1, ("origin:1", "origin:2"), ("same_wave",), "same poll wave", False)
    told = tell(Graph(nodes, edges, (group,)), links_of)
    assert told.steps[0].teller == Told("Post", "/articles/2/", ("single point",))
    assert told.steps[0].sources == (
        Told("Agency", "/articles/1/", ("does not count",)),
        Told("Minister", "/sources/5/", ("not confirmed",)),
    )
    assert told.steps[1].teller.flags == ("left out", "Retracted")
    assert [one.text for one in told.origins] == ["Minister", "Mayor"]
    assert told.groups == ("Minister, Mayor perhaps count as one: same poll wave.",)


@given(graphs())
def test_everything_drawn_is_told(graph: Graph) -> None:
    told = tell(graph, links_of)
    assert len(told.steps) + len(told.origins) == len(graph.nodes)
    assert sum(len(step.sources) for step in told.steps) == len(graph.edges)
