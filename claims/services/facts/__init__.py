"""Gathers everything the corroboration of claims rests on, for one claim or for many at once."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date

from claims.domain.corroboration.facts import Facts
from claims.domain.policy import CURRENT_POLICY, Policy
from claims.services.facts.asking import ask_anew, deny
from claims.services.facts.gathering import Gathered, gather
from claims.services.facts.slicing import sliced

__all__ = ["facts_of", "facts_of_many"]


def facts_of(claim_id: int, *, as_of: date | None = None, policy: Policy = CURRENT_POLICY) -> Facts:
    """Will read the neighbourhood of a claim: a few statements, however large it is.

    For another day or policy, what quote claims say of its statements is asked anew.
    """
    facts = put_together(gather([claim_id]), claim_id, as_of, policy)
    return next(_asked_anew([facts], as_of, policy))


def facts_of_many(
    claims: Collection[int], *, as_of: date | None = None, policy: Policy = CURRENT_POLICY
) -> Iterator[Facts]:
    """Will read the neighbourhoods of many claims with as many statements as for one."""
    facts = sliced(gather(claims), claims, policy)
    if as_of is not None:
        facts = (replace(one, as_of=as_of) for one in facts)
    return _asked_anew(facts, as_of, policy)


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


def _asked_anew(several: Iterable[Facts], as_of: date | None, policy: Policy) -> Iterator[Facts]:
    """The same facts with the statements that were never made.

    Of today the stored results tell; for another day or policy the quote claims are asked anew.
    """
    if as_of is None and policy == CURRENT_POLICY:
        return iter(several)
    several = list(several)
    denials = ask_anew({origin.id for one in several for origin in one.origins}, as_of, policy)
    return (deny(one, denials) for one in several)
