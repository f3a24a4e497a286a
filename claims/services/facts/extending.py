"""The facts of a claim after one more appearance, without reading all the others again.

With a result is kept which appearances it was computed from, and how many each of them stands for,
unless each stands for itself. As long as nothing else changes, and whatever else changes computes
the claim from all its rows, those and the new ones give the same facts as all of them.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from claims.domain.corroboration import alike
from claims.domain.corroboration.facts import AppearanceFact, Facts
from claims.domain.policy import CURRENT_POLICY
from claims.services.facts import put_together, statements
from claims.services.facts.gathering import Gathered, gather
from claims.services.fetching import fetch

ALONE = [1, []]
"""What is kept of an appearance that stands for itself alone."""


def kept_of(facts: Facts) -> dict[str, Any]:
    """Will note from which appearances folded facts can be put together again, unless from all."""
    related = {one.id for one in facts.claims}
    told = {
        str(one.id): [one.times, list(one.publishers)]
        for one in facts.appearances
        if one.claim_id in related
    }
    if all(one == ALONE for one in told.values()):
        return {}
    return {"way": alike.WAY, "policy": facts.policy.version, "appearances": told}


def extended(claim_id: int, kept: Mapping[str, Any], added: Collection[int]) -> Facts | None:
    """Will give the facts with the appearances `added`, yet to be folded, or None where that takes all rows.

    It does when an appearance that others stand for is cited now, or stands in an article that was
    gathered; and when a new one does not stand alone: it may change where others' citations lead.
    """
    told: dict[int, Any] = {int(pk): value for pk, value in kept.get("appearances", {}).items()}
    rules = alike.WAY, CURRENT_POLICY.version
    if (kept.get("way"), kept.get("policy")) != rules or not told:
        return None
    expected = {*told, *added}
    gathered = gather([claim_id], appearances=expected)
    related = {one.id for one in gathered.claims}
    mine = {one.id for one in gathered.appearances if one.claim_id in related}
    if mine != expected or not _stand_alone(gathered, added):
        return None
    if _others_stand_there(gathered, related, mine):
        return None
    gathered.appearances = [
        one if told.get(one.id, ALONE) == ALONE else _standing_for(one, *told[one.id])
        for one in gathered.appearances
    ]
    return put_together(gathered, claim_id)


def _standing_for(one: AppearanceFact, times: int, publishers: list[int]) -> AppearanceFact:
    return replace(one, times=times, publishers=tuple(publishers))


def _stand_alone(gathered: Gathered, added: Collection[int]) -> bool:
    """Whether each new appearance has an article of its own that nothing is linked to."""
    new = [one.article_id for one in gathered.appearances if one.id in added]
    others = {one.article_id for one in gathered.appearances if one.id not in added}
    linked = {end for link in gathered.links for end in (link.from_id, link.to_id)}
    return len(new) == len(set(new)) and others.union(linked).isdisjoint(new)


def _others_stand_there(gathered: Gathered, claims: set[int], appearances: set[int]) -> bool:
    """Whether one that was folded stands in an article that was gathered."""
    articles = [one.id for one in gathered.articles]
    ((standing,),) = fetch(statements.STANDING_BESIDE, articles=articles, claims=claims)
    return bool(standing > len(appearances))
