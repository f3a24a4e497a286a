"""How sentences tell an editor's word."""

from dataclasses import replace

from claims.domain.corroboration import Assessment
from claims.domain.vocabulary import Basis, OriginKind, Verdict
from tests.claims.domain.worlds import World, numbers


def told(result: Assessment, code: str) -> list[str]:
    return [reason.message for reason in result.reasons if reason.code == code]


def statements(*speakers: str) -> World:
    world = World()
    for speaker in speakers:
        world.says("Post", world.statement(speaker))
    return world


def judge(world: World, verdict: Verdict, **about: int) -> None:
    """A word of Ana Ito with a reason."""
    world.judge(verdict, **about)
    word = world.judgements.pop()
    world.judgements.append(replace(word, by="Ana Ito", reason="Seen both\n at once."))


def test_two_origins_made_one() -> None:
    world = statements("Minister", "Governor")
    judge(world, Verdict.SAME, origin_a=1, origin_b=2)
    assert told(world.assess(), "editor") == [
        "Statement by Minister and statement by Governor count as one: an editor "
        "(Ana Ito, 2 January 2020) judged them to be the same: “Seen both at once”."
    ]


def test_two_origins_held_apart() -> None:
    world = statements("Minister", "Minister")
    judge(world, Verdict.DIFFERENT, origin_a=1, origin_b=2)
    assert told(world.assess(), "held_apart") == [
        "Statement by Minister and statement by Minister are counted apart, "
        "although they come from the same speaker: an editor (Ana Ito, "
        "2 January 2020) judged them to be different: “Seen both at once”."
    ]


def test_two_sources_made_one_or_held_apart_are_named() -> None:
    world = statements("Minister", "Governor")
    pair = {"source_a": world.source("Minister"), "source_b": world.source("Governor")}
    judge(world, Verdict.SAME, **pair)
    (made,) = told(world.assess(), "editor")
    assert "judged Minister and Governor to be the same: “" in made
    judge(world, Verdict.DIFFERENT, **pair)
    assert numbers(world.assess()) == [2, 2]
    assert told(world.assess(), "editor") == []


def test_an_older_word_that_a_later_one_speaks_against_is_named() -> None:
    world = statements("Minister", "Governor", "Mayor")
    judge(world, Verdict.SAME, origin_a=1, origin_b=2)
    judge(world, Verdict.SAME, origin_a=2, origin_b=3)
    judge(world, Verdict.DIFFERENT, origin_a=1, origin_b=3)
    (apart,) = told(world.assess(), "held_apart")
    assert "although an earlier judgement made them one" in apart
    assert "judged statement by Minister and statement by Mayor to be different" in apart


def test_newsrooms_called_one_are_joined_by_the_editors_word() -> None:
    world = World()
    for paper in ("Post", "Times"):
        world.says(paper, basis=Basis.OWN_REPORTING)
    pair = {"source_a": world.source("Post"), "source_b": world.source("Times")}
    world.says("Post")
    judge(world, Verdict.SAME, **pair)
    result = world.assess()
    assert numbers(result) == [1, 1]
    assert any("judged Post and Times to be the same" in one for one in told(result, "editor"))
    assert told(result, "same_newsroom") == []


def test_what_two_publishers_do_not_source_is_joined_by_the_editors_word() -> None:
    world = World()
    for paper in ("Post", "Times"):
        world.says(paper)
    judge(world, Verdict.SAME, source_a=world.source("Post"), source_b=world.source("Times"))
    result = world.assess()
    assert numbers(result) == [0, 1]
    assert told(result, "editor")


def test_records_of_two_holders_called_one() -> None:
    world = World()
    for holder in ("Bureau", "Office"):
        world.says("Post", world.origin(OriginKind.DOCUMENT, holder, title="Report"))
    judge(world, Verdict.SAME, source_a=world.source("Bureau"), source_b=world.source("Office"))
    (same,) = told(world.assess(), "same_record")
    assert "they are the same record, and an editor (Ana Ito" in same
    assert "judged Bureau and Office to be the same" in same


def test_a_word_without_a_name_or_a_reason_is_told_in_short() -> None:
    world = statements("Minister", "Governor")
    world.judge(Verdict.SAME, origin_a=1, origin_b=2)
    (made,) = told(world.assess(), "editor")
    assert made.endswith("an editor (2 January 2020) judged them to be the same.")
