"""Steps 6 to 8: the two views, the cut of a whole world, and what stands on both sides."""

from typing import Any

import networkx
import pytest
from hypothesis import given

from claims.domain.corroboration.chains import Chains, lay_out
from claims.domain.corroboration.leaving_out import CONFIRMED, POSSIBLE
from claims.domain.corroboration.newsrooms import find_origins
from claims.domain.corroboration.sides import Measured, measure
from claims.domain.vocabulary import Label, OriginKind, RelationKind, Stance
from sources.domain.vocabulary import Genre, Judgement
from tests.claims.domain.random_worlds import worlds
from tests.claims.domain.worlds import CLAIM, World, against, codes, day, numbers


def flow(chains: Chains, side: Measured, view: int) -> int:
    """The number of one side in one view as networkx computes it, nothing thinned out."""
    reach = side.confirmed if view == CONFIRMED else side.possible
    group_of = side.grouping.confirmed if view == CONFIRMED else side.grouping.possible
    graph = networkx.DiGraph()
    graph.add_nodes_from(["claim", "end"])
    seen = set(reach.visited)
    for index in seen:
        article = chains.node[index]
        graph.add_edge(("in", article), ("out", article), capacity=1)
        for to, weight in chains.hops[index]:
            if to in seen and weight >= view and chains.node[to] != article:
                graph.add_edge(("out", article), ("in", chains.node[to]))
        for origin, weight in chains.ends[index]:
            if origin in reach.origins and weight >= view:
                group = group_of[origin]
                graph.add_edge(("out", article), ("group", group))
                graph.add_edge(("group", group), "end", capacity=1)
    graph.add_edges_from([("claim", ("in", chains.node[index])) for index in reach.roots])
    return int(networkx.maximum_flow_value(graph, "claim", "end"))


@given(worlds(open_copies=False))
def test_the_numbers_are_those_of_networkx(world: World) -> None:
    chains = lay_out(world.facts())
    find_origins(chains)
    sides = measure(chains)
    for side in (sides.supports, sides.refutes):
        assert side.confirmed_cut.number == flow(chains, side, CONFIRMED)
        assert side.possible_cut.number == flow(chains, side, POSSIBLE)


def test_all_appearances_in_one_article_share_its_node() -> None:
    world = World()
    story = world.article("Agency")
    world.says(story, world.statement("Minister"))
    world.says(story, world.statement("Governor"))
    result = world.assess()
    assert numbers(result) == [1, 1]
    assert result.full_label == "single_channel"


def test_a_shared_relay_is_the_bottleneck() -> None:
    world = World()
    story = world.stub("Agency", genre=Genre.WIRE)
    said = [world.says(story, world.statement(who)) for who in ("Minister", "Governor")]
    world.says("Post", said[0])
    world.says("Times", said[1])
    result = world.assess()
    assert numbers(result) == [1, 1]
    assert [(node.kind, node.id) for node in result.supports.single_points] == [("article", story)]
    assert "one agency story" in result.answer


def test_of_several_smallest_cuts_the_one_nearest_the_origins_is_kept() -> None:
    world = World()
    world.says("Post", world.says("Agency", world.document("Treaty")))
    world.articles[0] = type(world.articles[0])(1, "Cable", held="cited_only")
    result = world.assess()
    assert [(node.kind, node.label) for node in result.supports.cut] == [("group", "Treaty")]
    assert [node.kind for node in result.supports.single_points] == ["article", "article", "group"]


def opposed(kind: RelationKind, **relation: Any) -> tuple[World, int]:
    world = World()
    other = world.claim()
    world.relate(CLAIM, kind, other, **relation)
    return world, other


@pytest.mark.parametrize(
    ("kind", "judgement", "refutes", "supports"),
    [
        (RelationKind.NEGATES, Judgement.CONFIRMED, [1, 1], [1, 1]),
        (RelationKind.NEGATES, Judgement.SUGGESTED, [0, 1], [0, 1]),
        (RelationKind.EXCLUDES, Judgement.CONFIRMED, [1, 1], [0, 0]),
        (RelationKind.EXCLUDES, Judgement.UNSURE, [0, 1], [0, 0]),
        (RelationKind.NEGATES, Judgement.REJECTED, [0, 0], [0, 0]),
        (RelationKind.BROADER, Judgement.CONFIRMED, [0, 0], [0, 0]),
        (RelationKind.EQUIVALENT, Judgement.CONFIRMED, [1, 1], [1, 1]),
        (RelationKind.EQUIVALENT, Judgement.SUGGESTED, [0, 0], [0, 0]),
    ],
)
def test_what_related_claims_carry(
    kind: RelationKind, judgement: Judgement, refutes: list[int], supports: list[int]
) -> None:
    world, other = opposed(kind, judgement=judgement)
    stances = [Stance.SUPPORTS, Stance.REFUTES]
    if kind == RelationKind.EQUIVALENT:
        stances.reverse()
    world.says("Post", world.document("For"), claim_id=other, stance=stances[0])
    world.says("Times", world.document("Against"), claim_id=other, stance=stances[1])
    result = world.assess()
    assert against(result) == refutes
    assert numbers(result) == supports


def test_a_record_on_both_sides_is_a_contested_reading() -> None:
    world = World()
    treaty = world.document("Treaty")
    world.says("Post", treaty)
    world.says("Times", treaty, stance=Stance.REFUTES)
    result = world.assess()
    assert (numbers(result), against(result)) == ([0, 0], [0, 0])
    assert result.full_label == "conflicting"
    assert result.contested == (treaty,)
    assert "cited for this and against it" in result.answer


def test_a_record_put_on_both_sides_by_an_open_link_leaves_confirmed_only() -> None:
    world = World()
    treaty = world.document("Treaty")
    world.says("Post", treaty)
    refuting = world.says("Times", stance=Stance.REFUTES)
    world.hop(refuting, treaty, judgement=Judgement.SUGGESTED)
    result = world.assess()
    assert numbers(result) == [0, 1]
    assert "contested" in codes(result)


def test_two_records_of_one_owner_are_not_contested() -> None:
    world = World()
    world.says("Post", world.origin(OriginKind.DOCUMENT, "Ministry", title="One"))
    world.says(
        "Times", world.origin(OriginKind.DOCUMENT, "Ministry", title="Two"), stance=Stance.REFUTES
    )
    result = world.assess()
    assert result.full_label == "conflicting"
    assert result.contested == ()


def test_one_wave_entered_twice_is_contested() -> None:
    world = World()
    world.says("Post", world.poll("Levada", fieldwork=day(1)))
    world.says("Times", world.poll("Levada", fieldwork=day(1)), stance=Stance.REFUTES)
    assert world.assess().contested == (1, 2)


def test_a_speaker_on_both_sides_at_different_dates_changed_position() -> None:
    world = World()
    world.says("Post", world.statement("Minister", date=day(1)))
    world.says("Times", world.statement("Minister", date=day(9)), stance=Stance.REFUTES)
    result = world.assess()
    assert (numbers(result), against(result)) == ([1, 1], [1, 1])
    assert "changed_position" in codes(result)
    world.origins[1] = type(world.origins[1])(
        2, OriginKind.STATEMENT, world.source("Minister"), date=day(1)
    )
    assert world.assess().contested == (1, 2)


def test_an_unknown_origin_is_never_contested() -> None:
    world = World()
    unknown = world.origin(OriginKind.UNKNOWN, description="experts")
    world.says("Post", unknown)
    world.says("Post", unknown, stance=Stance.REFUTES)
    result = world.assess()
    assert (numbers(result), against(result)) == ([0, 1], [0, 1])
    assert result.contested == ()


def test_an_article_that_also_qualifies_what_it_supports_is_told() -> None:
    world = World()
    treaty = world.document("Treaty")
    both = world.article("Post", title="The offer")
    world.says(both, treaty)
    other = world.says(both, stance=Stance.QUALIFIES)
    world.says("Times", stance=Stance.QUALIFIES)
    result = world.assess()
    (reason,) = [one for one in result.reasons if one.code == "also_qualifies"]
    assert reason.message == (
        "“The offer” (Post) supports this and also qualifies it, in one other passage: "
        "read them together."
    )
    assert (reason.articles, reason.appearances) == ((both,), (int(other),))
    assert numbers(result) == [1, 1]


@pytest.mark.parametrize("left_out", [{"in_furniture": True}, {"status": "suggested"}])
def test_a_qualification_that_does_not_count_is_not_told(left_out: dict[str, Any]) -> None:
    world = World()
    both = world.article("Post")
    world.says(both, world.document("Treaty"))
    world.says(both, stance=Stance.QUALIFIES, **left_out)
    assert "also_qualifies" not in codes(world.assess())


def test_two_articles_may_qualify_what_they_support() -> None:
    world = World()
    treaty = world.document("Treaty")
    for paper in ("Post", "Times"):
        both = world.article(paper, title=paper)
        world.says(both, treaty)
        world.says(both, stance=Stance.QUALIFIES)
    assert (
        "“Post” (Post) and “Times” (Times) support this and also qualify it, in two other passages"
    ) in next(one.message for one in world.assess().reasons if one.code == "also_qualifies")


def test_an_article_on_both_sides_contradicts_itself() -> None:
    world = World()
    story = world.article("Post")
    world.says(story, world.document("For"))
    world.says(story, world.document("Against"), stance=Stance.REFUTES)
    result = world.assess()
    assert result.contradicting_articles == (story,)
    assert "contradicts_itself" in codes(result)


def test_qualifying_and_discussing_appearances_are_listed_and_do_not_count() -> None:
    world = World()
    treaty = world.document("Treaty")
    first = world.says("Post", treaty, stance=Stance.QUALIFIES)
    second = world.says("Times", treaty, stance=Stance.DISCUSSES)
    result = world.assess()
    assert (result.qualifies, result.discusses) == ((first,), (second,))
    assert result.label == Label.UNSUPPORTED
