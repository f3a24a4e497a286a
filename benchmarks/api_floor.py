"""The floor: what an answer costs without any framework. One prepared binary query, then orjson.

It tells what the API tells, and checks nothing: neither who asks, nor how often, nor what for.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import orjson
import psycopg

Start = Callable[[str, list[tuple[str, str]]], Any]
COLUMNS = """c.id, c.statement, c.short, c.language, c.kind, c.checkability, c.status,
    c.valid_from, c.valid_to, c.valid_as_written, c.valid_basis, c.valid_reason, c.place,
    c.amount::text, c.lower::text, c.upper::text, c.unit, c.comparator, c.statistic, c.population,
    c.baseline, c.as_of_from, c.as_of_to, c.as_of_as_written, c.as_of_basis, c.as_of_reason,
    c.attests_id, c.label, c.listing, c.supports_confirmed, c.supports_possible,
    c.refutes_confirmed, c.refutes_possible, c.appearance_count, c.article_count,
    c.publisher_count, c.echo_factor, c.verdict, c.verdict_class, c.verdict_url, c.created_at,
    c.row_version, topics.told, subjects.told, stale.since"""

BESIDE = """
    LEFT JOIN (
        SELECT x.claim_id, json_agg(
            json_build_object('slug', t.slug, 'name', t.name) ORDER BY t.name
        )::text AS told
        FROM claims_claimtopic x JOIN claims_topic t ON t.id = x.topic_id
        WHERE x.claim_id = ANY (ARRAY(SELECT id FROM c)) GROUP BY x.claim_id
    ) topics ON topics.claim_id = c.id
    LEFT JOIN (
        SELECT x.claim_id, json_agg(
            json_build_object('id', s.id, 'name', s.name) ORDER BY s.name
        )::text AS told
        FROM claims_claimsubject x JOIN sources_source s ON s.id = x.source_id
        WHERE x.claim_id = ANY (ARRAY(SELECT id FROM c)) GROUP BY x.claim_id
    ) subjects ON subjects.claim_id = c.id
    LEFT JOIN (
        SELECT claim_id, min(since) AS since FROM claims_stalemark
        WHERE claim_id = ANY (ARRAY(SELECT id FROM c)) GROUP BY claim_id
    ) stale ON stale.claim_id = c.id
"""

LIST = f"""
    WITH c AS (
        SELECT * FROM claims_claim WHERE status = 'open' AND id > %s ORDER BY id LIMIT 51
    )
    SELECT {COLUMNS} FROM c {BESIDE} ORDER BY c.id
"""

WHEN = """json_build_object(
        'earliest', {0}_from, 'latest', {0}_to, 'as_written', {0}_as_written, 'basis', {0}_basis,
        'reason', {0}_reason, 'text', CASE WHEN {0}_from IS NULL THEN 'unknown' ELSE {0}_from::text END
    )"""

DOSSIER = f"""
    WITH c AS (SELECT * FROM claims_claim WHERE id = %s),
    a AS (
        SELECT * FROM claims_appearance WHERE claim_id = %s AND status <> 'rejected'
        ORDER BY id LIMIT 51
    ),
    h AS (
        SELECT h.from_appearance_id, json_agg(json_build_object(
            'id', h.id, 'kind', h.kind,
            'to_origin', CASE WHEN o.id IS NOT NULL THEN json_build_object(
                'id', o.id, 'kind', o.kind, 'name', o.title,
                'holder', json_build_object('id', s.id, 'name', s.name)
            ) END,
            'to_appearance', CASE WHEN t.id IS NOT NULL THEN json_build_object(
                'id', t.id, 'claim', t.claim_id,
                'article', json_build_object('id', ta.id, 'title', ta.title)
            ) END,
            'told_in', h.told_in_id, 'cue', h.cue, 'cue_start', h.cue_start, 'cue_end', h.cue_end,
            'named_as', h.named_as, 'inferred', h.inferred, 'joint', h.joint,
            'judgement', h.judgement, 'created_at', h.created_at, 'row_version', h.row_version
        ) ORDER BY h.id) AS told
        FROM claims_attribution h
        LEFT JOIN claims_origin o ON o.id = h.to_origin_id
        LEFT JOIN sources_source s ON s.id = o.holder_id
        LEFT JOIN claims_appearance t ON t.id = h.to_appearance_id
        LEFT JOIN sources_article ta ON ta.id = t.article_id
        WHERE h.from_appearance_id = ANY (ARRAY(SELECT id FROM a)) AND h.judgement <> 'rejected'
            AND (t.id IS NULL OR t.status <> 'rejected')
        GROUP BY h.from_appearance_id
    )
    SELECT {COLUMNS}, result.result::text, result.computed_at, (
        SELECT json_agg(json_build_object(
            'id', a.id, 'claim', json_build_object('id', a.claim_id, 'statement', c.statement),
            'article', json_build_object('id', r.id, 'title', r.title),
            'publisher', json_build_object('id', p.id, 'name', p.name), 'version', v.sequence,
            'exact', a.exact, 'prefix', a.prefix, 'suffix', a.suffix, 'start', a.start,
            'end', a.end, 'sha256', a.sha256, 'stance', a.stance, 'wording', a.wording,
            'force', a.force, 'distanced', a.distanced, 'basis', a.basis, 'status', a.status,
            'date', {WHEN.format("a.date")}, 'quantity', NULL, 'note', a.note,
            'continues', a.continues_id, 'change', a.change, 'chain', coalesce(h.told, '[]'),
            'created_at', a.created_at, 'row_version', a.row_version
        ) ORDER BY a.id)::text
        FROM a JOIN sources_article r ON r.id = a.article_id
        LEFT JOIN sources_source p ON p.id = r.publisher_id
        LEFT JOIN sources_articleversion v ON v.id = a.version_id
        LEFT JOIN h ON h.from_appearance_id = a.id
    ) FROM c {BESIDE}
    LEFT JOIN claims_corroboration result ON result.claim_id = c.id AND superseded_at IS NULL
"""


class Floor:
    """A WSGI application of two addresses: `/list/?after=…` and `/dossier/?of=…`."""

    def __init__(self, connection: "psycopg.Connection[Any]") -> None:
        self._cursor: psycopg.Cursor[Any] = psycopg.Cursor(connection)

    def __call__(self, environ: dict[str, Any], start_response: Start) -> Iterable[bytes]:
        """Called as a server would."""
        number = int(environ["QUERY_STRING"].partition("=")[2] or 0)
        told = self.listed(number) if environ["PATH_INFO"] == "/list/" else self.dossier(number)
        content = orjson.dumps(told, option=orjson.OPT_UTC_Z)
        start_response("200 OK", [("Content-Type", "application/json")])
        return [content]

    def listed(self, after: int) -> dict[str, Any]:
        """Fifty claims beyond an id."""
        rows = self._cursor.execute(LIST, (after,), prepare=True, binary=True).fetchall()
        follows = rows[49][0] if len(rows) > 50 else None
        return {"results": [claim(row) for row in rows[:50]], "next": follows}

    def dossier(self, of: int) -> dict[str, Any]:
        """One claim with fifty appearances."""
        (row,) = self._cursor.execute(DOSSIER, (of, of), prepare=True, binary=True).fetchall()
        result, computed_at, appearances = row[-3:]
        besides = orjson.dumps({"computed_at": computed_at}, option=orjson.OPT_UTC_Z).decode()
        return {
            "claim": claim(row),
            "corroboration": orjson.Fragment(f"{result[:-1]},{besides[1:]}"),
            "appearances": {"results": orjson.Fragment(appearances), "next": None},
            "reviews": [],
        }


def when(
    earliest: date | None, latest: date | None, as_written: str, basis: str, reason: str
) -> dict[str, Any]:
    """A time; the benchmark knows none but days and nothing."""
    return {
        "earliest": earliest,
        "latest": latest,
        "as_written": as_written,
        "basis": basis,
        "reason": reason,
        "text": str(earliest) if earliest else "unknown",
    }


def claim(row: tuple[Any, ...]) -> dict[str, Any]:
    """One claim."""
    return {
        "id": row[0],
        "statement": row[1],
        "short": row[2],
        "language": row[3],
        "kind": row[4],
        "checkability": row[5],
        "status": row[6],
        "topics": orjson.Fragment(row[42] or "[]"),
        "subjects": orjson.Fragment(row[43] or "[]"),
        "valid": when(*row[7:12]),
        "place": row[12],
        "quantity": figure(row) if row[17] else None,
        "attests": row[26],
        "label": row[27],
        "listing": row[28],
        "supports": {"confirmed": row[29], "possible": row[30]},
        "refutes": {"confirmed": row[31], "possible": row[32]},
        "appearances": row[33],
        "articles": row[34],
        "publishers": row[35],
        "echo_factor": row[36],
        "stale_since": row[44],
        "stale_because": "",
        "verdict": {"label": row[37], "verdict_class": row[38], "verdict_url": row[39]}
        if row[37]
        else None,
        "created_at": row[40],
        "row_version": row[41],
    }


def figure(row: tuple[Any, ...]) -> dict[str, Any]:
    """The figure of a claim."""
    return {
        "amount": row[13],
        "lower": row[14],
        "upper": row[15],
        "unit": row[16],
        "comparator": row[17],
        "statistic": row[18],
        "population": row[19],
        "baseline": row[20],
        "as_of": when(*row[21:26]),
    }
