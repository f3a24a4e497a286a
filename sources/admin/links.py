"""What ties sources to sources and articles to articles, and what was merged."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.admin.base import ReadOnlyAdmin
from accounts.admin.bulk import Bulk
from accounts.admin.filters import Days, Numbers
from accounts.admin.layout import Fieldset, fieldset
from accounts.models import User
from accounts.services.steps import verb
from sources.admin.base import SourcesAdmin
from sources.admin.judging import JudgesLinks
from sources.admin.merge_list import ShowsMerges
from sources.admin.merging import UndoesMerges
from sources.domain.vocabulary import Judgement, LinkMethod
from sources.models import ArticleLink, Merge, SourceTie
from sources.services.copies import delete_link, judge_links, save_link


@admin.register(SourceTie)
class SourceTieAdmin(SourcesAdmin):
    """Who owns, runs or speaks for whom, and when."""

    imports = True
    list_display = ["from_source", "kind", "to_source", "title", "since", "until"]
    list_display_links = ["from_source", "kind"]
    list_filter = ["kind", ("since", Days), ("until", Days)]
    list_select_related = ["from_source", "to_source"]
    search_fields = ["from_source__name", "to_source__name", "title"]
    fieldsets = [
        fieldset(None, ("from_source", "kind", "to_source"), ("title", "percentage")),
        fieldset("When", ("since", "until"), "evidence_url"),
    ]


class WaitingFilter(admin.SimpleListFilter):
    """Shows what a machine suggested and nobody has judged, or everything else."""

    title = "suggestions"
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The choices beside “all”."""
        return [("yes", "Waiting to be judged"), ("no", "Judged or made by hand")]

    def queryset(
        self, request: HttpRequest, queryset: "models.QuerySet[ArticleLink]"
    ) -> "models.QuerySet[ArticleLink]":
        """The links asked for."""
        waiting = ArticleLink.objects.waiting().values("pk")
        match self.value():
            case "yes":
                return queryset.filter(pk__in=waiting)
            case "no":
                return queryset.exclude(pk__in=waiting)
        return queryset


def _judging(judgement: Judgement, *, turn_round: bool = False) -> Callable[..., int]:
    """What judges many links alike."""

    def whole(chosen: "models.QuerySet[Any]", *, by: User, reason: str) -> int:
        with verb(f"articlelink.{judgement.value}", by=by, reason=reason):
            return judge_links(chosen, judgement, by=by, turn_round=turn_round)

    return whole


SAYS = "All of them or none. Every answer that rests on them is counted anew."
CONFIRM = Bulk("Confirm", "confirmed", SAYS, whole=_judging(Judgement.CONFIRMED))
REJECT = Bulk("Reject", "rejected", SAYS, whole=_judging(Judgement.REJECTED))
TURN_ROUND = Bulk(
    "Turn round and confirm",
    "turned round and confirmed",
    SAYS,
    whole=_judging(Judgement.CONFIRMED, turn_round=True),
)


@admin.register(ArticleLink)
class ArticleLinkAdmin(JudgesLinks, SourcesAdmin):
    """How one article's text comes from another's."""

    list_display = [
        "copy",
        "published_copy",
        "kind",
        "original",
        "published_original",
        "share",
        "judgement",
    ]
    list_display_links = ["copy", "original"]
    list_filter = [WaitingFilter, "kind", "judgement", "method", ("score", Numbers)]
    list_select_related = ["from_article__publisher", "to_article__publisher"]
    search_fields = ["from_article__title", "to_article__title", "note"]
    actions = ["confirm_selected", "turn_selected", "reject_selected"]

    def groups(self, request: HttpRequest, obj: ArticleLink | None) -> list[Fieldset]:
        """Who judged and when is shown once somebody did."""
        judged = ("judged_by", "judged_at") if obj and obj.judged_by_id else ()
        lines: list[str | tuple[str, ...]] = [("judgement", "method"), "score", "note", *judged]
        return [
            fieldset(None, ("from_article", "kind", "to_article")),
            fieldset("Judgement", *lines),
        ]

    def get_readonly_fields(
        self, request: HttpRequest, obj: ArticleLink | None = None
    ) -> list[str]:
        """What a machine measured is not edited."""
        measured = obj is not None and obj.method == LinkMethod.FINGERPRINT
        return ["judged_by", "judged_at", *(["method", "score"] if measured else [])]

    def stamp(self, obj: Any, changed: list[str], *, by: User) -> None:
        """Will note who judged the link and when, when the judgement is another one."""
        super().stamp(obj, changed, by=by)
        if "judgement" in changed:
            obj.judged_at = timezone.now()

    def write(
        self, obj: Any, *, by: User, reason: str, expected_version: int | None = None
    ) -> None:
        """Will save the link, and look again at what was passed over because of it."""
        save_link(obj, by=by, reason=reason, expected_version=expected_version)

    def erase(self, obj: Any, *, by: User, reason: str = "") -> None:
        """Will delete the link, and look again at what was passed over because of it."""
        delete_link(obj, by=by, reason=reason)

    @admin.display(description="article", ordering="from_article__title")
    def copy(self, link: ArticleLink) -> str:
        """The later article."""
        return link.from_article.title

    @admin.display(description="published", ordering="from_article__published_from")
    def published_copy(self, link: ArticleLink) -> str:
        """By whom and when the later article was published."""
        return link.from_article.byline

    @admin.display(description="other article", ordering="to_article__title")
    def original(self, link: ArticleLink) -> str:
        """The article it leads to."""
        return link.to_article.title

    @admin.display(description="published", ordering="to_article__published_from")
    def published_original(self, link: ArticleLink) -> str:
        """By whom and when that one was published."""
        return link.to_article.byline

    @admin.display(description="shared", ordering="score")
    def share(self, link: ArticleLink) -> str:
        """How much of the shorter text stands in the longer one."""
        return "" if link.score is None else f"{link.score:.0%}"

    @admin.action(description="Confirm selected", permissions=["change"])
    def confirm_selected(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]"
    ) -> HttpResponse | None:
        """Will say of the chosen links that they are so."""
        return self.act(request, queryset, CONFIRM)

    @admin.action(description="Turn round and confirm selected", permissions=["change"])
    def turn_selected(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]"
    ) -> HttpResponse | None:
        """Will say of the chosen links that they are so the other way round."""
        return self.act(request, queryset, TURN_ROUND)

    @admin.action(description="Reject selected", permissions=["change"])
    def reject_selected(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]"
    ) -> HttpResponse | None:
        """Will say of the chosen links that they are not so."""
        return self.act(request, queryset, REJECT)


@admin.register(Merge)
class MergeAdmin(UndoesMerges, ShowsMerges, ReadOnlyAdmin):
    """Which record went into which, who said so and why."""

    list_display = [
        "kind",
        "both",
        "reason",
        "merged_by",
        "merged_at",
        "undone_at",
    ]
    readonly_fields = ["both", "done"]
    fieldsets = [
        fieldset(None, ("kind", "both"), "reason"),
        fieldset("When", ("merged_by", "merged_at"), ("undone_by", "undone_at")),
        fieldset("What was done", "done"),
    ]
    list_filter = ["kind", ("merged_at", Days), ("undone_at", Days)]
    list_select_related = ["merged_by"]
    search_fields = ["reason", "=merged_id", "=survivor_id"]
