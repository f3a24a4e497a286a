import pytest

from claims.domain.reading.figures import figures_of
from claims.domain.reading.result import passage


def figures(text: str) -> list[str]:
    found = figures_of(text, passage(text, 0, len(text)), 0)
    return [f"{one.passage.words} = {one.quantity}" for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports reached \\$67.5 billion.", ["\\$67.5 billion = 67,500,000,000 USD"]),
        ("It fell by 30-40%.", ["30-40% = -40 to -30 %"]),
        ("Support fell to 33 percent.", ["33 percent = 33 %"]),
        ("Between 50 and 60 ships sailed.", ["50 and 60 ships = 50 to 60 ships"]),
        ("It rose from 2 million to 3 million tonnes.",
         ["2 million = 2,000,000", "3 million tonnes = 3,000,000 tonnes"]),
        ("Nearly three in four agree.", ["Nearly three in four = about 75 %"]),
        ("More than half of them left.", ["More than half = more than 50 %"]),
        ("That is almost three times as much.", ["almost three times = about 3 times"]),
        ("A majority of voters agree.", ["A majority of = a majority %"]),
        ("At least seventeen people died.", ["At least seventeen people = at least 17 people"]),
        ("Twelve points more.", ["Twelve points = 12 points"]),
        ("Two hundred thousand barrels were sold.",
         ["Two hundred thousand barrels = 200,000 barrels"]),
        ("It cost €5.", ["€5 = 5 EUR"]),
        ("Es kostet 2,5 Millionen Euro.", ["2,5 Millionen Euro = 2,500,000 EUR"]),
    ],
)  # fmt: skip
def test_a_figure_is_read_with_comparator_unit_and_scale(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Article 9 of the treaty of 1956 stands.",
        "Lind, 61, left.",
        "The Su-35 flew to the G20 at 6:10 p.m.",
        "It was the 75th anniversary.",
        "In 2018 and 2019 nothing changed.",
        "No. 5 is alive on page 12.",
        "One of them said so.",
    ],
)
def test_what_only_has_digits_is_no_figure(text):
    assert figures(text) == []


def test_a_share_says_of_whom():
    text = "33.4 percent of Russians trust him."
    (one,) = figures_of(text, passage(text, 0, len(text)), 0)
    assert one.quantity.population == "Russians"


def test_what_was_found_already_is_left_alone():
    text = "On 3 May 12 ships came."
    found = figures_of(text, passage(text, 0, len(text)), 0, apart=[passage(text, 3, 8)])
    assert [one.passage.words for one in found] == ["12 ships"]
