"""Computes on demand what no stored result holds: its drawing, what would change it, other days.

A process remembers each for a while, by the facts it was computed from.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar, cast

from claims.domain.corroboration import (
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
from claims.services.facts.known import Known, known
from claims.services.remembering import NOTHING, recalled, remembered

T = TypeVar("T")

APPEARANCES_AT_MOST = 1_000
"""Claims with more appearances are not read for this: hardly any decision alone would turn them."""


def prospects_of(
    claim: Claim, *, as_of: date | None = None, of: Known | None = None
) -> tuple[Prospect, ...]:
    """Will try the decisions that are open for a claim; nothing for very large ones.

    `of` is what is known of the day, where somebody asked already.
    """
    if claim.appearance_count > APPEARANCES_AT_MOST:
        return ()
    of = of or known(facts_of(claim.pk, as_of=as_of))
    return remembered("prospects", [of], lambda: what_would_change(of.facts, assess(of.facts)))


def left_out_of(claim: Claim, *, as_of: date | None = None) -> tuple[LeftOut, ...]:
    """Will say of every passage that does not count in full why: a result lists the first ones."""
    facts = facts_of(claim.pk, as_of=as_of)
    return remembered("left_out", [facts], lambda: all_left_out(facts))


def answer_as_of(claim: Claim, day: date) -> dict[str, Any]:
    """Will give the answer of a day as data, as stored results hold that of today."""
    facts = facts_of(claim.pk, as_of=day)
    return remembered("answer", [facts], lambda: assess(facts).to_dict())


def drawing_of(claim: Claim, *, as_of: date | None = None) -> Graph:
    """Will lay out who has it from whom: as of today, or of a day."""
    current = None
    if as_of is None:
        current = Corroboration.objects.about(claim).current().without_result().first()
    stored = current.input_hash if current else ""
    return drawn(claim, lambda graph: graph, what="drawing", stored=stored, as_of=as_of)


def drawn(
    claim: Claim,
    draw: Callable[[Graph], T],
    *,
    what: str,
    stored: str,
    as_of: date | None = None,
    of: Known | None = None,
) -> T:
    """Will give what `draw` makes of the chains of a claim, and of nothing but what `what` names.

    `stored` is the hash that names the facts of the current result, by which what a process drew of
    them already is found without reading them. `of` is what is known of the day, where somebody asked
    already.
    """
    found = recalled(what, [stored]) if stored else NOTHING
    if found is not NOTHING:
        return cast(T, found)
    folded = fold(of.facts if of else facts_of(claim.pk, as_of=as_of))
    return remembered(what, [folded], lambda: draw(graph_of(folded)))
