"""What of a pasted text is looked up."""

from decimal import Decimal

import pytest

from claims.domain.matching.candidates import LIKELY, NEAR, Candidate, Reason, Why
from claims.domain.matching.figures import compare_figures, numbers_in, years_in
from claims.domain.matching.measures import Judged, mean_average_precision, recall
from claims.domain.matching.queries import ONE_TEXT, queries_of, split
from claims.domain.matching.sentences import LONGEST_PASSAGE, Passage, passages


def test_what_is_no_words_is_left_out() -> None:
    (query,) = queries_of(
        "RT @MetroNews: <b>Bread</b> &amp; tea are dearer https://t.co/x #FoodPrices"
    )
    assert query.parts == (
        (": Bread & tea are dearer", 1.0),
        ("Food Prices", 0.8),
        ("Metro News", 0.5),
    )
    assert "http" not in query.meaning


def test_who_signed_weighs_less_and_is_no_part_of_the_meaning() -> None:
    (query,) = queries_of("Bread is dearer now — Ana Kovac (@anakovac) May 1, 2020")
    assert query.parts == (("Bread is dearer now", 1.0), ("Ana Kovac anakovac", 0.5))
    assert query.meaning == "Bread is dearer now"


@pytest.mark.parametrize("text", ["", "  ", "!!!", "\0", "https://example.org", "💥 #"])
def test_where_no_word_stands_nothing_is_looked_up(text: str) -> None:
    assert queries_of(text) == []


def test_names_are_parted() -> None:
    assert split("NATOSummit2024") == "NATO Summit 2024"


def test_a_sentence_stands_where_it_is_said_to() -> None:
    text = (
        "\u00a0The bridge\u00a0was closed in May.\u2003It is open again, they say.\n\n"
        + "x" * 1_500
    )
    found = passages(text)
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]
    assert found[0].text == "The bridge\u00a0was closed in May."
    assert max(len(one.text) for one in found) == LONGEST_PASSAGE
    assert len(queries_of("Bread is dearer in Kushiro today. " * 60)) == 1
    assert len("Bread is dearer in Kushiro today. " * 60) > ONE_TEXT


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("40 people", ["40"]),
        ("1,500 of 2.5 million", ["1500", "2500000"]),
        ("10 000 km and 3,5 percent", ["10000", "3.5"]),
        ("$1.5bn, €3m", ["1500000000", "3000000"]),
        ("twice 7 and 7.0", ["7"]),
        ("two million, three quarters", ["2000000", "75"]),
        ("no figure, v2beta, 1.2.3.4", []),
    ],
)
def test_figures_are_read(text: str, numbers: list[str]) -> None:
    assert list(numbers_in(text)) == [Decimal(one) for one in numbers]


def test_a_year_is_no_figure() -> None:
    assert years_in("In 2018, 2,018 people and 0.2018") == (2018,)
    assert compare_figures("In 2019 it rained", "In 2018 it rained", []) is None
    assert compare_figures("74%", "x", [Decimal("-74.00")]) == Reason(Why.SAME_FIGURE, ("74",))


def test_a_weak_likeness_is_not_worth_a_look() -> None:
    def one(likeness: float, *reasons: Reason) -> Candidate:
        return Candidate(1, "x", "en", 1.0, likeness, Passage(0, 1, "x"), reasons)

    assert one(LIKELY).is_likely
    assert not one(LIKELY - 0.01).is_likely
    assert not one(LIKELY, Reason(Why.OTHER_FIGURE, ("1",), ("2",))).is_likely
    two, single = Reason(Why.SHARED_WORDS, ("ferry", "2018")), Reason(Why.SHARED_WORDS, ("ferry",))
    assert one(NEAR, two).is_near
    assert not one(NEAR - 0.01, two).is_near
    assert not one(0.9, single).is_near
    assert one(0, Reason(Why.LIKE_MEANING, ("0.70",))).is_near


def test_measures_count_what_was_wanted() -> None:
    judged = [Judged(["a", "b", "c"], {"a", "c"}), Judged(["x"], {"y"})]
    assert mean_average_precision(judged, 5) == pytest.approx((1 + 2 / 3) / 4)
    assert recall(judged, 2) == 0.25
