"""Folding of what is alike, so that a graph stays small however often a claim is repeated."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from claims.domain.corroboration.graph import LISTED

FOLD_ABOVE = 8
"""So many alike articles are still shown one by one."""

CROWDED = 60
"""With more nodes than this, any two alike articles are folded."""

MOST_NODES = 300
MOST_EDGES = 900

Steps = dict[tuple[str, str], int]
"""The weight of each step, by the keys of who tells and of whom it is from."""


@dataclass(slots=True)
class Spot:
    """A node while the graph is being made; `times` articles or origins stand in it."""

    key: str
    kind: str
    id: int
    sides: tuple[str, ...]
    code: str = ""
    left_out_of: tuple[str, ...] = ()
    code_there: str = ""
    is_left_out: bool = False
    is_confirmed: bool = True
    is_bottleneck: bool = False
    is_single: bool = False
    is_tied: bool = False
    is_unknown: bool = False
    is_loop: bool = False
    group: int | None = None
    times: int = 1
    copies: int = 0
    folds: tuple[int, ...] = ()
    members: tuple[int, ...] = ()

    def look(self) -> tuple[Hashable, ...]:
        """What a reader sees of it besides its name and its steps."""
        codes = self.code, self.code_there
        return (*self.stand(), self.is_confirmed, codes, self.is_tied, self.is_unknown)

    def stand(self) -> tuple[Hashable, ...]:
        """What it is, roughly: all that is left of it when very many are folded."""
        marks = self.is_bottleneck, self.is_single, self.is_left_out, self.is_loop
        return self.kind, self.sides, self.left_out_of, marks


@dataclass(slots=True)
class Sheet:
    """Spots by key and the steps between them."""

    spots: dict[str, Spot] = field(default_factory=dict)
    steps: Steps = field(default_factory=dict)

    @property
    def is_small(self) -> bool:
        """Whether it can be stored and drawn as it is."""
        return len(self.spots) <= MOST_NODES and len(self.steps) <= MOST_EDGES


def fold(sheet: Sheet) -> Sheet:
    """Will fold alike articles that nobody cites; then, while there are too many nodes, more.

    It depends neither on the order of rows nor on how many alike ones one row stands for.
    """
    sheet = _fold_alike(sheet, _alike(sheet), FOLD_ABOVE)
    if len(sheet.spots) > CROWDED:
        sheet = _fold_alike(sheet, _alike(sheet), 1)
    for rough in (_roughly, _kind_alone):
        if not sheet.is_small:
            sheet = _fold_down(sheet, rough)
    return sheet


def _fold_down(sheet: Sheet, rough: Callable[[Spot], Hashable]) -> Sheet:
    """Folds what is roughly alike, the largest crowd first, until the sheet is small."""
    crowds: dict[Hashable, list[str]] = defaultdict(list)
    for spot in sheet.spots.values():
        crowds[rough(spot)].append(spot.key)
    for name, keys in sorted(crowds.items(), key=lambda one: (-len(one[1]), repr(one[0]))):
        if sheet.is_small:
            break
        sheet = _fold_alike(sheet, dict.fromkeys(keys, name), 1)
    return sheet


def _roughly(spot: Spot) -> Hashable:
    return (*spot.look(), spot.group if spot.kind == "origin" else None)


def _kind_alone(spot: Spot) -> Hashable:
    return spot.stand()


def _alike(sheet: Sheet) -> dict[str, Hashable]:
    """Names the articles that nobody cites by what they look like and where their steps lead.

    An origin that one such article alone rests on, and that no record names, looks like any other
    of its kind: it is folded with the article.
    """
    ahead: dict[str, list[tuple[str, int]]] = defaultdict(list)
    citing: dict[str, int] = defaultdict(int)
    for (source, target), weight in sheet.steps.items():
        ahead[source].append((target, weight))
        citing[target] += 1
    private = _private(sheet, citing)
    names: dict[str, Hashable] = {}
    for spot in sheet.spots.values():
        if spot.kind == "article" and spot.key not in citing and not spot.is_loop:
            steps = sorted((private.get(to, to), weight) for to, weight in ahead[spot.key])
            name = names[spot.key] = (spot.look(), tuple(steps))
            for to, _ in ahead[spot.key]:
                if to in private:
                    names[to] = (name, private[to])
    return names


def _private(sheet: Sheet, citing: Mapping[str, int]) -> dict[str, str]:
    """Origins that no record names, that one article alone cites and that count by themselves."""
    origins = [spot for spot in sheet.spots.values() if spot.kind == "origin"]
    crowd = Counter(spot.group for spot in origins)
    return {
        spot.key: repr(spot.look())
        for spot in origins
        if spot.id < 0 and citing[spot.key] == 1 and crowd[spot.group] == 1
    }


def _fold_alike(sheet: Sheet, names: Mapping[str, Hashable], at_most: int) -> Sheet:
    """Folds what bears one name, where more than `at_most` do."""
    classes: dict[Hashable, list[Spot]] = defaultdict(list)
    for key, name in names.items():
        classes[name].append(sheet.spots[key])
    into: dict[str, str] = {}
    spots = dict(sheet.spots)
    for alike in classes.values():
        if sum(one.times for one in alike) > at_most:
            alike.sort(key=_order)
            spots[alike[0].key] = _one_of(alike)
            for other in alike[1:]:
                into[other.key] = alike[0].key
                del spots[other.key]
    if not into:
        return Sheet(spots, sheet.steps)
    return Sheet(spots, _led_on(sheet.steps, lambda key: into.get(key, key)))


def _order(spot: Spot) -> tuple[int, int]:
    return abs(spot.id), spot.id


def _led_on(steps: Steps, to: Callable[[str], str]) -> Steps:
    """The steps between what is left; the strongest of several stands for all."""
    found: Steps = {}
    for (source, target), weight in steps.items():
        ends = to(source), to(target)
        if ends[0] != ends[1]:
            found[ends] = max(weight, found.get(ends, 0))
    return found


def _one_of(alike: list[Spot]) -> Spot:
    """One spot for many; of what tells them apart, what is said of all of them stays."""
    first = alike[0]
    groups = {one.group for one in alike}
    return replace(
        first,
        code=first.code if len({one.code for one in alike}) == 1 else "",
        code_there=first.code_there if len({one.code_there for one in alike}) == 1 else "",
        is_confirmed=any(one.is_confirmed for one in alike),
        is_tied=any(one.is_tied for one in alike),
        is_unknown=all(one.is_unknown for one in alike),
        group=first.group if len(groups) == 1 else None,
        times=sum(one.times for one in alike),
        copies=sum(one.copies for one in alike),
        folds=_first(id_ for one in alike for id_ in one.folds),
        members=_first(id_ for one in alike for id_ in one.members or (one.id,)),
    )


def _first(ids: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(ids, key=lambda one: (abs(one), one))[:LISTED])
