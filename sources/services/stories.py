"""Reads which articles have the same text, which are one story already, and when each came out."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Min

from sources.domain.copying import Answered, Dated
from sources.models import Article
from sources.models.link import COPY_KINDS

SHORTEST_EXACT = 200
"""Characters below which the same text twice (“Page not found”) says nothing."""

EXACT = """
    SELECT DISTINCT other.article_id FROM sources_articleversion version
    JOIN sources_articleversion other USING (sha256)
    WHERE version.article_id = %s AND other.article_id <> version.article_id
        AND version.length >= %s
"""

STORIES = """
    WITH RECURSIVE copied AS NOT MATERIALIZED (
        SELECT from_article_id, to_article_id FROM sources_articlelink
        WHERE judgement <> 'rejected' AND kind = ANY(%s)
    ), story(id) AS (
        SELECT unnest(%s::bigint[])
        UNION
        SELECT step.id FROM story, LATERAL (
            SELECT to_article_id AS id FROM copied WHERE from_article_id = story.id
            UNION ALL
            SELECT from_article_id FROM copied WHERE to_article_id = story.id
        ) step
    )
    SELECT from_article_id, to_article_id FROM copied JOIN story ON from_article_id = story.id
"""
"""What makes these articles one story already, with each other or through others, in pairs.

Only links that every policy counts as one: an update or a rewrite hides no pair of copies.
"""

COPIED_FROM = """
    WITH RECURSIVE copies(id) AS (
        SELECT %s::bigint
        UNION
        SELECT link.from_article_id FROM copies
        JOIN sources_articlelink link ON link.to_article_id = copies.id
        WHERE link.judgement <> 'rejected' AND link.kind = ANY(%s)
    )
    SELECT id FROM copies
"""

ANSWERED = """
    SELECT from_article_id, to_article_id, score FROM sources_articlelink
    WHERE score IS NOT NULL AND (from_article_id = ANY(%s) OR to_article_id = ANY(%s))
        AND (judgement = 'rejected' OR judgement <> 'suggested' AND NOT kind = ANY(%s))
    ORDER BY id
"""
"""Of which measured pairs with one of these articles a person said that they are no copies."""

TWINS_WITHOUT_TEXT = """
    SELECT DISTINCT ON (version.article_id) version.id FROM sources_articleversion version
    JOIN sources_articleversion other USING (sha256)
    WHERE other.article_id <> version.article_id AND version.length >= %s
        AND NOT EXISTS (
            SELECT FROM sources_articleversion text
            WHERE text.article_id = version.article_id AND text.text IS NOT NULL
        )
    ORDER BY version.article_id, version.sequence DESC
"""


def twins_without_text() -> list[int]:
    """Will name one version of each article without any text whose hash some other article's text has."""
    with connection.cursor() as cursor:
        cursor.execute(TWINS_WITHOUT_TEXT, [SHORTEST_EXACT])
        return [pk for (pk,) in cursor.fetchall()]


def with_the_same_text(article_id: int) -> list[int]:
    """Will name the articles that have, or had, the same text to the letter, kept or withheld."""
    with connection.cursor() as cursor:
        cursor.execute(EXACT, [article_id, SHORTEST_EXACT])
        return [pk for (pk,) in cursor.fetchall()]


def story_links(articles: Iterable[int]) -> list[tuple[int, int]]:
    """Will read the links by which these articles belong together already."""
    with connection.cursor() as cursor:
        cursor.execute(STORIES, [COPY_KINDS, list(articles)])
        found: list[tuple[int, int]] = cursor.fetchall()
    return found


def answered_pairs(articles: Iterable[int]) -> list[Answered]:
    """Will read of which pairs with one of these articles a person said that they are no copies."""
    ids = list(articles)
    with connection.cursor() as cursor:
        cursor.execute(ANSWERED, [ids, ids, COPY_KINDS])
        return [Answered(one, other, float(score)) for one, other, score in cursor.fetchall()]


def copies_of(article_id: int) -> set[int]:
    """Will name an article and whatever is a copy of it, directly or through others."""
    with connection.cursor() as cursor:
        cursor.execute(COPIED_FROM, [article_id, COPY_KINDS])
        return {pk for (pk,) in cursor.fetchall()}


def came_out(articles: set[int]) -> dict[int, Dated]:
    """Will say when each of these articles came out, as far as is known; merged ones are left out."""
    rows = (
        Article.objects.active()
        .filter(pk__in=articles)
        .values_list("pk", "published_from", "published_to", Min("versions__captured_at"))
    )
    found = {}
    for pk, earliest, latest, captured in rows:
        published = earliest or latest
        day = published or (captured and captured.date())
        found[pk] = Dated(pk, day, is_published=published is not None)
    return found
