"""Which claims a text may state: a simple ranking, asked of the database in one statement."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from claims.domain.nearness import AGREES, LONGEST, Near, numbers_in

NEAREST = """
    SELECT given.number, found.id, found.statement, found.score
    FROM unnest(%(texts)s::text[], %(figures)s::text[])
        WITH ORDINALITY AS given (text, figures, number)
    CROSS JOIN LATERAL (
        SELECT id, statement, similarity(statement, given.text) + CASE
            WHEN amount IS NULL OR given.figures = '' THEN 0
            WHEN amount = ANY (string_to_array(given.figures, ' ')::numeric[]) THEN %(agrees)s
            ELSE -%(agrees)s
        END AS score
        FROM claims_claim
        WHERE statement %% given.text AND status = 'open'
        ORDER BY score DESC, id
        LIMIT %(limit)s
    ) found
    ORDER BY given.number, found.score DESC, found.id
"""
"""Only open claims: one that was merged is found by its survivor."""


def nearest_claims(text: str, limit: int = 5) -> list[Near]:
    """Will return the open claims that a text may state, the nearest first."""
    return nearest_to_each([text], limit)[0]


def nearest_to_each(texts: Sequence[str], limit: int = 1) -> list[list[Near]]:
    """Will return for each text the open claims that it may state, in one query for all."""
    found: list[list[Near]] = [[] for _ in texts]
    if not texts or limit < 1:
        return found
    parameters: dict[str, Any] = {
        "texts": [text[:LONGEST] for text in texts],
        "figures": [" ".join(f"{one:f}" for one in numbers_in(text)) for text in texts],
        "agrees": AGREES,
        "limit": limit,
    }
    with connection.cursor() as cursor:
        cursor.execute(NEAREST, parameters)
        for number, pk, statement, score in cursor.fetchall():
            found[number - 1].append(Near(pk, statement, float(score)))
    return found
