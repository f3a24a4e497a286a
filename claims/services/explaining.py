"""Computes on demand what no stored result holds: its drawing, what would change it, other days.

A process remembers each for a while, by the facts it was computed from.
"""

from datetime import date
from typing import Any

from claims.domain.corroboration import (
    Facts,
    Graph,
    LeftOut,
    Prospect,
    all_left_out,
    assess,
    fold,
    graph_of,
    what_would_change,
)
from claims.models import Claim, Corroboration
from claims.services.facts import facts_of
from claims.services.remembering import NOTHING, recalled, remembered

APPEARANCES_AT_MOST = 1_000
"""Claims with more appearances are not read for this: hardly any decision alone would turn them."""


def prospects_of(
    claim: Claim, *, as_of: date | None = None, facts: Facts | None = None
) -> tuple[Prospect, ...]:
    """Will try the decisions that are open for a claim; nothing for very large ones.

    `facts` are those of the day, where somebody read them already.
    """
    if claim.appearance_count > APPEARANCES_AT_MOST:
        return ()
    facts = facts or facts_of(claim.pk, as_of=as_of)
    return remembered("prospects", [facts], lambda: what_would_change(facts, assess(facts)))


def left_out_of(claim: Claim, *, as_of: date | None = None) -> tuple[LeftOut, ...]:
    """Will say of every passage that does not count in full why: a result lists the first ones."""
    facts = facts_of(claim.pk, as_of=as_of)
    return remembered("left_out", [facts], lambda: all_left_out(facts))


def answer_as_of(claim: Claim, day: date) -> dict[str, Any]:
    """Will give the answer of a day as data, as stored results hold that of today."""
    facts = facts_of(claim.pk, as_of=day)
    return remembered("answer", [facts], lambda: assess(facts).to_dict())


def drawing_of(claim: Claim, *, as_of: date | None = None) -> Graph:
    """Will lay out who has it from whom: as of today, or of a day.

    A stored result names by its hash what a process drew of it already.
    """
    if as_of is None and (drawn := _drawn(claim)):
        return drawn
    facts = fold(facts_of(claim.pk, as_of=as_of))
    return remembered("drawing", [facts], lambda: graph_of(facts))


def _drawn(claim: Claim) -> Graph | None:
    """What was drawn of the current result, if that was a while ago at most."""
    current = Corroboration.objects.about(claim).current().without_result().first()
    found = recalled("drawing", [current.input_hash]) if current else NOTHING
    return found if isinstance(found, Graph) else None
