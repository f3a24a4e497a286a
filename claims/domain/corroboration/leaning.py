"""Copies and rewrites lead to what their original says: step 2."""

from collections import Counter
from collections.abc import Callable

from claims.domain.corroboration.chains import Chains, Key
from claims.domain.corroboration.leaving_out import CONFIRMED

Known = dict[tuple[int, Key], list[int]]


def lean_on_originals(chains: Chains) -> None:
    """Will lead every copy to its original; a copy has no origin of its own."""
    if chains.copies.root:
        known: Known = {}
        says = list(zip(chains.node, map(chains.key, range(len(chains.appearances))), strict=True))
        said = Counter(says)
        for index, (node, key) in enumerate(says):
            if said[node, key] > 1 or node in chains.copies.digests:
                _lean(chains, index, _originals(chains, index, key, known))


def lean_on_rewritten(chains: Chains, may_lean: Callable[[int], bool]) -> None:
    """Will lead rewrites to their originals where they have nothing of their own."""
    for index in range(len(chains.appearances)):
        originals = _rewritten(chains, index)
        if originals and index not in chains.leaning and may_lean(index):
            _lean(chains, index, originals)


def _lean(chains: Chains, index: int, originals: list[int]) -> None:
    if originals:
        chains.leaning.add(index)
        chains.hops[index] += [(one, CONFIRMED) for one in originals if one != index]
        if not any(chains.weight[one] for one in originals):
            chains.lost[index] = CONFIRMED


def _originals(chains: Chains, index: int, key: Key, known: Known) -> list[int]:
    """What the nearest original says of the same claim; empty for what is no copy.

    Long rows of copies are walked once: what was found is kept for every article on the way.
    """
    article = chains.appearances[index].article_id
    walked: list[int] = []
    found: list[int] | None = None
    while found is None:
        found = known.get((article, key))
        if found is None:
            walked.append(article)
            step = _step(chains, article, key)
            if isinstance(step, int):
                article = step
            else:
                found = step
    known.update(dict.fromkeys([(one, key) for one in walked], found))
    return found


def _step(chains: Chains, article: int, key: Key) -> list[int] | int:
    """What the next original says, or which it is where it says nothing of the claim."""
    copies = chains.copies
    if originals := copies.digests.get(article):
        return [one for original in originals for one in chains.saying(original, key)]
    if article not in copies.parent:
        return []
    parent = copies.parent[article]
    return chains.saying(parent, key) or parent


def _rewritten(chains: Chains, index: int) -> list[int]:
    originals = chains.copies.rewrites.get(chains.appearances[index].article_id)
    if not originals:
        return []
    key = chains.key(index)
    return [one for original in sorted(set(originals)) for one in chains.saying(original, key)]
