"""The order inside each column: few crossings, sides apart, what belongs together side by side.

Layer by layer, each item is moved towards the mean place of its neighbours.
Source: K. Sugiyama, S. Tagawa, M. Toda, Methods for visual understanding of hierarchical system
structures, 1981.
"""

from bisect import bisect_right, insort
from collections import defaultdict
from statistics import fmean

from web.drawing.columns import Grid, Item

SWEEPS = 8

Neighbours = dict[str, list[str]]


def put_in_order(grid: Grid) -> None:
    """Will order the items of every column, keeping the best of several tries.

    Once no lines cross, nothing is better.
    """
    lefts, rights = neighbours(grid)
    for column in grid.columns:
        _sort(column, {})
    best, fewest = [list(column) for column in grid.columns], crossings(grid)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        is_rightwards = sweep % 2 == 0
        near = lefts if is_rightwards else rights
        for column in grid.columns if is_rightwards else reversed(grid.columns):
            _sort(column, _means(column, near, _places(grid)))
        count = crossings(grid)
        if count < fewest:
            best, fewest = [list(column) for column in grid.columns], count
    grid.columns = best


def neighbours(grid: Grid) -> tuple[Neighbours, Neighbours]:
    """Will tell what each item is joined to on its left, and on its right."""
    lefts: Neighbours = defaultdict(list)
    rights: Neighbours = defaultdict(list)
    for line in grid.lines:
        lefts[line.right].append(line.left)
        rights[line.left].append(line.right)
    return lefts, rights


def _places(grid: Grid) -> dict[str, float]:
    """How far down its column each item stands, between 0 and 1."""
    return {
        item.key: (index + 0.5) / len(column)
        for column in grid.columns
        for index, item in enumerate(column)
    }


def _means(column: list[Item], near: Neighbours, places: dict[str, float]) -> dict[str, float]:
    return {
        item.key: fmean([places[one] for one in near[item.key]])
        if item.key in near
        else places[item.key]
        for item in column
    }


def _sort(column: list[Item], wanted: dict[str, float]) -> None:
    """Sorts by side, then by the mean of those that stay together, then by each one's own."""
    units: dict[tuple[int, str], list[float]] = defaultdict(list)
    for item in column:
        units[item.band, item.unit].append(wanted.get(item.key, 0.0))
    means = {unit: fmean(values) for unit, values in units.items()}
    first = {unit: place for place, unit in enumerate(units)}
    column.sort(
        key=lambda item: (
            item.band,
            means[item.band, item.unit],
            first[item.band, item.unit],
            wanted.get(item.key, 0.0),
        )
    )


def crossings(grid: Grid) -> int:
    """Will count how often lines cross between neighbouring columns."""
    places = _places(grid)
    column = {item.key: item.column for items in grid.columns for item in items}
    between: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for line in grid.lines:
        between[column[line.left]].append((places[line.left], places[line.right]))
    count = 0
    for pairs in between.values():
        seen: list[float] = []
        for _, right in sorted(pairs):
            count += len(seen) - bisect_right(seen, right)
            insort(seen, right)
    return count
