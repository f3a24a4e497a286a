"""Appearances and the hops of their chains."""

from functools import partial
from typing import Any, ClassVar

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse

from accounts.admin.bulk import Bulk
from accounts.admin.layout import fieldset
from claims.admin.base import ClaimsAdmin, quantity_fieldset
from claims.admin.deciding import set_status
from claims.admin.rows import AttributionRows
from claims.domain.vocabulary import AppearanceStatus
from claims.models import Appearance, Attribution
from sources.admin.base import when_fieldset


class ToLookAt(admin.SimpleListFilter):
    """Appearances whose text says something else now, in the newest version that has them."""

    title = "what waits"
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The one choice there is."""
        return [("changed", "The text has changed: look again")]

    def queryset(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]"
    ) -> "models.QuerySet[Any]":
        """The appearances that wait, where that was asked for."""
        return queryset & Appearance.objects.to_look_at() if self.value() else queryset


@admin.register(Appearance)
class AppearanceAdmin(ClaimsAdmin):
    """A claim at one place in one article."""

    imports = True
    list_display = [
        *("claim", "article", "version_number", "stance", "basis", "status", "exact", "change")
    ]
    list_filter = [ToLookAt, "status", "stance", "force", "basis", "wording", "distanced"]
    list_select_related = ["claim", "article", "version__article"]
    search_fields = ["claim__statement", "article__title", "attributions__named_as", "exact"]
    inlines = [AttributionRows]
    help_texts: ClassVar[dict[str, str]] = {"note": "Shown on the public pages."}
    actions = ["accept_selected", "reject_selected"]
    readonly_fields = ["change", "continues"]
    fieldsets = [
        fieldset(None, "claim", ("article", "version")),
        fieldset(
            "Since the version before",
            "change",
            "continues",
            says="Where a newer text says something else, somebody has to look: correct the anchor "
            "and accept it, or reject it.",
        ),
        fieldset(
            "Where it stands",
            "exact",
            ("prefix", "suffix"),
            ("start", "end", "sha256"),
            says="Start and end count Unicode code points; the end is not included.",
        ),
        fieldset(
            "What it does to the claim",
            ("stance", "force", "wording"),
            ("basis", "distanced", "status"),
            "note",
        ),
        fieldset(
            "How the passage is read",
            ("reading", "reading_certainty"),
            says="Where the words are garbled or may mean two things: what they are taken to mean, "
            "and how sure that is. Shown beside the words.",
        ),
        quantity_fieldset(
            "Figure as reported",
            says="As the text has it. Another figure than the exact one of the claim supports it "
            "not; it is accepted only with a reason.",
        ),
        when_fieldset("Day it speaks of", "date"),
    ]

    def get_queryset(self, request: HttpRequest) -> "models.QuerySet[Any]":
        """The appearances without the texts they stand in."""
        return super().get_queryset(request).defer("version__text")

    @admin.display(description="version", ordering="version__sequence")
    def version_number(self, row: Appearance) -> int | None:
        """Which version of the text it stands in."""
        return row.version.sequence if row.version else None

    @admin.action(description="Accept selected", permissions=["change"])
    def accept_selected(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]"
    ) -> HttpResponse | None:
        """Will let the chosen appearances count."""
        return self._decide(request, queryset, AppearanceStatus.ACCEPTED)

    @admin.action(description="Reject selected", permissions=["change"])
    def reject_selected(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]"
    ) -> HttpResponse | None:
        """Will keep the chosen appearances from counting."""
        return self._decide(request, queryset, AppearanceStatus.REJECTED)

    def _decide(
        self, request: HttpRequest, chosen: "models.QuerySet[Any]", status: AppearanceStatus
    ) -> HttpResponse | None:
        says = "All of them or none. The numbers of their claims are counted anew."
        title = "Accept" if status == AppearanceStatus.ACCEPTED else "Reject"
        whole = partial(set_status, status=status.value)
        return self.act(request, chosen, Bulk(title, status.value, says, whole=whole))


@admin.register(Attribution)
class AttributionAdmin(ClaimsAdmin):
    """One hop of a chain."""

    imports = True
    list_display = ["from_appearance", "kind", "target", "named_as", "inferred", "judgement"]
    list_filter = ["kind", "judgement", "inferred"]
    list_select_related = [
        "from_appearance__claim",
        "from_appearance__article",
        "to_appearance__claim",
        "to_appearance__article",
        "to_origin__holder",
    ]
    search_fields = [
        "from_appearance__claim__statement",
        "from_appearance__article__title",
        "to_origin__title",
        "to_origin__holder__name",
        "cue",
        "named_as",
    ]
    fieldsets = [
        fieldset(None, "from_appearance", "kind", ("to_origin", "to_appearance")),
        fieldset(
            "What shows it",
            "told_in",
            ("cue", "named_as"),
            ("cue_start", "cue_end"),
            ("inferred", "joint", "judgement"),
        ),
    ]

    @admin.display(description="leads to")
    def target(self, hop: Attribution) -> str:
        """The origin or appearance it leads to."""
        return str(hop.to_origin or hop.to_appearance)
