"""Articles: to read, to take in and to change, with the versions of their texts."""

from dataclasses import replace
from typing import Any, ClassVar

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.described import described_change, described_removal
from accounts.api.fieldsets import is_asked
from accounts.api.parameters import (
    PageParameters,
    Parameters,
    read_body,
    read_parameters,
)
from accounts.api.permissions import signed_in
from accounts.api.schema import described_addition, described_detail, described_list
from accounts.api.views import ListView, moved
from accounts.models.keyset import Keyset
from sources.api.article_bodies import ArticleChangeIn
from sources.api.ingesting import ArticleIn, IngestedOut, take_in
from sources.api.parameters import ARTICLE_ORDERS, ArticleParameters
from sources.api.rows import RowView
from sources.api.serializers import ArticleDetailOut, ArticleVersionOut
from sources.domain.vocabulary import Outcome
from sources.models import Article, ArticleLink, ArticleVersion
from sources.models.article import ArticleQuerySet

TOLD_BESIDES = ("versions", "links")
"""What a list tells of an article only where it is asked for."""


def told_besides(*names: str) -> "list[Prefetch[Any]]":
    """Will say how it is read, in one query each."""
    read: dict[str, Prefetch[Any]] = {
        "versions": Prefetch("versions", ArticleVersion.objects.described()),
        "links": Prefetch("links_from", ArticleLink.objects.live()),
    }
    return [one for name, one in read.items() if name in names]


@described_list(
    name="Article",
    out=ArticleDetailOut,
    takes=ArticleParameters,
    says="Articles in the order in which they were added; merged ones are left out. "
    "`search` looks at title and publisher. Ordered by `published`, articles whose first possible "
    "day is not known come last. `versions` and `links` are told where `include` asks for them.",
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

    out = ArticleDetailOut
    takes = ArticleParameters
    orders = ARTICLE_ORDERS
    optional = TOLD_BESIDES
    writes: ClassVar[dict[str, str]] = {"POST": "article.add"}

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
        """Articles of what was asked for whose title or publisher contains the words."""
        rows = Article.objects.active().having(
            publisher=asked.get("publisher"),
            genre=asked.get("genre"),
            language=asked.get("language"),
            status=asked.get("status"),
            held=asked.get("held"),
        )
        rows = rows.at(asked.get("url"))
        rows = rows.perhaps_published(asked.get("published_from"), asked.get("published_to"))
        besides = told_besides(*(one for one in TOLD_BESIDES if is_asked(one, asked)))
        return rows.matching(asked["search"]).for_listing().prefetch_related(*besides)


@described_detail(
    name="article",
    tag="articles",
    out=ArticleDetailOut,
    says="One article with its versions (length and SHA-256, never the text) and links. "
    "The address of a merged one leads to its survivor.",
    moves=True,
)
@described_change(
    name="article",
    tag="articles",
    body=ArticleChangeIn,
    out=ArticleDetailOut,
    says="Changes some fields of an article. A status other than `live` is dated and announced, or "
    "it is said why that is not known; a time is given whole.",
    moves=True,
)
@described_removal(
    name="article",
    tag="articles",
    says="Deletes an article that nothing refers to and that has no text.",
    moves=True,
)
class ArticleView(RowView[Article]):
    """One article."""

    out = ArticleDetailOut
    route = "api:article"
    body = ArticleChangeIn
    writes: ClassVar[dict[str, str]] = {"PATCH": "article.change", "DELETE": "article.delete"}

    def found_in(self) -> ArticleQuerySet:
        """Articles with versions, credits, addresses and links."""
        return Article.objects.for_listing().prefetch_related(*told_besides(*TOLD_BESIDES))


@described_list(
    name="ArticleVersion",
    out=ArticleVersionOut,
    takes=PageParameters,
    operation="list_article_versions",
    tag="articles",
    says="The versions of an article's text, the first one first: length and SHA-256, never the "
    "text itself.",
    moves=True,
    of_record=True,
)
class VersionListView(ListView[ArticleVersion]):
    """The versions of one article."""

    out = ArticleVersionOut
    takes = PageParameters
    keyset = Keyset("sequence")

    def get(self, request: Request, pk: int) -> Response:  # type: ignore[override]
        """Will answer one page.

        Raises: InvalidParameters; Http404.
        """
        asked = read_parameters(request, self.takes)
        article = get_object_or_404(Article, pk=pk)
        answer = self.paged(request, asked, article.versions.described(), f"article_versions:{pk}")
        if article.merged_into_id is not None:  # what cannot be answered leads nowhere
            return moved(request, "api:article_versions", article, article.merged_into_id)
        return answer
