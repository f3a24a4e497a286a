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
        self.confirmed_articles: set[int] = set()
        self.confirmed_origins: set[int] = set()
        self.to_articles: dict[tuple[int, int], int] = {}
        self.to_origins: dict[tuple[int, int], int] = {}
        self.groups: dict[int, int] = {}
        self.narrow: set[int] = set()

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
                if origin in origins and self.to_origins.get((article, origin), 0) < weight:
                    self.to_origins[article, origin] = weight
            for to, weight in chains.hops[index]:
                cited = chains.node[to]
                if to in seen and cited != article:
                    self.relays.add(cited)
                    if self.to_articles.get((article, cited), 0) < weight:
                        self.to_articles[article, cited] = weight
        for origin in origins:
            self.origin_sides[origin].add(side)
            self.groups[origin] = measured.grouping.confirmed[origin]
        self.confirmed_articles.update(chains.node[i] for i in measured.confirmed.visited)
        self.confirmed_origins |= measured.confirmed.origins
        if measured.confirmed_cut.number < len(measured.confirmed_cut.groups):
            self.narrow.update(measured.confirmed_cut.articles)

    def nodes(self) -> list[GraphNode]:
        """Articles by id, then origins by id."""
        articles = [self._article(one) for one in sorted(self.article_sides)]
        return articles + [self._origin(one) for one in sorted(self.origin_sides)]

    def _article(self, one: int) -> GraphNode:
        folds = self.folds[one]
        return GraphNode(
            key=f"article:{one}",
            kind="relay" if one in self.relays else "article",
            id=one,
            label=self.names.article(one),
            sides=tuple(sorted(self.article_sides[one])),
            is_confirmed=one in self.confirmed_articles,
            is_bottleneck=one in self.narrow,
            is_tied=one in self.tied,
            folds=tuple(sorted(folds - {one})) if len(folds) > 1 or one not in folds else (),
        )

    def _origin(self, one: int) -> GraphNode:
        return GraphNode(
            key=f"origin:{one}",
            kind="origin",
            id=one,
            label=self.names.origin(one),
            sides=tuple(sorted(self.origin_sides[one])),
            group=self.groups[one],
            is_confirmed=one in self.confirmed_origins,
        )

    def edges(self) -> list[GraphEdge]:
        """Steps from who tells to whom it is from."""
        return [
            GraphEdge(f"article:{source}", f"{kind}:{target}", weight == CONFIRMED)
            for kind, steps in (("article", self.to_articles), ("origin", self.to_origins))
            for (source, target), weight in sorted(steps.items())
        ]
