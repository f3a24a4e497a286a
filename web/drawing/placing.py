"""Heights on the page: items keep their order and their distance, and come close to their neighbours.

Each column is placed at once: of all placements that keep the distances, the one with the least sum
of squares from where the items would like to be (pool adjacent violators).
Source: R. Barlow et al., Statistical inference under order restrictions, 1972.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean

from web.drawing.columns import Grid, Item
from web.drawing.ordering import Neighbours, neighbours

ROW_GAP = 14.0
WAY_GAP = 6.0
BAND_GAP = 30.0
GROUP_HEAD = 26.0
GROUP_FOOT = 12.0
SWEEPS = 6


def place(grid: Grid, enclosed: frozenset[str] = frozenset()) -> None:
    """Will give every item its centre; `enclosed` units need room for a frame and its label."""
    gaps = [_gaps(column, enclosed) for column in grid.columns]
    for column, between in zip(grid.columns, gaps, strict=True):
        _stack(column, between)
    items = grid.items()
    lefts, rights = neighbours(grid)
    both = {key: [*lefts.get(key, ()), *rights.get(key, ())] for key in items}
    for sweep in range(SWEEPS):
        is_leftwards = sweep % 2 == 0
        near = both if sweep >= SWEEPS - 2 else rights if is_leftwards else lefts
        order = list(zip(grid.columns, gaps, strict=True))
        for column, between in reversed(order) if is_leftwards else order:
            _settle(column, between, near, items)


def _gaps(column: list[Item], enclosed: frozenset[str]) -> list[float]:
    """The least distance between the centres of items that follow one another."""
    found = []
    for above, below in pairwise(column):
        is_way = above.node is None or below.node is None
        gap = WAY_GAP if is_way else ROW_GAP
        if above.band != below.band:
            gap = BAND_GAP
        if (above.band, above.unit) != (below.band, below.unit):
            gap += GROUP_FOOT if above.unit in enclosed else 0.0
            gap += GROUP_HEAD if below.unit in enclosed else 0.0
        found.append(gap + (above.height + below.height) / 2)
    return found


def _stack(column: list[Item], gaps: list[float]) -> None:
    """A first placement: one below the other, the middle of the column at 0."""
    centre = -sum(gaps) / 2
    for item, gap in zip(column, [*gaps, 0.0], strict=True):
        item.centre = centre
        centre += gap


def _settle(
    column: list[Item], gaps: list[float], near: Neighbours, items: dict[str, Item]
) -> None:
    wanted = [
        fmean([items[one].centre for one in near[item.key]]) if near.get(item.key) else item.centre
        for item in column
    ]
    for item, centre in zip(column, keep_apart(wanted, gaps), strict=True):
        item.centre = centre


def keep_apart(wanted: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Will place points in their order, at least `gaps` apart, as near as may be to `wanted`.

    >>> keep_apart([0, 0, 10], [4, 4])
    [-2.0, 2.0, 10.0]
    """
    offsets = [0.0]
    for gap in gaps:
        offsets.append(offsets[-1] + gap)
    pools: list[tuple[float, int]] = []
    for value, offset in zip(wanted, offsets, strict=False):
        total, count = value - offset, 1
        while pools and pools[-1][0] / pools[-1][1] >= total / count:
            above = pools.pop()
            total, count = total + above[0], count + above[1]
        pools.append((total, count))
    levels = [total / count for total, count in pools for _ in range(count)]
    return [level + offset for level, offset in zip(levels, offsets, strict=False)]
