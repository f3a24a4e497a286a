"""The element and the feed, property by property."""

from datetime import date
from decimal import Decimal

import pytest

from reviews.domain.claimreview.building import build
from reviews.domain.claimreview.feed import feed
from reviews.domain.claimreview.shapes import Claimant, Organisation, RatingGiven, Tombstone
from sources.domain.dates import When
from tests.reviews.domain.claimreview.writing import rating, review

US = Organisation("Example Checkers", "https://facts.example.org/")


def test_every_property() -> None:
    assert build(review()) == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://facts.example.org/reviews/7/",
        "claimReviewed": "Rain fell in Exampleton on 3 May 2024.",
        "headline": "No rain in Exampleton",
        "inLanguage": "en",
        "datePublished": "2024-05-10T08:00:00+00:00",
        "dateModified": "2024-05-11T09:30:00+00:00",
        "author": {
            "@type": "Organization",
            "name": "Example Checkers",
            "url": "https://facts.example.org/",
        },
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Ann Poe", "jobTitle": "Mayor of Exampleton"},
            "datePublished": "2024-05-04",
            "firstAppearance": {
                "@type": "CreativeWork",
                "url": "https://news.example/rain",
                "datePublished": "2024-05-04",
            },
            "appearance": [
                {
                    "@type": "CreativeWork",
                    "url": "https://other.example/wet",
                    "headline": "So wet",
                    "datePublished": "2024-05-05",
                }
            ],
        },
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 1,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": "False",
            "ratingExplanation": "No gauge shows rain.",
        },
        "correction": [
            {
                "@type": "CorrectionComment",
                "name": "correction",
                "text": "The day was wrong.",
                "datePublished": "2024-05-11",
            }
        ],
        "citation": [
            {
                "@type": "CreativeWork",
                "name": "Gauges",
                "url": "https://gauges.example/may",
                "archivedAt": "https://archive.example/1",
            }
        ],
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }


def test_an_unratable_verdict_has_only_its_word() -> None:
    element = build(review(rating=rating("Unproven", None)))["reviewRating"]
    assert element == {
        "@type": "Rating",
        "alternateName": "Unproven",
        "ratingExplanation": "No gauge shows rain.",
    }


def test_a_value_of_zero_is_written() -> None:
    zero = RatingGiven("No", Decimal(0), Decimal("2.50"), Decimal(0))
    element = build(review(rating=zero))["reviewRating"]
    assert (element["ratingValue"], element["bestRating"]) == (0, 2.5)


def test_several_claimants_are_a_list_each_once() -> None:
    several = build(review(claimants=(Claimant("A"), Claimant("B"), Claimant("A"))))
    assert [one["name"] for one in several["itemReviewed"]["author"]] == ["A", "B"]


@pytest.mark.parametrize(
    ("when", "written"),
    [
        (When(date(2016, 4, 1), date(2016, 4, 30)), "2016-04"),
        (When(date(2016, 4, 1), date(2016, 5, 1)), "2016"),
        (When(date(2016, 4, 1), date(2017, 1, 1)), None),
        (When(None, date(2017, 1, 1)), None),
        (When(), None),
    ],
)
def test_a_day_partly_known(when: When, written: str | None) -> None:
    assert build(review(claim_date=when))["itemReviewed"].get("datePublished") == written


def test_the_feed() -> None:
    gone = Tombstone(
        "https://facts.example.org/reviews/1/", "2024-05-20T10:00:00+00:00", "2024-01-01"
    )
    element = feed(
        [review()], [gone], url="https://facts.example.org/f.json", name="All", organisation=US
    )
    assert (element["@type"], element["dateModified"]) == ("DataFeed", "2024-05-20T10:00:00+00:00")
    first, second = element["dataFeedElement"]
    assert first["dateModified"] == first["item"]["dateModified"]
    assert "@context" not in first["item"]
    assert second == {
        "@type": "DataFeedItem",
        "dateCreated": "2024-01-01",
        "dateDeleted": "2024-05-20T10:00:00+00:00",
        "item": {"@type": "ClaimReview", "url": "https://facts.example.org/reviews/1/"},
    }


def test_an_empty_feed_has_no_date() -> None:
    element = feed([], url="https://facts.example.org/f.json", name="All", organisation=US)
    assert "dateModified" not in element
    assert element["dataFeedElement"] == []
