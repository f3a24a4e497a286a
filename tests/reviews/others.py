"""Documents of ClaimReviews as others publish them, for tests."""

import json
from typing import Any

SITE = "https://checks.example"


def item(number: int = 1, **values: Any) -> dict[str, Any]:
    """One review of another publisher; `values` replace or add properties."""
    whole = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"{SITE}/{number}",
        "claimReviewed": f"Ferry number {number} sank off Otaru",
        "headline": f"Did ferry {number} sink?",
        "datePublished": "2024-05-02",
        "author": {"@type": "Organization", "name": "Checks", "url": f"{SITE}/"},
        "itemReviewed": {
            "@type": "Claim",
            "datePublished": "2024-05-01",
            "author": {"@type": "Person", "name": "A. Harbour Master"},
        },
        "reviewRating": {"@type": "Rating", "alternateName": "Pants on Fire"},
        "inLanguage": "en",
    }
    return {**whole, **values}


def rated(number: int, words: str, **values: Any) -> dict[str, Any]:
    """One review that gives these words as its rating."""
    rating = {"@type": "Rating", "alternateName": words}
    return item(number, reviewRating=rating, **values)


def tombstone(number: int, day: str = "2024-06-01") -> dict[str, Any]:
    """The entry of a feed by which a review is taken back."""
    url = f"{SITE}/{number}"
    return {
        "@type": "DataFeedItem",
        "dateDeleted": day,
        "item": {"@type": "ClaimReview", "url": url},
    }


def lines(*items: Any) -> bytes:
    """A document with one value a line; what is text already stands as it is."""
    written = (one if isinstance(one, str) else json.dumps(one) for one in items)
    return "\n".join(written).encode() + b"\n"


def feed(*items: Any) -> bytes:
    """A document that is one feed."""
    return json.dumps({"@type": "DataFeed", "dataFeedElement": list(items)}).encode()
