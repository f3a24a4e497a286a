"""Times as people type them."""

import json
from datetime import date

import pytest

from claims.domain.reading.proposal import time_told
from sources.domain.dates import When
from sources.domain.vocabulary import DateBasis
from web.desk.workbench.times import when_typed


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2018-11-24", date(2018, 11, 24), date(2018, 11, 24)),
        ("2018-02", date(2018, 2, 1), date(2018, 2, 28)),
        ("2018-12", date(2018, 12, 1), date(2018, 12, 31)),
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2018-11-24 to 2018-11-26", date(2018, 11, 24), date(2018, 11, 26)),
        ("2017 to 2018-03", date(2017, 1, 1), date(2018, 3, 31)),
        ("24 November 2018", date(2018, 11, 24), date(2018, 11, 24)),
        ("November 2018", date(2018, 11, 1), date(2018, 11, 30)),
    ],
)
def test_a_time_is_read_as_it_is_typed(typed: str, first: date, last: date) -> None:
    when = when_typed(typed)
    assert (when.earliest, when.latest) == (first, last)


@pytest.mark.parametrize("typed", ["soon", "2018-13", "2018-02-30", "2019 to 2018", "9999-12-31-1"])
def test_what_is_no_time_is_kept_as_it_was_written(typed: str) -> None:
    assert when_typed(typed).as_written == typed


def test_a_proposed_time_that_nobody_changed_keeps_how_it_is_known() -> None:
    told = When(
        date(2018, 3, 1), date(2018, 3, 31), "last month", DateBasis.INFERRED, "published in April"
    )
    shown = str(told)
    assert when_typed(shown, shown, json.dumps(time_told(told))) == told
    assert when_typed("2019", shown, json.dumps(time_told(told))).earliest == date(2019, 1, 1)
    for broken in ("[]", "{", '{"earliest": "x"}', "null"):
        assert when_typed(shown, shown, broken) == When()


def test_nothing_typed_is_no_time() -> None:
    assert when_typed("") == When()


def test_the_last_month_there_is_ends_too() -> None:
    assert when_typed("9999-12").as_written == "9999-12"
