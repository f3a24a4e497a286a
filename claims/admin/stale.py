"""The queue of claims that are being counted anew, to read."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from accounts.admin.base import ReadOnlyAdmin
from accounts.admin.layout import fieldset
from accounts.admin.words import counted
from accounts.models import worker_is_alive
from accounts.services.jobs import silence
from claims.domain.staleness import because
from claims.domain.vocabulary import StaleReason
from claims.models import StaleMark


@admin.register(StaleMark)
class StaleMarkAdmin(ReadOnlyAdmin):
    """A claim whose stored answer is a former one, since when, and why."""

    list_display = ["claim", "since", "why", "consequences"]
    list_filter = ["reason"]
    list_select_related = ["claim", "cause"]
    search_fields = ["claim__statement", "cause__object_text"]
    fieldsets = [fieldset(None, "claim", ("since", "reason"), "why", "consequences")]
    readonly_fields = ["why", "consequences"]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Will show the list, say how many claims wait, and whether anybody counts them."""
        number = StaleMark.objects.number_of_claims()
        if request.method == "GET" and number:
            told = f"{counted(number, 'claim')} {'waits' if number == 1 else 'wait'}"
            idle = "" if worker_is_alive(silence()) else " No worker is running."
            level = messages.WARNING if idle else messages.INFO
            self.message_user(request, f"{told} to be counted anew.{idle}", level)
        page: HttpResponse = super().changelist_view(request, extra_context)
        return page

    @admin.display(description="because", ordering="reason")
    def why(self, mark: StaleMark) -> str:
        """What made the answer stale, in words."""
        cause = mark.cause
        happened = (cause.action, cause.object_text, cause.after) if cause else ()
        return because(StaleReason(mark.reason), *happened)

    @admin.display(description="what followed")
    def consequences(self, mark: StaleMark) -> str:
        """The way to the page of everything that follows from it."""
        if mark.cause_id is None:
            return ""
        address = reverse("changes", args=[mark.cause_id])
        return format_html('<a class="underline" href="{}">all of it</a>', address)
