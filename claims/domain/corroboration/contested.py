"""What stands on both sides: contested readings, changed positions, articles at odds with themselves."""

from dataclasses import dataclass, field

from claims.domain.corroboration.chains import Chains
from claims.domain.corroboration.grouping import judge, order_key, source_alias
from claims.domain.corroboration.joining import Groups
from claims.domain.corroboration.leaving_out import CONFIRMED, FULL, NOWHERE, POSSIBLE
from claims.domain.corroboration.reach import Reach
from claims.domain.corroboration.sameness import (
    perhaps_same_record,
    perhaps_same_wave,
    same_record,
    same_speech,
    same_wave,
)
from claims.domain.vocabulary import OriginKind


@dataclass(slots=True)
class Contested:
    """Origins read both ways: `surely` by confirmed links alone, `perhaps` counting open ones.

    `changed` are pairs of statements of one speaker, for and against, made on different days.
    """

    surely: list[int] = field(default_factory=list)
    perhaps: list[int] = field(default_factory=list)
    changed: list[tuple[int, int]] = field(default_factory=list)


def find_contested(
    chains: Chains, sure: tuple[Reach, Reach], every: tuple[Reach, Reach]
) -> Contested:
    """Will find them, and take them out of the views in which they do not count.

    `sure` and `every` are what the two sides reach in confirmed and in possible.
    """
    found = Contested()
    candidates = sorted(_recorded(chains, every[0].origins | every[1].origins))
    if not candidates or not every[0].origins or not every[1].origins:
        return found
    origins = sorted(
        (chains.origins[one] for one in candidates), key=lambda o: order_key(chains, o)
    )
    alias = source_alias(chains.facts)
    groups = Groups({o.id: _tokens(o.id, o.holder_id) for o in origins}, frozenset())
    judge(groups, chains.facts)
    for same in (same_record, same_wave, same_speech):
        for bucket in same(origins, alias):
            groups.join_all([o.id for o in bucket], "same", is_sure=True)
    found.surely = _on_both(groups, candidates, sure)
    for perhaps in (perhaps_same_record, perhaps_same_wave):
        for bucket in perhaps(origins, alias):
            groups.join_all([o.id for o in bucket], "same", is_sure=False)
    found.perhaps = _on_both(groups, candidates, every)
    _take_out(chains, found, (*sure, *every))
    found.changed = _changed_positions(chains, every)
    return found


def _recorded(chains: Chains, origins: set[int]) -> set[int]:
    return {o for o in origins if o > 0 and chains.origins[o].kind != OriginKind.UNKNOWN}


def _tokens(origin: int, holder: int | None) -> list[tuple[str, int]]:
    return [("origin", origin)] + ([] if holder is None else [("source", holder)])


def _on_both(groups: Groups, candidates: list[int], sides: tuple[Reach, Reach]) -> list[int]:
    classes = [{groups.find(one) for one in candidates if one in side.origins} for side in sides]
    both = classes[0] & classes[1]
    return [one for one in candidates if groups.find(one) in both]


def _take_out(chains: Chains, found: Contested, reaches: tuple[Reach, ...]) -> None:
    for origins, weight in ((found.perhaps, POSSIBLE), (found.surely, NOWHERE)):
        for origin in origins:
            if weight < chains.origin_weight.get(origin, FULL)[0]:
                chains.origin_weight[origin] = weight, "contested"
    for reach, view in zip(reaches, (CONFIRMED, CONFIRMED, POSSIBLE, POSSIBLE), strict=True):
        reach.origins = {
            one for one in reach.origins if chains.origin_weight.get(one, FULL)[0] >= view
        }


def _changed_positions(chains: Chains, sides: tuple[Reach, Reach]) -> list[tuple[int, int]]:
    """The first statement on each side of every speaker heard on both."""
    alias = source_alias(chains.facts)
    first: list[dict[int, int]] = []
    for side in sides:
        spoken: dict[int, int] = {}
        for one in sorted(side.origins):
            origin = chains.origins[one]
            if origin.kind == OriginKind.STATEMENT and origin.holder_id is not None:
                spoken.setdefault(alias(origin.holder_id), one)
        first.append(spoken)
    return [(first[0][s], first[1][s]) for s in sorted(first[0].keys() & first[1].keys())]
