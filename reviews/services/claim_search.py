"""Searches public reviews, our own and those of others, as `claims:search` asks for them.

One statement finds a page, two more read it, however much there is: of each kind the newest
thousand that match are ranked, our own first, then those with all the words, then the likest.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from string import Template
from typing import Any

from django.db import connection

from claims.domain.matching.figures import LONGEST
from reviews.domain.claims_search import FoundClaim, FoundReview, Search
from reviews.models import ExternalReview, Publication
from reviews.services.sites import own_hosts

MOST_RANKED = 1_000
"""So many reviews of each kind are ranked: nobody reads on for longer."""

OTHERS_TEXT = "(claim_text || ' ' || title || ' ' || rating_given)"
OURS_TEXT = (
    "(headline || ' ' || COALESCE(content::jsonb #>> '{claim,statement}', '') || ' ' || "
    "COALESCE(content::jsonb #>> '{claim,short}', '') || ' ' || "
    "COALESCE(content::jsonb #>> '{rating,label}', ''))"
)
"""Migration 0006 keeps an index on each of these expressions: they stay as they are written there."""

OURS = f"""
    SELECT 0 AS kind, publication.id, first.published_at::date AS day,
        word_similarity(%(query)s, {OURS_TEXT}) AS likeness, $rank AS rank
    FROM reviews_review review
    JOIN reviews_publication publication ON publication.id = review.publication_id
    JOIN reviews_publication first ON first.review_id = review.id AND first.sequence = 1
    JOIN reviews_reviewversion version ON version.id = publication.version_id
    WHERE review.state <> 'retracted' AND %(with_ours)s AND $met
        AND (%(language)s = '' OR split_part(lower(review.language), '-', 1) = %(language)s)
        AND (%(since)s::date IS NULL OR first.published_at::date >= %(since)s)
    ORDER BY publication.id DESC LIMIT %(ranked)s
"""  # noqa: S608

OTHERS = f"""
    SELECT 1 AS kind, id, COALESCE(reviewed_on, claim_date) AS day,
        word_similarity(%(query)s, {OTHERS_TEXT}) AS likeness, $rank AS rank
    FROM reviews_externalreview
    WHERE gone_on IS NULL AND $met
        AND (%(site)s = '' OR site = %(site)s)
        AND (%(language)s = '' OR split_part(lower(language), '-', 1) = %(language)s)
        AND (%(since)s::date IS NULL OR GREATEST(reviewed_on, claim_date) >= %(since)s)
    ORDER BY id DESC LIMIT %(ranked)s
"""  # noqa: S608

HAS_ALL = "to_tsvector('simple', {text}) @@ plainto_tsquery('simple', %(query)s)"
IS_LIKE = "%(query)s <> '' AND {text} %%> %(query)s AND NOT {has_all}"


def _either(rows: str, text: str) -> str:
    """The statement for the rows that have all the words, then for those that are like them.

    The second half is begun only where the first one does not fill what is ranked: nothing of it
    could stand before.
    """
    has_all = HAS_ALL.format(text=text)
    likeness = IS_LIKE.format(text=text, has_all=has_all)
    first = Template(rows).substitute(rank=0, met=f"(%(query)s = '' OR {has_all})")
    second = Template(rows).substitute(rank=1, met=likeness)
    return f"SELECT * FROM (({first}) UNION ALL ({second})) both_ranks LIMIT %(ranked)s"  # noqa: S608


PAGE = f"""
    SELECT kind, id FROM (
        ({_either(OURS, OURS_TEXT)}) UNION ALL ({_either(OTHERS, OTHERS_TEXT)})
    ) found
    ORDER BY kind, rank, likeness DESC, day DESC NULLS LAST, id DESC
    LIMIT %(limit)s OFFSET %(offset)s
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Page:
    """The results of one page in their order, and whether another one follows."""

    claims: tuple[FoundClaim, ...]
    has_more: bool


def search_reviews(search: Search, *, offset: int, today: date) -> Page:
    """Will find the reviews that a search asks for, from the place `offset` on.

    Every result is one claim as one review words it. What was retracted, or taken back by its
    publisher, is not found.
    """
    keys = _keys(search, offset, today)
    shown = keys[: search.page_size]
    found: dict[tuple[int, int], FoundClaim] = {}
    for row in Publication.objects.with_document([pk for kind, pk in shown if kind == 0]):
        found[0, row.pk] = _ours(json.loads(row.json_ld))
    for other in ExternalReview.objects.for_search([pk for kind, pk in shown if kind == 1]):
        found[1, other.pk] = _others(other)
    claims = tuple(found[key] for key in shown if key in found)
    return Page(claims, len(keys) > search.page_size)


def _keys(search: Search, offset: int, today: date) -> Sequence[tuple[int, int]]:
    """Which reviews stand on the page, and the first of the next one."""
    parameters: dict[str, Any] = {
        "query": search.query[:LONGEST],
        "language": search.language.lower().partition("-")[0],
        "site": search.site,
        "with_ours": not search.site or search.site in own_sites(),
        "since": _since(search, today),
        "ranked": MOST_RANKED,
        "limit": search.page_size + 1,
        "offset": offset,
    }
    with connection.cursor() as cursor:
        cursor.execute(PAGE, parameters)
        return [(kind, pk) for kind, pk in cursor.fetchall()]


def own_sites() -> set[str]:
    """The sites under which our own reviews are found."""
    return {host.removeprefix("www.") for host in own_hosts()}


def _since(search: Search, today: date) -> date | None:
    if search.max_age_days is None or search.max_age_days >= today.toordinal():
        return None
    return date.fromordinal(today.toordinal() - search.max_age_days)


def _ours(element: dict[str, Any]) -> FoundClaim:
    """A result of what was published: the ClaimReview as it stands in its page."""
    item = element.get("itemReviewed", {})
    author = item.get("author", {})
    review = FoundReview(
        url=element.get("url", ""),
        publisher=element.get("author", {}).get("name", ""),
        rating=element.get("reviewRating", {}).get("alternateName", ""),
        title=element.get("headline", ""),
        reviewed=element.get("datePublished", ""),
        language=element.get("inLanguage", ""),
    )
    claimant = author.get("name", "") if isinstance(author, dict) else ""
    text, claimed = element.get("claimReviewed", ""), item.get("datePublished", "")
    return FoundClaim(text, (review,), claimant, claimed)


def _others(row: ExternalReview) -> FoundClaim:
    review = FoundReview(
        url=row.url,
        publisher=row.publisher_name or row.site,
        rating=row.rating_given,
        title=row.title,
        reviewed=row.reviewed_on or "",
        language=row.language,
    )
    return FoundClaim(row.claim_text, (review,), row.claimant, row.claim_date or "")
