"""What leads back to a review of our own never counts: step 13, the citogenesis guard.

Whoever cites us, itself or through others, may have learned it from us; whatever else that article
rests on, nobody can tell any more what it knew without us. Being linked to a review is not citing it.
"""

from claims.domain.corroboration.chains import Chains
from claims.domain.corroboration.leaving_out import CONFIRMED, NOWHERE, POSSIBLE

OWN_REVIEW = "own_review"
CITES_OWN_REVIEW = "cites_own_review"


def leave_out_what_cites_us(chains: Chains) -> None:
    """Will take out of each view the appearances that lead to a review of our own.

    Where a step of the way is only believed, the appearance stays in the possible view.
    """
    seeds = _own(chains)
    issued = _issued_by_us(chains)
    if not seeds and not issued:
        return
    citing: list[list[tuple[int, int]]] = [[] for _ in chains.hops]
    for index, hops in enumerate(chains.hops):
        for to, weight in hops:
            citing[to].append((index, weight))
    for view in (CONFIRMED, POSSIBLE):
        first = [i for i, ends in enumerate(chains.ends) if _cites(ends, issued, view)]
        for index in _leading_to(seeds, first, citing, view):
            _leave_out(chains, index, CONFIRMED - view)
    for index, hops in enumerate(chains.hops):
        for to, weight in hops:
            if chains.weight[to] == NOWHERE:
                chains.lost[index] = max(chains.lost[index], weight)


def _own(chains: Chains) -> set[int]:
    """Appearances in reviews of our own and in copies of them."""
    return {
        index
        for index in range(len(chains.appearances))
        if chains.articles[chains.node[index]].is_own_review
    }


def _issued_by_us(chains: Chains) -> set[int]:
    """Origins that a review of our own, or a copy of it, issued."""
    return {
        origin
        for origin, (_, code) in chains.origin_weight.items()
        if code.removeprefix("original_") == OWN_REVIEW
    }


def _cites(ends: list[tuple[int, int]], issued: set[int], view: int) -> bool:
    return any(origin in issued and weight >= view for origin, weight in ends)


def _leading_to(
    seeds: set[int], first: list[int], citing: list[list[tuple[int, int]]], view: int
) -> set[int]:
    """Those that lead to the seeds by steps that weigh `view`, without the seeds themselves."""
    seen = {*seeds, *first}
    pending = list(seen)
    while pending:
        for index, weight in citing[pending.pop()]:
            if weight >= view and index not in seen:
                seen.add(index)
                pending.append(index)
    return seen - seeds


def _leave_out(chains: Chains, index: int, left: int) -> None:
    if left < chains.weight[index]:
        chains.weight[index] = left
        chains.code[index] = CITES_OWN_REVIEW
