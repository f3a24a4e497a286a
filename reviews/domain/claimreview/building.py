"""A published review as one JSON-LD element of schema.org.

Source: https://schema.org/ClaimReview; https://developers.google.com/search/docs/appearance/structured-data/factcheck
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from reviews.domain.claimreview.moments import written
from reviews.domain.claimreview.shapes import (
    AppearanceLink,
    Citation,
    Claimant,
    CorrectionNote,
    Organisation,
    PublishedReview,
    RatingGiven,
)
from reviews.domain.claimreview.texts import one_line

Element = dict[str, Any]

CONTEXT = "https://schema.org"


def build(review: PublishedReview) -> Element:
    """Will build the one ClaimReview element of a review's page; what is empty is left out.

    Nothing is judged here: `rules.problems` says what stands against publishing it.
    """
    return {"@context": CONTEXT, **review_element(review)}


def review_element(review: PublishedReview) -> Element:
    """Will build the element without its context, as it stands inside a feed.

    Claimants and appearances that are given twice stand in it once.
    """
    return _filled(
        {
            "@type": "ClaimReview",
            "url": review.url,
            "claimReviewed": one_line(review.claim_reviewed),
            "headline": one_line(review.headline),
            "inLanguage": review.language,
            "datePublished": written(review.date_published),
            "dateModified": written(review.date_modified),
            "author": organisation_element(review.organisation),
            "itemReviewed": _item(review),
            "reviewRating": _rating(review.rating),
            "correction": [_correction(note) for note in review.corrections],
            "citation": [_citation(one) for one in review.citations],
            "license": review.license,
        }
    )


def organisation_element(organisation: Organisation) -> Element:
    """Will build the element of the reviewing organisation."""
    name = one_line(organisation.name)
    return _filled({"@type": "Organization", "name": name, "url": organisation.url})


def _item(review: PublishedReview) -> Element:
    authors = [_claimant(one) for one in dict.fromkeys(review.claimants)]
    first = review.first_appearance
    return _filled(
        {
            "@type": "Claim",
            "author": authors[0] if len(authors) == 1 else authors,
            "datePublished": written(review.claim_date),
            "firstAppearance": _appearance(first) if first else {},
            "appearance": [_appearance(link) for link in once(review.appearances)],
        }
    )


def once(links: Iterable[AppearanceLink]) -> tuple[AppearanceLink, ...]:
    """Will return each address once, in order, as it was described first."""
    first: dict[str, AppearanceLink] = {}
    for link in links:
        first.setdefault(link.url, link)
    return tuple(first.values())


def _claimant(claimant: Claimant) -> Element:
    return _filled(
        {
            "@type": claimant.kind.value,
            "name": one_line(claimant.name),
            "jobTitle": one_line(claimant.job_title),
            "sameAs": claimant.url,
        }
    )


def _appearance(link: AppearanceLink) -> Element:
    return _filled(
        {
            "@type": "CreativeWork",
            "url": link.url,
            "headline": one_line(link.headline),
            "datePublished": written(link.published),
        }
    )


def _rating(rating: RatingGiven) -> Element:
    """The rating; one without numbers has none of the three, as unratable labels must."""
    value, best, worst = (None if one is None else number(one) for one in rating.numbers)
    return _filled(
        {
            "@type": "Rating",
            "ratingValue": value,
            "bestRating": best,
            "worstRating": worst,
            "alternateName": one_line(rating.label),
            "name": one_line(rating.name),
            "ratingExplanation": one_line(rating.explanation),
        }
    )


def number(value: Decimal) -> int | float:
    """Will write a decimal as JSON can: whole numbers without a point.

    >>> number(Decimal("4.0")), number(Decimal("3.5"))
    (4, 3.5)
    """
    return int(value) if value == value.to_integral_value() else float(value)


def _correction(note: CorrectionNote) -> Element:
    return _filled(
        {
            "@type": "CorrectionComment",
            "name": one_line(note.kind),
            "text": one_line(note.text),
            "datePublished": written(note.published),
        }
    )


def _citation(citation: Citation) -> Element:
    return _filled(
        {
            "@type": "CreativeWork",
            "name": one_line(citation.name),
            "url": citation.url,
            "archivedAt": citation.archived,
        }
    )


def _filled(element: Element) -> Element:
    """The properties that say something; a zero does."""
    return {key: value for key, value in element.items() if value not in (None, "", [], {})}
