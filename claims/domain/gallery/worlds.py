"""Small worlds for the gallery and for tests: articles say things and have them from somewhere.

>>> world = World()
>>> story = wire(world)
>>> said = world.says(story, world.statement("Minister"))
>>> world.assess().supports.confirmed
1
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from claims.domain.corroboration import (
    AppearanceFact,
    ArticleFact,
    Assessment,
    AttributionFact,
    ClaimFact,
    Facts,
    Graph,
    JudgementFact,
    LinkFact,
    OriginFact,
    PollFact,
    RelationFact,
    TieFact,
    assess,
    graph_of,
)
from claims.domain.vocabulary import Basis, OriginKind, RelationKind, Verdict
from sources.domain.dates import When
from sources.domain.vocabulary import Genre, Held, LinkKind, TieKind

DAY = date(2016, 5, 1)
CLAIM = 1


def day(number: int) -> When:
    """The exact day so many days after the first one."""
    return When.on(DAY + timedelta(days=number))


class App(int):
    """The id of an appearance, to tell it from that of an origin."""


class World:
    """Rows that are added one by one; every method gives the id of its row."""

    def __init__(self, **claim: Any) -> None:
        self.claims: list[ClaimFact] = [ClaimFact(CLAIM, **claim)]
        self.articles: list[ArticleFact] = []
        self.appearances: list[AppearanceFact] = []
        self.attributions: list[AttributionFact] = []
        self.origins: list[OriginFact] = []
        self.links: list[LinkFact] = []
        self.ties: list[TieFact] = []
        self.judgements: list[JudgementFact] = []
        self.relations: list[RelationFact] = []
        self.disputed: set[int] = set()
        self.sources: dict[str, int] = {}
        self.as_of: date | None = None
        self.asked = CLAIM

    def source(self, name: str) -> int:
        """The source of that name, new or known."""
        return self.sources.setdefault(name, len(self.sources) + 1)

    def claim(self, **claim: Any) -> int:
        """Another claim."""
        self.claims.append(ClaimFact(len(self.claims) + 1, **claim))
        return self.claims[-1].id

    def article(self, publisher: str | None = None, **article: Any) -> int:
        """An article that was read, published in the order of adding."""
        number = len(self.articles) + 1
        authors = tuple(self.source(name) for name in article.pop("authors", ()))
        article.setdefault("published", day(number))
        article.setdefault("title", f"Story {number}")
        owner = None if publisher is None else self.source(publisher)
        self.articles.append(ArticleFact(number, publisher_id=owner, author_ids=authors, **article))
        return number

    def stub(self, publisher: str | None = None, **article: Any) -> int:
        """An article known only because somebody cites it."""
        return self.article(publisher, held=Held.CITED_ONLY, **article)

    def says(self, article: int | str | None, *sources: int, **appearance: Any) -> App:
        """An accepted appearance, in an article or in a new one of that publisher, with its hops."""
        if not isinstance(article, int):
            article = self.article(article)
        appearance.setdefault("claim_id", CLAIM)
        appearance.setdefault("basis", Basis.ATTRIBUTED if sources else Basis.UNATTRIBUTED)
        number = App(len(self.appearances) + 1)
        self.appearances.append(AppearanceFact(number, article_id=article, **appearance))
        for source in sources:
            self.hop(number, source)
        return number

    def hop(self, start: int, to: int, **hop: Any) -> int:
        """A hop to an appearance (an App) or to an origin (any other number)."""
        is_hop = isinstance(to, App)
        target: dict[str, Any] = {"to_appearance_id" if is_hop else "to_origin_id": int(to)}
        number = len(self.attributions) + 1
        self.attributions.append(AttributionFact(number, int(start), **target, **hop))
        return number

    def origin(self, kind: OriginKind, holder: str | None = None, **origin: Any) -> int:
        """An origin."""
        number = len(self.origins) + 1
        owner = None if holder is None else self.source(holder)
        self.origins.append(OriginFact(number, kind, holder_id=owner, **origin))
        return number

    def statement(self, speaker: str, **origin: Any) -> int:
        """What somebody said."""
        return self.origin(OriginKind.STATEMENT, speaker, **origin)

    def document(self, title: str, **origin: Any) -> int:
        """A text."""
        return self.origin(OriginKind.DOCUMENT, title=title, **origin)

    def unnamed(self, description: str = "an official") -> int:
        """An unnamed source."""
        return self.origin(OriginKind.UNNAMED_SOURCE, description=description)

    def poll(self, conductor: str, question: str = "Hand them over?", **origin: Any) -> int:
        """A poll; `fieldwork` and `margin_of_error` go to the poll itself."""
        details = {
            key: origin.pop(key)
            for key in ("fieldwork", "margin_of_error", "population", "place")
            if key in origin
        }
        poll = PollFact(self.source(conductor), question=question, **details)
        origin.setdefault("title", "")
        return self.origin(OriginKind.MEASUREMENT, conductor, poll=poll, **origin)

    def link(self, start: int, kind: LinkKind, to: int, **link: Any) -> int:
        """A link between articles."""
        self.links.append(LinkFact(len(self.links) + 1, start, to, kind, **link))
        return self.links[-1].id

    def reprint(self, original: int, publisher: str | None = None, **link: Any) -> int:
        """A new article that reprints another."""
        copy = self.article(publisher)
        self.link(copy, LinkKind.REPRINT_OF, original, **link)
        return copy

    def tie(self, start: str, kind: TieKind, to: str, **tie: Any) -> int:
        """A tie between sources."""
        ends = self.source(start), self.source(to)
        self.ties.append(TieFact(len(self.ties) + 1, *ends, kind, **tie))
        return self.ties[-1].id

    def relate(self, start: int, kind: RelationKind, to: int, **relation: Any) -> int:
        """A relation between claims."""
        self.relations.append(RelationFact(len(self.relations) + 1, start, to, kind, **relation))
        return self.relations[-1].id

    def judge(self, verdict: Verdict, **about: Any) -> int:
        """An editor's word, later than all before it."""
        number = len(self.judgements) + 1
        at = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=number)
        self.judgements.append(JudgementFact(number, verdict, at, **about))
        return number

    def facts(self, claim: int = CLAIM) -> Facts:
        """Everything as facts about one claim."""
        return Facts(
            claim,
            tuple(self.claims),
            tuple(self.articles),
            tuple(self.appearances),
            tuple(self.attributions),
            tuple(self.origins),
            tuple(self.links),
            tuple(self.ties),
            tuple(self.judgements),
            tuple(self.relations),
            frozenset(self.disputed),
            {number: name for name, number in self.sources.items()},
            self.as_of,
        )

    def assess(self, claim: int = CLAIM, as_of: date | None = None) -> Assessment:
        """The assessment of one claim."""
        facts = self.facts(claim)
        return assess(facts if as_of is None else replace(facts, as_of=as_of))

    def drawn(self, as_of: date | None = None) -> Graph:
        """The chains of the claim as they are drawn."""
        return graph_of(replace(self.facts(), as_of=as_of))


def wire(world: World, agency: str = "Agency") -> int:
    """An agency's story."""
    return world.article(agency, genre=Genre.WIRE)
