"""Articles with their addresses, credits, versions and links."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from accounts.admin.filters import Days
from accounts.admin.layout import fieldset
from accounts.admin.rows import RecordTabularInline
from sources.admin.base import SourcesAdmin, when_fieldset, when_lines
from sources.admin.handing_in import HandsIn
from sources.admin.identifying import OffersStubs, ToIdentify
from sources.admin.merging import MergesRecords
from sources.models import Article, ArticleLink, ArticleUrl, ArticleVersion, Credit
from sources.services.copies import delete_link, save_link


class UrlRows(RecordTabularInline):
    """The addresses of an article."""

    model = ArticleUrl
    fields = ["url", "kind"]


class CreditRows(RecordTabularInline):
    """Who is credited in an article."""

    model = Credit
    fields = ["source", "role", "credited_as", "position"]


class VersionRows(RecordTabularInline):
    """The versions of an article's text; a text is added and read on its own page."""

    model = ArticleVersion
    fields = ["sequence", "captured_at", "length", "text_kept", "archive_url"]
    readonly_fields = ["sequence", "captured_at", "length", "text_kept"]

    @admin.display(description="text kept", boolean=True)
    def text_kept(self, version: ArticleVersion) -> bool:
        """Whether the text itself is stored."""
        return not version.withheld  # type: ignore[attr-defined]

    def get_queryset(self, request: HttpRequest) -> "models.QuerySet[ArticleVersion]":
        """The versions without their texts."""
        return ArticleVersion.objects.described()

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Never here: a version is more than a row."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Never here."""
        return False


class LinkFromRows(RecordTabularInline):
    """What the article's text comes from."""

    model = ArticleLink
    fk_name = "from_article"
    verbose_name = "article it comes from"
    verbose_name_plural = "comes from"
    fields = ["kind", "to_article", "judgement", "method", "score", "note"]


class LinkToRows(RecordTabularInline):
    """What comes from the article's text."""

    model = ArticleLink
    fk_name = "to_article"
    verbose_name = "article that comes from it"
    verbose_name_plural = "what comes from it"
    fields = ["from_article", "kind", "judgement", "method", "score", "note"]


@admin.register(Article)
class ArticleAdmin(HandsIn, OffersStubs, MergesRecords, SourcesAdmin):
    """Something published."""

    imports = True
    readonly_fields = ["merged_into", "cited_as"]
    list_display = ["title", "publisher", "genre", "published_from", "held", "status", "language"]
    list_filter = [
        ToIdentify,
        *("genre", "held", "status", "language", "machine_translated"),
        ("published_from", Days),
    ]
    list_select_related = ["publisher"]
    search_fields = ["title", "publisher__name", "publisher__names__text", "urls__normalised"]
    inlines = [UrlRows, CreditRows, VersionRows, LinkFromRows, LinkToRows]
    fieldsets = [
        fieldset(
            None,
            "title",
            ("publisher", "publisher_reason"),
            "signed_as",
            ("genre", "held"),
            ("language", "machine_translated"),
        ),
        when_fieldset("Published", "published"),
        fieldset(
            "What became of it",
            ("status", "notice_url"),
            *when_lines("status_changed"),
            says="A status other than live takes the day from which it holds, or the first and the "
            "last day it may be, and the address of the notice. Where one of them is not known, "
            "say why under “inferred from”: until there is a day, the number of every day counts "
            "the article as perhaps withdrawn. Setting it back to live takes day and notice off; "
            "the history keeps them.",
        ),
        fieldset("Rights", ("may_show", "may_export"), "disclaimers"),
        fieldset("One and the same", "cited_as", "merged_into"),
    ]

    def write_row(self, obj: Any, **how: Any) -> None:
        """Will save a row below the article; a link that is judged may bring hidden copies to light."""
        save = save_link if isinstance(obj, ArticleLink) else self.writers.save
        save(obj, **how)

    def erase_row(self, obj: Any, **how: Any) -> None:
        """Will delete a row below the article."""
        delete = delete_link if isinstance(obj, ArticleLink) else self.writers.delete
        delete(obj, **how)


@admin.register(ArticleUrl)
class ArticleUrlAdmin(SourcesAdmin):
    """One address of an article."""

    imports = True
    list_display = ["url", "article", "kind"]
    list_filter = ["kind"]
    list_select_related = ["article"]
    search_fields = ["url", "article__title"]
    fieldsets = [fieldset(None, "article", "url", "kind")]


@admin.register(Credit)
class CreditAdmin(SourcesAdmin):
    """Somebody credited in an article."""

    imports = True
    list_display = ["source", "role", "article", "credited_as"]
    list_filter = ["role"]
    list_select_related = ["source", "article"]
    search_fields = ["source__name", "article__title", "credited_as"]
    fieldsets = [fieldset(None, "article", ("source", "role"), ("credited_as", "position"))]
