"""Every rule of publishing, with what breaks it and what keeps it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from reviews.domain.claimreview.problems import Severity, blocks
from reviews.domain.claimreview.rules import Serving, problems
from reviews.domain.claimreview.shapes import (
    AppearanceLink,
    Claimant,
    CorrectionNote,
    Organisation,
    RatingGiven,
)
from sources.domain.dates import When
from tests.reviews.domain.claimreview.writing import SCALE, SERVING, rating, review

URL = "https://facts.example.org/reviews/7/"
ANN = Claimant("Ann Poe")
LINK = AppearanceLink("https://news.example/rain")
FIRST = AppearanceLink("https://news.example/rain", "2024-05-04")


def claimed_by(name: str, url: str = "") -> dict[str, Any]:
    return {"claimants": (Claimant(name, url=url),)}


def at(url: str) -> dict[str, Any]:
    return {"appearances": (AppearanceLink(url),)}


def given(*numbers: int | str | None, label: str = "False") -> dict[str, Any]:
    value, best, worst = (None if n is None else Decimal(n) for n in numbers)
    return {"rating": RatingGiven(label, value, best, worst, explanation="So it is.")}


BLOCKING: list[tuple[str, dict[str, Any], list[dict[str, Any]]]] = [
    ("claim_missing", {"claim_reviewed": " \n"}, [{"claim_reviewed": "Rain fell."}]),
    ("url_missing", {"url": ""}, [{"url": URL}]),
    ("rating_label_missing", {"rating": rating("")}, [{"rating": rating("False")}]),
    (
        "explanation_missing",
        {"rating": rating(explanation="")},
        [{"rating": rating(explanation="So it is.")}],
    ),
    ("author_missing", {"organisation": Organisation("", "https://facts.example.org/")}, [{}]),
    ("author_url_missing", {"organisation": Organisation("Example Checkers")}, [{}]),
    ("date_published_missing", {"date_published": ""}, [{"date_published": "2024-05-10"}]),
    ("date_modified_missing", {"date_modified": When()}, [{"date_modified": "2024-05-11"}]),
    ("language_missing", {"language": ""}, [{"language": "de"}]),
    ("url_not_absolute", {"url": "/reviews/7/"}, [{"url": URL}]),
    ("url_not_absolute", {"url": "facts.example.org/reviews/7/"}, []),
    ("url_not_absolute", {"url": f"{URL} {URL}"}, []),
    (
        "url_not_https",
        {"url": "http://facts.example.org/reviews/7/"},
        [{"url": "https://facts.example.org:443/7/"}],
    ),
    (
        "url_other_host",
        {"url": "https://example.org/reviews/7/"},
        [{"url": "https://FACTS.example.org/7/"}],
    ),
    ("url_other_host", {"url": "https://facts.example.org:8443/7/"}, []),
    ("rating_in_part", given(1, 5, None), [given(1, 5, 1)]),
    ("rating_in_part", given(None, 5, 1), []),
    ("scale_reversed", given(1, 1, 5), [given(5, 5, 1, label="True")]),
    ("scale_reversed", given(5, 5, 5, label="True"), []),
    ("value_outside_scale", given(6, 5, 1), [given(5, 5, 1, label="True")]),
    ("value_outside_scale", given("0.5", 5, 1), [given(1, 5, 1)]),
    ("scale_below_one", given(0, 5, 0), [given(1, 5, 1)]),
    ("scale_missing", {"scale": None}, [{"scale": SCALE}]),
    ("label_not_in_scale", {"rating": rating("Falsch")}, [{"rating": rating("False")}]),
    ("label_not_in_scale", {"rating": rating("false")}, []),
    (
        "unratable_with_numbers",
        given(3, 5, 1, label="Unproven"),
        [{"rating": rating("Unproven", None)}],
    ),
    ("numbers_not_of_scale", given(2, 5, 1), [given(1, 5, 1)]),
    ("numbers_not_of_scale", given(None, None, None), []),
    ("numbers_not_of_scale", given(1, 7, 1), []),
    ("claimant_missing", {"claimants": ()}, [{"claimants": (ANN,)}]),
    ("claimant_not_an_entity", claimed_by("Internet"), [claimed_by("Internet Society")]),
    ("claimant_not_an_entity", claimed_by("Social-media posts"), [claimed_by("Facebook")]),
    ("claimant_not_an_entity", claimed_by("Viral WhatsApp message"), [claimed_by("The Post")]),
    ("claimant_not_an_entity", claimed_by("неизвестный"), [claimed_by("Многие Воды Ltd")]),
    ("claimant_not_an_entity", claimed_by(""), [claimed_by("Ann Unknown")]),
    (
        "claimant_is_reviewer",
        claimed_by("EXAMPLE Checkers."),
        [claimed_by("Example Checkers Watch")],
    ),
    (
        "claimant_is_reviewer",
        claimed_by("E. C.", "http://www.facts.example.org"),
        [claimed_by("E. C.", "https://ec.example/")],
    ),
    (
        "appearance_not_one_address",
        at("https://news.example/a,https://other.example/b"),
        [at("https://news.example/a,b")],
    ),
    ("appearance_not_one_address", at("ftp://news.example/a"), [at("http://news.example/a")]),
    (
        "appearance_not_one_address",
        at("a speech in Exampleton"),
        [at("https://news.example/speech")],
    ),
    ("appearance_not_one_address", at(""), []),
    (
        "appearance_not_one_address",
        {"first_appearance": AppearanceLink("")},
        [{"first_appearance": None}],
    ),
    ("appearance_on_own_site", at("https://facts.example.org/a"), [at("https://news.example/a")]),
    (
        "appearance_on_own_site",
        at("https://m.facts.example.org/a"),
        [at("https://shop.example.org/a")],
    ),
    ("appearance_on_own_site", at("https://www.example.org/a"), [at("https://notexample.org/a")]),
    (
        "first_appearance_later",
        {
            "first_appearance": FIRST,
            "appearances": (AppearanceLink("https://a.example/", "2024-05-03"),),
        },
        [
            {
                "first_appearance": FIRST,
                "appearances": (AppearanceLink("https://a.example/", "2024-05-04"),),
            },
            {
                "first_appearance": FIRST,
                "appearances": (AppearanceLink("https://a.example/", "2024-05"),),
            },
            {
                "first_appearance": LINK,
                "appearances": (AppearanceLink("https://a.example/", "2024-05-03"),),
            },
        ],
    ),
    (
        "date_not_iso_8601",
        {"date_published": "10 May 2024"},
        [{"date_published": "2024-05-10T10:00:00+02:00"}],
    ),
    ("date_not_iso_8601", {"date_modified": "2024-05-32"}, [{"date_modified": "2024-05-31"}]),
    (
        "date_not_iso_8601",
        {"date_modified": "2024-05-12T10:00:00"},
        [{"date_modified": "2024-05-12T10:00:00Z"}],
    ),
    (
        "date_not_iso_8601",
        {"claim_date": "2024-13"},
        [{"claim_date": "2024-04"}, {"claim_date": "2023"}],
    ),
    ("date_not_iso_8601", {"first_appearance": AppearanceLink("https://a.example/", "May")}, []),
    ("date_not_iso_8601", {"appearances": (AppearanceLink("https://a.example/", "20240504"),)}, []),
    (
        "date_not_iso_8601",
        {"corrections": (CorrectionNote("x", "soon"),)},
        [{"corrections": (CorrectionNote("x"),)}],
    ),
    (
        "modified_before_published",
        {"date_modified": datetime(2024, 5, 10, 7, 59, tzinfo=UTC)},
        [
            {"date_modified": datetime(2024, 5, 10, 8, tzinfo=UTC)},
            {"date_modified": date(2024, 5, 10)},
        ],
    ),
    ("modified_before_published", {"date_modified": "2024-05-09"}, [{"date_modified": "2024-05"}]),
]

WARNING: list[tuple[str, dict[str, Any], list[dict[str, Any]]]] = [
    ("claim_long", {"claim_reviewed": "x" * 76}, [{"claim_reviewed": "x" * 75}]),
    ("appearance_missing", {"first_appearance": None, "appearances": ()}, [{"appearances": ()}]),
    (
        "first_appearance_without_address",
        {
            "first_appearance": None,
            "claim_date": "2024-05-01",
            "appearances": (AppearanceLink("https://a.example/", "2024-05-02"),),
        },
        [
            {
                "first_appearance": None,
                "claim_date": "2024-05-02",
                "appearances": (AppearanceLink("https://a.example/", "2024-05-02"),),
            }
        ],
    ),
    (
        "claim_date_missing",
        {"claim_date": When(date(2016, 4, 1), None)},
        [{"claim_date": When.on(date(2016, 4, 1))}],
    ),
    (
        "claim_after_review",
        {"claim_date": "2024-05-11"},
        [{"claim_date": "2024-05-10"}, {"claim_date": "2024"}],
    ),
    ("license_missing", {"license": ""}, [{"license": "https://example.org/terms"}]),
    (
        "text_has_markup",
        {"claim_reviewed": "Fish &amp; chips"},
        [{"claim_reviewed": "Fish & chips at 3 < 5"}],
    ),
    ("text_has_markup", {"rating": rating(explanation="<b>No</b>")}, []),
]


def test_nothing_stands_against_a_complete_review() -> None:
    assert problems(review(), serving=SERVING) == []


@pytest.mark.parametrize(("code", "changes", "passing"), BLOCKING)
def test_what_blocks(code: str, changes: dict[str, Any], passing: list[dict[str, Any]]) -> None:
    found = {one.code: one for one in problems(review(**changes), serving=SERVING)}
    assert code in found
    assert found[code].severity is Severity.BLOCK
    for kept in passing:
        assert not blocks(problems(review(**kept), serving=SERVING))


@pytest.mark.parametrize(("code", "changes", "passing"), WARNING)
def test_what_is_warned_of(
    code: str, changes: dict[str, Any], passing: list[dict[str, Any]]
) -> None:
    found = problems(review(**changes), serving=SERVING)
    assert [(one.code, one.severity) for one in found] == [(code, Severity.WARN)]
    for kept in passing:
        assert problems(review(**kept), serving=SERVING) == []


def test_reasons_name_field_value_and_why() -> None:
    first, *_ = problems(review(**given(6, 5, 1)), serving=SERVING)
    assert (first.field, first.value) == ("reviewRating.ratingValue", "6")
    assert first.message == "ratingValue 6 lies outside the scale from 1 to 5."
    every = [
        one
        for _, changes, _ in BLOCKING + WARNING
        for one in problems(review(**changes), serving=SERVING)
    ]
    assert all(one.message.rstrip("”").endswith((".", "?")) and one.field for one in every)


def test_what_blocks_comes_first() -> None:
    found = problems(review(license="", url=""), serving=SERVING)
    assert [one.severity for one in found] == [Severity.BLOCK, Severity.WARN]


@pytest.mark.parametrize(
    ("host", "is_allowed", "codes"),
    [
        ("127.0.0.1:8000", True, []),
        ("localhost:8000", True, []),
        ("[::1]:8000", True, []),
        ("127.0.0.1:8000", False, ["url_not_https"]),
        ("facts.example.org", True, ["url_not_https"]),
    ],
)
def test_http_is_for_this_machine_in_development(
    host: str, is_allowed: bool, codes: list[str]
) -> None:
    serving = Serving(host, "http", is_loopback_allowed=is_allowed)
    there = review(url=f"http://{host}/reviews/7/")
    assert [one.code for one in problems(there, serving=serving)] == codes


def test_every_missing_thing_is_named_at_once() -> None:
    empty = replace(
        review(), url="", claim_reviewed="", rating=RatingGiven(""), claimants=(), language=""
    )
    codes = {one.code for one in problems(empty, serving=SERVING)}
    assert {
        "url_missing", "claim_missing", "rating_label_missing", "explanation_missing",
        "claimant_missing", "language_missing",
    } <= codes  # fmt: skip
