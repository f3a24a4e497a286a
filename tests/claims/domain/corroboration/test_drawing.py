"""What a drawing shows of a claim: what counts, what hangs on what, what was left out and why."""

from hypothesis import given

from claims.domain.corroboration import Graph, GraphNode
from claims.domain.vocabulary import Basis, Force, RelationKind, Stance
from sources.domain.vocabulary import ArticleStatus, Genre, LinkKind
from tests.claims.domain.random_worlds import worlds
from tests.claims.domain.worlds import CLAIM, World, day, wire


def node(graph: Graph, key: str) -> GraphNode:
    return next(one for one in graph.nodes if one.key == key)


def test_a_retracted_story_is_shown_with_all_that_hangs_on_it() -> None:
    world = World()
    story = world.article("Agency", status=ArticleStatus.RETRACTED)
    said = world.says(story, world.unnamed())
    world.says("Post", said)
    graph = world.drawn()
    hub, post, origin = (node(graph, key) for key in ("article:1", "article:2", "origin:1"))
    assert (hub.is_left_out, hub.code, hub.why) == (True, "retracted", "The article was retracted.")
    assert (post.is_left_out, post.code) == (True, "upstream_retracted")
    assert (origin.is_left_out, origin.why) == (True, "Nothing that counts leads here.")
    assert all(edge.is_left_out for edge in graph.edges)
    assert not any(one.is_confirmed for one in graph.nodes)


def test_satire_is_shown_without_a_source_of_its_own() -> None:
    world = World()
    world.says(world.article("Joke", genre=Genre.SATIRE))
    (only,) = world.drawn().nodes
    assert (only.kind, only.code, only.is_left_out) == ("article", "satire", True)


def test_what_cites_our_own_review_is_left_out_with_it() -> None:
    world = World()
    review = world.says(world.article("We", genre=Genre.FACT_CHECK, is_own_review=True))
    world.says("Post", review)
    graph = world.drawn()
    codes = {one.key: one.code for one in graph.nodes}
    assert codes == {"article:1": "own_review", "article:2": "cites_own_review"}


def test_what_is_hedged_is_shown_as_possible_and_says_why() -> None:
    world = World()
    world.says("Post", world.statement("Minister"), force=Force.HEDGED)
    article, origin = world.drawn().nodes
    assert (article.is_left_out, article.is_confirmed, article.code) == (False, False, "hedged")
    assert article.why == "Counts in the possible number only: it is hedged."
    assert not origin.is_confirmed


def test_a_passage_left_out_of_an_article_that_counts_adds_nothing() -> None:
    world = World()
    world.says("Post", world.statement("Minister"))
    world.says(1, world.statement("Governor"), force=Force.RHETORICAL)
    assert [one.key for one in world.drawn().nodes] == ["article:1", "origin:1"]


def test_what_was_not_out_by_the_day_is_not_shown() -> None:
    world = World()
    world.says("Post", world.statement("Minister"))
    world.says(world.article("Times", published=day(30)))
    graph = world.drawn(as_of=day(5).earliest)
    assert [one.key for one in graph.nodes] == ["article:1", "origin:1"]


def test_a_bottleneck_and_the_single_points_are_marked() -> None:
    world = World()
    story = wire(world)
    world.says(story, world.statement("Minister"))
    world.says(story, world.statement("Governor"))
    graph = world.drawn()
    marked = [(one.key, one.is_bottleneck, one.is_single) for one in graph.nodes]
    assert marked == [
        ("article:1", True, True),
        ("origin:1", False, False),
        ("origin:2", False, False),
    ]


def test_one_origin_is_a_single_point_and_no_bottleneck() -> None:
    world = World()
    minister = world.statement("Minister")
    world.says("Post", minister)
    world.says("Times", minister)
    assert [(one.kind, one.is_bottleneck, one.is_single) for one in world.drawn().nodes] == [
        ("article", False, False),
        ("article", False, False),
        ("origin", False, True),
    ]


def test_steps_that_come_round_are_marked() -> None:
    world = World()
    one, two = (world.says(paper, basis=Basis.ATTRIBUTED) for paper in ("Post", "Times"))
    world.hop(one, two)
    world.hop(two, one)
    world.says("Globe", one)
    graph = world.drawn()
    assert {edge.source: edge.is_loop for edge in graph.edges} == {
        "article:1": True,
        "article:2": True,
        "article:3": False,
    }
    assert [one.is_loop for one in graph.nodes] == [True, True, False]
    assert {one.code for one in graph.nodes} == {"circular"}
    assert all(edge.is_left_out for edge in graph.edges)


def test_origins_that_count_as_one_are_a_group_with_its_reason() -> None:
    world = World()
    world.says("Post", world.statement("Minister", date=day(1)))
    world.says("Times", world.statement("Minister", date=day(9)))
    (group,) = world.drawn().groups
    assert group.origins == ("origin:1", "origin:2")
    assert (group.codes, group.because, group.is_sure) == (
        ("same_speaker",),
        "same speaker",
        True,
    )


def test_unnamed_sources_are_a_group_that_is_only_believed() -> None:
    world = World()
    world.says("Post", world.unnamed())
    world.says("Times", world.unnamed("a diplomat"))
    (group,) = world.drawn().groups
    assert (group.codes, group.is_sure) == (("unnamed_sources",), False)


def test_the_other_side_is_told_apart() -> None:
    world = World()
    other = world.claim()
    world.relate(CLAIM, RelationKind.EXCLUDES, other)
    world.says("Post", world.statement("Minister"))
    world.says("Times", world.statement("Governor"), claim_id=other)
    world.says("Globe", world.statement("Mayor"), stance=Stance.REFUTES)
    sides = {one.key: one.sides for one in world.drawn().nodes}
    assert sides["article:1"] == sides["origin:1"] == ("supports",)
    assert sides["article:2"] == sides["article:3"] == sides["origin:3"] == ("refutes",)


def test_a_link_that_nobody_confirmed_is_open() -> None:
    world = World()
    world.hop(
        world.says("Post", basis=Basis.ATTRIBUTED), world.statement("Minister"), inferred=True
    )
    graph = world.drawn()
    assert not node(graph, "origin:1").is_confirmed
    assert not any(edge.is_confirmed for edge in graph.edges)


def test_a_copy_of_what_was_retracted_falls_with_it() -> None:
    world = World()
    story = wire(world)
    world.says(story, world.statement("Minister"))
    world.says(world.reprint(story, "Post"))
    world.link(world.article("Agency"), LinkKind.RETRACTS, story)
    (article, _) = world.drawn().nodes
    assert (article.code, article.copies, article.folds) == ("retracted", 1, (2,))


def test_an_article_left_out_on_one_side_alone_says_so_there_and_shows_its_chain() -> None:
    world = World()
    gas = world.claim()
    world.relate(CLAIM, RelationKind.EXCLUDES, gas)
    rumour = world.unnamed("rumours in the town")
    world.says("Post", rumour, distanced=True)
    world.says(1, world.statement("the committee"), claim_id=gas)
    graph = world.drawn()
    post = node(graph, "article:1")
    assert (post.is_left_out, post.sides, post.left_out_of) == (
        False,
        ("refutes", "supports"),
        ("supports",),
    )
    assert post.why_there == "It is a rumour told with distance that leads to nobody one can name."
    told, word = node(graph, f"origin:{rumour}"), node(graph, "origin:2")
    assert (told.is_left_out, told.sides) == (True, ("supports",))
    assert (word.is_left_out, word.sides, word.left_out_of) == (False, ("refutes",), ())
    assert {edge.target: edge.is_left_out for edge in graph.edges} == {
        f"origin:{rumour}": True,
        "origin:2": False,
    }


def test_a_passage_left_out_is_shown_where_its_article_counts_on_the_other_side_alone() -> None:
    world = World()
    world.says("Post", world.statement("Minister"), force=Force.RHETORICAL)
    world.says(1, world.statement("Governor"), stance=Stance.REFUTES)
    post = node(world.drawn(), "article:1")
    assert (post.left_out_of, post.why_there) == (("supports",), "It is meant rhetorically.")


@given(worlds())
def test_every_graph_is_whole(world: World) -> None:
    graph = world.drawn()
    keys = [one.key for one in graph.nodes]
    assert len(set(keys)) == len(keys)
    assert all(edge.source in keys and edge.target in keys for edge in graph.edges)
    assert all(key in keys for group in graph.groups for key in group.origins)
    for one in graph.nodes:
        assert one.label
        assert not (one.is_left_out and one.is_confirmed)
        assert one.code or not one.is_left_out
        assert bool(one.why) == bool(one.code)
        assert bool(one.why_there) == bool(one.left_out_of)
        assert not one.left_out_of or set(one.left_out_of) < set(one.sides)
