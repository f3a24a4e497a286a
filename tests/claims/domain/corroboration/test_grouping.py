"""Step 5: which origins count as one, in which view, and what an editor may say to it."""

from decimal import Decimal
from typing import Any

import pytest

from claims.domain.corroboration.control import Control, held_on
from claims.domain.vocabulary import Basis, OriginKind, Verdict
from sources.domain.dates import When
from sources.domain.vocabulary import TieKind
from tests.claims.domain.worlds import World, codes, day, numbers


def two_statements(**second: Any) -> World:
    world = World()
    world.says("Post", world.statement("Minister", date=day(1)))
    world.says("Times", world.statement("Governor", date=day(2), **second))
    return world


def test_statements_of_two_people_are_two() -> None:
    assert numbers(two_statements().assess()) == [2, 2]


def test_statements_of_one_speaker_are_one() -> None:
    world = World()
    for number in (1, 50):
        world.says("Post", world.statement("Minister", date=day(number)))
    result = world.assess()
    assert numbers(result) == [1, 1]
    assert "same_speaker" in codes(result)


@pytest.mark.parametrize(
    ("kind", "upwards"),
    [
        (TieKind.OWNS, False),
        (TieKind.CONTROLS, False),
        (TieKind.BRAND_OF, True),
        (TieKind.STATE_OPERATED_BY, True),
        (TieKind.SPEAKS_FOR, True),
    ],
)
def test_ties_that_make_one_voice(kind: TieKind, upwards: bool) -> None:
    world = two_statements()
    for speaker in ("Minister", "Governor"):
        ends = (speaker, "State") if upwards else ("State", speaker)
        world.tie(ends[0], kind, ends[1], percentage=Decimal(51))
    result = world.assess()
    assert numbers(result) == [1, 1]
    assert "same_control" in codes(result)


@pytest.mark.parametrize("kind", [TieKind.AFFILIATED_WITH, TieKind.SUCCESSOR_OF])
def test_ties_that_never_group(kind: TieKind) -> None:
    world = two_statements()
    for speaker in ("Minister", "Governor"):
        world.tie(speaker, kind, "State")
    assert numbers(world.assess()) == [2, 2]


def test_owning_half_is_not_control_and_an_unknown_share_is_only_believed() -> None:
    for percentage, interval in ((Decimal(50), [2, 2]), (None, [1, 2])):
        world = two_statements()
        for paper in ("Minister", "Governor"):
            world.tie("Holding", TieKind.OWNS, paper, percentage=percentage)
        assert numbers(world.assess()) == interval


def test_control_is_transitive() -> None:
    world = two_statements()
    world.tie("Minister", TieKind.SPEAKS_FOR, "Ministry")
    world.tie("Government", TieKind.CONTROLS, "Ministry")
    world.tie("Governor", TieKind.SPEAKS_FOR, "Government")
    assert numbers(world.assess()) == [1, 1]


def test_control_does_not_join_measurements_records_and_documents() -> None:
    world = World()
    for holder in ("Bureau", "Office"):
        world.says("Post", world.origin(OriginKind.OFFICIAL_RECORD, holder, title=f"of {holder}"))
        world.tie("State", TieKind.CONTROLS, holder)
    world.says("Times", 1)
    world.says("Times", 2)
    assert numbers(world.assess()) == [2, 2]


def test_a_tie_counts_on_the_day_of_each_origin() -> None:
    world = World()
    world.says("Post", world.statement("Minister", date=day(1)))
    world.says("Times", world.statement("Governor", date=day(100)))
    world.tie("Minister", TieKind.SPEAKS_FOR, "Government", until=day(50).latest)
    world.tie("Governor", TieKind.SPEAKS_FOR, "Government", since=day(50).earliest)
    assert numbers(world.assess()) == [1, 1]
    world.ties.pop()
    world.tie("Governor", TieKind.SPEAKS_FOR, "Government", until=day(99).latest)
    assert numbers(world.assess()) == [2, 2]


def test_a_tie_that_perhaps_held_is_only_believed() -> None:
    world = two_statements()
    world.tie("Minister", TieKind.SPEAKS_FOR, "Government")
    world.tie("Governor", TieKind.SPEAKS_FOR, "Government", since=day(90).earliest)
    world.origins[1] = type(world.origins[1])(
        2, OriginKind.STATEMENT, world.source("Governor"), date=When(day(80).earliest, None)
    )
    assert numbers(world.assess()) == [1, 2]


def test_ties_that_go_round_in_a_circle_end() -> None:
    world = two_statements()
    world.tie("Minister", TieKind.CONTROLS, "Governor")
    world.tie("Governor", TieKind.CONTROLS, "Minister")
    control = Control(world.facts())
    assert set(control.above(world.source("Minister"), day(1))) == {1, 2} or control
    assert numbers(world.assess()) == [1, 1]


def test_whether_a_tie_held() -> None:
    world = World()
    world.tie("A", TieKind.OWNS, "B", since=day(10).earliest, until=day(20).latest)
    tie = world.ties[0]
    assert [held_on(tie, day(number)) for number in (9, 10, 20, 21)] == [0, 2, 2, 0]
    assert held_on(tie, When()) == 1
    assert held_on(tie, When(day(15).earliest, day(25).latest)) == 1


@pytest.mark.parametrize(
    ("first", "second", "interval"),
    [
        ({"fieldwork": day(1)}, {"fieldwork": day(1)}, [1, 1]),
        ({"fieldwork": When(day(1).earliest, day(5).latest)}, {"fieldwork": day(5)}, [1, 1]),
        ({"fieldwork": day(1)}, {"fieldwork": day(2)}, [2, 2]),
        ({"fieldwork": day(1)}, {}, [1, 2]),
        ({"fieldwork": day(1)}, {"fieldwork": day(1), "question": ""}, [1, 2]),
        ({"fieldwork": day(1)}, {"fieldwork": day(1), "question": "Else?"}, [2, 2]),
    ],
)
def test_poll_waves(first: dict[str, Any], second: dict[str, Any], interval: list[int]) -> None:
    world = World()
    world.says("Post", world.poll("Levada", **first))
    world.says("Times", world.poll("Levada", **second))
    assert numbers(world.assess()) == interval


def test_a_poll_of_unknown_fieldwork_does_not_make_one_of_two_waves() -> None:
    world = World()
    world.says("Post", world.poll("Levada", fieldwork=day(1)))
    world.says("Times", world.poll("Levada", fieldwork=day(400)))
    world.says("Globe", world.poll("Levada"))
    assert numbers(world.assess()) == [2, 3]


def test_waves_of_two_conductors_are_two() -> None:
    world = World()
    for conductor in ("Levada", "VTsIOM"):
        world.says("Post", world.poll(conductor, fieldwork=day(1)))
        world.says("Times", len(world.origins))
    assert numbers(world.assess()) == [2, 2]


@pytest.mark.parametrize(
    ("first", "second", "interval"),
    [
        (day(1), day(1), [1, 1]),
        (When(), When(), [1, 1]),
        (day(1), When(), [1, 2]),
        (day(1), day(2), [2, 2]),
    ],
)
def test_the_same_record_entered_twice(first: When, second: When, interval: list[int]) -> None:
    world = World()
    world.says("Post", world.document("Treaty", date=first))
    world.says("Times", world.document("treaty ", date=second))
    assert numbers(world.assess()) == interval


def test_origins_issued_in_one_article_are_one() -> None:
    world = World()
    release = world.article("Ministry")
    world.says("Post", world.document("Text", article_id=release))
    world.says("Times", world.statement("Minister", article_id=release))
    result = world.assess()
    assert numbers(result) == [1, 1]
    assert "same_article" in codes(result)


def test_an_editor_may_say_that_two_origins_are_the_same() -> None:
    world = two_statements()
    world.judge(Verdict.SAME, origin_a=1, origin_b=2)
    result = world.assess()
    assert numbers(result) == [1, 1]
    assert "editor" in codes(result)


def test_an_editor_may_hold_apart_what_would_be_joined() -> None:
    world = World()
    world.says("Post", world.statement("Minister"))
    world.says("Times", world.statement("Minister"))
    world.judge(Verdict.DIFFERENT, origin_a=1, origin_b=2)
    result = world.assess()
    assert numbers(result) == [2, 2]
    assert "held_apart" in codes(result)


def test_the_latest_judgement_wins() -> None:
    world = two_statements()
    world.judge(Verdict.SAME, origin_a=1, origin_b=2)
    world.judge(Verdict.DIFFERENT, origin_a=1, origin_b=2)
    assert numbers(world.assess()) == [2, 2]
    world.judge(Verdict.SAME, origin_a=1, origin_b=2)
    assert numbers(world.assess()) == [1, 1]


def test_holding_apart_reaches_through_third_origins() -> None:
    world = World()
    for paper in ("Post", "Times", "Globe"):
        world.says(paper, world.statement("Minister"))
    world.judge(Verdict.DIFFERENT, origin_a=1, origin_b=3)
    result = world.assess()
    assert numbers(result) == [2, 2]
    members = sorted(len(group.members) for group in result.supports.groups)
    assert members == [1, 2]


def test_a_judgement_on_sources_covers_all_they_say() -> None:
    world = two_statements()
    world.judge(Verdict.SAME, source_a=world.source("Minister"), source_b=world.source("Governor"))
    assert numbers(world.assess()) == [1, 1]
    world = World()
    for paper in ("Post", "Times"):
        world.says(paper, basis=Basis.OWN_REPORTING)
        world.tie("Holding", TieKind.OWNS, paper, percentage=Decimal(99))
    assert numbers(world.assess()) == [1, 1]
    world.judge(Verdict.DIFFERENT, source_a=world.source("Post"), source_b=world.source("Times"))
    assert numbers(world.assess()) == [2, 2]


def test_joint_citations_reach_through_relays() -> None:
    world = World()
    halves = [world.says("Agency", world.document(f"Half {n}")) for n in (1, 2)]
    for paper in ("Post", "Times"):
        trend = world.says(paper, basis=Basis.ATTRIBUTED)
        for half in halves:
            world.hop(trend, half, joint=3)
    assert numbers(world.assess()) == [1, 1]


def test_a_joint_citation_that_is_only_believed() -> None:
    world = World()
    for number, paper in enumerate(("Post", "Times")):
        world.says(paper, world.document(f"Half {number}"))
    trend = world.says("Globe", 1)
    world.attributions[-1] = type(world.attributions[-1])(3, 3, None, 1, joint=1)
    world.hop(trend, 2, joint=1, inferred=True)
    assert numbers(world.assess()) == [1, 2]


def test_every_merge_names_both_origins() -> None:
    world = World()
    for number in (1, 2):
        world.says("Post", world.statement("Minister", date=day(number)))
    reason = next(r for r in world.assess().reasons if r.code == "same_speaker")
    assert reason.origins == (1, 2)
    assert "Minister, 2 May 2016" in reason.message
    assert "Minister, 3 May 2016" in reason.message
