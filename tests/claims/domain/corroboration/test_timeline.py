"""How the number grew, by publication dates."""

import itertools
from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.corroboration import assess
from claims.domain.corroboration.facts import Facts
from claims.domain.corroboration.timeline import Moment, Quotes, timeline
from claims.domain.vocabulary import Checkability, Label, Stance
from sources.domain.dates import When
from sources.domain.vocabulary import ArticleStatus, Judgement, LinkKind
from tests.claims.domain.random_worlds import crowds, worlds
from tests.claims.domain.worlds import DAY, World, against, day, numbers

# The package's attribute of this name is the function.
module = import_module("claims.domain.corroboration.timeline")


def at(number: int) -> date:
    return DAY + timedelta(days=number)


def steps(world: World) -> list[tuple[date | None, tuple[int, int]]]:
    return [(moment.day, moment.supports) for moment in timeline(world.facts()).moments]


def grown(*days: Any) -> World:
    """Every article brings a document of its own."""
    world = World()
    for number, when in enumerate(days):
        world.says(world.article("Post", published=when), world.document(f"Treaty {number}"))
    return world


def test_it_grows_with_every_article_that_adds_something() -> None:
    world = grown(day(1), day(5))
    world.says(world.article("Times", published=day(3)), 1)
    assert steps(world) == [(at(1), (1, 1)), (at(5), (2, 2))]
    first, second = timeline(world.facts()).moments
    assert first.label is Label.SINGLE_ORIGIN
    assert first.changes == ("“Story 1” (Post) came out.",)
    assert second.label is Label.CORROBORATED
    assert all(moment.is_exact for moment in (first, second))


def test_a_range_makes_a_band() -> None:
    world = grown(When(at(2), at(6)))
    assert steps(world) == [(at(2), (0, 1)), (at(6), (1, 1))]
    changes = [moment.changes for moment in timeline(world.facts()).moments]
    assert changes == [
        ("“Story 1” (Post) may have come out.",),
        ("“Story 1” (Post) came out.",),
    ]


def test_a_retraction_takes_away_and_is_named() -> None:
    world = World()
    for name, extra in (("Post", {"status": ArticleStatus.RETRACTED}), ("Times", {})):
        extra |= {"status_changed": day(9)} if extra else {}
        world.says(world.article(name, published=day(1), **extra), world.document(name))
    assert steps(world) == [(at(1), (2, 2)), (at(9), (1, 1))]
    assert timeline(world.facts()).moments[1].changes == ("“Story 1” (Post) was retracted.",)


def test_an_update_is_named_by_what_it_replaces() -> None:
    world = grown(day(1))
    world.link(world.article("Post", published=day(4)), LinkKind.UPDATE_OF, 1)
    last = timeline(world.facts()).moments[-1]
    assert (last.day, last.supports) == (at(4), (0, 0))
    assert last.changes == ("An update of “Story 1” (Post) came out and replaced it.",)


def test_another_version_is_named() -> None:
    world = World()
    story = world.article("Post", published=day(1), versions=((1, at(1)), (2, at(7))))
    world.says(story, world.document("Treaty"), version=1)
    last = timeline(world.facts()).moments[-1]
    assert (last.day, last.supports) == (at(7), (0, 0))
    assert last.changes == ("Another version of “Story 1” (Post) was seen.",)


def test_many_articles_of_one_day_are_counted() -> None:
    world = grown(*[day(1)] * 6)
    (moment,) = timeline(world.facts()).moments
    assert moment.supports == (6, 6)
    assert moment.changes == (
        "“Story 1” (Post), “Story 2” (Post), “Story 3” (Post) and 3 more came out.",
    )


def test_what_is_undated_stands_before_the_first_day_and_counts_today() -> None:
    world = grown(When(), day(3))
    first, second, last = timeline(world.facts()).moments
    assert (first.day, first.supports, first.is_today) == (None, (0, 1), False)
    assert (second.day, second.supports) == (at(3), (1, 2))
    assert (last.day, last.supports, last.is_today) == (None, (2, 2), True)


def test_an_opinion_that_nobody_holds_yet_has_no_moments() -> None:
    world = World(checkability=Checkability.OPINION)
    assert timeline(world.facts()).moments == ()
    world.says(world.article("Post", published=day(3)), world.statement("Minister"))
    assert steps(world) == [(at(3), (1, 1))]


def test_what_goes_round_in_a_circle_today_is_told() -> None:
    world = World()
    one = world.says(world.article(published=When()), basis="attributed")
    other = world.says(world.article(published=When()), one)
    world.hop(one, other)
    (moment,) = timeline(world.facts()).moments
    assert (moment.label, moment.supports, moment.is_today) == (Label.CIRCULAR, (0, 0), True)


def test_nothing_known_has_no_moments() -> None:
    assert timeline(World().facts()).moments == ()


def test_refutations_are_told_as_well() -> None:
    world = grown(day(1))
    world.says(
        world.article("Times", published=day(5)), world.document("Law"), stance=Stance.REFUTES
    )
    last = timeline(world.facts()).moments[-1]
    assert (last.day, last.refutes, last.label) == (at(5), (1, 1), Label.CONFLICTING)


def test_what_was_never_said_counts_until_that_came_out() -> None:
    world = World()
    said = world.statement("Minister")
    world.says(world.article("Post", published=day(1)), said)
    world.disputed = {said}
    quote = World()
    quote.says(
        quote.article("Ministry", published=day(8)), quote.document("Denial"), stance=Stance.REFUTES
    )
    moments = timeline(world.facts(), {said: (quote.facts(),)}).moments
    assert [(m.day, m.supports) for m in moments] == [(at(1), (1, 1)), (at(8), (0, 1))]


def copied(days: int, at_last: int) -> World:
    """An article, a copy of it on every day after, and something else on one of them."""
    world = grown(day(1))
    for number in range(2, days):
        copy = world.article("Times", published=day(number))
        world.link(copy, LinkKind.REPRINT_OF, 1)
        world.says(copy)
    world.says(world.article("Globe", published=day(at_last)), world.document("Annex"))
    return world


def test_of_too_many_days_it_looks_where_the_answer_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST", 20)
    found = timeline(copied(300, 222).facts())
    assert (found.days, found.looked_at, found.is_thinned) == (299, 19, True)
    assert [moment.supports for moment in found.moments] == [(1, 1), (2, 2)]
    last = found.moments[-1]
    assert last.day == at(222)
    assert last.is_exact


def test_days_that_change_nothing_are_known_without_being_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST", 6)
    world = grown(day(1))
    for number in range(2, 300):
        world.says(world.article("Times", published=day(number)), 1)
    world.says(world.article("Globe", published=day(222)), world.document("Annex"))
    found = timeline(world.facts())
    assert (found.days, found.looked_at, found.is_thinned) == (299, 299, False)
    assert [(one.day, one.supports) for one in found.moments] == [
        (at(1), (1, 1)),
        (at(222), (2, 2)),
    ]
    assert found.moments[1].changes == ("“Story 222” (Times) and “Story 300” (Globe) came out.",)


def test_of_days_between_turns_that_were_not_looked_at_it_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On every tenth day something is added, on all others somebody repeats the first."""
    monkeypatch.setattr(module, "MOST", 6)
    world = grown(*(day(number) for number in range(10, 200, 10)))
    for number in (one for one in range(11, 200) if one % 10):
        world.says(world.article("Times", published=day(number)), 1)
    found = timeline(world.facts())
    # The answer of five days holds until something is added: 11 to 19, 40 to 49, and so on.
    assert (found.days, found.looked_at) == (190, 49)
    assert [(one.day, one.after) for one in found.moments] == [
        (at(11), at(9)),
        (at(40), at(19)),
        (at(90), at(49)),
        (at(140), at(99)),
        (at(190), at(149)),
    ]


def test_a_change_that_was_not_pinned_down_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 6)
    found = timeline(grown(*(day(number) for number in range(1, 100))).facts())
    loose = [moment for moment in found.moments if not moment.is_exact]
    assert loose
    assert all(m.after is not None and m.day is not None and m.after < m.day for m in loose)


def test_a_large_claim_is_looked_at_less_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WORK", 10)
    found = timeline(grown(*(day(number) for number in range(1, 30))).facts())
    assert found.looked_at == module.FEWEST - 1


def test_a_copy_falls_with_an_original_that_says_nothing_itself() -> None:
    world = World()
    gone = {"status": ArticleStatus.RETRACTED, "status_changed": day(9)}
    original = world.article("Agency", published=day(1), **gone)
    world.says(world.reprint(original, "Post"), world.document("Treaty"))
    assert steps(world) == [(at(2), (1, 1)), (at(9), (0, 0))]
    last = timeline(world.facts()).moments[-1]
    assert last.changes == ("“Story 1” (Agency) was retracted.",)


def test_an_update_that_is_only_believed_acts_once_it_was_seen() -> None:
    world = grown(day(1))
    update = world.article("Post", published=When(at(9), None), captured=at(5))
    world.link(update, LinkKind.UPDATE_OF, 1, judgement=Judgement.SUGGESTED)
    assert steps(world) == [(at(1), (1, 1)), (at(5), (0, 1))]


def test_articles_of_one_name_are_told_once() -> None:
    world = World()
    for _ in range(3):
        world.says(world.article("Post", title="War", published=day(1)), world.document("Treaty"))
    assert timeline(world.facts()).moments[0].changes == ("“War” (Post) came out.",)


def test_it_can_be_held_by_json() -> None:
    told = timeline(grown(day(1)).facts()).to_dict()
    assert told["moments"][0]["day"] == "2016-05-02"
    assert told["moments"][0]["full_label"] == "single_origin"
    assert told["is_thinned"] is False


@given(worlds())
def test_every_moment_is_the_answer_of_its_day_and_the_last_that_of_today(world: World) -> None:
    found = timeline(world.facts())
    for moment in found.moments:
        result = world.assess() if moment.is_today else world.assess(as_of=moment.day or date.min)
        assert told_by(moment) == (*numbers(result), *against(result), result.full_label)
    today = world.assess()
    last = found.moments[-1] if found.moments else None
    assert (told_by(last) if last else (0, 0, 0, 0, "unsupported")) == (
        *numbers(today),
        *against(today),
        today.full_label,
    )


@given(worlds())
def test_no_two_moments_in_turn_say_the_same(world: World) -> None:
    said = [told_by(moment) for moment in timeline(world.facts()).moments]
    assert all(one != other for one, other in itertools.pairwise(said))


def told_by(moment: Moment) -> tuple[Any, ...]:
    return (*moment.supports, *moment.refutes, moment.full_label)


def test_the_first_and_the_last_day_there_are_have_their_place() -> None:
    for one in (date.min, date.max):
        found = timeline(grown(When.on(one)).facts())
        assert [moment.supports for moment in found.moments] == [(1, 1)]
    both = timeline(grown(When.on(date.min), When.on(date.max)).facts())
    assert [moment.supports for moment in both.moments] == [(1, 1), (2, 2)]


EVERY = [at(number) for number in range(-5, 48)]
"""Every day around those of a random world."""


def asked_every_day(facts: Facts, quotes: Quotes) -> list[tuple[Any, ...]]:
    """On which days the answer becomes another one, found by asking on every single day."""
    found, former = list[tuple[Any, ...]](), (0, 0, 0, 0, "unsupported")
    for on in EVERY:
        told = answer_on(facts, quotes, on)
        if told != former:
            found.append((None if on == EVERY[0] else on, *told))
            former = told
    return found


def answer_on(facts: Facts, quotes: Quotes, on: date) -> tuple[Any, ...]:
    disputed = {
        origin
        for origin, several in quotes.items()
        if any(assess(replace(one, as_of=on)).label == "contradicted" for one in several)
    }
    disputed = facts.disputed_origins if not quotes else frozenset(disputed)
    result = assess(replace(facts, as_of=on, disputed_origins=disputed))
    return (*numbers(result), *against(result), result.full_label)


@given(crowds(), st.dictionaries(st.integers(1, 5), st.lists(crowds(), max_size=2), max_size=1))
def test_it_tells_what_asking_on_every_day_tells(
    world: World, doubted: dict[int, list[World]]
) -> None:
    facts = world.facts()
    quotes = {origin: tuple(one.facts() for one in worlds) for origin, worlds in doubted.items()}
    found = timeline(facts, quotes)
    told = [(moment.day, *told_by(moment)) for moment in found.moments if not moment.is_today]
    assert told == (asked_every_day(facts, quotes) if found.days else [])
    assert found.looked_at == found.days
