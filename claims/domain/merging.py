"""The rules of merging that concern chains and need no database."""

from collections import defaultdict
from collections.abc import Hashable, Iterable

Hop = tuple[int, int | None, Hashable]
"""Appearance, joint number and target of a hop."""


def joint_numbers(kept: int, hops: Iterable[Hop]) -> dict[tuple[int, int], int]:
    """Will renumber the joint citations of appearances that are folded into `kept`.

    Citations of two appearances stay apart, unless they share a target: what was needed together
    is still needed together then.

    >>> joint_numbers(1, [(1, 1, "a"), (2, 1, "b"), (3, 1, "a")])
    {(2, 1): 2, (3, 1): 1}
    """
    targets: dict[tuple[int, int], set[Hashable]] = defaultdict(set)
    for appearance, number, target in hops:
        if number is not None:
            targets[appearance, number].add(target)
    taken = {number: found for (of, number), found in targets.items() if of == kept}
    renumbered = {}
    for (of, number), found in sorted(targets.items(), key=lambda item: item[0]):
        if of == kept:
            continue
        same = next((one for one in sorted(taken) if taken[one] & found), None)
        new = same if same is not None else max(taken, default=0) + 1
        taken[new] = taken.get(new, set()) | found
        renumbered[of, number] = new
    return renumbered
