"""Sources that may be one: looked at, said to be different, or merged."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from accounts.admin.bulk import Bulk, each
from accounts.admin.filters import Numbers
from accounts.admin.forms import REASON
from accounts.admin.layout import fieldset
from accounts.admin.permitted import signed_in
from accounts.models import User
from sources.admin.base import SourcesAdmin
from sources.domain.vocabulary import Judgement
from sources.models import PossibleDuplicate, Source
from sources.services.duplicates import reject_duplicate

LOOK = "text-primary-600 underline dark:text-primary-500"
"""How a link looks on the page of a pair; in a message it is only underlined."""


@admin.register(PossibleDuplicate)
class PossibleDuplicateAdmin(SourcesAdmin):
    """Two sources that may be one."""

    list_display = ["__str__", "score", "why", "judgement", "judged_by", "merging"]
    list_filter = ["judgement", "source_a__kind", ("score", Numbers)]
    list_select_related = ["source_a", "source_b", "judged_by"]
    search_fields = ["source_a__name", "source_b__name", "source_a__names__text"]
    actions = ["reject_selected"]
    actions_submit_line = ["not_the_same"]
    readonly_fields = [
        "first",
        "second",
        "score",
        "why",
        "merging",
        "judgement",
        "judged_by",
        "judged_at",
    ]
    fieldsets = [
        fieldset(None, ("first", "second"), ("score", "why"), "merging"),
        fieldset("Judgement", "judgement", ("judged_by", "judged_at")),
    ]

    @admin.display(description="one source")
    def first(self, pair: PossibleDuplicate) -> SafeString:
        """The older source, as a link."""
        return _link(pair.source_a)

    @admin.display(description="the other")
    def second(self, pair: PossibleDuplicate) -> SafeString:
        """The newer source, as a link."""
        return _link(pair.source_b)

    @admin.display(description="why")
    def why(self, pair: PossibleDuplicate) -> str:
        """The reasons as one line."""
        return " ".join(pair.reasons)

    @admin.display(description="merge")
    def merging(self, pair: PossibleDuplicate) -> SafeString | str:
        """Links to where one of the two goes into the other, while nobody has judged."""
        if pair.judgement != Judgement.SUGGESTED:
            return ""
        ways = [(pair.source_a, pair.source_b), (pair.source_b, pair.source_a)]
        links = [(LOOK, _merge_page(one, other), other, one) for one, other in ways]
        return format_html_join(
            " · ",
            '<a class="{}" href="{}">{} into {}</a>',
            [link for link in links if link[1]],
        )

    @admin.action(description="Not the same")
    def not_the_same(self, request: HttpRequest, obj: PossibleDuplicate) -> None:
        """Says that the two are different sources; saving does it."""

    def get_actions_submit_line(self, request: HttpRequest, object_id: str) -> list[Any]:
        """The button, while nobody has judged, for whoever may."""
        pair = self.get_object(request, unquote(str(object_id)))
        is_open = pair is not None and pair.judgement == Judgement.SUGGESTED
        if not is_open or not self.has_change_permission(request, pair):
            return []
        return [self.get_unfold_action("not_the_same")]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Will say that the two are different where the button was pressed; nothing else is edited.

        Raises: ValidationError, Refused.
        """
        for action in self.get_actions_submit_line(request, obj.pk):
            if action.action_name in request.POST:
                reason = form.cleaned_data.get(REASON, "")
                reject_duplicate(obj, by=signed_in(request), now=timezone.now(), reason=reason)

    @admin.action(description="Not the same", permissions=["change"])
    def reject_selected(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]"
    ) -> HttpResponse | None:
        """Will say of the chosen pairs that nobody has judged, all or none, that they are different."""
        waiting = queryset.waiting()  # type: ignore[attr-defined]
        says = "Those that somebody judged stay as they are. They are not suggested again."
        bulk = Bulk("Not the same", "are not the same", says, whole=each(_not_the_same))
        return self.act(request, waiting, bulk)


def _not_the_same(pair: PossibleDuplicate, *, by: User, reason: str) -> None:
    reject_duplicate(pair, by=by, now=timezone.now(), reason=reason)


def told_about(pair: PossibleDuplicate, source: Source) -> SafeString:
    """Will say of a source just saved which other one it may be, with links to it and to the pair."""
    other = pair.source_b if pair.source_a_id == source.pk else pair.source_a
    page = reverse("admin:sources_possibleduplicate_change", args=[pair.pk])
    return format_html(
        '“{}” may be the same as {}: {} <a class="underline" href="{}">Look at the pair</a>',
        source,
        _link(other, "underline"),
        " ".join(pair.reasons),
        page,
    )


def _link(source: Source, look: str = LOOK) -> SafeString:
    page = reverse("admin:sources_source_change", args=[source.pk])
    return format_html('<a class="{}" href="{}">{}</a>', look, page, source)


def _merge_page(survivor: Source, merged: Source) -> str:
    """Where one source is merged into another, when this installation has such a page."""
    try:
        return reverse("admin:sources_source_merge", args=[survivor.pk, merged.pk])
    except NoReverseMatch:
        return ""
