"""The smallest set of nodes that separates a claim from its origins: step 7.

Every node has weight 1; edges break only with their nodes. The cut is exact: vertex-disjoint paths
are found in phases, and by Menger's theorem there are as many as the smallest cut has nodes.
Source: E. Dinic, 1970; S. Even and R. Tarjan, Network flow and testing graph connectivity, 1975.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

START, END, FREE = -1, -2, -3


@dataclass(frozen=True, slots=True)
class NodeCut:
    """`nodes` is the smallest cut nearest the sinks; each of `single_points` is a cut by itself."""

    nodes: tuple[int, ...]
    single_points: tuple[int, ...]


def minimum_cut(
    successors: Sequence[Sequence[int]], entries: Collection[int], sinks: Collection[int]
) -> NodeCut:
    """Will separate all `entries` from all `sinks` by removing as few nodes as possible.

    Nodes are numbered from 0; `successors[v]` lists where v leads. Entries and sinks may be removed
    as well. Sinks lead nowhere.

    >>> minimum_cut([[2], [2], [3, 4], [], []], [0, 1], [3, 4])
    NodeCut(nodes=(2,), single_points=(2,))
    """
    flow = _Flow(successors, sorted(set(entries)), frozenset(sinks))
    while flow.level():
        flow.block()
    nodes = flow.nearest_to_sinks()
    return NodeCut(nodes, flow.single_points() if len(nodes) == 1 else ())


class _Flow:
    """Disjoint paths from entries to sinks: `before[v]` and `after[v]` are v's neighbours on its path.

    A node v is split into the states 2v (arriving) and 2v + 1 (leaving).
    """

    __slots__ = ("after", "before", "depth", "entries", "leaving", "sinks", "successors")

    def __init__(
        self, successors: Sequence[Sequence[int]], entries: list[int], sinks: frozenset[int]
    ) -> None:
        self.successors = successors
        self.leaving = [[2 * one for one in ahead] for ahead in successors]
        self.entries = entries
        self.sinks = sinks
        self.before = [FREE] * len(successors)
        self.after = [FREE] * len(successors)
        self.depth: list[int] = []

    def level(self) -> bool:
        """Will measure how far each state is from the start; False where no sink can be reached."""
        depth = self.depth = [0] * (2 * len(self.successors))
        row = [2 * entry for entry in self.entries if self.before[entry] != START]
        for state in row:
            depth[state] = 1
        distance, arrived = 1, False
        while row and not arrived:
            distance += 1
            following = []
            for state in row:
                for ahead in self._ahead(state):
                    if not depth[ahead]:
                        depth[ahead] = distance
                        following.append(ahead)
                        arrived = arrived or (ahead & 1 == 1 and ahead >> 1 in self.sinks)
            row = following
        return arrived

    def _ahead(self, state: int) -> list[int]:
        """States that may follow: a path in use can only be walked back."""
        node = state >> 1
        if state & 1:
            ahead = self.leaving[node]
            return ahead if self.before[node] == FREE else [*ahead, 2 * node]
        if self.before[node] == FREE:
            return [state + 1]
        return [2 * self.before[node] + 1] if self.before[node] != START else []

    def block(self) -> None:
        """Will add shortest paths until none of the measured length is left."""
        spent = [False] * len(self.depth)
        for entry in self.entries:
            if self.before[entry] != START and self.depth[2 * entry] == 1:
                path = self._shortest(2 * entry, spent)
                if path:
                    self._apply(path)

    def _shortest(self, start: int, spent: list[bool]) -> list[int]:
        depth = self.depth
        path, ways = [start], [iter(self._ahead(start))]
        spent[start] = True
        while path:
            state = path[-1]
            if state & 1 and state >> 1 in self.sinks:
                return path
            for ahead in ways[-1]:
                if not spent[ahead] and depth[ahead] == depth[state] + 1:
                    spent[ahead] = True
                    path.append(ahead)
                    ways.append(iter(self._ahead(ahead)))
                    break
            else:
                path.pop()
                ways.pop()
        return []

    def _apply(self, path: list[int]) -> None:
        """Will lay one more path: first take up what is walked back, then lay the new steps."""
        steps = list(pairwise(path))
        for state, ahead in steps:
            if state & 1 and ahead == state - 1:
                self.before[state >> 1] = self.after[state >> 1] = FREE
        laid = [(START, path[0] >> 1)]
        laid += [(a >> 1, b >> 1) for a, b in steps if a & 1 and not b & 1 and a >> 1 != b >> 1]
        for node, ahead in laid:
            self.before[ahead] = node
            if node != START:
                self.after[node] = ahead
        self.after[path[-1] >> 1] = END

    def nearest_to_sinks(self) -> tuple[int, ...]:
        """Will read off the smallest cut nearest the sinks: reached leaving, but not arriving."""
        leading: list[list[int]] = [[] for _ in self.successors]
        for node, following in enumerate(self.successors):
            for one in following:
                leading[one].append(node)
        seen = [False] * (2 * len(self.successors))
        pending = [2 * sink + 1 for sink in self.sinks]
        for state in pending:
            seen[state] = True
        while pending:
            for back in self._behind(pending.pop(), leading):
                if not seen[back]:
                    seen[back] = True
                    pending.append(back)
        return tuple(
            node
            for node, before in enumerate(self.before)
            if before != FREE and seen[2 * node + 1] and not seen[2 * node]
        )

    def _behind(self, state: int, leading: list[list[int]]) -> list[int]:
        node = state >> 1
        used = self.before[node] != FREE
        if not state & 1:
            behind = [2 * one + 1 for one in leading[node]]
            return [*behind, state + 1] if used else behind
        if not used:
            return [state - 1]
        return [2 * self.after[node]] if self.after[node] != END else []

    def single_points(self) -> tuple[int, ...]:
        """Will list every node of the one path that nothing leads around, in order from the claim."""
        entry = next(one for one in self.entries if self.before[one] == START)
        path = [entry]
        while self.after[path[-1]] != END:
            path.append(self.after[path[-1]])
        place = {node: index for index, node in enumerate(path)}
        seen = set(self.entries)
        farthest = max((place[one] for one in seen if one in place), default=0)
        pending = [one for one in seen if one not in place]
        found = []
        for index, node in enumerate(path):
            farthest = max(farthest, self._explore(pending, seen, place))
            if farthest == index:
                found.append(node)
            pending = [node]
            seen.add(node)
        return tuple(found)

    def _explore(self, pending: list[int], seen: set[int], place: dict[int, int]) -> int:
        """Will walk on beside the path and say how far along it that leads."""
        farthest = 0
        while pending:
            for ahead in self.successors[pending.pop()]:
                if ahead in place:
                    farthest = max(farthest, place[ahead])
                elif ahead in self.sinks:
                    farthest = len(place)
                elif ahead not in seen:
                    seen.add(ahead)
                    pending.append(ahead)
        return farthest
