"""Every rule that a review must keep before its ClaimReview is published.

The rules are those of Google's fact-check markup and of schema.org, made strict where leniency
would let a verdict be shown wrongly.
Source: https://developers.google.com/search/docs/appearance/structured-data/factcheck
"""

from collections.abc import Iterator

from reviews.domain.claimreview.moments import is_iso, is_later, written
from reviews.domain.claimreview.place_rules import (
    address_problems,
    appearance_problems,
    claimant_problems,
)
from reviews.domain.claimreview.problems import Problem, Serving, Severity, block, blocks, warn
from reviews.domain.claimreview.rating_rules import rating_problems
from reviews.domain.claimreview.shapes import Moment, PublishedReview
from reviews.domain.claimreview.texts import has_markup, one_line

__all__ = ["Problem", "Serving", "Severity", "blocks", "problems"]

LONGEST_CLAIM = 75
"""More characters of `claimReviewed` than this are cut off where results are shown."""


def problems(review: PublishedReview, *, serving: Serving) -> list[Problem]:
    """Will name everything that stands against publishing a review, the blocking ones first."""
    found = [
        *_missing(review),
        *address_problems(review, serving),
        *rating_problems(review.rating, review.scale),
        *claimant_problems(review),
        *appearance_problems(review, serving),
        *_dates(review),
        *_texts(review),
    ]
    return sorted(found, key=lambda one: one.severity is not Severity.BLOCK)


def _missing(review: PublishedReview) -> Iterator[Problem]:
    needed = (
        ("claim_missing", "claimReviewed", review.claim_reviewed, "the claim"),
        ("url_missing", "url", review.url, "the address of its page"),
        ("rating_label_missing", "reviewRating.alternateName", review.rating.label, "a verdict"),
        (
            "explanation_missing", "reviewRating.ratingExplanation", review.rating.explanation,
            "the reasons for its verdict",
        ),
        ("author_missing", "author.name", review.organisation.name, "its organisation"),
        (
            "author_url_missing", "author.url", review.organisation.url,
            "the address of its organisation",
        ),
        (
            "date_published_missing", "datePublished", written(review.date_published),
            "the date of publication",
        ),
        (
            "date_modified_missing", "dateModified", written(review.date_modified),
            "the date of the last change",
        ),
        ("language_missing", "inLanguage", review.language, "its language"),
    )  # fmt: skip
    for code, field, value, what in needed:
        if not one_line(value):
            yield block(code, field, "", f"The review lacks {what}: {field} is required.")
    if not written(review.claim_date):
        message = "The day on which the claim was made is not known: itemReviewed.datePublished is left out."
        yield warn("claim_date_missing", "itemReviewed.datePublished", "", message)
    if not review.license:
        message = "No licence is named: others cannot tell whether they may reuse the review."
        yield warn("license_missing", "license", "", message)


def _dates(review: PublishedReview) -> Iterator[Problem]:
    for field, moment in _moments(review):
        text = written(moment)
        if text and not is_iso(text):
            message = (
                f"{field} is {text!r}. Dates are written in ISO 8601, a day as 2024-05-01, a time "
                "with its zone as 2024-05-01T10:00:00Z."
            )
            yield block("date_not_iso_8601", field, text, message)
    if is_later(review.date_published, review.date_modified):
        published, modified = written(review.date_published), written(review.date_modified)
        message = f"dateModified {modified} lies before datePublished {published}."
        yield block("modified_before_published", "dateModified", modified, message)
    if is_later(review.claim_date, review.date_published):
        claimed = written(review.claim_date)
        message = f"The claim is dated {claimed}, after the review of it was published."
        yield warn("claim_after_review", "itemReviewed.datePublished", claimed, message)


def _moments(review: PublishedReview) -> Iterator[tuple[str, Moment]]:
    yield "datePublished", review.date_published
    yield "dateModified", review.date_modified
    yield "itemReviewed.datePublished", review.claim_date
    if review.first_appearance:
        yield "itemReviewed.firstAppearance.datePublished", review.first_appearance.published
    for place, link in enumerate(review.appearances):
        yield f"itemReviewed.appearance[{place}].datePublished", link.published
    for place, note in enumerate(review.corrections):
        yield f"correction[{place}].datePublished", note.published


def _texts(review: PublishedReview) -> Iterator[Problem]:
    claim = one_line(review.claim_reviewed)
    if len(claim) > LONGEST_CLAIM:
        message = (
            f"The claim has {len(claim)} characters; beyond {LONGEST_CLAIM} it is cut off where "
            "search results show it."
        )
        yield warn("claim_long", "claimReviewed", claim, message)
    texts = (
        ("claimReviewed", review.claim_reviewed),
        ("headline", review.headline),
        ("reviewRating.alternateName", review.rating.label),
        ("reviewRating.ratingExplanation", review.rating.explanation),
        *(("itemReviewed.author.name", one.name) for one in review.claimants),
        *((f"correction[{n}].text", note.text) for n, note in enumerate(review.corrections)),
    )
    for field, text in texts:
        if has_markup(text):
            message = (
                f"{field} holds what readers of the feed take for mark-up (tags, or entities such "
                "as &amp;) and drop. Write the characters themselves."
            )
            yield warn("text_has_markup", field, text, message)
