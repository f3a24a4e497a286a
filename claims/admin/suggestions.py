"""What the reader proposed, in the admin: to look through, to reject, and to take a decision back.

What is accepted needs a claim and a chain: that is done where the text is read.
"""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse

from accounts.admin.base import ReadOnlyAdmin
from accounts.admin.bulk import Bulk, each
from accounts.admin.filters import Numbers
from accounts.admin.layout import fieldset
from accounts.permissions import may
from claims.models import Suggestion
from claims.services.suggestions import reject, reopen


@admin.register(Suggestion)
class SuggestionAdmin(ReadOnlyAdmin):
    """What the reader proposed, and what became of it."""

    list_display = ["draft", "version", "rule", "rank", "status", "decided_by"]
    list_filter = ["status", "rule", ("score", Numbers)]
    list_select_related = ["version__article", "decided_by"]
    ordering = ["-score", "pk"]
    search_fields = ["version__article__title", "rule", "proposal__statement"]
    actions = ["reject_selected", "reopen_selected"]
    fieldsets = [
        fieldset(None, "draft", "version", ("rule", "start", "end", "score"), "proposal"),
        fieldset("Decision", ("status", "appearance"), "decided_by"),
    ]

    def get_queryset(self, request: HttpRequest) -> "models.QuerySet[Any]":
        """Without the texts they stand in."""
        return Suggestion.objects.for_listing()

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Whether this person may decide on suggestions."""
        return may(request.user, "suggestion.change")

    @admin.display(description="suggested claim")
    def draft(self, row: Suggestion) -> str:
        """The draft of its statement, or where it stands."""
        return row.proposal.get("statement") or str(row)

    @admin.display(description="score", ordering="score")
    def rank(self, row: Suggestion) -> str:
        """How promising it is, from 0 to 1."""
        return f"{row.score:.2f}"

    @admin.action(description="Reject selected", permissions=["decide"])
    def reject_selected(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]"
    ) -> HttpResponse | None:
        """Will say that none of these is a claim to track."""
        says = "They do not come back as long as their words stay."
        return self.act(request, queryset, Bulk("Reject", "rejected", says, whole=each(reject)))

    @admin.action(description="Take decisions back", permissions=["decide"])
    def reopen_selected(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]"
    ) -> HttpResponse | None:
        """Will let these wait again; what was made of them goes."""
        says = "They wait again. Appearances that were made of them go; claims are withdrawn."
        bulk = Bulk("Take decisions back", "opened again", says, whole=each(reopen))
        return self.act(request, queryset, bulk)
