"""The facts of a claim as of today by their name; read where that alone does not do."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from accounts.models.asked import unnoted
from claims.domain.corroboration import Facts
from claims.domain.vocabulary import ClaimStatus
from claims.models import Claim, Corroboration
from claims.services.facts import facts_of
from claims.services.remembering import NOTHING, recalled, remember


@dataclass
class Known:
    """What is known of a claim: the hash of its facts, and the origins among them."""

    input_hash: str
    origins: frozenset[int]
    read: Callable[[], Facts]

    @cached_property
    def facts(self) -> Facts:
        """The facts themselves."""
        return self.read()


def known(facts: Facts) -> Known:
    """Facts that were read already."""
    return Known(facts.input_hash, frozenset(one.id for one in facts.origins), lambda: facts)


def known_of(claim: Claim, current: Corroboration) -> Known:
    """What is known today of a claim with this current result.

    Every write that changes what an open claim rests on counts it anew or marks it, so without a mark
    the result says by its `looks` which facts there are: whoever noted that it was read need not note
    what they are.
    """
    if claim.status != ClaimStatus.OPEN or claim.staleness is not None:
        return known(facts_of(claim.pk))
    name = f"{current.pk} {current.looks} {current.input_hash} {current.computed_at}"
    told = recalled("known", [name])
    if told is not NOTHING:
        return Known(*cast("tuple[str, frozenset[int]]", told), lambda: _read(claim))
    found = known(_read(claim))
    remember("known", [name], (found.input_hash, found.origins))
    return found


def _read(claim: Claim) -> Facts:
    with unnoted():
        return facts_of(claim.pk)
