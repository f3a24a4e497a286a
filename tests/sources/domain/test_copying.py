"""Which of several matches is suggested, and which way a link points."""

from datetime import date

import pytest

from sources.domain.copying import Dated, Match, told, worth_suggesting
from sources.domain.vocabulary import LinkKind

DAY = date(2018, 11, 22)


def dated(article: int, day: int | None = 1) -> Dated:
    return Dated(article, None if day is None else date(2018, 11, day), is_published=True)


def chosen(
    *matches: tuple[int, float],
    linked: tuple[tuple[int, int], ...] = (),
    settled: tuple[int, ...] = (),
) -> list[int]:
    """The articles suggested for these matches; article n came out on day n."""
    found = worth_suggesting(
        [Match(article, score) for article, score in matches],
        linked=linked,
        settled=settled,
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


def test_a_cluster_of_which_something_is_said_is_passed_over_whole() -> None:
    assert chosen((2, 0.9), (3, 0.9), (4, 0.9), linked=((2, 3),), settled=(3,)) == [4]
    assert chosen((2, 0.9), settled=(9,), linked=((9, 2),)) == []
    assert chosen((2, 0.9), (3, 0.9), linked=((2, 9), (3, 9))) == [2]


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
