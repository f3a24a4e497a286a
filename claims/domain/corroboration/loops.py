"""Strongly connected components, without recursion: chains may be as long as the corpus."""

from collections.abc import Sequence


def components(successors: Sequence[Sequence[int]]) -> list[list[int]]:
    """Will split a directed graph into strongly connected components.

    `successors[v]` lists where v leads. A component comes after every component it leads to.
    Source: R. Tarjan, Depth-first search and linear graph algorithms, 1972.

    >>> components([[1], [0], [1]])
    [[0, 1], [2]]
    """
    return _Search(successors).run()


class _Search:
    """One depth-first search; `low` is the earliest open node that a node leads back to."""

    __slots__ = ("found", "low", "number", "opened", "order", "successors")

    def __init__(self, successors: Sequence[Sequence[int]]) -> None:
        self.successors = successors
        self.order = [0] * len(successors)
        self.low = [0] * len(successors)
        self.number = 0
        self.opened: list[int] = []
        self.found: list[list[int]] = []

    def run(self) -> list[list[int]]:
        order, found = self.order, self.found
        for start, ahead in enumerate(self.successors):
            if order[start]:
                continue
            if all(order[following] < 0 for following in ahead):
                # All it leads to is closed: it is a component by itself.
                order[start] = -1
                found.append([start])
            else:
                self._explore(start)
        return found

    def _open(self, node: int) -> None:
        self.number += 1
        self.order[node] = self.low[node] = self.number
        self.opened.append(node)

    def _explore(self, start: int) -> None:
        self._open(start)
        path = [(start, iter(self.successors[start]))]
        order, low = self.order, self.low
        while path:
            node, ahead = path[-1]
            for following in ahead:
                if not order[following]:
                    self._open(following)
                    path.append((following, iter(self.successors[following])))
                    break
                if order[following] > 0 and order[following] < low[node]:
                    low[node] = order[following]
            else:
                path.pop()
                if path and low[node] < low[path[-1][0]]:
                    low[path[-1][0]] = low[node]
                if low[node] == order[node]:
                    self._close(node)

    def _close(self, node: int) -> None:
        members: list[int] = []
        while not members or members[-1] != node:
            members.append(self.opened.pop())
        for member in members:
            self.order[member] = -1
        self.found.append(sorted(members))
