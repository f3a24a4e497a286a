"""The statements that rank claims: BM25 over the table of terms, in plain SQL.

A common term is in the postings of many claims and says little. So the rarest terms of a text are
followed first, until `budget` postings were read; the others are only looked up for the best
`pool` claims that those found. How rare a term is, is known when it is asked: a new claim touches no
row but its own.
"""

SMALL = 1000
"""Below so many claims nothing is counted ahead: every number is taken as it stands."""

COMMON = 0.1
"""A term in a larger part of all claims than this is not looked up."""

BUDGET = 15_000
"""So many postings are read for one text, at least those of its rarest term."""

POOL = 200
"""So many of the claims found so are looked at with all terms."""

MOST_TERMS = 40
"""So many terms of a text are looked up, the weightiest."""

BOUNDS = {
    "small": SMALL,
    "common": COMMON,
    "budget": BUDGET,
    "pool": POOL,
    "most_terms": MOST_TERMS,
}

STATE = """
    state AS MATERIALIZED (
        SELECT configurations, claims < %(small)s AS is_small,
            CASE WHEN claims < %(small)s THEN (
                SELECT count(*) FROM (
                    SELECT FROM claims_claim WHERE status = 'open' LIMIT %(small)s
                ) AS few
            ) ELSE claims END::double precision AS claims
        FROM claims_matchingstate WHERE id = 1
    )
"""

FREQUENCY = """
    LEFT JOIN LATERAL (
        SELECT frequency.claims FROM claims_termfrequency AS frequency
        WHERE frequency.lexeme = wanted.lexeme AND NOT state.is_small
        OFFSET 0
    ) AS counted ON true
    LEFT JOIN LATERAL (
        SELECT count(*) AS claims FROM (
            SELECT FROM claims_claimterm AS term
            WHERE term.lexeme = wanted.lexeme LIMIT %(small)s
        ) AS few
        WHERE counted.claims IS NULL
    ) AS live ON true
    CROSS JOIN LATERAL (
        SELECT coalesce(counted.claims, live.claims)::double precision AS claims
    ) AS known
    CROSS JOIN LATERAL (
        SELECT ln(1 + greatest(state.claims - known.claims + 0.5, 0.5) / (known.claims + 0.5))
            AS rarity
    ) AS weighed
"""
"""How rare the term `wanted.lexeme` is: as it was counted last, or as it stands where it is newer.

`OFFSET 0` has each term looked up by itself. Planned without the values, a join would read the whole
table: the planner takes ten texts of a hundred terms for granted.
"""

TERMS = "".join(
    [
        """
    wanted AS MATERIALIZED (
        SELECT number, lexeme, least(sum(weight), 2) AS weight
        FROM (
            SELECT part.number, part.place, term.lexeme,
                max(part.weight * (1 + ln(term.times))) AS weight
            FROM unnest(%(numbers)s::int[], %(parts)s::text[], %(weights)s::float8[])
                WITH ORDINALITY AS part (number, text, weight, place)
            CROSS JOIN state
            CROSS JOIN unnest(state.configurations) AS configuration
            CROSS JOIN LATERAL claims_lexemes(part.text, configuration::regconfig) AS term
            GROUP BY part.number, part.place, term.lexeme
        ) AS term
        GROUP BY number, lexeme
    ),
    terms AS MATERIALIZED (
        SELECT * FROM (
            SELECT *, row_number() OVER turn AS turn,
                row_number() OVER turn = 1
                    OR sum(claims) OVER (turn ROWS UNBOUNDED PRECEDING) <= %(budget)s AS is_followed
            FROM (
                SELECT wanted.number, wanted.lexeme, known.claims,
                    wanted.weight * weighed.rarity AS weight
                FROM wanted CROSS JOIN state
""",
        FREQUENCY,
        """
                WHERE known.claims > 0
                    AND (state.is_small OR known.claims <= state.claims * %(common)s)
            ) AS weighed
            WINDOW turn AS (PARTITION BY number ORDER BY weight DESC, lexeme)
        ) AS ordered
        WHERE turn <= %(most_terms)s
    ),
    rest AS MATERIALIZED (SELECT number, lexeme, weight FROM terms WHERE NOT is_followed)
""",
    ]
)
"""The terms of each text with their weights, the weightiest first; `rest` are those not followed."""

SCORED = """
    scored AS (
        SELECT given.number, pool.claim_id, pool.score + CASE
            WHEN EXISTS (SELECT FROM rest) THEN coalesce((
                SELECT sum(rest.weight * posting.weight)
                FROM rest
                CROSS JOIN LATERAL (
                    SELECT weight FROM claims_claimterm
                    WHERE claims_claimterm.lexeme = rest.lexeme
                        AND claims_claimterm.claim_id = pool.claim_id
                    OFFSET 0
                ) AS posting
                WHERE rest.number = given.number
            ), 0) ELSE 0 END AS score
        FROM (SELECT DISTINCT number FROM terms) AS given
        CROSS JOIN LATERAL (
            SELECT posting.claim_id, sum(terms.weight * posting.weight) AS score
            FROM terms
            CROSS JOIN LATERAL (
                SELECT claim_id, weight FROM claims_claimterm
                WHERE claims_claimterm.lexeme = terms.lexeme
                OFFSET 0
            ) AS posting
            WHERE terms.number = given.number AND terms.is_followed
            GROUP BY posting.claim_id
            ORDER BY score DESC, posting.claim_id
            LIMIT CASE WHEN EXISTS (SELECT FROM rest) THEN %(pool)s::int ELSE %(enough)s::int END
        ) AS pool
    )
"""
"""The claims that the followed terms lead to, the best of them with all their terms.

Each text by itself: then a heap of `pool` claims is kept, where all that were found would be sorted.
Where every term was followed, the scores are whole, and no more than `enough` claims are kept.
"""

RANK = "".join(
    [
        "WITH",
        STATE,
        ",",
        TERMS,
        ",",
        SCORED,
        """
    SELECT number, claim_id, score FROM (
        SELECT *, row_number() OVER (PARTITION BY number ORDER BY score DESC, claim_id) AS turn
        FROM scored
    ) AS ordered
    WHERE turn <= %(limit)s
    ORDER BY number, turn
""",
    ]
)

COMPARE = "".join(
    [
        "WITH",
        STATE,
        """,
    pair AS MATERIALIZED (
        SELECT pair.place, pair.text, claim.statement,
            claims_configuration(claim.language) AS configuration
        FROM unnest(%(places)s::int[], %(numbers)s::int[], %(claims)s::bigint[])
            AS pair (place, text, claim)
        CROSS JOIN LATERAL (
            SELECT statement, language FROM claims_claim WHERE id = pair.claim OFFSET 0
        ) AS claim
    ),
    read AS MATERIALIZED (
        SELECT DISTINCT once.text, once.configuration, term.lexeme
        FROM (SELECT DISTINCT text, configuration FROM pair) AS once
        CROSS JOIN LATERAL
            claims_lexemes((%(texts)s::text[])[once.text], once.configuration) AS term
    ),
    term AS MATERIALIZED (
        SELECT place, lexeme, bool_or(is_given) AS is_given, bool_or(NOT is_given) AS is_ours
        FROM (
            SELECT pair.place, read.lexeme, true AS is_given FROM pair
            JOIN read ON read.text = pair.text AND read.configuration = pair.configuration
            UNION ALL
            SELECT pair.place, ours.lexeme, false FROM pair
            CROSS JOIN LATERAL claims_lexemes(pair.statement, pair.configuration) AS ours
        ) AS said
        GROUP BY place, lexeme
    ),
    weighed AS MATERIALIZED (
        SELECT wanted.lexeme, known.claims, weighed.rarity
        FROM (SELECT DISTINCT lexeme FROM term) AS wanted CROSS JOIN state
""",
        FREQUENCY,
        """
    )
    SELECT place,
        coalesce(
            sum(rarity ^ 2) FILTER (WHERE is_given AND is_ours)
            / nullif(sqrt(sum(rarity ^ 2) FILTER (WHERE is_given))
                * sqrt(sum(rarity ^ 2) FILTER (WHERE is_ours)), 0), 0) AS likeness,
        coalesce(array_agg(lexeme ORDER BY rarity DESC, lexeme)
            FILTER (WHERE is_given AND is_ours), '{}') AS shared
    FROM term JOIN weighed USING (lexeme)
    WHERE claims > 0 OR is_ours
    GROUP BY place ORDER BY place
""",
    ]
)
"""How alike each text and claim are, from 0 to 1, and the terms they share, the rarest first."""

WORDS = """
    SELECT word.text, term.lexeme
    FROM unnest(%(words)s::text[]) AS word (text)
    JOIN claims_matchingstate AS state ON state.id = 1
    CROSS JOIN unnest(state.configurations) AS configuration
    CROSS JOIN LATERAL claims_lexemes(word.text, configuration::regconfig) AS term
"""
"""The terms of each word, so that a shared term can be told as it was written."""

REFRESH = (
    """
    INSERT INTO claims_termfrequency (lexeme, claims)
    SELECT lexeme, count(*) FROM claims_claimterm GROUP BY lexeme ORDER BY lexeme
    ON CONFLICT (lexeme) DO UPDATE SET claims = excluded.claims
    WHERE claims_termfrequency.claims <> excluded.claims
    """,
    """
    DELETE FROM claims_termfrequency AS frequency WHERE NOT EXISTS (
        SELECT FROM claims_claimterm AS term WHERE term.lexeme = frequency.lexeme
    )
    """,
    """
    UPDATE claims_matchingstate SET claims = counted.claims,
        mean_length = coalesce(counted.terms::float8 / nullif(counted.claims, 0), 12),
        refreshed_at = %(now)s
    FROM (
        SELECT count(DISTINCT claim_id) AS claims, count(*) AS terms FROM claims_claimterm
    ) AS counted
    """,
)
"""Counts how common each term is, and how many claims there are and how long."""

REBUILD = """
    INSERT INTO claims_claimterm (lexeme, claim_id, weight)
    SELECT weighed.lexeme, claim.id, weighed.weight
    FROM claims_claim AS claim
    CROSS JOIN (SELECT mean_length FROM claims_matchingstate) AS state
    CROSS JOIN LATERAL
        claims_weighed(claim.statement, claim.short, claim.language, state.mean_length) AS weighed
    WHERE claim.id > %(after)s AND claim.id <= %(upto)s AND claim.status = 'open'
    ORDER BY weighed.lexeme, claim.id
    ON CONFLICT (lexeme, claim_id) DO UPDATE SET weight = excluded.weight
    WHERE claims_claimterm.weight <> excluded.weight
"""
