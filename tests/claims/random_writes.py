"""Random writes through the services: every kind of record, new, changed, decided on and deleted.

Each operation takes a `World`, which chooses for it; a write that is refused changes nothing and is
as good as any other.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from django.db import models
from django.utils import timezone
from hypothesis import strategies as st

from accounts.models import User
from claims.domain.vocabulary import (
    AppearanceStatus,
    Basis,
    ClaimKind,
    ClaimStatus,
    Force,
    OriginKind,
    RelationKind,
    Stance,
    Verdict,
)
from claims.models import (
    Appearance,
    Attribution,
    Claim,
    ClaimRelation,
    IndependenceJudgement,
    Origin,
    Poll,
)
from claims.services import records
from claims.services.appearances import judge_independence, record_appearance
from claims.services.claims import relate
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
from sources.services import records as source_records
from sources.services.articles import add_version
from tests.claims.writing import cites, claim, edit
from tests.factories.accounts import UserFactory
from tests.factories.claims import QUOTE, AppearanceFactory, AttributionFactory
from tests.factories.sources import ArticleFactory, SourceFactory, VersionFactory
from tests.violations import unsaved

Item = TypeVar("Item")

MOST_CLAIMS, MOST_ARTICLES = 5, 14
DAYS = [date(2018, 1, 1), date(2018, 11, 22), date(2019, 5, 1)]
SPEAKING = [CreditRole.AUTHOR, CreditRole.SPEAKER, CreditRole.EDITOR]
SIDES = [RelationKind.EQUIVALENT, RelationKind.NEGATES, RelationKind.EXCLUDES, RelationKind.LIMITS]


class NothingThere(Exception):
    """Says that an operation found no record to work on."""


class World:
    """The stored records, and who chooses among them."""

    def __init__(self, data: st.DataObject) -> None:
        self._data = data

    def one_of(self, items: Any) -> Any:
        """One of some values or members of an enumeration."""
        found = list(items)
        if not found:
            raise NothingThere
        return found[self._data.draw(st.integers(0, len(found) - 1))]

    def any(self, model: type[Item]) -> Item:
        """One of the stored records of a kind."""
        rows: models.QuerySet[Any] = model._default_manager.order_by("pk")  # type: ignore[attr-defined]
        return self.one_of(rows)

    def yes(self) -> bool:
        """Yes or no."""
        return self._data.draw(st.booleans())


def begin() -> None:
    """Some sources, articles and claims to write about."""
    UserFactory()
    for kind in (SourceKind.PUBLISHER, SourceKind.NEWS_AGENCY, SourceKind.GOVERNMENT_BODY):
        SourceFactory(kind=kind.value)
    SourceFactory(kind=SourceKind.PERSON.value)
    SourceFactory(kind=SourceKind.POLLSTER.value)
    for source in Source.objects.order_by("pk")[:3]:
        VersionFactory(article__publisher=source)
    for one in (claim(), claim(), claim()):
        cites(one)
        cites(one, version=VersionFactory(article__published_from=None, article__published_to=None))


def change_source(w: World) -> None:
    row = w.any(Source)
    if w.yes():
        edit(row, kind=w.one_of(SourceKind).value)
    else:
        edit(row, name=f"{row.name}.")


def add_tie(w: World) -> None:
    tie = SourceTie(from_source=w.any(Source), to_source=w.any(Source), kind=w.one_of(TieKind))
    tie.percentage = w.one_of([None, 30, 100])
    source_records.save(tie, by=None)


def change_tie(w: World) -> None:
    if w.yes():
        edit(w.any(SourceTie), until=w.one_of([None, *DAYS]))
    else:
        source_records.delete(w.any(SourceTie), by=None)


def add_article(w: World) -> None:
    if Article.objects.count() >= MOST_ARTICLES:
        raise NothingThere
    article = unsaved(ArticleFactory, publisher=w.any(Source), genre=w.one_of(Genre).value)
    source_records.save(article, by=None)
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
        source_records.save(row, by=None)
    else:
        source_records.delete(version.segments.get(), by=None)


def credit(w: World) -> None:
    row = Credit(article=w.any(Article), source=w.any(Source), role=w.one_of(SPEAKING))
    source_records.save(row, by=None)


def take_credit_away(w: World) -> None:
    source_records.delete(w.any(Credit), by=None)


def link_articles(w: World) -> None:
    link = ArticleLink(from_article=w.any(Article), to_article=w.any(Article))
    link.kind, link.judgement = w.one_of(LinkKind), w.one_of(Judgement)
    source_records.save(link, by=None)


def decide_link(w: World) -> None:
    edit(w.any(ArticleLink), judgement=w.one_of(Judgement).value)


def add_claim(w: World) -> None:
    if Claim.objects.count() >= MOST_CLAIMS:
        raise NothingThere
    claim(kind=w.one_of([ClaimKind.EVENT, ClaimKind.POSITION]).value)


def withdraw_or_reopen(w: World) -> None:
    row = w.any(Claim)
    is_open = row.status == ClaimStatus.OPEN
    edit(row, status=(ClaimStatus.WITHDRAWN if is_open else ClaimStatus.OPEN).value)


def attest(w: World) -> None:
    """Makes a claim the question whether somebody made a statement, or an ordinary one again."""
    row = w.any(Claim)
    if w.yes():
        edit(row, kind=ClaimKind.QUOTE.value, attests=w.any(Origin))
    else:
        edit(row, kind=ClaimKind.EVENT.value, attests=None)


def place_claim(w: World) -> None:
    edit(w.any(Claim), place=w.one_of(["", "Otaru", "Tokyo"]))


def relate_claims(w: World) -> None:
    relate(
        w.any(Claim), w.one_of(SIDES), w.any(Claim), by=None, judgement=w.one_of(list(Judgement))
    )


def decide_relation(w: World) -> None:
    edit(w.any(ClaimRelation), judgement=w.one_of(Judgement).value)


def add_origin(w: World) -> None:
    records.save(_origin(w), by=None)


def _origin(w: World) -> Origin:
    """A new origin, issued by an article or not."""
    kind = w.one_of(OriginKind)
    origin = Origin(kind=kind.value, title=w.one_of(["Register", "Survey"]))
    if kind is OriginKind.UNNAMED_SOURCE:
        origin.description = "A person who knows"
    elif kind is not OriginKind.UNKNOWN:
        origin.holder = w.any(Source)
    if kind is not OriginKind.UNKNOWN and w.yes():
        origin.article = w.any(Article)
    return origin


def change_origin(w: World) -> None:
    row, made = w.any(Origin), _origin(w)
    names = ("kind", "holder", "article", "title", "description")
    edit(row, **{name: getattr(made, name) for name in names})


def describe_poll(w: World) -> None:
    origin = w.one_of(Origin.objects.filter(kind=OriginKind.MEASUREMENT).order_by("pk"))
    poll = getattr(origin, "poll", None) or Poll(origin=origin)
    poll.conductor, poll.question = w.any(Source), w.one_of(["", "Give them back?"])
    poll.fieldwork_from = poll.fieldwork_to = w.one_of(DAYS)
    records.save(poll, by=None)


def _place(w: World) -> dict[str, Any]:
    """Who says it, how, and whether that was accepted."""
    return {
        "claim": w.any(Claim),
        "basis": w.one_of(Basis).value,
        "stance": w.one_of(Stance).value,
        "force": w.one_of([Force.ASSERTED, Force.ASSERTED, *Force]).value,
        "status": w.one_of([AppearanceStatus.ACCEPTED] * 4 + list(AppearanceStatus)).value,
    }


def appear(w: World) -> None:
    version, chain = w.any(ArticleVersion), []
    if w.yes():
        chain = [unsaved(AttributionFactory, from_appearance=None, to_origin=w.any(Origin))]
    row = unsaved(AppearanceFactory, version=version, **_place(w))
    record_appearance(row, by=None, chain=chain)


def change_appearance(w: World) -> None:
    name, value = w.one_of(_place(w).items())
    edit(w.any(Appearance), **{name: value})


def hop_to_origin(w: World) -> None:
    hop = unsaved(AttributionFactory, from_appearance=w.any(Appearance), to_origin=w.any(Origin))
    hop.joint, hop.inferred = w.one_of([None, 1]), w.yes()
    records.save(hop, by=None)


def hop_to_appearance(w: World) -> None:
    """An appearance has it from another one, of the same claim or of another."""
    one, other = w.any(Appearance), w.any(Appearance)
    hop = unsaved(AttributionFactory, from_appearance=one, to_appearance=other, to_origin=None)
    hop.joint = w.one_of([None, 1])
    records.save(hop, by=None)


def change_hop(w: World) -> None:
    row = w.any(Attribution)
    changes = [{"judgement": w.one_of(Judgement).value}, {"joint": w.one_of([None, 1])}]
    edit(row, **w.one_of(changes))


def delete_hop(w: World) -> None:
    records.delete(w.any(Attribution), by=None)


def judge(w: World) -> None:
    kind = Origin if w.yes() else Source
    verdict, by = w.one_of(list(Verdict)), User.objects.earliest("pk")
    judge_independence(w.any(kind), w.any(kind), verdict, reason="seen both", by=by)


def withdraw_judgement(w: World) -> None:
    edit(w.any(IndependenceJudgement), withdrawn_at=timezone.now())


OFTEN = (appear, hop_to_origin, add_origin)
OPERATIONS: list[Callable[[World], None]] = [
    *(OFTEN * 2),
    *(change_source, add_tie, change_tie),
    *(add_article, change_article, change_article_status, add_another_version, mark_segment),
    *(credit, take_credit_away, link_articles, decide_link),
    *(add_claim, withdraw_or_reopen, attest, place_claim, relate_claims, decide_relation),
    *(*OFTEN, change_origin, describe_poll),
    *(change_appearance, hop_to_appearance, change_hop, delete_hop),
    *(judge, withdraw_judgement),
]
