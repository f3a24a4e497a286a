from datetime import date

import pytest

from claims.domain.reading.dates import dates_of
from claims.domain.reading.result import passage
from sources.domain.dates import When
from sources.domain.vocabulary import DateBasis

MONDAY = When.on(date(2019, 4, 29))


def times(text, published=MONDAY, language="en"):
    place = passage(text, 0, len(text))
    found = dates_of(text, place, 0, published=published, language=language)
    return [f"{one.passage.words} = {one.when}" for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell on Monday.", ["Monday = 2019-04-29"]),
        ("It fell last Monday.", ["last Monday = 2019-04-22"]),
        ("He will come on Wednesday.", ["Wednesday = 2019-05-01"]),
        ("It fell yesterday.", ["yesterday = 2019-04-28"]),
        ("The council approved the plan on 4 October.", ["4 October = 2018-10-04"]),
        ("They plan to vote on 4 October.", ["4 October = 2019-10-04"]),
        ("It fell last week.", ["last week = 2019-04-22 to 2019-04-28"]),
        ("It fell in March.", ["March = 2019-03-01 to 2019-03-31"]),
        ("A November poll shows it.", ["November = 2018-11-01 to 2018-11-30"]),
        ("It fell in late April 2018.", ["late April 2018 = 2018-04-21 to 2018-04-30"]),
        ("It will close from may 6.", ["may 6 = 2019-05-06"]),
        ("It may fall; they march on.", []),
        ("He spoke to May.", []),
        ("It fell between 3 and 9 February.", ["3 and 9 February = 2019-02-03 to 2019-02-09"]),
        ("It fell two years ago.", ["two years ago = 2017-01-01 to 2017-12-31"]),
        ("By the mid-2020s it falls.", ["mid-2020s = 2024-01-01 to 2026-12-31"]),
        ("It fell in the spring of 2013.", ["in the spring of 2013 = 2013-03-01 to 2013-05-31"]),
        ("It fell in the first quarter of 2018.", ["first quarter of 2018 = 2018-01-01 to 2018-03-31"]),
        ("It fell on 31 February 2018.", []),
    ],
)  # fmt: skip
def test_a_time_is_counted_from_the_day_of_the_article(text, expected):
    assert times(text) == expected


def test_a_relative_time_says_how_it_was_inferred():
    text = "It fell on Friday."
    (one,) = dates_of(text, passage(text, 0, len(text)), 0, published=MONDAY)
    assert one.when.basis is DateBasis.INFERRED
    assert one.when.reason == "the nearest Friday up to 2019-04-29"


def test_a_range_of_days_of_the_article_gives_a_range():
    days = When(date(2019, 4, 29), date(2019, 4, 30))
    assert times("It fell yesterday.", days) == ["yesterday = 2019-04-28 to 2019-04-29"]


def test_without_a_day_of_the_article_a_relative_time_is_kept_unresolved():
    assert times("It fell on Monday in 2018.", None) == [
        "Monday = Monday",
        "2018 = 2018-01-01 to 2018-12-31",
    ]


def test_full_days_are_read_in_other_languages():
    assert times("Das war am 3. April 2019.", language="de") == ["3. April 2019 = 2019-04-03"]
