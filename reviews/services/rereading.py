"""External reviews in the shape in which they came in."""

from typing import Any

from reviews.domain.claimreview.building import Element, build
from reviews.domain.claimreview.reading import ReadReview, published, read
from reviews.models import ExternalReview


def read_again(row: ExternalReview) -> ReadReview | None:
    """The item of an external review, read anew; None where it is not kept."""
    found = _found(row, row.raw)
    if found is None and isinstance(row.raw, dict):
        # Of a review in a page that named no address the page's was taken.
        found = _found(row, {**row.raw, "url": row.url})
    return found


def _found(row: ExternalReview, raw: Any) -> ReadReview | None:
    reading = read([raw], source=row.url, today=row.imported_at.date())
    same = [one for one in reading.items if one.url == row.url]
    return next((one for one in same if one.claim_reviewed == row.claim_text), None)


def element_of(row: ExternalReview) -> Element:
    """Will build the ClaimReview of an external review from the item as it was given.

    Importing that and building again gives the same, to the byte.

    Raises: ValueError for a row whose item is not kept.
    """
    item = read_again(row)
    if item is None:
        raise ValueError(f"The item of “{row}” is not kept.")
    return build(published(item))
