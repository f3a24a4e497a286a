"""What a claim shows of our own review of it."""

from dataclasses import dataclass

VERDICT_CLASSES = ("true", "false", "mixture", "other")
"""What a verdict comes down to: the words of `reviews.domain.vocabulary.RatingClass`."""


@dataclass(frozen=True, slots=True)
class CurrentVerdict:
    """The label of the newest public review, what it comes down to, and where the review is shown.

    `verdict_class` is one of `VERDICT_CLASSES`.
    """

    label: str
    verdict_class: str
    url: str
