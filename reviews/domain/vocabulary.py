"""The words of the `reviews` app: every enumeration a record of this app may hold.

Source: schema.org ClaimReview and Rating, CiTO, where those have a word.
"""

from enum import StrEnum


class ReviewState(StrEnum):
    """How far the work on a review is; what is public does not depend on it."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    CHANGES_REQUESTED = "changes_requested"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    CORRECTING = "correcting"
    RETRACTED = "retracted"
    ARCHIVED = "archived"
