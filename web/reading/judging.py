"""Two things beside each other, for an editor who says whether they are one."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from accounts.models.statements import array_of
from claims.domain.corroboration.newsrooms import publisher_of
from claims.models import Appearance, Attribution, Corroboration, Origin
from sources.models import Article, Source, SourceTie
from web.reading.judgements import HOLDERS
from web.reading.references import ArticleRef, Ref, article_ref, source_ref
from web.reading.source import Tie, tie_of
from web.words import Dated, dated

MOST_ARTICLES = 8
MOST_READ = 200
"""So many rows are looked through for the articles that are named."""


@dataclass(frozen=True, slots=True)
class Card:
    """One of two things: what it is, whose, of when, which articles bring it up, who is tied to whom."""

    name: Ref
    kind: str
    holder: Ref
    date: Dated | None
    description: str
    issued: Ref
    how: str
    articles: tuple[ArticleRef, ...]
    has_more: bool
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that may be judged: a box of the form."""

    field: str
    id: int
    name: str
    kind: str
    is_chosen: bool


def cards(one: Origin | Source, other: Origin | Source) -> tuple[Card, Card]:
    """Will put two things beside each other, with the ties that bind those behind them."""
    behind = [thing.holder if isinstance(thing, Origin) else thing for thing in (one, other)]
    ties = SourceTie.objects.binding(source.pk for source in behind if source is not None)
    return _card(one, behind[0], ties), _card(other, behind[1], ties)


def _card(thing: Origin | Source, behind: Source | None, ties: list[SourceTie]) -> Card:
    is_origin = isinstance(thing, Origin)
    articles = _cited_in(thing) if isinstance(thing, Origin) else _published_by(thing)
    issued = thing.article if isinstance(thing, Origin) else None
    return Card(
        name=Ref(str(thing)) if is_origin else source_ref(behind),
        kind=thing.get_kind_display(),
        holder=source_ref(behind, otherwise="nobody named") if is_origin else Ref(""),
        date=dated(thing.date) if isinstance(thing, Origin) else None,
        description=thing.description if thing.description != str(thing) else "",
        issued=Ref(issued.title, reverse("article", args=[issued.pk])) if issued else Ref(""),
        how="Cited in" if is_origin else "Published, with claims that are tracked here",
        articles=tuple(article_ref(article) for article in articles[:MOST_ARTICLES]),
        has_more=len(articles) > MOST_ARTICLES,
        ties=tuple(tie_of(behind, tie) for tie in ties if behind and tie.touches(behind)),
    )


def _cited_in(origin: Origin) -> list[Article]:
    hops = Attribution.objects.ending_at(origin)[:MOST_READ]
    return _once(hop.from_appearance.article for hop in hops)


def _published_by(source: Source) -> list[Article]:
    rows = Appearance.objects.accepted().by_publisher(source).with_place()
    return _once(row.article for row in rows.select_related("article__publisher")[:MOST_READ])


def _once(articles: Iterable[Article]) -> list[Article]:
    return list({article.pk: article for article in articles}.values())


def choices(
    current: Corroboration | None, chosen: dict[str, list[int]]
) -> tuple[list[Choice], list[Choice]]:
    """Will list the origins that a result rests on, and the sources behind them.

    What the result does not know yet, but the address names, is not listed.
    """
    members = {} if current is None else _members(current.result)
    origins = [
        Choice("origin", one, title, kind, one in chosen["origin"])
        for one, (title, kind) in members.items()
        if one > 0
    ]
    recorded = HOLDERS.read(origins=array_of(one for one in members if one > 0))
    behind = {
        *(origin.holder_id for origin in recorded),
        *(publisher_of(one) for one in members),
    } - {None}
    sources = [
        Choice("source", row.pk, row.name, row.get_kind_display(), row.pk in chosen["source"])
        for row in Source.objects.with_ids(one for one in behind if one is not None)
    ]
    return origins, sources


def _members(
    result: dict[str, dict[str, list[dict[str, list[dict[str, str]]]]]],
) -> dict[int, tuple[str, str]]:
    return {
        int(member["id"]): (member["title"], member["kind"].replace("_", " "))
        for side in ("supports", "refutes")
        for group in result[side]["groups"]
        for member in group["members"]
    }
