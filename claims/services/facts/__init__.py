"""Gathers everything the corroboration of claims rests on, for one claim or for many at once."""

from collections.abc import Collection, Iterator
from datetime import date

from claims.domain.corroboration import assess
from claims.domain.corroboration.facts import Facts
from claims.domain.policy import CURRENT_POLICY, Policy
from claims.domain.vocabulary import Label
from claims.models import Claim
from claims.services.facts.gathering import Gathered, gather
from claims.services.facts.slicing import sliced

__all__ = ["facts_of", "facts_of_many"]


def facts_of(
    claim_id: int,
    *,
    as_of: date | None = None,
    policy: Policy = CURRENT_POLICY,
    asking: frozenset[int] = frozenset(),
) -> Facts:
    """Will read the neighbourhood of a claim: a dozen statements, however large it is.

    `asking` are quote claims whose own answer waits for this one: they are not asked again.
    """
    gathered = gather([claim_id])
    if as_of is not None or policy != CURRENT_POLICY:
        gathered.disputed = _asked_anew(gathered, as_of, policy, asking | {claim_id})
    return put_together(gathered, claim_id, as_of, policy)


def facts_of_many(claims: Collection[int], *, policy: Policy = CURRENT_POLICY) -> Iterator[Facts]:
    """Will read the neighbourhoods of many claims with as many statements as for one.

    With another policy than the current one, what the quote claims say is taken as it is stored.
    """
    return sliced(gather(claims), claims, policy)


def put_together(
    gathered: Gathered, claim_id: int, as_of: date | None = None, policy: Policy = CURRENT_POLICY
) -> Facts:
    """Will make the facts of one claim of all that was gathered."""
    return Facts(
        claim_id=claim_id,
        claims=tuple(gathered.claims),
        articles=tuple(gathered.articles),
        appearances=tuple(gathered.appearances),
        attributions=tuple(gathered.hops),
        origins=tuple(gathered.origins),
        links=tuple(gathered.links),
        ties=tuple(gathered.ties),
        judgements=tuple(gathered.judgements),
        relations=tuple(gathered.relations),
        disputed_origins=frozenset(gathered.disputed),
        names=gathered.names,
        as_of=as_of,
        policy=policy,
    )


def _asked_anew(
    gathered: Gathered, as_of: date | None, policy: Policy, asking: frozenset[int]
) -> set[int]:
    """Statements that, by a quote claim about them, were never made, on another day or policy.

    Of today the stored results tell; for another day or policy the quote claims are asked anew.
    """
    quotes = Claim.objects.open().attesting([one.id for one in gathered.origins])
    return {
        statement
        for pk, statement in quotes.exclude(pk__in=asking).values_list("pk", "attests_id")
        if assess(facts_of(pk, as_of=as_of, policy=policy, asking=asking)).label
        is Label.CONTRADICTED
    }
