"""Fills a database with very many claims by SQL alone, and with one that appears in many places."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection

from benchmarks.shapes import Shapes
from claims.models import Appearance, Claim, Origin
from claims.services.corroboration import recompute
from config.database.roles import as_owner

FILLED = ("claims_claim", "claims_topic", "claims_claimtopic", "claims_claimsubject")
WORD_INDEXES = ("claim_statement_parts", "claim_figured_statement")

CLAIMS = """
INSERT INTO claims_claim (
    statement, short, language, kind, checkability, status, place,
    valid_from, valid_to, valid_as_written, valid_basis, valid_reason,
    amount, unit, comparator, statistic, population, baseline,
    as_of_as_written, as_of_basis, as_of_reason,
    label, supports_confirmed, supports_possible, refutes_confirmed, refutes_possible,
    appearance_count, article_count, publisher_count, echo_factor, listing,
    verdict, verdict_class, verdict_url, created_at, row_version
)
SELECT
    format('Ferry number %%s sank off Otaru on 3 May 2018 with %%s people on board.', n, n %% 97),
    format('Ferry %%s sank', n), 'en', 'event', 'checkable',
    CASE n %% 50 WHEN 0 THEN 'withdrawn' ELSE 'open' END, 'Otaru',
    date '2018-05-03' + n %% 300, date '2018-05-03' + n %% 300, '', 'stated', '',
    CASE n %% 3 WHEN 0 THEN n %% 97 END, CASE n %% 3 WHEN 0 THEN 'people' ELSE '' END,
    CASE n %% 3 WHEN 0 THEN 'eq' ELSE '' END, CASE n %% 3 WHEN 0 THEN 'count' ELSE '' END, '', '',
    '', 'stated', '',
    'single_origin', n %% 7, n %% 7 + 1, 0, n %% 2,
    n %% 40, n %% 40, n %% 20, n %% 13,
    format('%%s appearances · %%s articles · 1 statement', n %% 40, n %% 40),
    CASE n %% 9 WHEN 0 THEN 'Mostly false' ELSE '' END,
    CASE n %% 9 WHEN 0 THEN 'false' ELSE '' END,
    CASE n %% 9 WHEN 0 THEN format('https://example.org/reviews/%%s/', n) ELSE '' END,
    now(), 1
FROM generate_series(1, %(number)s) n
"""
TOPICS = """
INSERT INTO claims_topic (name, slug, created_at, row_version)
SELECT 'Topic ' || n, 'topic-' || n, now(), 1 FROM generate_series(1, 60) n
"""
OF_TOPICS = """
INSERT INTO claims_claimtopic (claim_id, topic_id)
SELECT claim.id, topic.id FROM claims_claim claim, claims_topic topic
WHERE topic.id %% 60 IN (claim.id %% 60, (claim.id * 7 + 3) %% 60)
"""
ABOUT = """
INSERT INTO claims_claimsubject (claim_id, source_id)
SELECT claim.id, (SELECT min(id) FROM sources_source) + claim.id %% 150 FROM claims_claim claim
"""


@contextmanager
def owner(database: str) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """A connection of the owner to this database."""
    with as_owner("default"):
        parameters = connection.get_connection_params()
    parameters.pop("cursor_factory", None)
    with psycopg.connect(**{**parameters, "dbname": database}, autocommit=True) as found:
        yield found


def fill(database: str, number: int, appearances: int = 50) -> Claim:
    """Stores so many claims with topics and subjects; returns one that appears in many places.

    Their history is not written, and the indexes on their words go: no read here asks for either.
    """
    shapes = Shapes()
    with owner(database) as asking:
        asking.execute("SET statement_timeout = 0")
        for index in WORD_INDEXES:
            asking.execute(f"DROP INDEX IF EXISTS {index}")
        for table in FILLED:
            asking.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement in (CLAIMS, TOPICS, OF_TOPICS, ABOUT):
            asking.execute(statement, {"number": number})
        for table in FILLED:
            asking.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    (claim,) = shapes.claims(1)
    _appear(shapes, claim, appearances)
    recompute([claim.pk])
    with owner(database) as asking:
        asking.execute("VACUUM (FREEZE, ANALYZE)")
    return claim


def _appear(shapes: Shapes, claim: Claim, number: int) -> None:
    """Appearances of which some cite the first, most an official, a few both."""
    rows = shapes.appearances([claim] * number, shapes.articles(number))
    officials = shapes.statements(6)
    steps: list[tuple[Appearance, Appearance | Origin]] = []
    for place, row in enumerate(rows):
        if place % 3 != 1:
            steps.append((row, officials[place % 6]))
        if place and place % 3:
            steps.append((row, rows[0]))
    shapes.hops(steps)
