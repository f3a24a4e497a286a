"""Reviews and documents for tests: complete ones, of which each test changes what it is about."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from reviews.domain.claimreview.rules import Serving
from reviews.domain.claimreview.shapes import (
    AppearanceLink,
    Citation,
    Claimant,
    CorrectionNote,
    Organisation,
    PinnedScale,
    PublishedReview,
    RatingGiven,
)

TODAY = date(2024, 6, 1)
SERVING = Serving("facts.example.org")
SCALE = PinnedScale(
    "Five steps",
    1,
    5,
    (
        ("False", 1),
        ("Mostly false", 2),
        ("Half true", 3),
        ("Mostly true", 4),
        ("True", 5),
        ("Unproven", None),
    ),
)


def rating(label: str = "False", value: int | None = 1, **changes: Any) -> RatingGiven:
    numbers = {"value": Decimal(value), "best": Decimal(5), "worst": Decimal(1)} if value else {}
    return RatingGiven(label, **{**numbers, "explanation": "No gauge shows rain.", **changes})


def review(**changes: Any) -> PublishedReview:
    """A review against which nothing stands."""
    whole: dict[str, Any] = {
        "url": "https://facts.example.org/reviews/7/",
        "organisation": Organisation("Example Checkers", "https://facts.example.org/"),
        "claim_reviewed": "Rain fell in Exampleton on 3 May 2024.",
        "headline": "No rain in Exampleton",
        "rating": rating(),
        "date_published": datetime(2024, 5, 10, 8, tzinfo=UTC),
        "date_modified": datetime(2024, 5, 11, 9, 30, tzinfo=UTC),
        "language": "en",
        "claimants": (Claimant("Ann Poe", job_title="Mayor of Exampleton"),),
        "claim_date": date(2024, 5, 4),
        "first_appearance": AppearanceLink("https://news.example/rain", date(2024, 5, 4)),
        "appearances": (AppearanceLink("https://other.example/wet", date(2024, 5, 5), "So wet"),),
        "corrections": (CorrectionNote("The day was wrong.", date(2024, 5, 11), "correction"),),
        "citations": (
            Citation("https://gauges.example/may", "Gauges", "https://archive.example/1"),
        ),
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "scale": SCALE,
    }
    return PublishedReview(**{**whole, **changes})


def found(**changes: Any) -> dict[str, Any]:
    """A ClaimReview as a careful publisher writes it; None takes a property away."""
    whole: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://checkers.example/rain",
        "claimReviewed": "Rain fell in Exampleton.",
        "datePublished": "2024-05-10",
        "inLanguage": "en",
        "author": {
            "@type": "Organization",
            "name": "Example Checkers",
            "url": "https://checkers.example/",
        },
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Ann Poe"},
            "datePublished": "2024-05-04",
            "appearance": [{"@type": "CreativeWork", "url": "https://news.example/rain"}],
        },
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 1,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": "False",
        },
    }
    return {key: value for key, value in {**whole, **changes}.items() if value is not None}


def item(**changes: Any) -> dict[str, Any]:
    whole = {**found()["itemReviewed"], **changes}
    return {key: value for key, value in whole.items() if value is not None}


def rated(**changes: Any) -> dict[str, Any]:
    whole = {**found()["reviewRating"], **changes}
    return {key: value for key, value in whole.items() if value is not None}
