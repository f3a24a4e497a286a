"""Days as pages write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.domain.dates import When
from sources.domain.pages.days import day_in_address, read_line, read_stamp
from sources.domain.vocabulary import DateBasis

TODAY = date(2024, 5, 10)


def read(line: str, language: str = "en") -> When | None:
    return read_line(line, language=language, today=TODAY)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("9 March 2024", "en"),
        ("March 9, 2024", "en"),
        ("Published on March 9th, 2024 at 10:15", "en-US"),
        ("2024-03-09 10:15", ""),
        ("2024/03/09", "ja"),
        ("2024年3月9日", "ja"),
        ("2024년 3월 9일", "ko"),
        ("09.03.2024, 10:15 Uhr", "de"),
        ("9. März 2024", "de"),
        ("le 9 mars 2024", "fr"),
        ("9 de marzo de 2024", "es"),
        ("9 марта 2024 г.", "ru"),
        ("09/03/2024", "fr"),
        ("09/03/2024", "en-GB"),
        ("03/09/2024", "en-US"),
        ("٩ مارس ٢٠٢٤", "ar"),
        ("9.3.24", "de"),
        ("9 March\u00a02024", "en"),
    ],
)
def test_a_day_stated(line: str, language: str) -> None:
    when = read(line, language)
    assert when is not None
    assert (when.earliest, when.latest) == (date(2024, 3, 9), date(2024, 3, 9))
    assert when.basis is DateBasis.STATED
    assert when.as_written in line


def test_numbers_that_can_be_read_twice_make_a_range() -> None:
    when = read("03/04/2024")
    assert when is not None
    assert (when.earliest, when.latest) == (date(2024, 3, 4), date(2024, 4, 3))
    assert when.basis is DateBasis.INFERRED
    assert when.reason == "ambiguous day/month: 4 March or 3 April"


def test_of_two_readings_one_may_lie_in_the_future() -> None:
    when = read("05/06/2024")
    assert when is not None
    assert (when.earliest, when.latest) == (date(2024, 5, 6), date(2024, 5, 6))
    assert (when.basis, when.reason) == (DateBasis.INFERRED, "5 June would lie in the future")


@pytest.mark.parametrize("line", ["13/04/2024", "04/13/2024", "04/04/2024"])
def test_numbers_that_can_be_read_once_are_stated(line: str) -> None:
    when = read(line)
    assert when is not None
    assert when.is_exact
    assert when.basis is DateBasis.STATED


def test_a_month_is_a_range() -> None:
    assert str(read("February 2024")) == "2024-02-01 to 2024-02-29"


@pytest.mark.parametrize(
    "line", ["3 hours ago", "vor 3 Stunden", "il y a 2 jours", "3 часа назад", "2時間前"]
)
def test_relative_times_name_no_day(line: str) -> None:
    when = read(line)
    assert when is not None
    assert not when.is_known
    assert when.reason == "relative to a day that is not given"


@pytest.mark.parametrize(
    ("stamp", "reason"),
    [
        ("2024-05-12", "lies in the future"),
        ("9999-12-31", "lies in the future"),
        ("0001-01-01T00:00:00", "too early"),
        ("1599-12-31", "too early"),
        ("1970-01-01T00:00:00Z", "programs write"),
    ],
)
def test_what_is_not_believed(stamp: str, reason: str) -> None:
    when = read_stamp(stamp, language="en", today=TODAY)
    assert when is not None
    assert not when.is_known
    assert reason in when.reason
    assert when.as_written == stamp


def test_tomorrow_is_believed_for_it_begins_earlier_elsewhere() -> None:
    when = read_stamp("2024-05-11", language="en", today=TODAY)
    assert when == When(date(2024, 5, 11), date(2024, 5, 11), "2024-05-11")


def test_the_day_is_that_of_the_pages_own_zone() -> None:
    when = read_stamp("2024-03-09T23:30:00-05:00", language="en", today=TODAY)
    assert when is not None
    assert when.earliest == date(2024, 3, 9)


@pytest.mark.parametrize("line", ["Rain fell.", "555-1234-2", "Version 3.4.2024.1", "/2024-03", ""])
def test_no_day(line: str) -> None:
    assert read(line) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://e.example/2024/03/09/rain", "2024-03-09"),
        ("https://e.example/news/2024-03-09-rain", "2024-03-09"),
        ("https://e.example/20240309/rain", "2024-03-09"),
        ("https://e.example/2024/mar/09/rain", "2024-03-09"),
        ("https://e.example/2024/03/rain", "2024-03-01 to 2024-03-31"),
    ],
)
def test_days_in_addresses(url: str, expected: str) -> None:
    when = day_in_address(url, today=TODAY)
    assert str(when) == expected
    assert when is not None
    assert (when.basis, when.reason) == (DateBasis.INFERRED, "from the address")


@pytest.mark.parametrize(
    "url", ["", "https://e.example/rain-2024", "https://e.example/a/2024/99/1"]
)
def test_no_day_in_address(url: str) -> None:
    assert day_in_address(url, today=TODAY) is None


@given(st.text(max_size=80), st.sampled_from(["", "en", "de", "ar"]))
def test_any_line_is_read_without_a_fault(line: str, language: str) -> None:
    when = read(line, language)
    assert when is None or not when.is_known or (when.earliest or when.latest) is not None


@given(st.dates(date(1900, 1, 1), TODAY))
def test_every_iso_day_is_read_as_itself(day: date) -> None:
    when = read_stamp(day.isoformat(), language="en", today=TODAY)
    assert when is not None
    assert when.earliest == day or day == date(1970, 1, 1)
