"""Step 13: what leads back to a review of our own never counts."""

import pytest

from claims.domain.vocabulary import Basis, OriginKind
from sources.domain.vocabulary import Judgement, LinkKind
from tests.claims.domain.worlds import App, World, codes, numbers


def reviewed(world: World) -> App:
    """Our own review, which rests on a treaty."""
    return world.says(world.article("We", is_own_review=True), world.document("Treaty"))


def left_out(world: World) -> dict[int, str]:
    return {one.appearance: one.code for one in world.assess().left_out}


def test_a_paper_that_cites_us_and_its_reprint_do_not_count() -> None:
    world = World()
    ours = reviewed(world)
    story = world.article("Post")
    citing = world.says(story, ours)
    copy = world.says(world.reprint(story, "Times"))
    assert numbers(world.assess()) == [0, 0]
    assert left_out(world) == {
        ours: "own_review",
        citing: "cites_own_review",
        copy: "cites_own_review",
    }


def test_a_reprint_with_a_chain_of_its_own_falls_with_what_it_copies() -> None:
    world = World()
    story = world.article("Post")
    world.says(story, reviewed(world))
    world.says(world.reprint(story, "Times"), world.document("Letter"))
    assert numbers(world.assess()) == [0, 0]


@pytest.mark.parametrize("basis", [Basis.OWN_REPORTING, Basis.ATTRIBUTED])
def test_what_an_article_has_besides_us_does_not_count_either(basis: Basis) -> None:
    world = World()
    citing = world.says("Post", reviewed(world), basis=basis)
    world.hop(citing, world.document("Letter"))
    assert numbers(world.assess()) == [0, 0]
    assert left_out(world)[citing] == "cites_own_review"


def test_who_cites_us_through_others_does_not_count() -> None:
    world = World()
    first = world.says("Post", reviewed(world))
    second = world.says(world.stub("Agency"), first)
    third = world.says("Times", second, world.document("Letter"))
    assert numbers(world.assess()) == [0, 0]
    assert left_out(world)[third] == "cites_own_review"
    assert "cites_own_review" in codes(world.assess())


def test_a_step_that_is_only_believed_leaves_the_possible_view() -> None:
    world = World()
    first = world.says("Post", reviewed(world))
    second = world.says("Times", world.document("Letter"))
    world.hop(second, first, judgement=Judgement.SUGGESTED)
    result = world.assess()
    assert numbers(result) == [0, 1]
    (marked,) = [one for one in result.left_out if one.appearance == second]
    assert (marked.code, marked.only_possible) == ("cites_own_review", True)


def test_an_origin_that_our_review_issued_is_ours_too() -> None:
    world = World()
    review = world.article("We", is_own_review=True)
    count = world.origin(OriginKind.MEASUREMENT, "We", title="Our count", article_id=review)
    citing = world.says("Post", count, world.document("Letter"))
    assert numbers(world.assess()) == [0, 0]
    assert left_out(world) == {citing: "cites_own_review"}


def test_a_reprint_of_our_review_is_our_review() -> None:
    world = World()
    review = world.article("We", is_own_review=True)
    world.says(review, world.document("Treaty"))
    copy = world.says(world.reprint(review, "Times"))
    citing = world.says("Post", copy, world.document("Letter"))
    assert numbers(world.assess()) == [0, 0]
    assert left_out(world)[citing] == "cites_own_review"


@pytest.mark.parametrize("kind", [LinkKind.EXCERPT_OF, LinkKind.REPRINT_OF])
def test_what_our_review_copies_from_is_unaffected(kind: LinkKind) -> None:
    world = World()
    earlier = world.article("Post")
    world.says(earlier, world.document("Letter"))
    review = world.article("We", is_own_review=True)
    world.says(review, 1)
    world.link(review, kind, earlier)
    assert numbers(world.assess()) == [1, 1]


def test_whom_we_cite_and_who_shares_our_origins_is_unaffected() -> None:
    world = World()
    letter = world.document("Letter")
    first = world.says("Post", letter)
    world.says(world.article("We", is_own_review=True), first)
    world.says("Times", letter)
    assert numbers(world.assess()) == [1, 1]


def test_articles_that_cite_one_another_and_us_fall_together() -> None:
    world = World()
    one, other = world.says("Post"), world.says("Times", world.document("Letter"))
    world.hop(one, other)
    world.hop(other, one)
    assert numbers(world.assess()) == [1, 1]
    world.hop(one, reviewed(world))
    assert numbers(world.assess()) == [0, 0]
