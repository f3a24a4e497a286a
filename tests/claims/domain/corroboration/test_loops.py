import networkx
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.corroboration.loops import components

graphs = st.integers(1, 9).flatmap(
    lambda count: st.lists(
        st.lists(st.integers(0, count - 1), max_size=3), min_size=count, max_size=count
    )
)


@given(graphs)
def test_components_are_those_of_networkx(successors: list[list[int]]) -> None:
    graph = networkx.DiGraph()
    graph.add_nodes_from(range(len(successors)))
    graph.add_edges_from((a, b) for a, ahead in enumerate(successors) for b in ahead)
    expected = {frozenset(part) for part in networkx.strongly_connected_components(graph)}
    assert {frozenset(part) for part in components(successors)} == expected


@given(graphs)
def test_a_component_comes_after_all_it_leads_to(successors: list[list[int]]) -> None:
    place = {one: number for number, part in enumerate(components(successors)) for one in part}
    assert all(place[b] <= place[a] for a, ahead in enumerate(successors) for b in ahead)


def test_a_loop_of_fifty_thousand_does_not_overflow() -> None:
    count = 50_000
    assert len(components([[(node + 1) % count] for node in range(count)])) == 1
