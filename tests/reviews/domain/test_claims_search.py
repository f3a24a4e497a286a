"""The read part of Google's Fact Check Tools API, by the rules of its discovery document."""

import base64
import json
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reviews.domain.claims_search import (
    NAMES,
    BadSearch,
    FoundClaim,
    FoundReview,
    Search,
    answer,
    offset_of,
    page_token,
    read_search,
    timestamp,
)
from sources.domain.dates import When

TODAY = date(2024, 6, 1)
SEARCH = Search(query="rain")


def searched(**parameters: str) -> Search:
    return read_search([("query", "rain"), *parameters.items()])


def test_what_is_usual() -> None:
    assert searched() == Search("rain", "", "", None, 10, "", 0)


def test_every_parameter_by_both_names() -> None:
    values = {
        "query": "  rain \n snow ", "languageCode": "en_us", "maxAgeDays": "30", "pageSize": "+5",
        "reviewPublisherSiteFilter": "https://www.Example.org/x", "pageToken": "abc", "offset": "7",
    }  # fmt: skip
    expected = Search("rain snow", "en-US", "example.org", 30, 5, "abc", 7)
    assert read_search(values.items()) == expected
    assert read_search([(NAMES[name], value) for name, value in values.items()]) == expected


def test_the_site_alone_is_enough() -> None:
    assert read_search([("reviewPublisherSiteFilter", "example.org")]).query == ""


def test_parameters_of_every_method_are_passed_over() -> None:
    standard = [
        ("alt", "json"),
        ("key", "k"),
        ("prettyPrint", "false"),
        ("$.xgafv", "2"),
        ("fields", "*"),
    ]
    assert read_search([("query", "rain"), *standard]) == SEARCH


@pytest.mark.parametrize("value", ["", "0"])
def test_zero_is_as_if_not_given(value: str) -> None:
    assert searched(maxAgeDays=value, pageSize=value, offset=value) == SEARCH


def test_a_page_is_never_larger_than_the_largest() -> None:
    assert searched(pageSize="2147483647").page_size == 100


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ([], "query is required unless"),
        ([("query", "  ")], "query is required unless"),
        ([("languageCode", "en")], "query is required unless"),
        ([("query", "a"), ("query", "b")], "query is given more than once"),
        (
            [("query", "a"), ("pageSize", "1"), ("page_size", "1")],
            "pageSize is given more than once",
        ),
        ([("query", "a"), ("pagesize", "1")], "Unknown name 'pagesize'"),
        ([("query", "a"), ("alt", "proto")], "alt=json"),
        ([("query", "a"), ("pageSize", "ten")], "pageSize is a whole number"),
        ([("query", "a"), ("pageSize", "1.5")], "pageSize is a whole number"),
        ([("query", "a"), ("pageSize", "٣")], "pageSize is a whole number"),
        ([("query", "a"), ("offset", "2147483648")], "32 bits"),
        ([("query", "a"), ("offset", "9" * 5000)], "32 bits"),
        ([("query", "a"), ("offset", "-1")], "offset must not be negative"),
        ([("query", "a"), ("maxAgeDays", "-1")], "maxAgeDays must not be negative"),
        ([("query", "a"), ("languageCode", "{x}")], "languageCode"),
        ([("query", "a"), ("reviewPublisherSiteFilter", "a b")], "reviewPublisherSiteFilter"),
        ([("query", "a"), ("reviewPublisherSiteFilter", "https://")], "reviewPublisherSiteFilter"),
        ([("query", "a" * 1001)], "the limit is 1000"),
        ([("query", "a\x00b")], "NUL"),
    ],
)
def test_what_is_refused(parameters: list[tuple[str, str]], said: str) -> None:
    with pytest.raises(BadSearch, match=said) as caught:
        read_search(parameters)
    error = caught.value.body()["error"]
    assert (error["code"], error["status"]) == (400, "INVALID_ARGUMENT")
    assert error["message"] == str(caught.value)


@given(st.integers(0, 2**31 - 1))
def test_a_token_leads_back_to_its_offset(offset: int) -> None:
    assert offset_of(SEARCH, page_token(SEARCH, offset=offset)) == offset


def test_a_token_belongs_to_its_search() -> None:
    token = page_token(SEARCH, offset=10)
    assert offset_of(Search("rain", page_size=50, offset=3, page_token=token), token) == 10
    young = Search("rain", max_age_days=1)
    for other in (Search("snow"), Search("rain", "en"), Search("rain", site="a.example"), young):
        with pytest.raises(BadSearch, match="another search"):
            offset_of(other, token)


def forged(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode()


@given(st.text(max_size=60))
@example("")
@example("é")
@example(forged([1]))
@example(forged([-1, "x"]))
@example(forged([True, "x"]))
@example(forged(["1", "x"]))
@example(forged({"1": 2, "3": 4}))
@example(forged(7))
@example("W" * 399)
def test_what_is_no_token_is_refused(token: str) -> None:
    with pytest.raises(BadSearch):
        offset_of(SEARCH, token)


@pytest.mark.parametrize(
    ("asked", "of_review", "fits"),
    [("", "de", True), ("en-US", "en-GB", True), ("en", "de", False), ("sr-Latn", "sr", True)],
)
def test_the_region_is_not_looked_at(asked: str, of_review: str, fits: bool) -> None:
    assert Search("rain", asked).speaks(of_review) is fits


def test_the_answer() -> None:
    review = FoundReview(
        "https://www.checkers.example/rain", "Example Checkers", "False", "No rain",
        "2024-05-10T10:00:00+02:00", "en",
    )  # fmt: skip
    claims = [FoundClaim("Rain fell.", [review], "Ann Poe", date(2024, 5, 4))]
    assert answer(claims, next_page_token="abc") == {
        "claims": [
            {
                "text": "Rain fell.",
                "claimant": "Ann Poe",
                "claimDate": "2024-05-04T00:00:00Z",
                "claimReview": [
                    {
                        "publisher": {"name": "Example Checkers", "site": "checkers.example"},
                        "url": "https://www.checkers.example/rain",
                        "title": "No rain",
                        "reviewDate": "2024-05-10T08:00:00Z",
                        "textualRating": "False",
                        "languageCode": "en",
                    }
                ],
            }
        ],
        "nextPageToken": "abc",
    }


def test_what_is_empty_is_left_out() -> None:
    assert answer([]) == {}
    claims = [FoundClaim("Rain fell.", [FoundReview("https://a.example/", "", "False")])]
    assert answer(claims)["claims"][0] == {
        "text": "Rain fell.",
        "claimReview": [
            {
                "publisher": {"site": "a.example"},
                "url": "https://a.example/",
                "textualRating": "False",
            }
        ],
    }


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (When(date(2016, 4, 25), date(2016, 4, 30)), "2016-04-25T00:00:00Z"),
        ("2016-04", "2016-04-01T00:00:00Z"),
        ("0001-01-01T00:00:00+05:00", "0001-01-01T00:00:00Z"),
        ("soon", ""),
        (When(None, date(2016, 4, 30)), ""),
    ],
)
def test_timestamps(moment: When | str, written: str) -> None:
    assert timestamp(moment) == written
