"""A graph stays small however often a claim is repeated, and always says how often that was."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.domain.corroboration import Facts, Graph, GraphNode, graph_of
from claims.domain.corroboration.folding import FOLD_ABOVE, MOST_EDGES, MOST_NODES
from claims.domain.corroboration.graph import LISTED
from claims.domain.vocabulary import Basis, Stance
from sources.domain.vocabulary import Genre
from tests.claims.domain.worlds import App, World, wire

CHANCE = st.randoms(use_true_random=True)


def papers(graph: Graph) -> list[GraphNode]:
    return [node for node in graph.nodes if node.kind == "article"]


def citing_one_story(count: int) -> World:
    world = World()
    story = world.says(wire(world), world.statement("Minister"))
    for number in range(count):
        world.says(f"Paper {number}", story)
    return world


def test_a_few_articles_are_shown_one_by_one() -> None:
    graph = citing_one_story(FOLD_ABOVE).drawn()
    assert [node.count for node in papers(graph)] == [1] * FOLD_ABOVE


def test_many_alike_articles_are_one_node() -> None:
    graph = citing_one_story(40).drawn()
    (folded,) = papers(graph)
    assert (folded.count, folded.members) == (40, tuple(range(2, 2 + LISTED)))
    assert folded.by == "40 articles"
    assert len(graph.nodes) == 3
    assert [(edge.source, edge.target) for edge in graph.edges] == [
        (folded.key, "article:1"),
        ("article:1", "origin:1"),
    ]


def test_copies_are_counted_and_the_first_of_them_named() -> None:
    world = World()
    story = wire(world)
    world.says(story, world.statement("Minister"))
    for number in range(40):
        world.says(world.reprint(story, f"Paper {number}"))
    (node,) = papers(world.drawn())
    assert (node.copies, node.folds) == (40, tuple(range(2, 2 + LISTED)))
    assert node.count == 1


def test_articles_that_name_nobody_are_folded_with_their_unknown_sources() -> None:
    world = World()
    for number in range(30):
        world.says(f"Paper {number}")
    graph = world.drawn()
    assert sorted((node.kind, node.count) for node in graph.nodes) == [
        ("article", 30),
        ("origin", 30),
    ]
    assert world.assess().supports.possible == 30


def test_what_differs_in_anything_a_reader_sees_is_not_folded() -> None:
    world = citing_one_story(20)
    world.says("Echo", world.statement("Governor"))
    world.says("Star", App(1), stance=Stance.REFUTES)
    world.says(world.article("Joke", genre=Genre.SATIRE), App(1))
    assert sorted(node.count for node in papers(world.drawn())) == [1, 1, 1, 20]


def crowd(chance: Random, relays: int, articles: int) -> World:
    """Many articles that cite relays and speakers at random, for and against."""
    world = World()
    speakers = [world.statement(f"Speaker {number}") for number in range(relays)]
    known: list[int] = list(speakers)
    for number in range(relays):
        story = world.article(f"Agency {number}", genre=Genre.WIRE)
        known.append(world.says(story, chance.choice(known)))
    for number in range(articles):
        stance = chance.choice([Stance.SUPPORTS, Stance.REFUTES])
        world.says(f"Paper {number}", *chance.sample(known, 2), stance=stance)
    return world


@settings(max_examples=15, deadline=None)
@given(CHANCE, st.integers(2, 200), st.integers(0, 400))
def test_no_graph_grows_beyond_its_bounds(chance: Random, relays: int, articles: int) -> None:
    graph = crowd(chance, relays, articles).drawn()
    assert len(graph.nodes) <= MOST_NODES
    assert len(graph.edges) <= MOST_EDGES
    keys = {node.key for node in graph.nodes}
    assert all({edge.source, edge.target} <= keys for edge in graph.edges)
    drawn = [node for node in graph.nodes if node.kind == "article"]
    assert sum(node.count for node in drawn) >= articles


@settings(max_examples=15, deadline=None)
@given(CHANCE)
def test_the_order_of_rows_does_not_matter(chance: Random) -> None:
    facts = crowd(chance, 40, 120).facts()
    rows = {
        name: tuple(chance.sample(getattr(facts, name), len(getattr(facts, name))))
        for name in ("articles", "appearances", "attributions", "origins")
    }
    assert graph_of(replace(facts, **rows)) == graph_of(facts)


def compressed(facts: Facts, kept: int) -> Facts:
    """The same facts with alike articles beyond the first few standing in one row."""
    rows = facts.appearances
    alike = [row for row in rows if row.article_id > 1]
    gone = {row.article_id for row in alike[kept:]}
    last = replace(alike[kept - 1], times=1 + len(gone))
    left = [row for row in rows if row.article_id not in gone and row.id != last.id]
    lost = {row.id for row in alike[kept:]}
    return replace(
        facts,
        articles=tuple(one for one in facts.articles if one.id not in gone),
        appearances=(*left, last),
        attributions=tuple(one for one in facts.attributions if one.from_id not in lost),
        links=tuple(one for one in facts.links if one.from_id not in gone),
    )


@pytest.mark.parametrize("count", [9, 10, 40])
def test_rows_that_stand_for_many_give_the_same_graph(count: int) -> None:
    facts = citing_one_story(count).facts()
    assert graph_of(compressed(facts, LISTED)) == graph_of(facts)


def test_copies_that_stand_for_many_are_counted_as_many() -> None:
    world = World()
    story = wire(world)
    world.says(story, world.statement("Minister"))
    for number in range(20):
        world.says(world.reprint(story, f"Paper {number}"))
    facts = world.facts()
    assert graph_of(compressed(facts, LISTED)) == graph_of(facts)


def test_own_reports_of_many_newsrooms_are_folded_with_their_articles() -> None:
    world = World()
    for number in range(12):
        world.says(f"Paper {number}", basis=Basis.OWN_REPORTING)
    graph = world.drawn()
    (origin,) = [node for node in graph.nodes if node.kind == "origin"]
    assert (origin.count, origin.by) == (12, "12 first-hand reports")
