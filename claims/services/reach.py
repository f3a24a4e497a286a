"""How far a change reaches: which claims must be looked at again when something changed.

Every function returns a superset that is safe: a claim too many costs a computation, one too few
would show a stale number. Ids go in, ids come out.
"""

from collections.abc import Collection

from claims.services.fetching import fetch

CITING = """
    WITH RECURSIVE citing(id) AS (
        SELECT unnest(%(appearances)s::bigint[])
        UNION
        SELECT from_appearance_id FROM claims_attribution
        WHERE to_origin_id = ANY(%(origins)s) AND judgement <> 'rejected'
        UNION
        SELECT step.id FROM citing, LATERAL (
            SELECT from_appearance_id AS id FROM claims_attribution
            WHERE to_appearance_id = citing.id AND judgement <> 'rejected'
            UNION ALL
            SELECT other.id FROM claims_appearance one
            JOIN claims_appearance other USING (claim_id, article_id)
            WHERE one.id = citing.id
        ) step
    )
    SELECT DISTINCT claim_id FROM claims_appearance JOIN citing USING (id)
"""
"""Claims with an appearance that rests, through any number of hops, on one of these.

Whoever cites an article cites every version of it that says the same.
"""

RELATED = """
    WITH RECURSIVE near(id, turns) AS (
        SELECT unnest(%(claims)s::bigint[]), 0
        UNION
        SELECT step.id, near.turns + step.turn FROM near
        JOIN claims_claim here ON here.id = near.id AND here.status = 'open', LATERAL (
            SELECT to_claim_id AS id, (kind <> 'equivalent')::int AS turn
            FROM claims_claimrelation
            WHERE from_claim_id = near.id
                AND kind IN ('equivalent', 'negates', 'excludes') AND judgement <> 'rejected'
            UNION ALL
            SELECT from_claim_id, (kind <> 'equivalent')::int
            FROM claims_claimrelation
            WHERE to_claim_id = near.id
                AND kind IN ('equivalent', 'negates', 'excludes') AND judgement <> 'rejected'
        ) step
        JOIN claims_claim ON claims_claim.id = step.id AND claims_claim.status = 'open'
        WHERE near.turns + step.turn <= 1
    )
"""
"""Claims pooled with these, or on the other side of them; a side is changed at most once.

Claims that were withdrawn or merged lend nothing and borrow nothing: they are passed over.
"""

RELATED_CLAIMS = "\n".join([RELATED, "SELECT DISTINCT id FROM near"])

LINKED = """
    WITH RECURSIVE copies(id) AS (
        SELECT unnest(%(articles)s::bigint[])
        UNION
        SELECT step.id FROM copies, LATERAL (
            SELECT to_article_id AS id FROM sources_articlelink
            WHERE from_article_id = copies.id AND judgement <> 'rejected'
            UNION ALL
            SELECT from_article_id FROM sources_articlelink
            WHERE to_article_id = copies.id AND judgement <> 'rejected'
        ) step
    )
"""
"""Articles linked with these, directly or through others."""

LINKED_ARTICLES = "\n".join([LINKED, "SELECT id FROM copies"])

TIED = """
    WITH RECURSIVE tied(id) AS (
        SELECT unnest(%(sources)s::bigint[])
        UNION
        SELECT step.id FROM tied, LATERAL (
            SELECT to_source_id AS id FROM sources_sourcetie WHERE from_source_id = tied.id
            UNION ALL
            SELECT from_source_id FROM sources_sourcetie WHERE to_source_id = tied.id
            UNION ALL
            SELECT source_b_id FROM claims_independencejudgement WHERE source_a_id = tied.id
            UNION ALL
            SELECT source_a_id FROM claims_independencejudgement WHERE source_b_id = tied.id
        ) step
    )
    SELECT id FROM tied
"""
"""Sources that ties or editors' judgements connect with these, directly or through others."""

OF_SOURCES = """
    SELECT 'article', id FROM sources_article WHERE publisher_id = ANY(%(sources)s)
    UNION
    SELECT 'article', article_id FROM sources_credit WHERE source_id = ANY(%(sources)s)
    UNION
    SELECT 'origin', id FROM claims_origin WHERE holder_id = ANY(%(sources)s)
    UNION
    SELECT 'origin', origin_id FROM claims_poll
    WHERE conductor_id = ANY(%(sources)s) OR sponsor_id = ANY(%(sources)s)
"""
"""What these sources published, wrote, said or measured."""


ISSUING = """
    SELECT article_id FROM claims_origin WHERE id = ANY(%(origins)s) AND article_id IS NOT NULL
"""
"""The articles that issued these origins."""

STANDING_IN = "SELECT id FROM claims_appearance WHERE article_id = ANY(%(articles)s)"
"""Every appearance in these articles."""

ISSUED_IN = "SELECT id FROM claims_origin WHERE article_id = ANY(%(articles)s)"
"""Every origin that these articles issued."""

BESIDE_NEW = """
    SELECT FROM claims_appearance one
    JOIN claims_appearance other ON other.article_id = one.article_id AND other.id <> one.id
    WHERE one.id = %(appearance)s AND other.claim_id = one.claim_id
    LIMIT 1
"""
"""Whether another appearance of the same claim stands in the same article."""

ATTESTED = """
    SELECT id, attests_id FROM claims_claim
    WHERE id = ANY(%(claims)s) AND attests_id IS NOT NULL
"""
"""Those of these that are quote claims, and the statement that each is about."""


def citing(*, origins: Collection[int] = (), appearances: Collection[int] = ()) -> set[int]:
    """Claims that rest on one of these origins or appearances, however many hops away.

    What stands in the article that issued an origin may rest on it without a hop.
    """
    issuing = _ids(ISSUING, origins=origins) if origins else set()
    own = _ids(STANDING_IN, articles=linked_articles(issuing)) if issuing else set()
    return _ids(CITING, origins=origins, appearances={*appearances, *own})


def citing_new(appearance: int) -> set[int]:
    """Claims other than its own that rest on an appearance that was written just now.

    Nobody cites the row itself yet; whoever cites another one of its article may rest on it.
    """
    return citing(appearances=[appearance]) if fetch(BESIDE_NEW, appearance=appearance) else set()


def related(claims: Collection[int]) -> set[int]:
    """These claims with all that pool with them or stand against them."""
    return _ids(RELATED_CLAIMS, claims=claims)


def statements_of(claims: Collection[int]) -> dict[int, int]:
    """The statements that the quote claims among these are about, by claim."""
    return dict(fetch(ATTESTED, claims=claims))


def resting_on_words_of(claims: Collection[int]) -> set[int]:
    """Claims whose result may turn when one of these, being quote claims, is contradicted.

    They may be quote claims themselves, about a statement on which others rest.
    """
    found: set[int] = set()
    seen: set[int] = set()
    while statements := set(statements_of(claims).values()) - seen:
        seen |= statements
        claims = related(citing(origins=statements))
        found |= claims
    return found


def linked_articles(articles: Collection[int]) -> set[int]:
    """These articles with their copies, originals and updates."""
    return _ids(LINKED_ARTICLES, articles=articles)


def tied_sources(sources: Collection[int]) -> set[int]:
    """These sources with all that ties or judgements connect them to."""
    return _ids(TIED, sources=sources)


def of_articles(articles: Collection[int]) -> set[int]:
    """Claims that an article, its copies or an origin it issued has a part in."""
    family = linked_articles(articles)
    return citing(
        origins=_ids(ISSUED_IN, articles=family), appearances=_ids(STANDING_IN, articles=family)
    )


def of_sources(sources: Collection[int]) -> set[int]:
    """Claims that a source, or one it is tied to, has a part in."""
    parts: dict[str, list[int]] = {"article": [], "origin": []}
    for kind, pk in fetch(OF_SOURCES, sources=tied_sources(sources)):
        parts[kind].append(pk)
    return of_articles(parts["article"]) | citing(origins=parts["origin"])


def _ids(query: str, **parameters: Collection[int]) -> set[int]:
    """The first column of a query whose parameters are lists of ids; of none there is none to ask."""
    return {row[0] for row in fetch(query, **parameters)} if any(parameters.values()) else set()
