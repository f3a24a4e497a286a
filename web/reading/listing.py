"""Claims as lists show them: the statement, then its sourcing in words."""

from dataclasses import dataclass

from claims.models import Claim
from web.reading.verdicts import VerdictBadge, verdict_on
from web.words import Badge, badge, counted, interval_words

MOST_DOTS = 9
"""More dots than these nobody counts at a glance."""


@dataclass(frozen=True, slots=True)
class Interval:
    """`[confirmed, possible]` in words and as dots: filled ones confirmed, hollow ones possible."""

    confirmed: int
    possible: int
    words: str
    filled: range
    hollow: range


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim of a list; `stale` says in a few words that its answer is a former one.

    `verdict` is what a public review of ours concluded: another question than `badge`.
    """

    url: str
    statement: str
    language: str
    sourcing: str
    badge: Badge
    interval: Interval
    echo: str
    stale: str = ""
    verdict: VerdictBadge | None = None


def interval(confirmed: int, possible: int) -> Interval:
    """Will put an interval into words and dots."""
    drawn = possible <= MOST_DOTS
    return Interval(
        confirmed,
        possible,
        interval_words(confirmed, possible),
        filled=range(confirmed if drawn else 0),
        hollow=range(possible - confirmed if drawn else 0),
    )


def claim_row(claim: Claim) -> ClaimRow:
    """Will describe a claim that was read `with_staleness()` by its own row, without a query."""
    return ClaimRow(
        url=claim.get_absolute_url(),
        statement=claim.statement,
        language=claim.language,
        sourcing=claim.listing or _tally(claim),
        badge=badge(claim.label),
        interval=interval(claim.supports_confirmed, claim.supports_possible),
        echo=echo_words(claim.echo_factor, claim.supports_confirmed),
        stale=f"being counted anew because {claim.staleness.because}" if claim.staleness else "",
        verdict=verdict_on(claim),
    )


def echo_words(factor: float, confirmed: int) -> str:
    """How often a claim is repeated for each origin behind it; empty when that is no more than once.

    >>> echo_words(40.0, 1), echo_words(5.5, 2), echo_words(4.0, 0), echo_words(1.0, 1)
    ('repeated 40 times for each origin', 'repeated 5.5 times for each origin', 'repeated 4 times', '')
    """
    if factor <= 1:
        return ""
    times = f"repeated {factor:,.1f}".removesuffix(".0") + " times"
    return f"{times} for each origin" if confirmed else times


def _tally(claim: Claim) -> str:
    """The counts of a claim that has no wording of its own yet."""
    return " · ".join(
        [
            counted(claim.appearance_count, "appearance"),
            counted(claim.article_count, "article"),
            counted(claim.publisher_count, "publisher"),
        ]
    )
