"""The shapes of Google's Fact Check Tools, put into those of schema.org.

Source: the discovery document of factchecktools v1alpha1 (`claims.search`, `pages`).
"""

from collections.abc import Iterator
from typing import Any

from reviews.domain.claimreview.reading.reviews import Found


def claims_of(fields: dict[str, Any], value: dict[Any, Any], position: str) -> Iterator[Found]:
    """Will give the reviews of an entry of `claims`; nothing for any other object.

    `fields` are the properties of `value` under small names.
    """
    reviews = fields.get("claimreview")
    if "@type" in fields or not isinstance(reviews, list | dict):
        return
    if "text" not in fields and "claimant" not in fields:
        return
    for number, review in enumerate(reviews if isinstance(reviews, list) else [reviews]):
        if isinstance(review, dict):
            raw = {**value, "claimReview": [review]}
            yield Found(_of_search(fields, review), f"{position}.claimReview[{number}]", raw=raw)


def _of_search(claim: dict[str, Any], review: dict[str, Any]) -> dict[str, Any]:
    publisher = review.get("publisher")
    publisher = publisher if isinstance(publisher, dict) else {"name": publisher}
    name = publisher.get("name") or publisher.get("site")
    return _filled(
        {
            "@type": "ClaimReview",
            "url": review.get("url"),
            "claimReviewed": claim.get("text"),
            "headline": review.get("title"),
            "datePublished": review.get("reviewDate"),
            "inLanguage": review.get("languageCode"),
            "author": _filled(
                {"@type": "Organization", "name": name, "url": publisher.get("site")}
            ),
            "reviewRating": _filled({"alternateName": review.get("textualRating")}),
            "itemReviewed": _filled(
                {
                    "@type": "Claim",
                    "author": _filled({"name": claim.get("claimant")}),
                    "datePublished": claim.get("claimdate"),
                }
            ),
        }
    )


def markups_of(fields: dict[str, Any], value: dict[Any, Any], position: str) -> Iterator[Found]:
    """Will give the reviews of a page as `pages` lists it; nothing for any other object."""
    markups = fields.get("claimreviewmarkups")
    if "@type" in fields or not isinstance(markups, list):
        return
    for number, markup in enumerate(markups):
        if isinstance(markup, dict):
            raw = {**value, "claimReviewMarkups": [markup]}
            place = f"{position}.claimReviewMarkups[{number}]"
            yield Found(_of_markup(fields, markup), place, raw=raw)


def _of_markup(page: dict[str, Any], markup: dict[str, Any]) -> dict[str, Any]:
    author, rating = (_object(markup.get(name)) for name in ("claimAuthor", "rating"))
    appearances = markup.get("claimAppearances")
    return _filled(
        {
            "@type": "ClaimReview",
            "url": markup.get("url") or page.get("pageurl"),
            "claimReviewed": markup.get("claimReviewed"),
            "datePublished": page.get("publishdate"),
            "author": _filled(
                {
                    "@type": "Organization",
                    "name": _object(page.get("claimreviewauthor")).get("name"),
                }
            ),
            "reviewRating": _filled(
                {
                    "ratingValue": rating.get("ratingValue"),
                    "bestRating": rating.get("bestRating"),
                    "worstRating": rating.get("worstRating"),
                    "alternateName": rating.get("textualRating"),
                    "ratingExplanation": rating.get("ratingExplanation"),
                }
            ),
            "itemReviewed": _filled(
                {
                    "@type": "Claim",
                    "author": _filled(
                        {key: author.get(key) for key in ("name", "jobTitle", "sameAs")}
                    ),
                    "datePublished": markup.get("claimDate"),
                    "firstAppearance": _link(markup.get("claimFirstAppearance")),
                    "appearance": [
                        _link(one) for one in (appearances if isinstance(appearances, list) else [])
                    ],
                }
            ),
        }
    )


def _link(url: Any) -> dict[str, Any]:
    return {"url": url} if url else {}


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: one for key, one in fields.items() if one not in (None, "", [], {})}
