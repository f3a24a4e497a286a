"""Finding what is still to be identified: publishers, days, and stubs that an article may be."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from sources.domain.vocabulary import Held
from sources.models import Article
from sources.services.stubs import stubs_like


class ToIdentify(admin.SimpleListFilter):
    """Articles of which a publisher or a day has still to be found."""

    title = "what is missing"
    parameter_name = "missing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The one choice there is."""
        return [("any", "Publisher or day to identify")]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        """The articles that wait, where that was asked for."""
        return queryset & Article.objects.to_identify() if self.value() == "any" else queryset


class OffersStubs:
    """The part of the articles' admin that shows which stubs an article may be."""

    @admin.display(description="may be cited as")
    def cited_as(self, article: Article) -> str:
        """The stubs that look like this article, each with the page on which they become one."""
        if article.held == Held.CITED_ONLY or article.merged_into_id is not None:
            return "–"
        found = [
            (stub, reverse("admin:sources_article_merge", args=[article.pk, stub.pk]))
            for stub in stubs_like(article)
        ]
        return render_to_string("sources/admin/cited_as.html", {"found": found})
