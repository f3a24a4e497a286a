"""Keeps a vector of each open claim, where meanings are compared."""

from collections.abc import Iterator
from typing import Any

from django.db import connection, transaction

from accounts.runs import hold_run
from claims.services.matching.embedding import Embedder, embedder, written

BATCH = 256

EXACT = 100_000
"""Up to so many claims every vector is compared; above, an index is asked."""

COLUMNS = """
    claims_claimvector (
        claim_id bigint PRIMARY KEY, model text NOT NULL, digest text NOT NULL,
        vector halfvec(384) NOT NULL
    )
"""

WAITING = """
    SELECT claim.id, said.text, md5(said.text)
    FROM claims_claim AS claim
    CROSS JOIN LATERAL (
        SELECT coalesce(nullif(claim.short, '') || '. ', '') || claim.statement AS text
    ) AS said
    LEFT JOIN claims_claimvector AS kept
        ON kept.claim_id = claim.id AND kept.model = %(model)s AND kept.digest = md5(said.text)
    WHERE claim.status = 'open' AND kept.claim_id IS NULL AND claim.id > %(after)s
    ORDER BY claim.id LIMIT %(most)s
"""
"""Claims whose vector is missing, or is that of other words or of another model."""

KEEP = """
    INSERT INTO claims_claimvector (claim_id, model, digest, vector)
    SELECT given.claim, %(model)s, given.digest, given.vector::halfvec
    FROM unnest(%(claims)s::bigint[], %(digests)s::text[], %(vectors)s::text[])
        AS given (claim, digest, vector)
    ON CONFLICT (claim_id) DO UPDATE
    SET model = excluded.model, digest = excluded.digest, vector = excluded.vector
"""

GONE = """
    DELETE FROM claims_claimvector AS kept WHERE NOT EXISTS (
        SELECT FROM claims_claim AS claim WHERE claim.id = kept.claim_id AND claim.status = 'open'
    )
"""

INDEX = """
    CREATE INDEX IF NOT EXISTS claimvector_near ON claims_claimvector
    USING hnsw (vector halfvec_cosine_ops) WITH (m = 16, ef_construction = 100)
"""


def embed_waiting(model: Embedder | None = None) -> Iterator[int]:
    """Will make the vectors that are missing or those of other words or of another model.

    Yields after each batch how many were made; does nothing where meanings are not compared.
    """
    model = model or embedder()
    after = -1
    while model is not None and (rows := _waiting(model, after)):
        vectors = [written(one) for one in model.embed([text for _, text, _ in rows])]
        asked: dict[str, Any] = {
            "model": model.name,
            "claims": [claim for claim, _, _ in rows],
            "digests": [digest for _, _, digest in rows],
            "vectors": vectors,
        }
        with transaction.atomic(), connection.cursor() as cursor:
            hold_run()
            cursor.execute(KEEP, asked)
        after = rows[-1][0]
        yield len(rows)
    if model is not None:
        with connection.cursor() as cursor:
            cursor.execute(GONE)


def _waiting(model: Embedder, after: int) -> list[tuple[int, str, str]]:
    asked: dict[str, Any] = {"model": model.name, "after": after, "most": BATCH}
    with connection.cursor() as cursor:
        cursor.execute(WAITING, asked)
        return [(int(claim), str(text), str(digest)) for claim, text, digest in cursor.fetchall()]
