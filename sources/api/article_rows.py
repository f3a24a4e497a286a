"""Addresses and credits of articles, each a record of its own."""

from typing import Any, ClassVar

from accounts.api.described import described_change, described_removal
from accounts.api.schema import described_addition, described_detail, described_list
from sources.api.article_bodies import CreditIn, UrlIn
from sources.api.parameters import CreditParameters, UrlParameters
from sources.api.row_serializers import CreditRecordOut, UrlRecordOut
from sources.api.rows import RowListView, RowView
from sources.models import ArticleUrl, Credit
from sources.models.article import ArticleUrlQuerySet, CreditQuerySet

URLS = "article addresses"
CREDITS = "credits"


@described_list(
    name="ArticleUrl",
    out=UrlRecordOut,
    takes=UrlParameters,
    operation="list_article_urls",
    tag=URLS,
    says="Addresses of articles in the order in which they were added. `search` looks at the "
    "address as it was given.",
)
@described_addition(
    name="article_url",
    tag=URLS,
    body=UrlIn,
    out=UrlRecordOut,
    says="Adds an address at which an article stands or stood; no other article stands there.",
    met="",
)
class UrlListView(RowListView[ArticleUrl]):
    """Every address."""

    out = UrlRecordOut
    takes = UrlParameters
    model = ArticleUrl
    body = UrlIn
    route = "api:article_url"
    writes: ClassVar[dict[str, str]] = {"POST": "articleurl.add"}

    def rows(self, asked: dict[str, Any]) -> ArticleUrlQuerySet:
        """Addresses that contain the words."""
        rows = ArticleUrl.objects.having(article=asked.get("article"), kind=asked.get("kind"))
        return rows.containing_all(asked["search"], "url").for_listing()


@described_detail(name="article_url", tag=URLS, out=UrlRecordOut, says="One address.")
@described_change(
    name="article_url", tag=URLS, body=UrlIn, out=UrlRecordOut, says="Changes an address."
)
@described_removal(name="article_url", tag=URLS, says="Deletes an address.")
class UrlView(RowView[ArticleUrl]):
    """One address."""

    out = UrlRecordOut
    body = UrlIn
    writes: ClassVar[dict[str, str]] = {
        "PATCH": "articleurl.change",
        "DELETE": "articleurl.delete",
    }

    def found_in(self) -> ArticleUrlQuerySet:
        """Every address."""
        return ArticleUrl.objects.for_listing()


@described_list(
    name="Credit",
    out=CreditRecordOut,
    takes=CreditParameters,
    says="Credits in the order in which they were added. `search` looks at the name the source is "
    "shown by, at the credit as it is printed, and at the title of the article.",
)
@described_addition(
    name="credit",
    body=CreditIn,
    out=CreditRecordOut,
    says="Credits a source in an article.",
    met="",
)
class CreditListView(RowListView[Credit]):
    """Every credit."""

    out = CreditRecordOut
    takes = CreditParameters
    model = Credit
    body = CreditIn
    route = "api:credit"
    writes: ClassVar[dict[str, str]] = {"POST": "credit.add"}

    def rows(self, asked: dict[str, Any]) -> CreditQuerySet:
        """Credits that contain the words."""
        rows = Credit.objects.having(
            article=asked.get("article"), source=asked.get("source"), role=asked.get("role")
        )
        columns = ("source__name", "credited_as", "article__title")
        return rows.containing_all(asked["search"], *columns).for_listing()


@described_detail(name="credit", tag=CREDITS, out=CreditRecordOut, says="One credit.")
@described_change(
    name="credit", tag=CREDITS, body=CreditIn, out=CreditRecordOut, says="Changes a credit."
)
@described_removal(name="credit", tag=CREDITS, says="Deletes a credit.")
class CreditView(RowView[Credit]):
    """One credit."""

    out = CreditRecordOut
    body = CreditIn
    writes: ClassVar[dict[str, str]] = {"PATCH": "credit.change", "DELETE": "credit.delete"}

    def found_in(self) -> CreditQuerySet:
        """Every credit."""
        return Credit.objects.for_listing()
