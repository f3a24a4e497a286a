"""Verdicts as pages show them: the word of the newsroom, and what it comes down to."""

from dataclasses import dataclass

from claims.models import Claim
from reviews.domain.vocabulary import RatingClass

CLASSES = {
    RatingClass.TRUE: ("true", "in short: true"),
    RatingClass.MIXTURE: ("mixture", "in short: partly true, partly not"),
    RatingClass.FALSE: ("false", "in short: false"),
    RatingClass.OTHER: ("other", "in short: neither true nor false"),
}
"""The look of each class in site.css and its mark in marks.svg, and what it says."""

UNKNOWN = ("other", "what it means in short is not settled")


@dataclass(frozen=True, slots=True)
class VerdictBadge:
    """A verdict: its word as given, a look, what the word comes down to, where it is explained."""

    label: str
    family: str
    meaning: str
    url: str = ""


def verdict_badge(label: str, rating_class: str, url: str = "") -> VerdictBadge:
    """Will find look and meaning of a verdict; an unknown class looks like *other*.

    >>> verdict_badge("Mostly true", "true").family
    'true'
    """
    known = rating_class in set(RatingClass)
    family, meaning = CLASSES[RatingClass(rating_class)] if known else UNKNOWN
    return VerdictBadge(label, family, meaning, url)


def verdict_on(claim: Claim) -> VerdictBadge | None:
    """The verdict that a claim shows by its own row, if our public reviews give one."""
    if not claim.verdict:
        return None
    return verdict_badge(claim.verdict, claim.verdict_class, claim.verdict_url)
