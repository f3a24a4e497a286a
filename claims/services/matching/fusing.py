"""The statement that ranks by words and by meaning together, in one go."""

from claims.services.matching.statements import SCORED, STATE, TERMS

NEAREST = 50
"""So many of the best by words, and so many of the nearest by meaning, are weighed together."""

MEANING_WEIGHT = 1.5

FUSE = "".join(
    [
        "WITH",
        STATE,
        ",",
        TERMS,
        ",",
        SCORED,
        """,
    meaning AS MATERIALIZED (
        SELECT number, vector::halfvec AS vector
        FROM unnest(%(meant)s::int[], %(vectors)s::text[]) AS meaning (number, vector)
    ),
    near AS MATERIALIZED (
        SELECT meaning.number, nearest.claim_id
        FROM meaning CROSS JOIN LATERAL (
            SELECT claim_id FROM claims_claimvector
            ORDER BY claims_claimvector.vector <=> meaning.vector LIMIT %(nearest)s
        ) AS nearest
    ),
    pooled AS MATERIALIZED (
        SELECT number, claim_id FROM (
            SELECT *, row_number() OVER (PARTITION BY number ORDER BY score DESC, claim_id) AS turn
            FROM scored
        ) AS ordered
        WHERE turn <= %(nearest)s
        UNION
        SELECT number, claim_id FROM near
    ),
    both_scores AS MATERIALIZED (
        SELECT pooled.number, pooled.claim_id,
            coalesce(scored.score, worded.score, 0) AS words,
            1 - (kept.vector <=> meaning.vector) AS cosine
        FROM pooled
        JOIN claims_claim AS claim ON claim.id = pooled.claim_id AND claim.status = 'open'
        JOIN meaning ON meaning.number = pooled.number
        LEFT JOIN scored
            ON scored.number = pooled.number AND scored.claim_id = pooled.claim_id
        LEFT JOIN LATERAL (
            SELECT sum(terms.weight * posting.weight) AS score
            FROM terms
            CROSS JOIN LATERAL (
                SELECT weight FROM claims_claimterm
                WHERE claims_claimterm.lexeme = terms.lexeme
                    AND claims_claimterm.claim_id = pooled.claim_id
                OFFSET 0
            ) AS posting
            WHERE terms.number = pooled.number AND scored.score IS NULL
        ) AS worded ON true
        LEFT JOIN claims_claimvector AS kept ON kept.claim_id = pooled.claim_id
    ),
    fused AS (
        SELECT number, claim_id, cosine,
            coalesce((words - avg(words) OVER pool) / nullif(stddev_pop(words) OVER pool, 0), 0)
            + %(meaning_weight)s * coalesce(
                (coalesce(cosine, least_cosine) - avg(coalesce(cosine, least_cosine)) OVER pool)
                / nullif(stddev_pop(coalesce(cosine, least_cosine)) OVER pool, 0), 0) AS score
        FROM (
            SELECT *, coalesce(min(cosine) OVER (PARTITION BY number), 0) AS least_cosine
            FROM both_scores
        ) AS known
        WINDOW pool AS (PARTITION BY number)
    )
    SELECT number, claim_id, score, cosine FROM (
        SELECT *, row_number() OVER (PARTITION BY number ORDER BY score DESC, claim_id) AS turn
        FROM fused
    ) AS ordered
    WHERE turn <= %(limit)s
    ORDER BY number, turn
""",
    ]
)
"""Both scores are told as distances from the mean of the pool, so that they can be added."""

BOUNDS = {"nearest": NEAREST, "meaning_weight": MEANING_WEIGHT}

SEARCH_WIDELY = "SELECT set_config('hnsw.ef_search', '200', false)"
"""With less, an index over the vectors overlooks an eighth of what an exact search finds."""
