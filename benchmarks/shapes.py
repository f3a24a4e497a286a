"""Fills a database with claims of known shapes, faster than they would be recorded."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

from claims.domain.vocabulary import AppearanceStatus, AttributionKind, Basis, ClaimKind, OriginKind
from claims.models import Appearance, Attribution, Claim, Origin
from sources.domain.vocabulary import Genre, Held, Judgement, LinkKind, SourceKind
from sources.models import Article, ArticleLink, ArticleVersion, Source

TEXT = "Officials said the ferry sank at noon."
QUOTE = "the ferry sank at noon"
FIRST_DAY = date(2018, 5, 3)
HOUSES = 150


class Shapes:
    """Writes rows in bulk; `random` decides what is left open, always in the same way."""

    def __init__(self, seed: int = 1) -> None:
        self.random = Random(seed)
        self.houses = self.sources(HOUSES, SourceKind.PUBLISHER, "House")
        self.people = self.sources(40, SourceKind.PERSON, "Person")

    def sources(self, number: int, kind: SourceKind, name: str) -> list[Source]:
        """So many sources."""
        rows = [Source(name=f"{name} {n}", kind=kind.value) for n in range(number)]
        return Source.objects.bulk_create(rows)

    def claims(self, number: int) -> list[Claim]:
        """So many claims."""
        rows = [
            Claim(statement=f"Ferry number {n} sank off Otaru.", kind=ClaimKind.EVENT.value)
            for n in range(number)
        ]
        return Claim.objects.bulk_create(rows, batch_size=2000)

    def articles(self, number: int, **values: object) -> list[ArticleVersion]:
        """So many articles held as text, by the publishers in turn, one a day."""
        articles = Article.objects.bulk_create(
            [
                Article(
                    **{
                        "publisher": self.houses[n % HOUSES],
                        "title": f"Story {n}",
                        "genre": Genre.REPORTAGE.value,
                        "published_from": FIRST_DAY + timedelta(n % 300),
                        "published_to": FIRST_DAY + timedelta(n % 300),
                        **values,
                    }
                )
                for n in range(number)
            ],
            batch_size=2000,
        )
        digest = hashlib.sha256(TEXT.encode()).hexdigest()
        return ArticleVersion.objects.bulk_create(
            [
                ArticleVersion(article=one, text=TEXT, length=len(TEXT), sha256=digest)
                for one in articles
            ],
            batch_size=2000,
        )

    def appearances(self, claims: list[Claim], versions: list[ArticleVersion]) -> list[Appearance]:
        """One accepted appearance of each claim in each article beside it."""
        rows = [self.appearance(*pair) for pair in zip(claims, versions, strict=True)]
        return Appearance.objects.bulk_create(rows, batch_size=2000)

    def appearance(self, claim: Claim, version: ArticleVersion) -> Appearance:
        """An appearance that is not stored yet."""
        start = TEXT.index(QUOTE)
        return Appearance(
            claim=claim,
            article=version.article,
            version=version,
            exact=QUOTE,
            start=start,
            end=start + len(QUOTE),
            basis=Basis.ATTRIBUTED.value,
            status=AppearanceStatus.ACCEPTED.value,
        )

    def statements(self, number: int) -> list[Origin]:
        """So many statements, by the people in turn."""
        kind, people = OriginKind.STATEMENT.value, self.people
        rows = [
            Origin(kind=kind, holder=people[n % len(people)], title=f"Statement {n}")
            for n in range(number)
        ]
        return Origin.objects.bulk_create(rows, batch_size=2000)

    def hops(self, steps: list[tuple[Appearance, Appearance | Origin]]) -> None:
        """Confirmed attributions from the first to the second of each pair."""
        Attribution.objects.bulk_create([hop(*step) for step in steps], batch_size=2000)


def hop(start: Appearance, to: Appearance | Origin) -> Attribution:
    """An attribution that is not stored yet."""
    made = Attribution(
        from_appearance=start,
        kind=AttributionKind.RELAYS_STATEMENT.value,
        judgement=Judgement.CONFIRMED.value,
    )
    if isinstance(to, Origin):
        made.to_origin = to
    else:
        made.to_appearance = to
    return made


Target = Appearance | Origin
Shape = Callable[[Shapes, Claim, int], Target]
"""Fills one claim with so many appearances; gives what one more of them would cite."""


def one_poll(shapes: Shapes, claim: Claim, size: int) -> Target:
    """Everybody cites one origin."""
    (origin,) = shapes.statements(1)
    rows = shapes.appearances([claim] * size, shapes.articles(size))
    shapes.hops([(row, origin) for row in rows])
    return origin


def agency(shapes: Shapes, claim: Claim, size: int) -> Target:
    """Most cite one agency story that relays two officials; some a document, some a person."""
    wire, *rows = shapes.appearances(
        [claim] * size,
        [*shapes.articles(1, genre=Genre.WIRE.value), *shapes.articles(size - 1)],
    )
    officials, others = shapes.statements(2), shapes.statements(6)
    steps: list[tuple[Appearance, Target]] = [(wire, one) for one in officials]
    steps += [
        (row, wire if shapes.random.random() < 0.7 else shapes.random.choice(others))
        for row in rows
    ]
    shapes.hops(steps)
    return wire


def reprints(shapes: Shapes, claim: Claim, size: int) -> Target:
    """A press release and its reprints, and a paper with a word of its own."""
    versions = shapes.articles(size - 1, genre=Genre.PRESS_RELEASE.value)
    release, *copies = [version.article for version in versions]
    ArticleLink.objects.bulk_create(
        [
            ArticleLink(
                from_article=copy,
                to_article=release,
                kind=LinkKind.REPRINT_OF.value,
                judgement=Judgement.CONFIRMED.value,
            )
            for copy in copies
        ],
        batch_size=2000,
    )
    (origin, other) = shapes.statements(2)
    rows = shapes.appearances([claim] * (size - 1), versions)
    own = shapes.appearances([claim], shapes.articles(1))
    shapes.hops([*((row, origin) for row in rows), (own[0], other)])
    return origin


def many_origins(shapes: Shapes, claim: Claim, size: int) -> Target:
    """Worst: every article has a source of its own."""
    origins = shapes.statements(size)
    shapes.hops(
        list(zip(shapes.appearances([claim] * size, shapes.articles(size)), origins, strict=True))
    )
    return origins[0]


def long_chain(shapes: Shapes, claim: Claim, size: int) -> Target:
    """Worst: every article cites the one before it."""
    (origin,) = shapes.statements(1)
    rows = shapes.appearances([claim] * size, shapes.articles(size))
    steps: list[tuple[Appearance, Target]] = [(rows[0], origin)]
    shapes.hops([*steps, *zip(rows[1:], rows, strict=False)])
    return rows[-1]


def unread(shapes: Shapes, number: int) -> list[Article]:
    """Articles that are only cited."""
    rows = [Article(title=f"Cited {n}", held=Held.CITED_ONLY.value) for n in range(number)]
    return Article.objects.bulk_create(rows)


TYPICAL: dict[str, Shape] = {"one poll": one_poll, "agency": agency, "reprints": reprints}
WORST: dict[str, Shape] = {"many origins": many_origins, "long chain": long_chain}


def corpus(shapes: Shapes, number: int, most: int = 5_000) -> tuple[list[Claim], int]:
    """So many claims, about ten appearances each: most have a few, some have thousands.

    Three in ten appearances cite the first one of their claim, half cite one of two origins, the
    rest names nobody. Returns the claims and how many appearances they have.
    """
    random, claims = shapes.random, shapes.claims(number)
    sizes = [max(1, min(most, int(random.paretovariate(1.15) * 2))) for _ in claims]
    versions = shapes.articles(max(sum(sizes) // 4, most))
    random.shuffle(versions)
    origins, done = shapes.statements(2 * number), 0
    for first in range(0, number, 500):
        part = list(zip(claims, sizes, strict=True))[first : first + 500]
        pairs = [(claim, n) for claim, size in part for n in range(size)]
        rows = shapes.appearances(
            [claim for claim, _ in pairs],
            [versions[(done + n) % len(versions)] for n in range(len(pairs))],
        )
        done += len(pairs)
        shapes.hops(list(_steps(shapes, rows, origins, first, [size for _, size in part])))
    return claims, done


def _steps(
    shapes: Shapes, rows: list[Appearance], origins: list[Origin], first: int, sizes: list[int]
) -> Iterator[tuple[Appearance, Target]]:
    random, begin = shapes.random, 0
    for number, size in enumerate(sizes, start=first):
        mine, begin = rows[begin : begin + size], begin + size
        for row in mine:
            chance = random.random()
            if row is not mine[0] and chance < 0.3:
                yield row, mine[0]
            elif chance < 0.8:
                yield row, origins[2 * number + random.randint(0, 1)]
