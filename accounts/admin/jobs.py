"""The queue of background jobs: to read, to try again, to cancel."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.admin.base import ReadOnlyAdmin
from accounts.admin.bulk import Bulk
from accounts.admin.layout import fieldset
from accounts.models import Job, worker_is_alive
from accounts.models.job import STATES
from accounts.permissions import may
from accounts.services.jobs import cancel_job, retry_job, silence

NO_WORKER = (
    "No worker is running, so that jobs wait: whoever runs the server starts one with "
    "“manage.py worker”."
)

admin.site.unregister(ProcrastinateJob)  # theirs asks no permission table


class StateFilter(admin.SimpleListFilter):
    """The states a job can be in, in words."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Every state there is."""
        return list(STATES.items())

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """The jobs in the chosen state."""
        return queryset.in_state(self.value()) if self.value() else queryset


@admin.register(Job)
class JobAdmin(ReadOnlyAdmin):
    """What waits to be done, is being done, and went wrong."""

    list_display = ["number", "task_name", "state", "attempts", "changed_at", "last_word"]
    list_filter = [StateFilter, "task_name"]
    search_fields = ["task_name"]
    actions = ["retry_selected", "cancel_selected"]
    fieldsets = [
        fieldset(None, ("task_name", "state"), ("attempts", "scheduled_at"), "args"),
        fieldset("Last", "changed_at", "last_word"),
    ]
    readonly_fields = ["state", "changed_at", "last_word"]

    def get_queryset(self, request: HttpRequest) -> "models.QuerySet[Any]":
        """The jobs with when they last changed and what was last said about them."""
        rows: models.QuerySet[Any] = super().get_queryset(request).with_last_word()  # type: ignore[attr-defined]
        return rows

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Will show the list, and say so when nobody works on it."""
        if request.method == "GET" and not worker_is_alive(silence()):
            self.message_user(request, NO_WORKER, messages.WARNING)
        page: HttpResponse = super().changelist_view(request, extra_context)
        return page

    @admin.display(description="number", ordering="pk")
    def number(self, job: Job) -> int:
        """The number by which the log and commands name the job."""
        return int(job.pk)

    @admin.display(description="state", ordering="status")
    def state(self, job: Job) -> str:
        """The state in words."""
        return STATES.get(job.status, job.status)

    @admin.display(description="since", ordering="changed_at")
    def changed_at(self, job: Any) -> Any:
        """When the job came into this state."""
        return job.changed_at

    @admin.display(description="last word")
    def last_word(self, job: Any) -> str:
        """The reason in the newest event about the job, for instance why it failed."""
        return job.last_word or ""

    def has_retry_permission(self, request: HttpRequest) -> bool:
        """Whether this person may let a job be tried again."""
        return may(request.user, "job.retry")

    def has_cancel_permission(self, request: HttpRequest) -> bool:
        """Whether this person may cancel a job."""
        return may(request.user, "job.cancel")

    @admin.action(description="Try selected again", permissions=["retry"])
    def retry_selected(
        self, request: HttpRequest, chosen: "models.QuerySet[Any]"
    ) -> HttpResponse | None:
        """Will let the chosen failed jobs be tried again."""
        says = "Only jobs that failed are; the others are named."
        bulk = Bulk("Try again", "will be tried again", says, one=_by_id(retry_job))
        return self.act(request, chosen, bulk)

    @admin.action(description="Cancel selected", permissions=["cancel"])
    def cancel_selected(
        self, request: HttpRequest, chosen: "models.QuerySet[Any]"
    ) -> HttpResponse | None:
        """Will cancel the chosen jobs that still wait."""
        says = "Only jobs that wait are; the others are named."
        bulk = Bulk("Cancel jobs", "cancelled", says, one=_by_id(cancel_job))
        return self.act(request, chosen, bulk)


def _by_id(verb: Callable[..., None]) -> Callable[..., None]:
    """A service that takes the id of a job, for one that is at hand."""

    def do(job: Job, **how: Any) -> None:
        verb(job.pk, **how)

    return do
