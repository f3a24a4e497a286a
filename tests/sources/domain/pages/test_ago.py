"""Days that "3 hours ago" can mean."""

from datetime import date, timedelta

import pytest

from sources.domain.pages.ago import read_ago
from sources.domain.pages.day_spans import relative_in
from sources.domain.vocabulary import DateBasis

TODAY = date(2024, 5, 10)


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("just now", 1, 0),
        ("5 minutes ago", 1, 0),
        ("3 hours ago", 1, 0),
        ("an hour ago", 1, 0),
        ("vor 3 Stunden", 1, 0),
        ("il y a 2 heures", 1, 0),
        ("hace 4 horas", 1, 0),
        ("2 часа назад", 1, 0),
        ("3時間前", 1, 0),
        ("yesterday", 2, 1),
        ("gestern", 2, 1),
        ("2 days ago", 4, 2),
        ("vor einem Tag", 3, 1),
        ("hace 3 días", 5, 3),
        ("30 hours ago", 2, 0),
        ("1 week ago", 15, 7),
        ("2 months ago", 94, 56),
        ("a year ago", 733, 365),
    ],
)
def test_the_range_holds_the_day(words: str, earliest: int, latest: int) -> None:
    assert relative_in(words)
    found = read_ago(words, read_on=TODAY)
    assert found is not None
    assert found.earliest == TODAY - timedelta(days=earliest)
    assert found.latest == TODAY - timedelta(days=latest)
    assert found.basis is DateBasis.INFERRED
    assert "2024-05-10" in found.reason


@pytest.mark.parametrize("words", ["a few days ago", "9999 years ago", "some time ago", ""])
def test_what_is_too_vague(words: str) -> None:
    assert read_ago(words, read_on=TODAY) is None
