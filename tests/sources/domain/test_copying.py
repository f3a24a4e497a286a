"""Which of several matches is suggested, and which way a link points."""

from datetime import date

import pytest

from sources.domain.copying import Answered, Dated, Match, is_turned, told, worth_suggesting
from sources.domain.vocabulary import LinkKind

DAY = date(2018, 11, 22)


def dated(article: int, day: int | None = 1) -> Dated:
    return Dated(article, None if day is None else date(2018, 11, day), is_published=True)


def chosen(
    *matches: tuple[int, float],
    linked: tuple[tuple[int, int], ...] = (),
    settled: tuple[int, ...] = (),
    answered: tuple[tuple[int, int, float], ...] = (),
) -> list[int]:
    """The articles suggested to article 20 for these matches; article n came out on day n."""
    found = worth_suggesting(
        [Match(article, score) for article, score in matches],
        article=20,
        linked=linked,
        settled=settled,
        answered=[Answered(*said) for said in answered],
        dated={article: dated(article, article) for article, _ in matches},
    )
    return [match.article for match in found]


def test_one_of_each_cluster_is_suggested_the_earliest() -> None:
    matches = [(3, 0.9), (2, 0.6), (7, 1.0), (5, 0.5)]
    assert chosen(*matches) == [2, 3, 5, 7]
    assert chosen(*matches, linked=((3, 2), (7, 5))) == [2, 5]
    assert chosen(*matches, linked=((3, 2), (7, 5), (5, 3))) == [2]


def test_the_same_story_goes_before_shared_text_and_then_what_shares_most() -> None:
    assert chosen((2, 0.4), (3, 0.6), linked=((2, 3),)) == [3]
    assert chosen((2, 0.31), (3, 0.45), (4, 0.4), linked=((2, 3), (3, 4))) == [3]
    assert chosen((2, 0.29)) == []


def test_the_own_cluster_is_passed_over_whole() -> None:
    own = ((20, 3), (2, 3))
    assert chosen((2, 0.9), (3, 0.9), (4, 0.9), linked=own, settled=(3,)) == [4]
    assert chosen((2, 0.9), linked=((20, 9), (9, 2)), settled=(9,)) == []
    assert chosen((2, 0.9), (3, 0.9), linked=((2, 9), (3, 9))) == [2]


def test_what_is_settled_is_not_suggested_again() -> None:
    assert chosen((2, 0.9), (3, 0.9), settled=(2,)) == [3]
    assert chosen((2, 0.9), (3, 0.9), settled=(2,), linked=((2, 3),)) == [3]


@pytest.mark.parametrize("turned", [False, True])
def test_after_an_answer_only_what_shares_as_much_is_suggested(turned: bool) -> None:
    said = (2, 20, 0.8) if turned else (20, 2, 0.8)
    one = {"linked": ((2, 3), (3, 4), (4, 5)), "settled": (2,)}
    assert chosen((2, 0.8), (3, 0.79), answered=(said,), **one) == []
    assert chosen((2, 0.8), (3, 0.8), answered=(said,), **one) == [3]
    assert chosen((2, 0.8), (3, 0.85), (4, 0.95), (5, 0.9), answered=(said,), **one) == [4]
    assert chosen((2, 0.8), (7, 0.5), answered=(said,), **one) == [7]


def test_the_highest_answer_of_a_cluster_counts() -> None:
    answered = ((20, 2, 0.6), (20, 3, 0.9))
    one = {"linked": ((2, 3), (3, 4)), "settled": (2, 3)}
    assert chosen((4, 0.8), answered=answered, **one) == []
    assert chosen((4, 0.9), answered=answered, **one) == [4]


def test_an_answer_about_a_companion_counts_from_the_other_end_too() -> None:
    one = {"linked": ((20, 9),), "settled": (9,)}
    assert chosen((2, 0.7), answered=((2, 9, 0.8),), **one) == []
    assert chosen((2, 0.8), answered=((9, 2, 0.8),), **one) == [2]
    assert chosen((2, 0.7), answered=((2, 8, 0.8),), **one) == [2]


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        (dated(1, 3), dated(2, 2), 2),
        (dated(1, 2), dated(2, 2), 1),
        (dated(1, None), dated(2, 30), 2),
        (dated(9, None), dated(8, None), 8),
    ],
)
def test_the_original_is_the_earlier_one(one: Dated, other: Dated, first: int) -> None:
    assert min((one, other), key=lambda dated: dated.order).article == first


def test_a_note_says_how_much_and_why_it_points_there() -> None:
    copy, original = dated(1, 3), Dated(2, DAY, is_published=False)
    said = told(Match(2, 0.864), copy, original)
    assert said.startswith("86% of the shorter text stands in the longer one.")
    assert "published 2018-11-03; the other captured 2018-11-22" in said
    assert told(Match(2, 0.4), copy, original).startswith("Shares text: 40%")
    assert told(Match(2, 1.0, is_exact=True), copy, copy).startswith("The same text")
    assert "Both are undated" in told(Match(2, 0.9), dated(1, None), dated(2, None))


def test_kinds_by_score() -> None:
    assert Match(1, 0.5).kind is LinkKind.NEAR_DUPLICATE_OF
    assert Match(1, 0.3).kind is LinkKind.SHARES_TEXT_WITH
    assert Match(1, 0.2999).kind is None


def test_a_copy_of_something_else_becomes_the_original_of_what_is_none_of_that() -> None:
    linked, said = [(5, 3)], Answered(4, 3, 0.8)
    assert is_turned(5, 4, linked=linked, answered=[said])
    assert is_turned(5, 4, linked=[(5, 6), (6, 3)], answered=[Answered(3, 4, 0.8)])
    assert not is_turned(5, 4, linked=linked, answered=[])
    assert not is_turned(5, 4, linked=[*linked, (4, 2)], answered=[said])
    assert not is_turned(5, 4, linked=[], answered=[said])
    assert "the earlier is taken" in told(Match(4, 0.9), dated(4), dated(5), turned=True)
