"""Who controls or speaks for whom on a day: the ties behind "one owner" and "one state voice"."""

from collections import defaultdict
from datetime import date

from claims.domain.corroboration.facts import Facts, TieFact
from sources.domain.dates import When
from sources.domain.vocabulary import TieKind

SURELY, PERHAPS = 2, 1


class Control:
    """The ties that put one source under another, read upwards."""

    def __init__(self, facts: Facts) -> None:
        """Will keep the ties that the policy counts; others, such as being affiliated, never group."""
        self.policy = facts.policy
        self.upwards: dict[int, list[tuple[int, TieFact, int]]] = defaultdict(list)
        for tie in sorted(facts.ties, key=lambda one: one.id):
            strength = self._strength(tie)
            if strength:
                below, above = _direction(tie)
                self.upwards[below].append((above, tie, strength))

    def __bool__(self) -> bool:
        return bool(self.upwards)

    def _strength(self, tie: TieFact) -> int:
        if tie.kind in self.policy.voice_ties:
            return SURELY
        if tie.kind not in self.policy.control_ties:
            return 0
        if tie.kind != TieKind.OWNS:
            return SURELY
        if tie.percentage is None:
            return PERHAPS
        return SURELY if tie.percentage > self.policy.control_share else 0

    def above(self, source: int, when: When) -> dict[int, int]:
        """Will name everybody above a source on that day, itself included, and how surely."""
        found = {source: SURELY}
        pending = [source]
        while pending:
            below = pending.pop()
            for above, tie, strength in self.upwards.get(below, ()):
                surely = min(found[below], strength, held_on(tie, when))
                if surely > found.get(above, 0):
                    found[above] = surely
                    pending.append(above)
        return found


def _direction(tie: TieFact) -> tuple[int, int]:
    """Below and above: an owner stands first in its tie, a brand and a speaker stand below."""
    if tie.kind in {TieKind.OWNS, TieKind.CONTROLS}:
        return tie.to_id, tie.from_id
    return tie.from_id, tie.to_id


def held_on(tie: TieFact, when: When) -> int:
    """Will say whether the tie held on a day: 2 surely, 1 perhaps, 0 not."""
    first, last = when.earliest or date.min, when.latest or date.max
    since, until = tie.since or date.min, tie.until or date.max
    if since <= first and last <= until:
        return SURELY
    return PERHAPS if since <= last and first <= until else 0
