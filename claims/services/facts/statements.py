"""The statements that gather facts: prepared once a connection, each one read of one table.

Parameters are lists of ids; each statement gives plain columns, in the order that `reading` takes.
"""

from claims.services.reach import RELATED

_CLAIMS = """
    SELECT id, kind, checkability, valid_from, valid_to, place, status = 'open',
        comparator, statistic, amount, lower, upper, unit, population, baseline,
        as_of_as_written, as_of_from, as_of_to
    FROM claims_claim WHERE id IN (SELECT id FROM near)
"""

CLAIMS = "\n".join([RELATED, _CLAIMS])
"""These claims and those related to them, with their figures."""

RELATIONS = """
    SELECT id, from_claim_id, to_claim_id, kind, judgement FROM claims_claimrelation
    WHERE from_claim_id = ANY(%(claims)s) AND to_claim_id = ANY(%(claims)s)
        AND kind IN ('equivalent', 'negates', 'excludes') AND judgement <> 'rejected'
"""
"""What ties these claims to one another, as far as it carries anything."""

_APPEARANCES = """
    SELECT appearance.id, claim_id, appearance.article_id, sequence, stance, wording, force,
        distanced, basis,
        EXISTS (
            SELECT FROM sources_segment segment
            WHERE segment.version_id = appearance.version_id
                AND segment.kind IN ('furniture', 'caption', 'related')
                AND segment.start <= appearance.start AND segment."end" >= appearance."end"
        ),
        comparator, statistic, amount, lower, upper, unit, population, baseline,
        as_of_as_written, as_of_from, as_of_to
    FROM claims_appearance appearance
    LEFT JOIN sources_articleversion version ON version.id = appearance.version_id
    WHERE {condition} AND status = 'accepted'
"""

APPEARANCES_OF = _APPEARANCES.format(condition="claim_id = ANY(%(claims)s)")
"""The accepted appearances of these claims."""

APPEARANCES = _APPEARANCES.format(condition="appearance.id = ANY(%(appearances)s)")
"""The accepted ones among these appearances."""

REACHED = """
    WITH RECURSIVE reached(id) AS (
        SELECT unnest(%(appearances)s::bigint[])
        UNION
        SELECT step.id FROM reached, LATERAL (
            SELECT to_appearance_id AS id FROM claims_attribution
            WHERE from_appearance_id = reached.id
                AND to_appearance_id IS NOT NULL AND judgement <> 'rejected'
            UNION ALL
            SELECT other.id FROM claims_appearance one
            JOIN claims_appearance other USING (claim_id, article_id)
            WHERE one.id = reached.id AND other.id <> one.id AND other.status = 'accepted'
        ) step
    )
    SELECT id FROM reached
"""
"""These appearances, and all that they rest on, however many hops away.

What rests on one version of an article rests on every version of it that says the same.
"""

HOPS = """
    SELECT hop.id, from_appearance_id, to_appearance_id, to_origin_id, hop.kind, joint, inferred,
        judgement, origin.article_id
    FROM claims_attribution hop LEFT JOIN claims_origin origin ON origin.id = to_origin_id
    WHERE from_appearance_id = ANY(%(appearances)s) AND judgement <> 'rejected'
"""
"""The hops that leave these appearances, with the article that issued the origin at the other end."""

LINKS = """
    SELECT id, from_article_id, to_article_id, kind, judgement FROM sources_articlelink
    WHERE from_article_id = ANY(%(articles)s) AND judgement <> 'rejected'
    UNION
    SELECT id, from_article_id, to_article_id, kind, judgement FROM sources_articlelink
    WHERE to_article_id = ANY(%(articles)s) AND judgement <> 'rejected'
"""
"""The links that leave these articles, or lead to them."""

ARTICLES = """
    SELECT article.id, title, publisher_id, genre, held, published_from, published_to,
        article.status,
        status_changed_from, status_changed_to, is_ours,
        ARRAY(
            SELECT source_id FROM sources_credit
            WHERE article_id = article.id AND role IN ('author', 'speaker')
        ),
        coalesce(version.sequences, '{}'), coalesce(version.days, '{}'),
        signed_as
    FROM sources_article article
    LEFT JOIN sources_source publisher ON publisher.id = publisher_id
    CROSS JOIN LATERAL (
        SELECT array_agg(sequence ORDER BY sequence) AS sequences,
            array_agg((captured_at AT TIME ZONE 'UTC')::date ORDER BY sequence) AS days
        FROM sources_articleversion WHERE article_id = article.id
    ) version
    WHERE article.id = ANY(%(articles)s)
"""
"""These articles, with who speaks in them and when they were seen."""

ORIGINS = """
    SELECT origin.id, kind, holder_id, article_id, title, description,
        date_from, date_to, date_as_written,
        poll.id, conductor_id, sponsor_id, question, population, place,
        fieldwork_from, fieldwork_to, fieldwork_as_written, margin_of_error,
        confidence_level, mode, sample,
        EXISTS (
            SELECT FROM claims_claim quote
            WHERE attests_id = origin.id AND quote.status = 'open'
                AND quote.label LIKE 'contradicted%%'
        ),
        EXISTS (
            SELECT FROM claims_independencejudgement
            WHERE origin_a_id = origin.id AND withdrawn_at IS NULL
        )
    FROM claims_origin origin LEFT JOIN claims_poll poll ON poll.origin_id = origin.id
    WHERE origin.id IN (
        SELECT unnest(%(origins)s::bigint[])
        UNION
        SELECT id FROM claims_origin WHERE article_id = ANY(%(articles)s)
    )
"""
"""These origins and those that these articles issued, with their polls.

The last columns say whether, by a quote claim about it, a statement was never made, and whether
editors compared the origin with another one.
"""

SOURCES = """
    SELECT id, name,
        EXISTS (
            SELECT FROM sources_sourcetie WHERE from_source_id = source.id OR to_source_id = source.id
        ),
        EXISTS (
            SELECT FROM claims_independencejudgement
            WHERE (source_a_id = source.id OR source_b_id = source.id) AND withdrawn_at IS NULL
        )
    FROM sources_source source WHERE id = ANY(%(sources)s)
"""
"""These sources. The last columns say whether a tie, or an editor's word, connects one with others."""

CONNECTED = """
    WITH RECURSIVE tied(id) AS (
        SELECT unnest(%(sources)s::bigint[])
        UNION
        SELECT step.id FROM tied, LATERAL (
            SELECT to_source_id AS id FROM sources_sourcetie WHERE from_source_id = tied.id
            UNION ALL
            SELECT from_source_id FROM sources_sourcetie WHERE to_source_id = tied.id
            UNION ALL
            SELECT source_b_id FROM claims_independencejudgement
            WHERE source_a_id = tied.id AND withdrawn_at IS NULL
            UNION ALL
            SELECT source_a_id FROM claims_independencejudgement
            WHERE source_b_id = tied.id AND withdrawn_at IS NULL
        ) step
    )
    SELECT id FROM tied
"""
"""These sources, and those that ties or editors' judgements connect with them."""

TIES = """
    SELECT id, from_source_id, to_source_id, kind, percentage, since, until
    FROM sources_sourcetie WHERE from_source_id = ANY(%(sources)s)
"""
"""The ties of these sources."""

JUDGEMENTS = """
    SELECT judgement.id, verdict, judged_at, origin_a_id, origin_b_id, source_a_id, source_b_id,
        reason, trim(concat(first_name, ' ', last_name))
    FROM claims_independencejudgement judgement JOIN accounts_user judge ON judge.id = judged_by_id
    WHERE withdrawn_at IS NULL AND (
        origin_a_id = ANY(%(origins)s) OR source_a_id = ANY(%(sources)s)
    )
"""
"""How editors compared these origins and sources with others."""

STANDING_BESIDE = """
    SELECT count(*) FROM claims_appearance
    WHERE article_id = ANY(%(articles)s) AND claim_id = ANY(%(claims)s) AND status = 'accepted'
"""
"""How many accepted appearances of these claims stand in these articles."""
