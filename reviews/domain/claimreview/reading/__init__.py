"""A lenient reader of the ClaimReview that others publish."""

from reviews.domain.claimreview.reading.reader import read
from reviews.domain.claimreview.reading.republishing import published
from reviews.domain.claimreview.reading.shapes import (
    Gone,
    Limits,
    Note,
    Quarantined,
    Reading,
    ReadMoment,
    ReadReview,
    Reason,
    Skipped,
)

__all__ = [
    "Gone", "Limits", "Note", "Quarantined", "ReadMoment", "ReadReview", "Reading", "Reason",
    "Skipped", "published", "read",
]  # fmt: skip
