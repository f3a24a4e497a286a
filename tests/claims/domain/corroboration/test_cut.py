"""The cut against two oracles: a search through all sets of nodes, and networkx."""

from itertools import combinations

import networkx
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.corroboration.cut import minimum_cut

Net = tuple[list[list[int]], list[int], list[int]]


@st.composite
def nets(draw: st.DrawFn, most: int = 8) -> Net:
    """Successors, entries and sinks of a small graph, loops included."""
    count = draw(st.integers(1, most))
    sinks = list(range(count - draw(st.integers(0, min(3, count))), count))
    nodes = st.integers(0, count - 1)
    successors = [
        [] if node in sinks else draw(st.lists(nodes, max_size=3, unique=True))
        for node in range(count)
    ]
    return successors, draw(st.lists(nodes, max_size=count, unique=True)), sinks


def separates(net: Net, removed: set[int]) -> bool:
    successors, entries, sinks = net
    seen = {one for one in entries if one not in removed}
    pending = list(seen)
    while pending:
        for ahead in successors[pending.pop()]:
            if ahead not in removed and ahead not in seen:
                seen.add(ahead)
                pending.append(ahead)
    return seen.isdisjoint(sinks)


def smallest(net: Net) -> int:
    count = len(net[0])
    return next(
        size
        for size in range(count + 1)
        if any(separates(net, set(nodes)) for nodes in combinations(range(count), size))
    )


@given(nets())
def test_the_cut_is_as_small_as_any_and_cuts(net: Net) -> None:
    cut = minimum_cut(*net)
    assert len(cut.nodes) == smallest(net)
    assert separates(net, set(cut.nodes))


@given(nets())
def test_single_points_are_all_the_nodes_that_cut_alone(net: Net) -> None:
    cut = minimum_cut(*net)
    alone = [one for one in range(len(net[0])) if separates(net, {one})]
    assert sorted(cut.single_points) == (alone if len(cut.nodes) == 1 else [])


@given(nets())
def test_every_other_smallest_cut_lies_before_the_one_chosen(net: Net) -> None:
    cut = set(minimum_cut(*net).nodes)
    successors, _, sinks = net
    for nodes in combinations(range(len(successors)), len(cut)):
        if separates(net, set(nodes)):
            assert separates((successors, sorted(set(nodes) - cut), sinks), cut)


@given(nets(most=14))
def test_the_cut_agrees_with_networkx(net: Net) -> None:
    successors, entries, sinks = net
    graph = networkx.DiGraph()
    graph.add_edges_from([("start", ("in", one)) for one in entries])
    graph.add_nodes_from(["start", "end"])
    for node, ahead in enumerate(successors):
        graph.add_edge(("in", node), ("out", node), capacity=1)
        graph.add_edges_from([(("out", node), ("in", one)) for one in ahead])
    graph.add_edges_from([(("out", one), "end") for one in sinks])
    assert len(minimum_cut(*net).nodes) == networkx.maximum_flow_value(graph, "start", "end")


def test_a_chain_of_twenty_thousand_does_not_overflow() -> None:
    count = 20_000
    successors = [[node + 1] for node in range(count - 1)] + [[]]
    cut = minimum_cut(successors, [0], [count - 1])
    assert cut.nodes == (count - 1,)
    assert len(cut.single_points) == count


def test_nothing_to_cut() -> None:
    assert minimum_cut([], [], []).nodes == ()
    assert minimum_cut([[], []], [0], [1]).nodes == ()
