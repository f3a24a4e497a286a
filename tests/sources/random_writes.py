"""Random writes through the services: sources, articles and what hangs on them.

Each operation takes a `World`, which chooses for it; a write that is refused changes nothing and is
as good as any other.
"""

from datetime import date

from sources.domain.vocabulary import (
    ArticleStatus,
    CreditRole,
    Genre,
    Judgement,
    LinkKind,
    SegmentKind,
    SourceKind,
    TieKind,
)
from sources.models import Article, ArticleLink, ArticleVersion, Credit, Segment, Source, SourceTie
from sources.services.articles import add_version
from sources.services.records import delete, save
from tests.claims.writing import edit
from tests.factories.claims import QUOTE
from tests.factories.sources import ArticleFactory
from tests.random_world import NothingThere, World
from tests.violations import unsaved

MOST_ARTICLES = 12
DAYS = [date(2018, 1, 1), date(2018, 11, 22), date(2019, 5, 1)]
SPEAKING = [CreditRole.AUTHOR, CreditRole.SPEAKER, CreditRole.EDITOR]


def change_source(w: World) -> None:
    row = w.any(Source)
    if w.yes():
        edit(row, kind=w.one_of(SourceKind).value)
    else:
        edit(row, name=f"{row.name}.")


def add_tie(w: World) -> None:
    tie = SourceTie(from_source=w.any(Source), to_source=w.any(Source), kind=w.one_of(TieKind))
    tie.percentage = w.one_of([None, 30, 100])
    save(tie, by=None)


def change_tie(w: World) -> None:
    if w.yes():
        edit(w.any(SourceTie), until=w.one_of([None, *DAYS]))
    else:
        delete(w.any(SourceTie), by=None)


def add_article(w: World) -> None:
    if Article.objects.count() >= MOST_ARTICLES:
        raise NothingThere
    article = unsaved(ArticleFactory, publisher=w.any(Source), genre=w.one_of(Genre).value)
    save(article, by=None)
    add_version(article, by=None, text=f"Number {article.pk}: {QUOTE}, they said.")


def change_article(w: World) -> None:
    row = w.any(Article)
    day = w.one_of(DAYS)
    edit(
        row,
        **w.one_of(
            [
                {"publisher": w.any(Source)},
                {"genre": w.one_of(Genre).value},
                {"published_from": day, "published_to": day},
                {"title": f"{row.title}!"},
            ]
        ),
    )


def change_article_status(w: World) -> None:
    edit(w.any(Article), status=w.one_of(ArticleStatus).value)


def add_another_version(w: World) -> None:
    article = w.any(Article)
    number = article.versions.count() + 1
    add_version(article, by=None, text=f"Number {article.pk}, again {number}: {QUOTE}.")


def mark_segment(w: World) -> None:
    version = w.any(ArticleVersion)
    kind = w.one_of([SegmentKind.FURNITURE, SegmentKind.HEADLINE])
    if not version.segments.exists():
        row = Segment(version=version, kind=kind, start=0, end=version.length)
        save(row, by=None)
    else:
        delete(version.segments.get(), by=None)


def credit(w: World) -> None:
    row = Credit(article=w.any(Article), source=w.any(Source), role=w.one_of(SPEAKING))
    save(row, by=None)


def take_credit_away(w: World) -> None:
    delete(w.any(Credit), by=None)


def link_articles(w: World) -> None:
    link = ArticleLink(from_article=w.any(Article), to_article=w.any(Article))
    link.kind, link.judgement = w.one_of(LinkKind), w.one_of(Judgement)
    save(link, by=None)


def decide_link(w: World) -> None:
    edit(w.any(ArticleLink), judgement=w.one_of(Judgement).value)


OPERATIONS = [
    *(change_source, add_tie, change_tie),
    *(add_article, change_article, change_article_status, add_another_version, mark_segment),
    *(credit, take_credit_away, link_articles, decide_link),
]
