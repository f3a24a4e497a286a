"""Reads the neighbourhood of claims: a few statements, however many claims and rows there are.

What is rare (links, ties, editors' words) is asked for only where a row says that there is some.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from claims.domain.corroboration.facts import (
    AppearanceFact,
    ArticleFact,
    AttributionFact,
    ClaimFact,
    JudgementFact,
    LinkFact,
    OriginFact,
    RelationFact,
    TieFact,
)
from claims.domain.corroboration.neighbourhood import sources_met
from claims.services.facts import reading, statements
from claims.services.fetching import Row, fetch
from claims.services.reach import linked_articles


@dataclass(slots=True)
class Gathered:
    """Facts about one claim or many, not yet put together; `open_claims` are those being tracked."""

    claims: list[ClaimFact]
    open_claims: set[int]
    relations: list[RelationFact]
    appearances: list[AppearanceFact]
    hops: list[AttributionFact]
    links: list[LinkFact]
    articles: list[ArticleFact]
    origins: list[OriginFact]
    ties: list[TieFact] = field(default_factory=list)
    judgements: list[JudgementFact] = field(default_factory=list)
    disputed: set[int] = field(default_factory=set)
    names: dict[int, str] = field(default_factory=dict)


def gather(claims: Collection[int], appearances: Collection[int] | None = None) -> Gathered:
    """Will read everything that the corroboration of these claims rests on.

    With `appearances`, only these of theirs are read, and what those rest on.
    """
    claim_rows = fetch(statements.CLAIMS, claims=claims)
    related = [row[0] for row in claim_rows]
    told, hops = _chains(related, appearances)
    cited = {row[3] for row in hops} - {None}
    met = {one.article_id for one in told}.union(row[-1] for row in hops) - {None}
    links = _links(met)
    articles = _some(statements.ARTICLES, articles=met.union(*(row[1:3] for row in links)))
    origins = _origins(cited, [row[0] for row in articles])
    gathered = Gathered(
        claims=[reading.claim(row) for row in claim_rows],
        open_claims={row[0] for row in claim_rows if row[6]},
        relations=_relations(related),
        appearances=told,
        hops=[reading.hop(row) for row in hops],
        links=[reading.link(row) for row in links],
        articles=[reading.article(row) for row in articles],
        origins=[reading.origin(row) for row in origins],
        disputed={row[0] for row in origins if row[-2]},
    )
    _meet_sources(gathered, compared=[row[0] for row in origins if row[-1]])
    return gathered


def _chains(
    claims: Collection[int], appearances: Collection[int] | None
) -> tuple[list[AppearanceFact], list[Row]]:
    """Appearances with the rows of the hops that leave them, and all that those rest on."""
    if appearances is None:
        rows = fetch(statements.APPEARANCES_OF, claims=claims)
    else:
        rows = _some(statements.APPEARANCES, appearances=appearances)
    told = [reading.appearance(row) for row in rows]
    ids = {one.id for one in told}
    hops = _hops(ids)
    beyond = {row[2] for row in hops} - ids - {None}
    if beyond:
        reached = {row[0] for row in fetch(statements.REACHED, appearances=beyond)} - ids
        told += [reading.appearance(r) for r in fetch(statements.APPEARANCES, appearances=reached)]
        hops += _hops(reached)
    return told, hops


def _hops(appearances: Collection[int]) -> list[Row]:
    return _some(statements.HOPS, appearances=appearances)


def _links(articles: Collection[int]) -> list[Row]:
    """The links between these articles and all that links lead to, in either direction."""
    links = _some(statements.LINKS, articles=articles)
    beyond = {end for row in links for end in row[1:3]}.difference(articles)
    if beyond:
        found = _some(statements.LINKS, articles=linked_articles(beyond))
        links = list({row[0]: row for row in (*links, *found)}.values())
    return links


def _relations(claims: Collection[int]) -> list[RelationFact]:
    if len(claims) < 2:
        return []
    return [reading.relation(row) for row in fetch(statements.RELATIONS, claims=claims)]


def _origins(cited: Collection[int], articles: Collection[int]) -> list[Row]:
    return _some(statements.ORIGINS, origins=cited, articles=articles)


def _some(statement: str, **ids: Collection[int]) -> list[Row]:
    """The rows of a statement about these ids; none are asked for where there are no ids."""
    return fetch(statement, **ids) if any(ids.values()) else []


def _meet_sources(gathered: Gathered, compared: Collection[int]) -> None:
    """Reads whoever publishes, speaks, holds or measures something, and how they are tied.

    `compared` are origins that editors compared with others.
    """
    met = sources_met(gathered.articles, gathered.origins)
    rows = _some(statements.SOURCES, sources=met)
    connected = [row[0] for row in rows if row[2] or row[3]]
    if connected:
        beyond = {row[0] for row in fetch(statements.CONNECTED, sources=connected)} - met
        rows += _some(statements.SOURCES, sources=beyond)
    gathered.names = {pk: name for pk, name, *_ in rows}
    tied = [row[0] for row in rows if row[2]]
    gathered.ties = [reading.tie(row) for row in _some(statements.TIES, sources=tied)]
    alike = [row[0] for row in rows if row[3]]
    judged = _some(statements.JUDGEMENTS, sources=alike, origins=compared)
    known = {one.id for one in gathered.origins}
    gathered.judgements = [
        one
        for one in map(reading.judgement, judged)
        if one.origin_b is None or one.origin_b in known
    ]
