"""Steps 1, 12 and 13: what does not count, by nature, by day, and because it learned it from us."""

from datetime import date, timedelta
from typing import Any

import pytest

from claims.domain.vocabulary import AppearanceStatus, Basis, ClaimKind, Force, Label, OriginKind
from sources.domain.dates import When
from sources.domain.vocabulary import ArticleStatus, Genre, Judgement, LinkKind
from tests.claims.domain.worlds import DAY, World, codes, day, numbers


def one_document(appearance: dict[str, Any] | None = None, **article: Any) -> World:
    world = World()
    story = world.article("Post", **article)
    world.says(story, world.document("Treaty"), **(appearance or {}))
    return world


@pytest.mark.parametrize(
    ("article", "code"),
    [
        ({"genre": Genre.SATIRE}, "satire"),
        ({"status": ArticleStatus.RETRACTED}, "retracted"),
        ({"status": ArticleStatus.REMOVED}, "removed"),
        ({"is_own_review": True}, "own_review"),
    ],
)
def test_articles_that_do_not_count(article: dict[str, Any], code: str) -> None:
    result = one_document(**article).assess()
    assert numbers(result) == [0, 0]
    assert result.label == Label.UNSUPPORTED
    assert [one.code for one in result.left_out] == [code]
    assert code in codes(result)


@pytest.mark.parametrize("status", [ArticleStatus.UPDATED, ArticleStatus.CORRECTED])
def test_updated_and_corrected_articles_count(status: ArticleStatus) -> None:
    assert numbers(one_document(status=status).assess()) == [1, 1]


@pytest.mark.parametrize(
    ("appearance", "interval"),
    [
        ({"force": Force.HYPOTHETICAL}, [0, 0]),
        ({"force": Force.RHETORICAL}, [0, 0]),
        ({"in_furniture": True}, [0, 0]),
        ({"force": Force.HEDGED}, [0, 1]),
        ({"force": Force.PROSPECTIVE}, [0, 1]),
        ({"distanced": True}, [0, 1]),
        ({"force": Force.PRESUPPOSED}, [1, 1]),
    ],
)
def test_how_it_is_meant(appearance: dict[str, Any], interval: list[int]) -> None:
    result = one_document(appearance).assess()
    assert numbers(result) == interval
    assert bool(result.left_out) == (interval != [1, 1])


@pytest.mark.parametrize(
    "status", [AppearanceStatus.SUGGESTED, AppearanceStatus.REJECTED, AppearanceStatus.CHANGED]
)
def test_only_accepted_appearances_count(status: AppearanceStatus) -> None:
    result = one_document({"status": status}).assess()
    assert numbers(result) == [0, 0]
    assert result.appearances == 0


def test_a_hedged_relay_weakens_what_it_relays() -> None:
    world = World()
    relay = world.says("Agency", world.document("Treaty"), force=Force.HEDGED)
    world.says("Post", relay)
    result = world.assess()
    assert numbers(result) == [0, 1]
    assert result.full_label == "unconfirmed"


def test_a_distanced_article_counts_only_as_far_as_it_names_somebody() -> None:
    world = World()
    rumour = world.says("Agency")
    world.says("Post", rumour, world.unnamed(), distanced=True)
    result = world.assess()
    assert numbers(result) == [0, 1]
    assert {group.kind for group in result.supports.groups} == {OriginKind.UNKNOWN}
    assert len(result.supports.groups) == 1


def test_what_rests_only_on_something_retracted_leaves_too() -> None:
    world = World()
    gone = world.says(
        world.article("Agency", status=ArticleStatus.RETRACTED), world.document("Treaty")
    )
    citing = world.says("Post", gone)
    again = world.says("Times", citing)
    result = world.assess()
    assert numbers(result) == [0, 0]
    found = {one.appearance: one.code for one in result.left_out}
    assert found == {gone: "retracted", citing: "upstream_retracted", again: "upstream_retracted"}
    assert result.label == Label.UNSUPPORTED


def test_an_origin_falls_with_the_article_that_issued_it() -> None:
    world = World()
    release = world.article("Ministry", status=ArticleStatus.RETRACTED)
    world.says("Post", world.document("Treaty", article_id=release))
    result = world.assess()
    assert numbers(result) == [0, 0]
    assert "origin_left_out" in codes(result)


def test_only_the_newest_version_counts() -> None:
    world = World()
    story = world.article("Post", versions=((1, None), (2, None)))
    world.says(story, world.document("Treaty"), version=1)
    result = world.assess()
    assert numbers(result) == [0, 0]
    assert [one.code for one in result.left_out] == ["older_version"]


def test_citing_an_older_version_means_the_newest_that_still_says_it() -> None:
    world = World()
    story = world.article("Post", versions=((1, None), (2, None)))
    old = world.says(story, world.document("Treaty"), version=1)
    world.says("Times", old)
    assert numbers(world.assess()) == [0, 0]
    world.says(story, world.document("Report"), version=2)
    result = world.assess()
    assert numbers(result) == [1, 1]
    assert [group.title for group in result.supports.groups] == ["Report"]


def updated(**link: Any) -> tuple[World, int, int]:
    world = World()
    first = world.says("Post", world.document("Treaty"))
    world.says("Times", first)
    update = world.article("Post")
    world.link(update, LinkKind.UPDATE_OF, 1, **link)
    return world, int(first), update


def test_an_update_replaces_what_it_updates() -> None:
    world, first, update = updated()
    gone = world.assess()
    assert numbers(gone) == [0, 0]
    assert {one.appearance: one.code for one in gone.left_out}[first] == "replaced"
    world.says(update, world.document("Report"))
    assert [group.title for group in world.assess().supports.groups] == ["Report"]


def test_an_update_that_is_only_believed_takes_confirmed_away() -> None:
    world, _, _ = updated(judgement=Judgement.SUGGESTED)
    assert numbers(world.assess()) == [0, 1]


def test_two_articles_that_update_each_other_say_nothing() -> None:
    world, _, update = updated()
    world.link(1, LinkKind.UPDATE_OF, update)
    assert numbers(world.assess()) == [1, 1]


def test_what_came_out_before_an_event_supports_the_plan() -> None:
    world = World(kind=ClaimKind.EVENT, valid=day(10))
    world.says(world.article("Post", published=day(9)), world.document("Plan"))
    result = world.assess()
    assert numbers(result) == [0, 0]
    assert [one.code for one in result.left_out] == ["before_event"]
    world.says(world.article("Post", published=day(10)), world.document("Report"))
    assert numbers(world.assess()) == [1, 1]


def test_a_copy_of_what_came_out_before_the_event_supports_the_plan_too() -> None:
    world = World(kind=ClaimKind.EVENT, valid=day(10))
    plan = world.article("Post", published=day(9))
    world.says(plan, world.document("Plan"))
    copy = world.article("Times", published=day(20))
    world.link(copy, LinkKind.REPRINT_OF, plan)
    world.says(copy, world.document("Plan"))
    assert numbers(world.assess()) == [0, 0]


def at(number: int) -> date:
    return DAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("article", "on", "interval"),
    [
        ({"published": day(5)}, 4, [0, 0]),
        ({"published": day(5)}, 5, [1, 1]),
        ({"published": When(at(5), at(9))}, 4, [0, 0]),
        ({"published": When(at(5), at(9))}, 8, [0, 1]),
        ({"published": When(at(5), at(9))}, 9, [1, 1]),
        ({"published": When(at(5), at(9)), "captured": at(6)}, 6, [1, 1]),
        ({"published": When(), "captured": at(6)}, 5, [0, 1]),
        ({"published": When(), "captured": at(6)}, 6, [1, 1]),
        ({"published": When(), "versions": ((1, at(6)),)}, 6, [1, 1]),
    ],
)
def test_what_was_published_by_the_day(
    article: dict[str, Any], on: int, interval: list[int]
) -> None:
    assert numbers(one_document(**article).assess(as_of=at(on))) == interval


@pytest.mark.parametrize(
    ("changed", "on", "interval"),
    [
        (day(20), 19, [1, 1]),
        (day(20), 20, [0, 0]),
        (When(at(20), at(25)), 22, [0, 1]),
        (When(at(20), at(25)), 25, [0, 0]),
        (When(), 30, [0, 1]),
    ],
)
def test_statuses_are_judged_as_dated_by_the_day(
    changed: When, on: int, interval: list[int]
) -> None:
    world = one_document(published=day(1), status=ArticleStatus.RETRACTED, status_changed=changed)
    assert numbers(world.assess(as_of=at(on))) == interval


def test_an_update_counts_from_the_day_it_came_out() -> None:
    world, _, update = updated()
    world.says(update, world.document("Report"))
    before, after = world.assess(as_of=at(2)), world.assess(as_of=at(3))
    assert [group.title for group in before.supports.groups] == ["Treaty"]
    assert [group.title for group in after.supports.groups] == ["Report"]


def test_a_version_counts_from_the_day_it_was_captured() -> None:
    world = World()
    story = world.article("Post", published=day(1), versions=((1, at(1)), (2, at(9))))
    world.says(story, world.document("Treaty"), version=1)
    assert numbers(world.assess(as_of=at(8))) == [1, 1]
    assert numbers(world.assess(as_of=at(9))) == [0, 0]


def test_what_cites_our_own_review_never_counts() -> None:
    world = World()
    treaty = world.document("Treaty")
    ours = world.says(world.article("We", is_own_review=True), treaty)
    citing = world.says("Post", ours, treaty)
    result = world.assess()
    assert numbers(result) == [0, 0]
    assert {one.appearance: one.code for one in result.left_out} == {
        ours: "own_review",
        citing: "cites_own_review",
    }


def test_what_perhaps_cites_our_own_review_counts_in_possible() -> None:
    world = World()
    treaty = world.document("Treaty")
    ours = world.says(world.article("We", is_own_review=True), treaty)
    citing = world.says("Post", treaty)
    world.hop(citing, ours, judgement=Judgement.SUGGESTED)
    assert numbers(world.assess()) == [0, 1]


def test_a_disputed_statement_leaves_confirmed() -> None:
    world = World()
    said = world.statement("Minister")
    world.says("Post", said, basis=Basis.ATTRIBUTED)
    world.disputed = {said}
    result = world.assess()
    assert numbers(result) == [0, 1]
    assert result.full_label == "unconfirmed"
    assert "statement_disputed" in codes(result)


def told(world: World, code: str, **asked: Any) -> list[str]:
    return [one.message for one in world.assess(**asked).reasons if one.code == code]


def test_several_articles_are_spoken_of_as_several() -> None:
    world = one_document(status=ArticleStatus.RETRACTED)
    assert told(world, "retracted") == [
        "What stands in “Story 1” (Post) is left out: the article was retracted."
    ]
    world.says(world.article("Times", status=ArticleStatus.RETRACTED), world.document("Letter"))
    assert told(world, "retracted") == [
        "The passages in “Story 1” (Post) and “Story 2” (Times) are left out: "
        "the articles were retracted."
    ]


def test_of_an_article_that_counts_elsewhere_only_the_passage_is_named() -> None:
    world = one_document({"in_furniture": True})
    world.says(1, 1)
    assert told(world, "furniture") == [
        "One passage in “Story 1” (Post) is left out: it stands in a caption or in page furniture."
    ]
    world.says(1, 1, in_furniture=True)
    assert told(world, "furniture") == [
        "Two passages in “Story 1” (Post) are left out: "
        "they stand in captions or in page furniture."
    ]
