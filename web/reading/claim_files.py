"""A claim as data for others: schema.org's Claim, and its appearances as a table."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from claims.models import Appearance, Attribution, Claim
from sources.domain.vocabulary import TextRights
from sources.models import Article
from web.figures import figure_in_words
from web.reading.appearances import anchored_words
from web.reading.chains import Chains, Hop
from web.spreadsheet import written

HEADS = (
    *("appearance", "article", "title", "publisher", "genre", "published", "language"),
    *("status", "stance", "wording", "force", "basis", "quote", "figure", "rests on", "address"),
)


def claim_table(claim: Claim, site: str) -> str:
    """Will write one row for each appearance that stands or waits, in three queries.

    Words are told only where the licence of their article lets them be exported.
    """
    rows = list(_appearances(claim))
    chains = Chains(Attribution.objects.chained_from(row.pk for row in rows).for_page())
    return written(HEADS, (_row(row, chains, site) for row in rows))


def _appearances(claim: Claim) -> Any:
    return Appearance.objects.of([claim.pk]).undecided_or_accepted().not_continued().for_page()


def _row(row: Appearance, chains: Chains, site: str) -> tuple[object, ...]:
    article = row.article
    may_export = article.may_export != TextRights.NOTHING
    return (
        row.pk,
        article.pk,
        article.title,
        article.publisher.name if article.publisher else "",
        article.genre,
        str(article.published) if article.published.is_known else "",
        article.language,
        *(row.status, row.stance, row.wording, row.force, row.basis),
        anchored_words(row) if may_export else "",
        figure_in_words(row),
        "; ".join(dict.fromkeys(_ends(chains.of(row)))),
        f"{site}{reverse('article', args=[article.pk])}",
    )


def _ends(hops: tuple[Hop, ...]) -> Iterator[str]:
    """The ends of chains by their names."""
    for hop in hops:
        if hop.hops:
            yield from _ends(hop.hops)
        else:
            yield hop.target.text


def claim_json_ld(claim: Claim, site: str) -> dict[str, Any]:
    """Will describe a claim that `for_page()` read as schema.org does, in three queries more.

    Source: https://schema.org/Claim: `appearance` are the works it occurs in, `firstAppearance` the
    earliest of them that is known.
    """
    works: dict[int, Article] = {}
    for row in Appearance.objects.of([claim.pk]).accepted().not_continued().for_page():
        works.setdefault(row.article_id, row.article)
    told = [_work(article, site) for article in _first_published(works.values())]
    address = f"{site}{claim.get_absolute_url()}"
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Claim",
        "@id": address,
        "url": address,
        "name": claim.short or claim.statement,
        "text": claim.statement,
        "inLanguage": claim.language,
        "dateCreated": claim.created_at.isoformat(),
        "about": [
            {"@type": "Thing", "name": one.name, "url": f"{site}{one.get_absolute_url()}"}
            for one in claim.subjects.all()
        ],
        "keywords": [topic.name for topic in claim.topics.all()],
        "appearance": told,
    }
    dates = [one for one in told if "datePublished" in one]
    if dates:
        found["firstAppearance"] = dates[0]
    return {name: value for name, value in found.items() if value not in ("", [])}


def _first_published(articles: Any) -> list[Article]:
    """Articles whose day is known first, the earliest of them in front."""
    return sorted(
        articles,
        key=lambda one: (
            one.published.earliest is None,
            str(one.published.earliest or ""),
            one.pk,
        ),
    )


def _work(article: Article, site: str) -> dict[str, Any]:
    """An article as a creative work; a day that is only partly known is not told as one."""
    told: dict[str, Any] = {
        "@type": "CreativeWork",
        "url": f"{site}{reverse('article', args=[article.pk])}",
        "headline": article.title,
        "inLanguage": article.language,
    }
    if article.publisher:
        told["publisher"] = {"@type": "Organization", "name": article.publisher.name}
    if article.published.is_exact:
        told["datePublished"] = str(article.published.earliest)
    return told
