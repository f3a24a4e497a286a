"""Step 12: what was published by a day, judged with what is known today."""

from datetime import date, timedelta
from typing import Any

import pytest

from claims.domain.vocabulary import Basis, ClaimKind, Verdict
from sources.domain.dates import When
from sources.domain.vocabulary import ArticleStatus, Genre, LinkKind, TieKind
from tests.claims.domain.worlds import DAY, World, day, numbers


def at(number: int) -> date:
    return DAY + timedelta(days=number)


def one_document(**article: Any) -> World:
    world = World()
    world.says(world.article("Post", **article), world.document("Treaty"))
    return world


@pytest.mark.parametrize(
    ("stub", "on", "interval"),
    [
        ({"published": day(5)}, 4, [0, 0]),
        ({"published": When(at(2), at(9))}, 3, [1, 1]),
        ({"published": When(None, at(9))}, 3, [1, 1]),
        ({"published": When()}, 3, [1, 1]),
    ],
)
def test_a_stub_was_out_before_what_cites_it(
    stub: dict[str, Any], on: int, interval: list[int]
) -> None:
    world = World()
    relay = world.says(world.stub("Agency", **stub), world.document("Treaty"))
    world.says(world.article("Post", published=day(3)), relay)
    assert numbers(world.assess(as_of=at(on))) == interval


def test_a_stub_that_replaces_something_needs_a_day_of_its_own() -> None:
    world = World()
    world.says(world.article("Post", published=day(1)), world.document("Treaty"))
    world.link(world.stub("Post", published=When(at(5), at(9))), LinkKind.UPDATE_OF, 1)
    assert [numbers(world.assess(as_of=at(on))) for on in (4, 6, 9)] == [[1, 1], [0, 1], [0, 0]]


@pytest.mark.parametrize(
    ("changed", "intervals"),
    [
        (When(), [[1, 1], [0, 1], [0, 0]]),
        (day(4), [[0, 0], [0, 0], [0, 0]]),
    ],
)
def test_an_undated_retraction_has_the_day_of_its_notice(
    changed: When, intervals: list[list[int]]
) -> None:
    world = one_document(published=day(1), status=ArticleStatus.RETRACTED, status_changed=changed)
    world.link(world.article("Post", published=When(at(5), at(9))), LinkKind.RETRACTS, 1)
    assert [numbers(world.assess(as_of=at(on))) for on in (4, 6, 9)] == intervals
    assert numbers(world.assess()) == [0, 0]


def test_an_undated_notice_dates_nothing() -> None:
    world = one_document(published=day(1), status=ArticleStatus.RETRACTED)
    world.link(world.article("Post", published=When()), LinkKind.RETRACTS, 1)
    assert numbers(world.assess(as_of=at(4))) == [0, 1]


def test_what_stands_in_a_later_version_is_not_said_to_be_older() -> None:
    world = World()
    story = world.article("Post", published=day(1), versions=((1, at(1)), (2, at(9))))
    world.says(story, world.document("Treaty"), version=2)
    before = world.assess(as_of=at(8))
    assert [one.code for one in before.left_out] == ["later_version"]
    assert numbers(world.assess(as_of=at(9))) == [1, 1]


def test_citing_a_later_version_means_the_one_that_counted_then() -> None:
    world = World()
    story = world.article("Post", published=day(1), versions=((1, at(1)), (2, at(9))))
    world.says(story, world.document("Treaty"), version=1)
    later = world.says(story, world.document("Report"), version=2)
    world.says(world.article("Times", published=day(3)), later)
    groups = world.assess(as_of=at(8)).supports.groups
    assert [group.title for group in groups] == ["Treaty"]


@pytest.mark.parametrize(
    ("date_", "on", "interval"),
    [
        (day(5), 4, [0, 0]),
        (day(5), 5, [0, 1]),
        (When(at(3), at(9)), 4, [0, 1]),
        (When(at(3), at(9)), 2, [0, 0]),
        (When(), 2, [0, 1]),
    ],
)
def test_an_origin_of_a_later_day_was_behind_nothing_before(
    date_: When, on: int, interval: list[int]
) -> None:
    world = World()
    story = world.article("Post", published=When(), captured=at(50))
    world.says(story, world.document("Treaty", date=date_))
    assert numbers(world.assess(as_of=at(on))) == interval


@pytest.mark.parametrize(("since", "interval"), [(at(-99), [1, 2]), (None, [1, 1])])
def test_an_undated_article_came_out_before_its_first_capture(
    since: date | None, interval: list[int]
) -> None:
    """The owner sold both on day 10, after both were seen: when it bought them decides."""
    world = World()
    for paper in ("Post", "Times"):
        world.tie("Owner", TieKind.CONTROLS, paper, since=since, until=at(10))
        story = world.article(paper, published=When(), captured=at(6))
        world.says(story, basis=Basis.OWN_REPORTING)
    assert numbers(world.assess()) == interval


def test_ownership_on_the_day_of_publication_holds_whatever_day_is_asked_for() -> None:
    world = World()
    for number, paper in ((5, "Post"), (6, "Times")):
        world.tie("Owner", TieKind.CONTROLS, paper, until=at(10))
        world.says(world.article(paper, published=day(number)), basis=Basis.OWN_REPORTING)
    assert [numbers(world.assess(as_of=at(on))) for on in (5, 6, 99)] == [[1, 1]] * 3


def test_judgements_of_today_hold_for_every_day() -> None:
    world = World()
    said = world.document("Treaty"), world.document("Annex")
    for number, origin in enumerate(said, start=1):
        world.says(world.article("Post", published=day(number)), origin)
    assert numbers(world.assess(as_of=at(2))) == [2, 2]
    world.judge(Verdict.SAME, origin_a=said[0], origin_b=said[1])
    assert numbers(world.assess(as_of=at(2))) == [1, 1]


def test_it_is_not_the_declaration_itself_before_the_declaration_was_out() -> None:
    world = World(kind=ClaimKind.LEGAL)
    act = world.article("Gazette", published=day(9), genre=Genre.OFFICIAL_DOCUMENT)
    world.says(world.article("Post", published=day(1)), world.document("Act", article_id=act))
    assert not world.assess(as_of=at(8)).at_source
    assert world.assess(as_of=at(9)).at_source
