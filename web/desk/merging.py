"""What may be compared and merged on the desk: by kind, who may, how one is found, and which verb merges."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models

from accounts.models import User
from claims.models import Claim
from claims.services.claim_merging import merge_claims
from claims.services.duplicates import candidates
from sources.domain.vocabulary import NameKind
from sources.models import Article, Merge, Source
from sources.services.identity import search_sources
from sources.services.merging import merge_articles, merge_sources
from web.words import byline, counted

MOST_FOUND = 12

WORDS = {
    "source names": "name",
    "source identifiers": "identifier",
    "source ties": "tie to others",
    "article urls": "address",
    "credits": "credit",
    "articles": "article",
    "sources": "record",
    "claims": "record",
    "article links": "link between articles",
    "article versions": "version of the text",
    "segments": "marked part of a text",
    "possible duplicates": "pair that may be one",
    "claim subjects": "claim about it",
    "claim topics": "topic",
    "claim relations": "relation to other claims",
    "match pairs": "answer about what states it",
    "independence judgements": "judgement on what is separate",
    "appearances": "appearance",
    "attributions": "step of a chain",
    "suggestions": "suggestion",
    "origins": "origin",
    "polls": "poll",
    "reviews": "review",
    "review versions": "version of a review",
    "evidence": "piece of evidence",
    "external reviews": "review by others",
    "corroborations": "result of counting",
}
"""What a row of a table is called in a sentence; the plural as `plural` makes it."""

PLURALS = {
    "tie to others": "ties to others",
    "address": "addresses",
    "link between articles": "links between articles",
    "version of the text": "versions of the text",
    "marked part of a text": "marked parts of a text",
    "pair that may be one": "pairs that may be one",
    "claim about it": "claims about it",
    "relation to other claims": "relations to other claims",
    "answer about what states it": "answers about what states it",
    "judgement on what is separate": "judgements on what is separate",
    "step of a chain": "steps of chains",
    "version of a review": "versions of reviews",
    "piece of evidence": "pieces of evidence",
    "review by others": "reviews by others",
    "result of counting": "results of counting",
}


@dataclass(frozen=True, slots=True)
class Agreed:
    """What somebody agreed to: the preview that they saw, why, and what they are sure of."""

    by: User
    reason: str
    seal: str
    known_as: NameKind
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record that is compared and merged."""

    model: type[Any]
    noun: str
    action: str
    find: Callable[[Any, str], Iterable[Any]]
    about: Callable[[Any], str]
    merge: Callable[[Any, Any, Agreed], Merge]

    @property
    def rows(self) -> "models.QuerySet[Any]":
        """The records with what comparing shows of them, merged ones too."""
        related = {Article: ["publisher"], Claim: ["attests__holder"]}.get(self.model, [])
        found: models.QuerySet[Any] = self.model.objects.select_related("merged_into", *related)
        return found


def _sources(record: Source, words: str) -> Iterable[Source]:
    rows = Source.objects.active().exclude(pk=record.pk)
    asked = words or record.name
    return search_sources(asked, rows).likeliest_first(asked)[:MOST_FOUND]


def _articles(record: Article, words: str) -> Iterable[Article]:
    found = Article.objects.found_at(words) if "://" in words else None
    if found is not None:
        return [found]
    rows = Article.objects.active().matching(words or record.title).exclude(pk=record.pk)
    return rows.select_related("publisher").order_by("-pk")[:MOST_FOUND]


def _claims(record: Claim, words: str) -> Iterable[Claim]:
    near = [pk for pk in candidates(words or record.statement) if pk != record.pk]
    rows = Claim.objects.active().in_bulk(near[:MOST_FOUND])
    return [rows[pk] for pk in near if pk in rows]


def _about_source(record: Source) -> str:
    kind: str = record.get_kind_display()
    return f"{kind}, {record.country}" if record.country else kind


def _about_article(record: Article) -> str:
    return byline(record.publisher, record.published)


def _about_claim(record: Claim) -> str:
    places = counted(record.appearance_count, "appearance")
    return f"{places} in {counted(record.article_count, 'article')}"


def _merge_sources(survivor: Source, merged: Source, agreed: Agreed) -> Merge:
    return merge_sources(
        survivor,
        merged,
        by=agreed.by,
        reason=agreed.reason,
        known_as=agreed.known_as,
        expected=agreed.seal,
    )


def _merge_articles(survivor: Article, merged: Article, agreed: Agreed) -> Merge:
    return merge_articles(
        survivor, merged, by=agreed.by, reason=agreed.reason, expected=agreed.seal
    )


def _merge_claims(survivor: Claim, merged: Claim, agreed: Agreed) -> Merge:
    return merge_claims(
        survivor,
        merged,
        by=agreed.by,
        reason=agreed.reason,
        is_sure=agreed.is_sure,
        expected=agreed.seal,
    )


KINDS = {
    "sources": Kind(Source, "source", "source.merge", _sources, _about_source, _merge_sources),
    "articles": Kind(
        Article, "article", "article.merge", _articles, _about_article, _merge_articles
    ),
    "claims": Kind(Claim, "claim", "claim.merge", _claims, _about_claim, _merge_claims),
}


def rows_in_words(title: str, count: int) -> str:
    """Will say how many rows of a table, by its plural name, in words that people use.

    >>> rows_in_words("attributions", 2), rows_in_words("article urls", 1)
    ('2 steps of chains', '1 address')
    """
    word = WORDS.get(title, "")
    if not word:
        return f"{count:,} {title}"
    return f"{count:,} {word if count == 1 else PLURALS.get(word, f'{word}s')}"
