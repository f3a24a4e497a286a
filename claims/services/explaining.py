"""Computes on demand what a stored result does not hold: what would change it, all it left out."""

from datetime import date

from claims.domain.corroboration import LeftOut, Prospect, all_left_out, assess, what_would_change
from claims.models import Claim
from claims.services.facts import facts_of

APPEARANCES_AT_MOST = 1_000
"""Claims with more appearances are not read for this: hardly any decision alone would turn them."""


def prospects_of(claim: Claim, *, as_of: date | None = None) -> tuple[Prospect, ...]:
    """Will try the decisions that are open for a claim; nothing for very large ones."""
    if claim.appearance_count > APPEARANCES_AT_MOST:
        return ()
    facts = facts_of(claim.pk, as_of=as_of)
    return what_would_change(facts, assess(facts))


def left_out_of(claim: Claim, *, as_of: date | None = None) -> tuple[LeftOut, ...]:
    """Will say of every passage that does not count in full why: a result lists the first ones."""
    return all_left_out(facts_of(claim.pk, as_of=as_of))
