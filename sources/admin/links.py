"""What ties sources to sources and articles to articles, and what was merged."""

from django.contrib import admin

from accounts.admin.base import ReadOnlyAdmin
from accounts.admin.layout import fieldset
from sources.admin.base import SourcesAdmin
from sources.admin.merging import UndoesMerges
from sources.models import ArticleLink, Merge, SourceTie


@admin.register(SourceTie)
class SourceTieAdmin(SourcesAdmin):
    """Who owns, runs or speaks for whom, and when."""

    list_display = ["from_source", "kind", "to_source", "title", "since", "until"]
    list_display_links = ["from_source", "kind"]
    list_filter = ["kind", "since", "until"]
    list_select_related = ["from_source", "to_source"]
    search_fields = ["from_source__name", "to_source__name", "title"]
    fieldsets = [
        fieldset(None, ("from_source", "kind", "to_source"), ("title", "percentage")),
        fieldset("When", ("since", "until"), "evidence_url"),
    ]


@admin.register(ArticleLink)
class ArticleLinkAdmin(SourcesAdmin):
    """How one article's text comes from another's."""

    list_display = ["from_article", "kind", "to_article", "judgement", "method", "score"]
    list_display_links = ["from_article", "kind"]
    list_filter = ["kind", "judgement", "method"]
    list_select_related = ["from_article", "to_article"]
    search_fields = ["from_article__title", "to_article__title", "note"]
    readonly_fields = ["judged_by", "judged_at"]
    fieldsets = [
        fieldset(None, ("from_article", "kind", "to_article")),
        fieldset("Judgement", ("judgement", "method", "score"), "note", ("judged_by", "judged_at")),
    ]


@admin.register(Merge)
class MergeAdmin(UndoesMerges, ReadOnlyAdmin):
    """Which record went into which, who said so and why."""

    list_display = [
        "kind",
        "merged_id",
        "survivor_id",
        "reason",
        "merged_by",
        "merged_at",
        "undone_at",
    ]
    list_filter = ["kind", "merged_at", "undone_at"]
    list_select_related = ["merged_by"]
    search_fields = ["reason", "=merged_id", "=survivor_id"]
