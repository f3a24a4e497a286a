"""The chains as nodes and edges, for a drawing or a printed tree."""

from collections import defaultdict

from claims.domain.corroboration.chains import Chains
from claims.domain.corroboration.leaving_out import CONFIRMED
from claims.domain.corroboration.naming import Names
from claims.domain.corroboration.result import Graph, GraphEdge, GraphNode
from claims.domain.corroboration.sides import Measured, Sides


def draw(chains: Chains, sides: Sides, names: Names) -> Graph:
    """Will lay out what both sides lead to in the possible view, copies folded into one node."""
    drawing = _Drawing(chains, names)
    drawing.add("supports", sides.supports)
    drawing.add("refutes", sides.refutes)
    return Graph(tuple(drawing.nodes()), tuple(drawing.edges()))


class _Drawing:
    """Articles and origins by id while they are being collected."""

    def __init__(self, chains: Chains, names: Names) -> None:
        self.chains = chains
        self.names = names
        self.article_sides: dict[int, set[str]] = defaultdict(set)
        self.origin_sides: dict[int, set[str]] = defaultdict(set)
        self.relays: set[int] = set()
        self.tied: set[int] = set()
        self.folds: dict[int, set[int]] = defaultdict(set)
        self.confirmed: set[str] = set()
        self.steps: dict[tuple[str, str], int] = {}
        self.groups: dict[int, int] = {}
        self.narrow: set[str] = set()

    def add(self, side: str, measured: Measured) -> None:
        """Will add one side."""
        chains = self.chains
        roots = set(measured.possible.roots)
        seen, origins = set(measured.possible.visited), measured.possible.origins
        for index in measured.possible.visited:
            article = chains.node[index]
            self.article_sides[article].add(side)
            self.folds[article].add(chains.appearances[index].article_id)
            if index in roots:
                self.tied.add(article)
            for origin, weight in chains.ends[index]:
                if origin in origins:
                    self._step(f"article:{article}", f"origin:{origin}", weight)
            for to, weight in chains.hops[index]:
                if to in seen and chains.node[to] != article:
                    self.relays.add(chains.node[to])
                    self._step(f"article:{article}", f"article:{chains.node[to]}", weight)
        for origin in origins:
            self.origin_sides[origin].add(side)
            self.groups[origin] = measured.grouping.confirmed[origin]
        self.confirmed.update(f"article:{chains.node[i]}" for i in measured.confirmed.visited)
        self.confirmed.update(f"origin:{one}" for one in measured.confirmed.origins)
        if measured.confirmed_cut.number < len(measured.confirmed_cut.groups):
            self.narrow.update(f"article:{one}" for one in measured.confirmed_cut.articles)

    def _step(self, source: str, target: str, weight: int) -> None:
        self.steps[source, target] = max(self.steps.get((source, target), 0), weight)

    def nodes(self) -> list[GraphNode]:
        """Articles by id, then origins by id."""
        articles = [
            self._node("article", one, sides) for one, sides in sorted(self.article_sides.items())
        ]
        origins = [
            self._node("origin", one, sides) for one, sides in sorted(self.origin_sides.items())
        ]
        return articles + origins

    def _node(self, kind: str, one: int, sides: set[str]) -> GraphNode:
        key = f"{kind}:{one}"
        is_article = kind == "article"
        return GraphNode(
            key=key,
            kind="relay" if is_article and one in self.relays else kind,
            id=one,
            label=self.names.article(one) if is_article else self.names.origin(one),
            sides=tuple(sorted(sides)),
            group=None if is_article else self.groups[one],
            is_confirmed=key in self.confirmed,
            is_bottleneck=key in self.narrow,
            is_tied=is_article and one in self.tied,
            folds=tuple(sorted(self.folds[one] - {one})) if is_article else (),
        )

    def edges(self) -> list[GraphEdge]:
        """Steps from who tells to whom it is from."""
        return [
            GraphEdge(source, target, weight == CONFIRMED)
            for (source, target), weight in sorted(self.steps.items())
        ]
