"""Datasette with the same rows, which are copied into SQLite, and with the same questions."""

import sqlite3
from pathlib import Path
from typing import Any

import psycopg
from datasette.app import Datasette

TABLES = {
    "claims": "SELECT *, amount::text AS figure FROM claims_claim",
    "topics": "SELECT x.claim_id, t.slug, t.name FROM claims_claimtopic x "
    "JOIN claims_topic t ON t.id = x.topic_id",
    "subjects": "SELECT x.claim_id, s.id, s.name FROM claims_claimsubject x "
    "JOIN sources_source s ON s.id = x.source_id",
    "appearances": "SELECT a.*, r.title, p.id AS publisher_id, p.name AS publisher, v.sequence "
    "FROM claims_appearance a JOIN sources_article r ON r.id = a.article_id "
    "LEFT JOIN sources_source p ON p.id = r.publisher_id "
    "LEFT JOIN sources_articleversion v ON v.id = a.version_id",
    "hops": "SELECT h.*, o.kind AS origin_kind, o.title AS origin, s.id AS holder_id, "
    "s.name AS holder FROM claims_attribution h "
    "LEFT JOIN claims_origin o ON o.id = h.to_origin_id "
    "LEFT JOIN sources_source s ON s.id = o.holder_id",
    "results": "SELECT claim_id, result::text AS result, computed_at FROM claims_corroboration",
}
KEYS = ("topics(claim_id)", "subjects(claim_id)", "appearances(claim_id)", "results(claim_id)")

LIST = """SELECT *,
    (SELECT json_group_array(json_object('slug', slug, 'name', name)) FROM topics
        WHERE claim_id = claims.id) AS topics,
    (SELECT json_group_array(json_object('id', id, 'name', name)) FROM subjects
        WHERE claim_id = claims.id) AS subjects
FROM claims WHERE status = 'open' AND id > :number ORDER BY id LIMIT 50"""
DOSSIER = """SELECT a.*, claims.statement, CASE WHEN a.id = (
        SELECT min(id) FROM appearances WHERE claim_id = :number
    ) THEN (SELECT result FROM results WHERE claim_id = :number) END AS result,
    (SELECT json_group_array(json_object(
        'id', h.id, 'kind', h.kind, 'origin', h.origin, 'origin_kind', h.origin_kind,
        'holder', h.holder, 'holder_id', h.holder_id, 'to_appearance', h.to_appearance_id,
        'cue', h.cue, 'named_as', h.named_as, 'inferred', h.inferred, 'joint', h.joint,
        'judgement', h.judgement, 'created_at', h.created_at
    )) FROM hops h WHERE h.from_appearance_id = a.id) AS chain
FROM appearances a JOIN claims ON claims.id = a.claim_id
WHERE a.claim_id = :number AND a.status <> 'rejected' ORDER BY a.id LIMIT 50"""


def export(connection: "psycopg.Connection[Any]", file: Path) -> None:
    """Will copy the rows into a database of SQLite, with the indexes that the questions need."""
    with sqlite3.connect(file) as target, psycopg.Cursor(connection) as cursor:
        for name, query in TABLES.items():
            cursor.execute(query)
            columns = list(dict.fromkeys(one[0] for one in cursor.description or ()))
            key = {"id": "id INTEGER PRIMARY KEY"} if name != "subjects" else {}
            # Without a type the indexes could not be used: ids would be compared as text.
            key |= {one: f"{one} INTEGER" for one in columns if one.endswith("_id")}
            keyed = ", ".join(key.get(one, f'"{one}"') for one in columns)
            target.execute(f"CREATE TABLE {name} ({keyed})")
            places = ", ".join("?" * len(columns))
            while rows := cursor.fetchmany(10_000):
                target.executemany(
                    f"INSERT INTO {name} VALUES ({places})",
                    ([_plain(value) for value in row] for row in rows),
                )
        for index in (*KEYS, "hops(from_appearance_id)"):
            target.execute(f"CREATE INDEX {index.replace('(', '_').rstrip(')')} ON {index}")
        target.execute("ANALYZE")


def _plain(value: Any) -> Any:
    """A value as SQLite holds it."""
    return value if value is None or isinstance(value, int | float | str) else str(value)


def made(file: Path) -> Any:
    """Will make the application, with a canned query for a list and one for a dossier."""
    queries = {
        name: {"sql": sql, "params": ["number"]}
        for name, sql in (("list", LIST), ("dossier", DOSSIER))
    }
    return Datasette(
        [],
        immutables=[str(file)],
        settings={"sql_time_limit_ms": 10_000},
        metadata={"databases": {file.stem: {"queries": queries}}},
    ).app()
