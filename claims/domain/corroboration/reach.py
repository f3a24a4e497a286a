"""Who reaches what along the chains, forwards from a side and backwards from the origins."""

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from claims.domain.corroboration.chains import Chains
from claims.domain.corroboration.leaving_out import FULL, POSSIBLE


@dataclass(slots=True)
class Reach:
    """Appearances (by index) and origins (by id) that a side leads to in one view.

    `met` are all origins the chains end at, `origins` those of them that count in this view.
    """

    roots: list[int] = field(default_factory=list)
    visited: list[int] = field(default_factory=list)
    origins: set[int] = field(default_factory=set)
    met: set[int] = field(default_factory=set)


def reach_from(chains: Chains, roots: Iterable[tuple[int, int]], view: int) -> Reach:
    """Will follow everything that weighs at least `view`, starting at roots (index, weight)."""
    weight, hops, ends = chains.weight, chains.hops, chains.ends
    origin_weight = chains.origin_weight
    starts = [index for index, strength in roots if strength >= view and weight[index] >= view]
    seen = set(starts)
    pending = list(seen)
    origins: set[int] = set()
    while pending:
        index = pending.pop()
        for origin, strength in ends[index]:
            if strength >= view and origin not in origins:
                origins.add(origin)
        for to, strength in hops[index]:
            if strength >= view and to not in seen and weight[to] >= view:
                seen.add(to)
                pending.append(to)
    kept = {one for one in origins if origin_weight.get(one, FULL)[0] >= view}
    return Reach(sorted(set(starts)), sorted(seen), kept, origins)


def reaching(chains: Chains, wanted: Container[int], view: int = POSSIBLE) -> list[bool]:
    """Will tell for each appearance whether it leads to a wanted origin, all weighing `view`."""
    weight, found = chains.weight, [False] * len(chains.ends)
    for index, ends in enumerate(chains.ends):
        for origin, strength in ends:
            if strength >= view and origin in wanted:
                found[index] = weight[index] >= view
                break
    if any(chains.hops):
        _lead_on(chains, found, view)
    return found


def _lead_on(chains: Chains, found: list[bool], view: int) -> None:
    """Whoever cites what leads there leads there as well."""
    weight = chains.weight
    citing: list[list[int]] = [[] for _ in found]
    for index, hops in enumerate(chains.hops):
        if weight[index] >= view:
            for to, strength in hops:
                if strength >= view:
                    citing[to].append(index)
    pending = [index for index, leads in enumerate(found) if leads]
    while pending:
        for index in citing[pending.pop()]:
            if not found[index]:
                found[index] = True
                pending.append(index)


def leading_into(chains: Chains, loops: list[list[int]]) -> set[int]:
    """Will give the appearances in these loops, and those from which chains lead into them."""
    inside = {index for members in loops for index in members}
    if not inside:
        return inside
    citing: dict[int, list[int]] = defaultdict(list)
    for index, hops in enumerate(chains.hops):
        for to, _ in hops:
            citing[to].append(index)
    pending = list(inside)
    while pending:
        for index in citing[pending.pop()]:
            if index not in inside:
                inside.add(index)
                pending.append(index)
    return inside
