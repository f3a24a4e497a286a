"""On which records each appearance rests, for those that rest on few."""

from collections.abc import Callable

from claims.domain.corroboration.chains import Chains
from claims.domain.corroboration.facts import OriginFact

Groups = frozenset[int]

MOST = 2
"""A figure fits one record, a change two; whatever rests on more rests on too many to tell."""

TOO_MANY: Groups = frozenset({0, -1, -2})
"""Stands for any larger set; no origin has the id 0."""

NOTHING: Groups = frozenset()


def resting_on(
    chains: Chains, group_of: dict[int, int], is_wanted: Callable[[OriginFact], bool]
) -> list[Groups]:
    """Will give for each appearance the groups of wanted origins that its chains lead to.

    A chain goes through relays and copies alike; what is left out leads nowhere.
    """
    citing: list[list[int]] = [[] for _ in chains.hops]
    for index, hops in enumerate(chains.hops):
        for to, _ in hops:
            citing[to].append(index)
    found = [NOTHING] * len(chains.hops)
    pending = []
    for index, ends in enumerate(chains.ends):
        wanted = {one for one, _ in ends if is_wanted(chains.origins[one])}
        if wanted and chains.weight[index]:
            found[index] = _together(NOTHING, frozenset(group_of.get(one, one) for one in wanted))
            pending.append(index)
    while pending:
        index = pending.pop()
        for one in citing[index]:
            known = _together(found[one], found[index])
            if known != found[one] and chains.weight[one]:
                found[one] = known
                pending.append(one)
    return found


def _together(a: Groups, b: Groups) -> Groups:
    both = a | b
    return both if len(both) <= MOST else TOO_MANY


def only(groups: Groups) -> int | None:
    """Will give the one group, or None when there is none or several."""
    return next(iter(groups)) if len(groups) == 1 else None
