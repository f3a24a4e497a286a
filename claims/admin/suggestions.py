"""What the reader proposed, in the admin: to look through, to reject, and to take a decision back.

What is accepted needs a claim and a chain: that is done where the text is read.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest

from accounts.admin.base import ReadOnlyAdmin
from accounts.admin.deleting import sentence
from accounts.admin.layout import fieldset
from accounts.admin.permitted import signed_in
from accounts.errors import Refused
from accounts.permissions import may
from accounts.services.steps import verb
from claims.admin.deciding import counted
from claims.models import Suggestion
from claims.services.suggestions import reject, reopen


@admin.register(Suggestion)
class SuggestionAdmin(ReadOnlyAdmin):
    """What the reader proposed, and what became of it."""

    list_display = ["draft", "version", "rule", "rank", "status", "decided_by"]
    list_filter = ["status", "rule"]
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
    def reject_selected(self, request: HttpRequest, queryset: "models.QuerySet[Any]") -> None:
        """Will say that none of these is a claim to track."""
        self._each(request, queryset, "rejected", reject)

    @admin.action(description="Take decisions back", permissions=["decide"])
    def reopen_selected(self, request: HttpRequest, queryset: "models.QuerySet[Any]") -> None:
        """Will let these wait again; what was made of them goes."""
        self._each(request, queryset, "opened again", reopen)

    def _each(
        self,
        request: HttpRequest,
        chosen: "models.QuerySet[Any]",
        done: str,
        decide: Callable[..., None],
    ) -> None:
        """Decides on all of them, or on none where one is refused."""
        by, rows = signed_in(request), list(chosen)
        try:
            with verb("suggestion.bulk", by=by):
                for row in rows:
                    decide(row, by=by)
        except (Refused, ValidationError) as refusal:
            self.message_user(request, f"Nothing was done. {sentence(refusal)}", messages.ERROR)
            return
        self.message_user(request, counted(len(rows), Suggestion, done), messages.SUCCESS)
