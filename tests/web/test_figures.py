"""Figures as people say them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from claims.models import Claim
from web.figures import figure_in_words, number


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({}, ""),
        ({"amount": 74, "comparator": "eq", "statistic": "share"}, "74 percent"),
        (
            {"amount": 74, "comparator": "eq", "statistic": "share", "population": "Russians"},
            "74 percent of Russians",
        ),
        (
            {
                "amount": 25,
                "comparator": "eq",
                "statistic": "count",
                "unit": "meetings",
                "population": "meetings of the two",
            },
            "25 meetings of the two",
        ),
        ({"amount": 95, "comparator": "approx", "statistic": "share"}, "about 95 percent"),
        (
            {"lower": -40, "upper": -30, "comparator": "between", "statistic": "change_rel"},
            "30 to 40 percent less",
        ),
        (
            {"amount": 5, "comparator": "eq", "statistic": "change_abs", "unit": "dollars"},
            "5 dollars more",
        ),
        (
            {
                "amount": 3,
                "upper": 3,
                "comparator": "approx",
                "statistic": "ratio",
                "baseline": "2017",
            },
            "about 3 times, against 2017",
        ),
        (
            {"amount": 25, "comparator": "gte", "statistic": "count", "unit": "meetings"},
            "at least 25 meetings",
        ),
        (
            {
                "amount": 25,
                "comparator": "eq",
                "statistic": "count",
                "as_of_to": date(2019, 1, 22),
                "as_of_from": date(2019, 1, 22),
            },
            "25, as of 22 January 2019",
        ),
        (
            {"comparator": "majority_of", "statistic": "share", "population": "Russians"},
            "a majority of Russians",
        ),
        ({"comparator": "highest", "statistic": "rank"}, "the highest"),
        (
            {"amount": 40, "lower": 35, "upper": 45, "comparator": "approx", "statistic": "count"},
            "about 40 (35 to 45)",
        ),
    ],
)
def test_a_figure_in_words(columns: dict[str, Any], words: str) -> None:
    given = {
        name: Decimal(value) if isinstance(value, int) else value for name, value in columns.items()
    }
    assert figure_in_words(Claim(**given)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("0.500000", "0.5"),
        ("-12", "−12"),
        ("1600", "1,600"),
        ("1234567", "1,234,567"),
        ("3000000000", "3 billion"),
    ],
)
def test_a_number_as_people_write_it(value: str, words: str) -> None:
    assert number(Decimal(value)) == words
