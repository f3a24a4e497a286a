"""Sources and articles, to read."""

from dataclasses import replace
from typing import Any

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.parameters import Parameters, read_body, read_parameters
from accounts.api.permissions import signed_in
from accounts.api.schema import described_addition, described_detail, described_list
from accounts.api.views import DetailView, ListView
from sources.api.ingesting import ArticleIn, IngestedOut, take_in
from sources.api.serializers import ArticleDetailOut, ArticleOut, SourceOut
from sources.domain.vocabulary import Outcome
from sources.models import Article, ArticleLink, ArticleVersion, Source
from sources.models.article import ArticleQuerySet
from sources.models.source import SourceQuerySet
from sources.services.identity import search_sources


@described_list(
    name="Source",
    out=SourceOut,
    says="Sources in the order in which they were added; merged ones are left out. "
    "`search` looks through all names and identifiers of a source, former and garbled names "
    "included, whatever the script and spelling; slips are forgiven when nothing else is found.",
)
class SourceListView(ListView[Source]):
    """Sources that stand for themselves."""

    out = SourceOut

    def rows(self, asked: dict[str, Any]) -> SourceQuerySet:
        """Sources one of whose names contains the words, or is like them."""
        return search_sources(asked["search"], Source.objects.active()).for_listing()


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
@described_addition(
    name="article",
    body=ArticleIn,
    out=IngestedOut,
    says="Takes an article in: fetched from `url`, or read from `html` or `text`. What is told "
    "beside it takes the place of what the page says.",
    met="The article is known; nothing new was stored.",
)
class ArticleListView(ListView[Article]):
    """Articles that stand for themselves."""

    out = ArticleOut
    writes = {"POST": "article.add"}

    def post(self, request: Request) -> Response:
        """Will take an article in.

        Raises: ValidationError, FetchRefused, NotReadable, IngestionRefused.
        """
        read_parameters(request, Parameters)
        given = read_body(request, ArticleIn)
        became = take_in(given, by=signed_in(request), today=timezone.now().date())
        article = ArticleView().record(became.article.pk)
        answer = IngestedOut(replace(became, article=article), context={"request": request}).data
        where = {"Location": request.build_absolute_uri(reverse("api:article", args=[article.pk]))}
        is_known = became.outcome == Outcome.KNOWN
        return Response(answer, status=200 if is_known else 201, headers=where)

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
