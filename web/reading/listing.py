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
        sourcing=claim.listing
        or tally_words(claim.appearance_count, claim.article_count, claim.publisher_count),
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


def tally_words(appearances: int, articles: int, publishers: int) -> str:
    """What was counted; where no publisher is known, that.

    >>> tally_words(4, 3, 2), tally_words(0, 0, 0)
    ('4 appearances · 3 articles · 2 publishers', 'no appearance recorded')
    >>> tally_words(1, 1, 0)
    '1 appearance · 1 article · publisher unknown'
    """
    if not articles:
        return "no appearance recorded"
    who = counted(publishers, "publisher") if publishers else "publisher unknown"
    return " · ".join([counted(appearances, "appearance"), counted(articles, "article"), who])
