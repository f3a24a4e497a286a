"""Random worlds for property tests: small, but with everything that can go wrong in them.

Hypothesis draws the sizes and a seed; the rest follows from the seed, which is much quicker than
drawing every field.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import strategies as st

from claims.domain.corroboration import ArticleFact
from claims.domain.vocabulary import (
    AppearanceStatus,
    Basis,
    ClaimKind,
    Force,
    OriginKind,
    RelationKind,
    Stance,
    Verdict,
)
from sources.domain.dates import When
from sources.domain.vocabulary import ArticleStatus, Genre, Held, Judgement, LinkKind, TieKind
from tests.claims.domain.worlds import CLAIM, App, World, day

PUBLISHERS = ("Post", "Times", "Globe", "Agency", None)
SPEAKERS = ("Minister", "Governor", "Post", "Ministry")
COPIES = (
    LinkKind.REPRINT_OF,
    LinkKind.NEAR_DUPLICATE_OF,
    LinkKind.REWRITE_OF,
    LinkKind.UPDATE_OF,
    LinkKind.EXCERPT_OF,
    LinkKind.RETRACTS,
)
RELATIONS = (
    RelationKind.EQUIVALENT,
    RelationKind.NEGATES,
    RelationKind.EXCLUDES,
    RelationKind.BROADER,
)
TIES = (TieKind.OWNS, TieKind.SPEAKS_FOR, TieKind.CONTROLS, TieKind.AFFILIATED_WITH)


def worlds(*, open_copies: bool = True) -> st.SearchStrategy[World]:
    """Worlds about three claims, of up to 6 articles, 8 appearances and 5 origins."""
    return st.builds(
        make_world,
        seed=st.integers(0, 2**40),
        articles=st.integers(1, 6),
        appearances=st.integers(1, 8),
        origins=st.integers(1, 5),
        open_copies=st.just(open_copies),
    )


def make_world(
    seed: int, articles: int = 6, appearances: int = 8, origins: int = 5, open_copies: bool = True
) -> World:
    """The world of that seed."""
    return _Chance(seed).world(articles, appearances, origins, open_copies)


def crowds() -> st.SearchStrategy[World]:
    """Worlds with two crowds in which much befell the articles after they came out."""
    return st.builds(make_crowds, st.integers(0, 2**40), worlds())


def make_crowds(seed: int, world: World) -> World:
    """The world with other days for its articles, and with two crowds of more of them."""
    chance = _Chance(seed)
    world.articles = [chance.later(article) for article in world.articles]
    for _ in range(2):
        chance.crowd(world)
    return world


class _Chance(Random):
    """Draws rows; most are ordinary, some are odd."""

    def world(self, articles: int, appearances: int, origins: int, open_copies: bool) -> World:
        world = World(kind=ClaimKind.EVENT, valid=day(self.randint(1, 4)))
        for other in (world.claim(), world.claim()):
            world.relate(CLAIM, self.choice(RELATIONS), other, judgement=self.judgement())
        for _ in range(articles):
            self.article(world)
        for _ in range(origins):
            self.origin(world)
        for _ in range(appearances):
            self.appearance(world)
        for one in list(world.appearances):
            self.hops(world, App(one.id))
        for _ in range(self.randint(0, 3)):
            self.link(world, open_copies)
            self.tie(world)
        for _ in range(self.randint(0, 2)):
            self.verdict(world)
        world.disputed = {1} if self.seldom() else set()
        return world

    def seldom(self) -> bool:
        return self.random() < 0.1

    def often(self, common: Any, rare: Any) -> Any:
        return common if self.random() < 0.85 else self.choice(list(rare))

    def judgement(self) -> Judgement:
        return self.often(Judgement.CONFIRMED, Judgement)

    def when(self) -> When:
        first = self.randint(1, 30)
        last = first if self.random() < 0.6 else first + self.randint(0, 9)
        return self.often(When(day(first).earliest, day(last).earliest), [When()])

    def some_day(self) -> date | None:
        return self.often(day(self.randint(-3, 45)).earliest, [None])

    def vaguely(self) -> When:
        bounds = When(self.some_day(), None), When(None, self.some_day())
        return self.choice((self.when(), self.when(), *bounds, When()))

    def later(self, article: ArticleFact) -> ArticleFact:
        """The article with what befell it: when it was seen, in which versions, and how it ended."""
        found = replace(article, published=self.vaguely(), status_changed=self.vaguely())
        if self.random() < 0.3:
            found = replace(found, captured=self.some_day())
        if self.random() < 0.2:
            versions = tuple(enumerate((self.some_day(), self.some_day()), start=1))
            found = replace(found, versions=versions[: self.randint(1, 2)])
        if self.seldom():
            found = replace(found, status=self.choice(list(ArticleStatus)))
        return found

    def crowd(self, world: World) -> None:
        """Articles that say one thing from the same places, on other days."""
        publishers = self.choice((PUBLISHERS, PUBLISHERS, [self.choice(PUBLISHERS)]))
        said = {
            "stance": self.often(Stance.SUPPORTS, Stance),
            "basis": self.choice((Basis.ATTRIBUTED, *Basis)),
        }
        every = [App(one.id) for one in world.appearances] + [one.id for one in world.origins]
        targets = self.sample(every, min(len(every), self.choice((0, 1, 1, 2, 3))))
        for _ in range(self.randint(3, 12)):
            number = world.article(self.choice(publishers))
            article = world.articles[-1] = self.later(world.articles[-1])
            version = self.choice(article.versions)[0] if article.versions else None
            world.says(number, *targets, version=version, **said)

    def article(self, world: World) -> None:
        world.article(
            self.choice(PUBLISHERS),
            genre=self.often(Genre.REPORTAGE, Genre),
            held=self.choice((Held.TEXT, Held.TEXT, Held.CITED_ONLY)),
            published=self.when(),
            authors=self.sample(("Ann", "Bob"), self.choice((0, 0, 1))),
            status=self.often(ArticleStatus.LIVE, ArticleStatus),
            is_own_review=self.seldom() and self.seldom(),
        )

    def origin(self, world: World) -> None:
        kind = self.choice(list(OriginKind))
        if kind == OriginKind.MEASUREMENT and self.random() < 0.7:
            world.poll(
                self.choice(("Levada", "VTsIOM")),
                self.choice(("Hand over?", "Hand over?", "")),
                fieldwork=self.when(),
            )
            return
        is_bare = kind in {OriginKind.UNKNOWN, OriginKind.UNNAMED_SOURCE}
        is_titled = kind in {OriginKind.DOCUMENT, OriginKind.OFFICIAL_RECORD}
        world.origin(
            kind,
            None if is_bare else self.choice(SPEAKERS),
            title=self.choice(("Treaty", "Report")) if is_titled else "",
            description=f"somebody {len(world.origins)}" if is_bare else "",
            date=self.when(),
            article_id=self.randint(1, len(world.articles)) if self.seldom() else None,
        )

    def appearance(self, world: World) -> None:
        world.says(
            self.randint(1, len(world.articles)),
            claim_id=self.choice((CLAIM, CLAIM, CLAIM, 2, 3)),
            stance=self.often(Stance.SUPPORTS, (Stance.REFUTES, *Stance)),
            basis=self.choice(list(Basis)),
            force=self.often(Force.ASSERTED, Force),
            distanced=self.seldom(),
            status=self.often(AppearanceStatus.ACCEPTED, AppearanceStatus),
        )

    def hops(self, world: World, start: App) -> None:
        targets = [App(one.id) for one in world.appearances if one.id != start]
        every = [*targets, *(origin.id for origin in world.origins)]
        for to in self.sample(every, min(len(every), self.choice((0, 1, 1, 2, 3)))):
            joint = 1 if self.random() < 0.25 else None
            world.hop(start, to, joint=joint, inferred=self.seldom(), judgement=self.judgement())

    def link(self, world: World, open_copies: bool) -> None:
        if len(world.articles) > 1:
            start, to = self.sample(range(1, len(world.articles) + 1), 2)
            judgement = self.judgement() if open_copies else Judgement.CONFIRMED
            world.link(start, self.choice(COPIES), to, judgement=judgement)

    def tie(self, world: World) -> None:
        start, to = self.sample(SPEAKERS, 2)
        since = None if self.random() < 0.5 else day(self.randint(-9, 30)).earliest
        percentage = self.choice((None, Decimal(80), Decimal(20)))
        world.tie(start, self.choice(TIES), to, percentage=percentage, since=since)

    def verdict(self, world: World) -> None:
        if len(world.origins) > 1:
            a, b = sorted(self.sample(range(1, len(world.origins) + 1), 2))
            world.judge(self.choice(list(Verdict)), origin_a=a, origin_b=b)


def reprinted(world: World, original: int) -> None:
    """Will add a reprint of an article by a new publisher, saying all that the original says."""
    copy = world.reprint(original, "Reprinter")
    for one in list(world.appearances):
        if one.article_id == original:
            world.appearances.append(replace(one, id=len(world.appearances) + 1, article_id=copy))
