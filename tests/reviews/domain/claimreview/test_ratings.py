"""From the words of a rating to its class."""

from decimal import Decimal

import pytest

from reviews.domain.claimreview.rating_words import listed
from reviews.domain.claimreview.ratings import COMMON, MapReason, fold, map_rating
from reviews.domain.vocabulary import RatingClass

T, F, M, OTHER = RatingClass.TRUE, RatingClass.FALSE, RatingClass.MIXTURE, RatingClass.OTHER


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("  FALSE. ", "false"),
        ("Mostly-False!!! ❌", "mostly false"),
        ("« Plutôt vrai »", "plutot vrai"),
        ("Größtenteils richtig", "großtenteils richtig"),
        ("Doğru", "dogru"),
        ("ﬁction", "fiction"),
        ("❌❌ ❌", "❌"),
        ("✔️", "✔"),
        ("...", ""),
        ("", ""),
    ],
)
def test_folding(words: str, folded: str) -> None:
    assert fold(words) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("True", T), ("MOSTLY TRUE", T), ("Correct Attribution", T), ("Richtig!", T), ("Vrai", T),
        ("Правда", T), ("Верно.", T), ("صحيح", T), ("✅", T),
        ("Pants on Fire!", F), ("Four Pinocchios", F), ("FAKE ❌", F), ("Falsch", F), ("Bulo", F),
        ("Ложь", F), ("Größtenteils falsch", F), ("🔴🔴", F), ("Manipulated", F),
        ("Half-True", M), ("Missing context", M), ("Misleading.", M), ("Irreführend", M),
        ("À nuancer", M), ("Out of context", M), ("Engañoso", M), ("Teils/teils", M),
        ("Unproven", OTHER), ("Satire", OTHER), ("Sin pruebas", OTHER), ("❓", OTHER),
    ],
)  # fmt: skip
def test_common_words(words: str, expected: RatingClass) -> None:
    assert map_rating(words).normalised is expected


def test_no_word_stands_in_two_classes() -> None:
    classes: dict[str, set[RatingClass]] = {}
    for word, normalised in listed():
        assert fold(word)
        classes.setdefault(fold(word), set()).add(normalised)
    assert [word for word, found in classes.items() if len(found) > 1] == []
    assert len(COMMON) > 300


def test_the_publishers_map_goes_first() -> None:
    found = map_rating("True!", publisher_map={"true": F})
    assert (found.normalised, found.reason) == (F, MapReason.PUBLISHER)
    assert "publisher's own map" in found.message


@pytest.mark.parametrize(
    ("value", "best", "worst", "expected", "reason"),
    [
        (5, 5, 1, T, MapReason.NUMBERS),
        (4, 5, 1, T, MapReason.NUMBERS),
        (1, 5, 1, F, MapReason.NUMBERS),
        (2, 5, 1, F, MapReason.NUMBERS),
        (3, 5, 1, None, MapReason.MIDDLE),
        (74, 100, 0, None, MapReason.MIDDLE),
        (75, 100, 0, T, MapReason.NUMBERS),
        (1, 1, 1, None, MapReason.NOT_KNOWN),
        (1, 1, 5, None, MapReason.NOT_KNOWN),
        (1, 5, None, None, MapReason.NOT_KNOWN),
    ],
)
def test_numbers_say_something_at_the_ends_alone(
    value: int, best: int, worst: int | None, expected: RatingClass | None, reason: MapReason
) -> None:
    numbers = (Decimal(value), Decimal(best), None if worst is None else Decimal(worst))
    found = map_rating("Four bananas", *numbers)
    assert (found.normalised, found.reason) == (expected, reason)


def test_words_go_before_numbers() -> None:
    assert map_rating("False", Decimal(5), Decimal(5), Decimal(1)).normalised is F


@pytest.mark.parametrize(
    ("words", "reason"),
    [("Four bananas", MapReason.NOT_KNOWN), ("✅❌", MapReason.NOT_KNOWN), ("", MapReason.EMPTY)],
)
def test_what_is_not_known_has_no_class(words: str, reason: MapReason) -> None:
    found = map_rating(words)
    assert (found.normalised, found.reason) == (None, reason)
