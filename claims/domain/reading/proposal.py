"""What is kept of a suggestion until somebody decides: plain values that JSON can hold."""

from dataclasses import asdict
from typing import Any

from claims.domain.quantities import Quantity
from claims.domain.reading.result import Candidate, Chain, Hop, OpenWord, Suggestion
from sources.domain.dates import When

WAY = 1
"""Which form a kept proposal has; another form gets another number."""

NUMBERS = ("amount", "lower", "upper")


def proposal_of(one: Suggestion) -> dict[str, Any]:
    """Will put a suggestion into plain values: decimals and days as text, places as pairs."""
    return {
        "way": WAY,
        "statement": one.statement,
        "kind": one.kind.value,
        "checkability": one.checkability.value,
        "stance": one.stance.value,
        "wording": one.wording.value,
        "force": one.force.value,
        "basis": one.basis.value,
        "distanced": one.distanced,
        "reasons": list(one.reasons),
        "quantity": _figure(one.figure.quantity) if one.figure else None,
        "date": time_told(one.date.when) if one.date else None,
        "chains": [_chain(chain) for chain in one.chains],
        "open_words": [_open_word(word) for word in one.open_words],
    }


def time_told(when: When) -> dict[str, Any]:
    """Will put a partly known time into plain values.

    >>> time_told(When(as_written="last spring"))["as_written"]
    'last spring'
    """
    return {
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
        "as_written": when.as_written,
        "basis": when.basis.value,
        "reason": when.reason,
    }


def _figure(figure: Quantity) -> dict[str, Any]:
    told = asdict(figure)
    for name in NUMBERS:
        told[name] = None if told[name] is None else f"{told[name]:f}"
    return {**told, "comparator": figure.comparator.value, "statistic": figure.statistic.value}


def _chain(chain: Chain) -> list[dict[str, Any]]:
    return [_hop(hop) for hop in chain.hops]


def _hop(hop: Hop) -> dict[str, Any]:
    return {
        "kind": hop.kind.value,
        "form": hop.speaker.form.value,
        "named_as": hop.named_as,
        "name": hop.speaker.name,
        "role": hop.speaker.role,
        "is_origin": hop.is_origin,
        "origin_kind": hop.origin_kind.value if hop.origin_kind else None,
        "cue": [hop.cue.start, hop.cue.end] if hop.cue else None,
        "date": time_told(hop.when) if hop.when else None,
        "inferred": hop.inferred,
        "candidates": [_candidate(one) for one in hop.speaker.candidates],
    }


def _open_word(word: OpenWord) -> dict[str, Any]:
    return {
        "start": word.passage.start,
        "end": word.passage.end,
        "words": word.passage.words,
        "candidates": [_candidate(one) for one in word.candidates],
    }


def _candidate(one: Candidate) -> dict[str, Any]:
    return {"name": one.name, "reason": one.reason, "score": round(one.score, 3)}
