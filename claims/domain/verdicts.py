"""What a claim shows of our own review of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CurrentVerdict:
    """The label of the newest public review, what it comes down to, and where the review is shown.

    `verdict_class` is one of the words of `reviews.domain.vocabulary.RatingClass`.
    """

    label: str
    verdict_class: str
    url: str
