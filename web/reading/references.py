"""How pages refer to other records: a text and where it leads."""

from typing import NamedTuple

from accounts.choices import choices_of
from sources.domain.vocabulary import Genre
from sources.models import Article, Source
from web.words import Dated, dated

GENRES = dict(choices_of(Genre))
"""Genres as people read them."""


class Ref(NamedTuple):
    """A text that leads somewhere; without an address it is only a text."""

    text: str
    url: str = ""
    language: str = ""


class ArticleRef(NamedTuple):
    """An article as others mention it."""

    id: int
    title: Ref
    publisher: Ref
    genre: str
    date: Dated | None
    is_stub: bool
    is_machine_translated: bool
    notice: str


def source_ref(source: Source | None, *, otherwise: str = "") -> Ref:
    """Will refer to a source by the name it is shown by."""
    if source is None:
        return Ref(otherwise)
    return Ref(source.name, source.get_absolute_url())


def article_ref(article: Article) -> ArticleRef:
    """Will refer to an article; the publisher must have been read with it."""
    status = article.status
    return ArticleRef(
        id=article.pk,
        title=Ref(article.title, article.get_absolute_url(), article.language),
        publisher=source_ref(article.publisher, otherwise="publisher unknown"),
        genre=GENRES[article.genre],
        date=dated(article.published),
        is_stub=article.held == "cited_only",
        is_machine_translated=article.machine_translated,
        notice="" if status == "live" else _notice(article),
    )


def _notice(article: Article) -> str:
    """What became of an article, and when."""
    when = dated(article.status_changed)
    said = article.get_status_display().lower()
    return f"{said} {when.text}" if when and article.status_changed.is_known else said
