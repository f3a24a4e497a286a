"""Sources and articles, to read."""

from typing import Any

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404

from accounts.api.schema import described_detail, described_list
from accounts.api.views import DetailView, ListView
from sources.api.serializers import ArticleDetailOut, ArticleOut, SourceOut
from sources.models import Article, ArticleLink, ArticleVersion, Source
from sources.models.article import ArticleQuerySet
from sources.models.source import SourceQuerySet


@described_list(
    name="Source",
    out=SourceOut,
    says="Sources in the order in which they were added; merged ones are left out. "
    "`search` looks through all names of a source, former and garbled ones included.",
)
class SourceListView(ListView[Source]):
    """Sources that stand for themselves."""

    out = SourceOut

    def rows(self, asked: dict[str, Any]) -> SourceQuerySet:
        """Sources one of whose names contains the words."""
        return Source.objects.active().named(asked["search"]).for_listing()


@described_detail(
    name="source",
    tag="sources",
    out=SourceOut,
    says="One source. The address of a merged one leads to its survivor.",
    moves=True,
)
class SourceView(DetailView):
    """One source."""

    out = SourceOut
    route = "api:source"

    def record(self, pk: int) -> Source:
        """The source with names and identifiers.

        Raises: Http404.
        """
        return get_object_or_404(Source.objects.for_listing(), pk=pk)


@described_list(
    name="Article",
    out=ArticleOut,
    says="Articles in the order in which they were added; merged ones are left out. "
    "`search` looks at title and publisher.",
)
class ArticleListView(ListView[Article]):
    """Articles that stand for themselves."""

    out = ArticleOut

    def rows(self, asked: dict[str, Any]) -> ArticleQuerySet:
        """Articles whose title or publisher contains the words."""
        return Article.objects.active().matching(asked["search"]).for_listing()


@described_detail(
    name="article",
    tag="articles",
    out=ArticleDetailOut,
    says="One article with its versions (length and SHA-256, never the text) and links. "
    "The address of a merged one leads to its survivor.",
    moves=True,
)
class ArticleView(DetailView):
    """One article."""

    out = ArticleDetailOut
    route = "api:article"

    def record(self, pk: int) -> Article:
        """The article with versions, credits, addresses and links.

        Raises: Http404.
        """
        rows = Article.objects.for_listing().prefetch_related(
            Prefetch("versions", ArticleVersion.objects.described()),
            Prefetch("links_from", ArticleLink.objects.live()),
        )
        return get_object_or_404(rows, pk=pk)
