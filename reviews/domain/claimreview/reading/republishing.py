"""A review of somebody else in the shapes in which our own are published."""

from reviews.domain.claimreview.reading.shapes import ReadReview
from reviews.domain.claimreview.shapes import PublishedReview


def published(read: ReadReview) -> PublishedReview:
    """Will return what was read as it can be built again; what was not read is empty.

    Building it, reading that and building again gives the same element, to the byte.
    """
    return PublishedReview(
        url=read.url,
        organisation=read.publisher,
        claim_reviewed=read.claim_reviewed,
        rating=read.rating,
        date_published=read.published.iso,
        date_modified=read.modified.iso,
        language=read.language,
        claimants=read.claimants,
        claim_date=read.claim_made.iso,
        first_appearance=read.first_appearance,
        appearances=read.appearances,
        headline=read.headline,
        corrections=read.corrections,
        citations=read.citations,
        license=read.license,
    )
