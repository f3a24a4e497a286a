"""What whoever hands in an article may tell beside it, and what became of it."""

from dataclasses import dataclass

from accounts.errors import Unusable
from sources.domain.dates import When
from sources.domain.pages.extracted import Extracted
from sources.domain.vocabulary import Genre, Outcome
from sources.models import Article, ArticleLink, ArticleVersion, Source
from sources.services.ingestion.addresses import Addresses


class IngestionRefused(Unusable):
    """Says why an article was not taken in, and what to do about it."""

    code = "ingestion_refused"

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Draft:
    """An article that was read and is not stored: what was read, and where it stands."""

    read: Extracted
    where: Addresses


@dataclass(frozen=True, slots=True)
class Told:
    """What a person knows better than the page; what is empty is read from the page.

    `same_article` says that a text which shares almost nothing with the version held is still a
    version of that article.
    """

    title: str = ""
    publisher: Source | None = None
    published: When | None = None
    language: str = ""
    genre: Genre | None = None
    same_article: bool = False


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of an article.

    `asked` names what a person must still find out: publisher, published, authors. `copies` are
    suggested links to articles with the same text, `stubs` articles known only by citation that may
    be this one, `twins` other records that stand at one of its addresses, `elsewhere` the address
    on another site that the page names as its original.
    """

    article: Article
    outcome: Outcome
    version: ArticleVersion | None = None
    asked: tuple[str, ...] = ()
    copies: tuple[ArticleLink, ...] = ()
    stubs: tuple[Article, ...] = ()
    twins: tuple[Article, ...] = ()
    elsewhere: str = ""
