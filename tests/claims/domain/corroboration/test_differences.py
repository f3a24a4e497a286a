"""What changed from one stored result to the next, in sentences."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import given

from claims.domain.corroboration.differences import differences
from claims.domain.vocabulary import Stance, Verdict
from sources.domain.vocabulary import ArticleStatus, Judgement, LinkKind
from tests.claims.domain.random_worlds import worlds
from tests.claims.domain.worlds import World, wire


def stored(world: World) -> dict[str, Any]:
    return json.loads(json.dumps(world.assess().to_dict()))


def two_documents() -> World:
    world = World()
    world.says("Post", world.document("Treaty"))
    world.says("Times", world.document("Annex"))
    return world


def test_a_first_result_names_what_is_there() -> None:
    assert differences({}, stored(two_documents())) == (
        "New: Treaty (document).",
        "New: Annex (document).",
    )


def test_nothing_changed_is_nothing_told() -> None:
    result = stored(two_documents())
    assert differences(result, result) == ()


def test_an_origin_that_came_is_named_with_its_view() -> None:
    world = two_documents()
    before = stored(world)
    world.hop(world.says("Globe"), world.document("Letter"), judgement=Judgement.SUGGESTED)
    said = differences(before, stored(world))
    assert "New: Letter (document), possible only." in said
    assert "Three passages counted instead of two." in said


def test_a_retraction_says_what_went_and_what_is_left_out_why() -> None:
    world = two_documents()
    before = stored(world)
    world.articles[0] = replace(world.articles[0], status=ArticleStatus.RETRACTED)
    assert differences(before, stored(world)) == (
        "Gone: Treaty (document).",
        "Left out now: “Story 1” (Post) (the article was retracted).",
        "One passage counted instead of two.",
    )


def test_what_was_left_out_by_mistake_counts_again() -> None:
    world = two_documents()
    world.articles[0] = replace(world.articles[0], status=ArticleStatus.RETRACTED)
    before = stored(world)
    world.articles[0] = replace(world.articles[0], status=ArticleStatus.LIVE)
    said = differences(before, stored(world))
    assert "New: Treaty (document)." in said
    assert "No longer left out: “Story 1” (Post)." in said


def test_a_judgement_that_they_are_one_is_told_with_its_reason_and_undone() -> None:
    world = two_documents()
    before = stored(world)
    world.judge(Verdict.SAME, origin_a=1, origin_b=2)
    after = stored(world)
    (said,) = differences(before, after)
    assert said.startswith("Annex and Treaty count as one now: ")
    assert differences(after, before) == ("Annex and Treaty no longer count as one.",)


def test_a_group_that_grows_names_its_new_member() -> None:
    world = two_documents()
    world.judge(Verdict.SAME, origin_a=1, origin_b=2)
    before = stored(world)
    letter = world.document("Letter")
    world.says("Globe", letter)
    world.judge(Verdict.SAME, origin_a=1, origin_b=letter)
    said = differences(before, stored(world))
    assert any(one.startswith("Letter joined the group of ") for one in said)


def test_what_is_confirmed_now_says_so() -> None:
    world = World()
    world.hop(world.says("Post"), world.document("Treaty"), judgement=Judgement.SUGGESTED)
    before = stored(world)
    world.attributions[0] = replace(world.attributions[0], judgement=Judgement.CONFIRMED)
    assert "Treaty is confirmed now." in differences(before, stored(world))


def test_a_bottleneck_that_opens_is_told() -> None:
    world = World()
    story = wire(world)
    relay = world.says(story, world.statement("Minister"), world.statement("Governor"))
    world.says("Post", relay)
    before = stored(world)
    assert any("A bottleneck: " in one for one in differences({}, before))
    world.says("Times", 1)
    assert "There is no bottleneck any more." in differences(before, stored(world))


def test_what_is_against_it_is_told_as_such() -> None:
    world = two_documents()
    before = stored(world)
    world.says("Globe", world.document("Law"), stance=Stance.REFUTES)
    assert "Against it: new: Law (document)." in differences(before, stored(world))


def test_a_circle_is_named() -> None:
    world = World()
    one = world.says("Post")
    other = world.says("Times", one)
    before = stored(world)
    world.hop(one, other)
    world.appearances = [replace(a, basis="attributed") for a in world.appearances]
    said = differences(before, stored(world))
    assert "“Story 1” (Post) and “Story 2” (Times) cite one another in a circle." in said


def test_an_old_result_that_holds_less_is_compared_as_far_as_it_goes() -> None:
    old = {"supports": {"groups": []}, "left_out": []}
    assert "New: Treaty (document)." in differences(old, stored(two_documents()))
    assert differences(old, {}) == ()


@given(worlds(), worlds())
def test_any_two_results_can_be_compared(one: World, other: World) -> None:
    before, after = stored(one), stored(other)
    for said in differences(before, after):
        assert said[-1] in ".!?"
        assert said[0] == said[0].upper()
    assert differences(before, before) == ()


def test_a_copy_link_that_replaces_names_what_is_left_out() -> None:
    world = two_documents()
    before = stored(world)
    world.link(world.article("Post"), LinkKind.UPDATE_OF, 1)
    said = differences(before, stored(world))
    assert "Left out now: “Story 1” (Post) (an update replaced the article)." in said


def test_other_rules_are_told() -> None:
    result = stored(two_documents())
    said = differences(result, result | {"policy": 2})
    assert said == ("Counted by policy 2 instead of policy 1.",)


def test_where_only_reasons_changed_they_are_told_and_the_rest_is_counted() -> None:
    result = stored(two_documents())
    before = result | {"reasons": [{"message": "One is a copy."}, "An old one."]}
    after = result | {"reasons": [{"message": f"Reason {one}."} for one in range(3)]}
    assert differences(before, after) == (
        "Reason gone: One is a copy.",
        "Reason gone: An old one.",
        "New reason: Reason 0.",
        "And two more changes.",
    )
    assert differences(before, before) == ()
