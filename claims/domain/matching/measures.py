"""How well a ranking finds what people said belongs to a text."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from statistics import fmean


@dataclass(frozen=True, slots=True)
class Judged:
    """One text: the claims found for it, the best first, and those that people say belong to it."""

    found: Sequence[str]
    wanted: Collection[str]


def mean_average_precision(judged: Collection[Judged], depth: int) -> float:
    """Will return MAP@depth: each wanted claim counts the more the higher it is found.

    >>> mean_average_precision([Judged(["a", "b"], {"b"}), Judged(["c"], {"c"})], 5)
    0.75
    """
    return fmean(_average_precision(one, depth) for one in judged)


def mean_reciprocal_rank(judged: Collection[Judged]) -> float:
    """Will return MRR: one over the place of the first wanted claim.

    >>> mean_reciprocal_rank([Judged(["a", "b"], {"b"}), Judged(["c"], {"c"})])
    0.75
    """
    return fmean(_reciprocal_rank(one) for one in judged)


def recall(judged: Collection[Judged], depth: int) -> float:
    """Will return the part of the wanted claims that is among the first `depth`, text by text.

    >>> recall([Judged(["a", "b"], {"b", "x"}), Judged(["c"], {"c"})], 5)
    0.75
    """
    return fmean(len({*one.found[:depth]} & {*one.wanted}) / len(one.wanted) for one in judged)


def _average_precision(one: Judged, depth: int) -> float:
    hits, total = 0, 0.0
    for place, claim in enumerate(one.found[:depth], start=1):
        if claim in one.wanted:
            hits += 1
            total += hits / place
    return total / min(len(one.wanted), depth)


def _reciprocal_rank(one: Judged) -> float:
    places = (place for place, claim in enumerate(one.found, start=1) if claim in one.wanted)
    return next((1 / place for place in places), 0.0)
