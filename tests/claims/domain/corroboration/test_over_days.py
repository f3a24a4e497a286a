"""What is folded for every day answers on every day as everything does."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given

from claims.domain.corroboration import assess
from claims.domain.corroboration.alike import fold
from claims.domain.corroboration.facts import Facts
from claims.domain.corroboration.over_days import fold_over_days
from sources.domain.dates import When
from sources.domain.vocabulary import ArticleStatus, Held, LinkKind, TieKind
from tests.claims.domain.random_worlds import crowds
from tests.claims.domain.worlds import DAY, World, against, day, numbers

pytestmark = pytest.mark.timeout(3600)


def at(number: int) -> date:
    return DAY + timedelta(days=number)


EVERY = [None, *map(at, range(-5, 48))]
"""Today, and every day around those of a random world."""


def answers(facts: Facts) -> list[list[object]]:
    """Label and numbers of today and of every day."""
    found = [assess(replace(facts, as_of=on)) for on in EVERY]
    return [[one.full_label, *numbers(one), *against(one)] for one in found]


@given(world=crowds())
def test_folding_over_days_changes_the_answer_of_no_day(world: World) -> None:
    assert answers(fold_over_days(world.facts())) == answers(world.facts())


@given(world=crowds())
def test_folding_over_days_again_changes_nothing(world: World) -> None:
    folded = fold_over_days(world.facts())
    assert fold_over_days(folded) == folded


def kept(world: World) -> list[int]:
    """The articles that are needed, where they give the answers that all give."""
    folded = fold_over_days(world.facts())
    assert answers(folded) == answers(world.facts())
    return [one.article_id for one in folded.appearances]


def crowd(world: World, *targets: int, articles: Iterable[dict[str, Any]], **said: Any) -> None:
    for article in articles:
        world.says(world.article("Post", **article), *targets, **said)


def out(*days: int | tuple[int | None, int | None]) -> list[dict[str, Any]]:
    """Articles that came out on these days, or between two of them."""
    pairs = [(one, one) if isinstance(one, int) else one for one in days]
    return [{"published": When(*(at(n) if n else None for n in pair))} for pair in pairs]


def test_those_stay_that_came_out_first_and_as_many_as_the_cut_may_need() -> None:
    """What is folded for today alone would not do: of each kind it keeps the first by id."""
    world = World()
    two = world.document("Treaty"), world.document("Annex")
    crowd(world, *two, articles=out(*range(30, 0, -1)))
    assert kept(world) == [28, 29, 30]
    assert answers(fold(world.facts(), 3)) != answers(world.facts())


def test_those_stay_that_were_perhaps_out_first_and_those_that_surely_were() -> None:
    world = World()
    two = world.document("Treaty"), world.document("Annex")
    crowd(world, *two, articles=out((1, 30), (2, 30), (3, 30), (4, 30), 5, 6, 7, 8))
    assert kept(world) == [1, 2, 3, 5, 6, 7]


def test_who_was_first_to_cite_stays_because_that_day_decides_who_owned_whom() -> None:
    world = World()
    seen = {"published": When(), "versions": ((1, at(1)),)}
    crowd(world, world.statement("Minister"), articles=[seen, seen, *out(5, 6)])
    world.says(world.article("Post", published=day(1)), world.statement("Ministry", date=day(9)))
    world.tie("Ministry", TieKind.CONTROLS, "Minister", since=at(3))
    assert kept(world) == [1, 2, 3, 5]


def test_more_stay_where_what_is_cited_was_followed_by_several_updates() -> None:
    """Between two days the citation leads to three articles, and later to the one after them."""
    world = World()
    cited = world.says(world.article("Agency", published=day(1)), world.document("Treaty"))
    crowd(world, cited, articles=out(2, 2, 2, 2, 2, 2, 2, 2, 2))
    updates = [world.stub("Agency", published=day(5)) for _ in range(3)]
    last = world.stub("Agency", published=day(10))
    for number, update in enumerate(updates):
        world.says(update, world.document(f"Annex {number}"))
        world.link(update, LinkKind.UPDATE_OF, 1)
        world.link(last, LinkKind.UPDATE_OF, update)
    world.says(last, world.document("Law"))
    assert len(kept(world)) == 1 + 6 + 3 + 1
    assert numbers(world.assess(as_of=at(7))) == [3, 3]


def test_who_cites_an_update_is_not_alike_before_it_was_out() -> None:
    world = World()
    one = world.says(world.article("Agency", published=day(1)), world.document("Treaty"))
    two = world.says(world.article("Agency", published=day(10)), world.document("Treaty"))
    world.link(2, LinkKind.UPDATE_OF, 1)
    world.articles[0] = replace(world.articles[0], held=Held.CITED_ONLY)
    crowd(world, two, articles=out(2, 2, 2, 2))
    crowd(world, one, articles=out(3, 3, 3, 3))
    assert kept(world) == [1, 2, 3, 4, 5, 7, 8, 9]
    assert numbers(world.assess(as_of=at(4))) == [1, 1]


def test_what_was_retracted_or_written_anew_stays_whatever_it_says() -> None:
    world = World()
    treaty = world.document("Treaty")
    gone = [
        {"published": day(1), "status": ArticleStatus.RETRACTED, "status_changed": day(number)}
        for number in (2, 3, 9)
    ]
    anew = [{"published": day(10), "versions": ((1, at(10)), (2, at(n)))} for n in (11, 12, 19)]
    crowd(world, treaty, articles=gone)
    crowd(world, treaty, articles=anew, version=1)
    assert kept(world) == [1, 2, 3, 4, 5, 6]
