"""What readers ask us to correct, in the admin: read, and answered on the desk."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from unfold.decorators import action

from accounts.admin.filters import Days
from accounts.admin.layout import Fieldset, fieldset
from accounts.permissions import may
from reviews.admin.base import Written
from reviews.models import CorrectionRequest
from reviews.services.requests import ANSWERED

PRIVATE = ("name", "email")


@admin.register(CorrectionRequest)
class CorrectionRequestAdmin(Written):
    """A reader's request; who asks is shown to those who answer, the ticket to nobody."""

    actions_detail = ["answer"]
    list_display = ["__str__", "text", "review", "state", "handled_by", "created_at"]
    list_filter = ["state", ("created_at", Days)]
    list_select_related = ["review__claim", "handled_by"]
    search_fields = ["text", "url", "outcome"]

    def groups(self, request: HttpRequest, obj: Any) -> list[Fieldset]:
        """What is asked and answered; who asks, for those who answer."""
        asked = fieldset("Asked", "review", "url", "text")
        answered = fieldset(
            "Answered", "state", "outcome", ("handled_by", "handled_at"), "correction"
        )
        if not may(request.user, ANSWERED):
            return [asked, answered]
        return [asked, fieldset("Who asks; never public", PRIVATE), answered]

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """The ticket is a secret between the reader and us."""
        return ["ticket"]

    def has_answer_permission(self, request: HttpRequest, object_id: object = None) -> bool:
        """Whether this person may answer."""
        return may(request.user, ANSWERED)

    @action(  # type: ignore[untyped-decorator]
        description="Answer on the desk", url_path="answer", permissions=["answer"]
    )
    def answer(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Will lead to the form of the answer."""
        return HttpResponseRedirect(reverse("desk-request", args=[object_id]))
