"""Partly known times keep their bounds, and impossible days are refused."""

from datetime import date

import pytest

from seeds.domain.whens import read_when
from sources.domain.vocabulary import DateBasis


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("2019-01-23", date(2019, 1, 23), date(2019, 1, 23)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        (2016, date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-04-21..2016-05", date(2016, 4, 21), date(2016, 5, 31)),
        ({"to": 2018}, None, date(2018, 12, 31)),
        ({"as_written": "long ago"}, None, None),
    ],
)
def test_reads_every_form(written: str, earliest: date | None, latest: date | None) -> None:
    when = read_when(written)
    assert (when.earliest, when.latest) == (earliest, latest)


def test_keeps_what_was_written_and_why() -> None:
    when = read_when({"from": "2018-05", "as_written": "May", "basis": "inferred", "reason": "x"})
    assert (when.as_written, when.basis, when.reason) == ("May", DateBasis.INFERRED, "x")


@pytest.mark.parametrize("written", ["2019-02-29", "2019-13", "2019..2018"])
def test_refuses_impossible_days(written: str) -> None:
    with pytest.raises(ValueError, match=r"day|month|later"):
        read_when(written)
