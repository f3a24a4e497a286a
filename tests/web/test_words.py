"""Labels, numbers and days in words."""

from datetime import date

import pytest

from accounts.admin.words import label_name
from claims.domain.corroboration.english.words import label_words
from claims.domain.vocabulary import Label
from sources.domain.dates import When
from sources.domain.vocabulary import DateBasis
from web.words import LABELS, badge, count_word, dated, interval_words


def test_every_label_has_a_name_a_look_and_a_meaning() -> None:
    assert set(LABELS) == set(Label)
    assert len({name for name, _, _ in LABELS.values()}) == len(Label)


def test_the_admin_calls_every_label_as_pages_do() -> None:
    names = {label: name for label, (name, _, _) in LABELS.items()}
    assert {label: label_name(label.value) for label in Label} == names


def test_an_open_label_keeps_its_name() -> None:
    shown = badge("corroborated (open)")
    assert (shown.name, shown.is_open) == ("Corroborated", True)
    assert not badge("corroborated").is_open


@pytest.mark.parametrize(
    ("confirmed", "possible", "words"),
    [
        (0, 0, "stands on nothing traced"),
        (0, 1, "stands on nothing confirmed, possibly on one thing"),
        (1, 1, "stands on one thing"),
        (2, 2, "stands on two things"),
        (2, 13, "stands on two things, possibly 13"),
    ],
)
def test_an_interval_in_words(confirmed: int, possible: int, words: str) -> None:
    assert interval_words(confirmed, possible) == words


def test_large_numbers_are_in_figures() -> None:
    assert (count_word(12), count_word(13)) == ("twelve", "13")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2018, 11, 1), date(2018, 11, 1), "1 November 2018"),
        (date(2018, 11, 22), date(2018, 11, 28), "22–28 November 2018"),
        (date(2018, 11, 1), date(2018, 11, 30), "November 2018"),
        (date(2018, 11, 1), date(2018, 12, 2), "1 November – 2 December 2018"),
        (date(2018, 1, 1), date(2018, 12, 31), "2018"),
        (date(2016, 1, 1), date(2018, 12, 31), "2016–2018"),
        (date(2017, 12, 30), date(2018, 1, 2), "30 December 2017 – 2 January 2018"),
        (None, date(2018, 11, 1), "by 1 November 2018"),
        (date(2018, 11, 1), None, "since 1 November 2018"),
        (date(9999, 12, 1), date(9999, 12, 31), "December 9999"),
    ],
)
def test_a_partly_known_day_in_words(first: date | None, last: date | None, words: str) -> None:
    shown = dated(When(first, last))
    assert shown is not None
    assert shown.text == words


def test_a_day_that_is_only_written_is_shown_as_written() -> None:
    shown = dated(When(as_written="late April"))
    assert shown is not None
    assert shown.text == "late April"


def test_an_inferred_day_says_from_what() -> None:
    shown = dated(When.on(date(2018, 12, 3)))
    assert shown is not None
    assert shown.inferred == ""
    inferred = dated(
        When(date(2018, 12, 3), date(2018, 12, 3), "", DateBasis.INFERRED, "the next issue")
    )
    assert inferred is not None
    assert inferred.inferred == "the next issue"


def test_an_unknown_day_is_not_shown() -> None:
    assert dated(When()) is None


@pytest.mark.parametrize("label", list(Label))
def test_a_label_is_called_the_same_in_sentences(label: Label) -> None:
    assert badge(label.value).name.casefold() == label_words(label.value)
