"""The queue of background jobs, read as records; procrastinate owns the tables."""

from datetime import timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Now
from procrastinate.contrib.django.models import (
    ProcrastinateEvent,
    ProcrastinateJob,
    ProcrastinateReadOnlyManager,
    ProcrastinateWorker,
)

from accounts.models.event import Event

STATES = {
    "todo": "waiting",
    "doing": "being done",
    "succeeded": "done",
    "failed": "failed",
    "cancelled": "cancelled",
    "aborted": "given up",
}
"""What procrastinate calls the states, and what we call them."""


class JobQuerySet(models.QuerySet["Job"]):
    """Questions about jobs."""

    def in_state(self, state: str) -> "JobQuerySet":
        """Jobs in one state; none for a word that is no state."""
        return self.filter(status=state) if state in STATES else self.none()

    def waiting(self) -> "JobQuerySet":
        """Jobs that a worker could begin now."""
        return self.filter(Q(scheduled_at=None) | Q(scheduled_at__lte=Now()), status="todo")

    def abandoned(self, silence: timedelta) -> "JobQuerySet":
        """Jobs being done by a worker that is gone, or gave no sign of life for `silence`."""
        return self.filter(_abandoned(silence))

    def run(self, pk: int, attempts: int) -> "JobQuerySet":
        """The job `pk`, while its run after `attempts` earlier ones is the one that counts."""
        return self.filter(pk=pk, attempts=attempts, status="doing")

    def failed_or_abandoned(self, silence: timedelta) -> "JobQuerySet":
        """Jobs that somebody should look at."""
        return self.filter(_abandoned(silence) | Q(status="failed"))

    def with_last_word(self) -> "JobQuerySet":
        """Adds `changed_at`, the time of the last step, and `last_word`, why it was taken."""
        steps = ProcrastinateEvent.objects.filter(job=OuterRef("pk")).exclude(type="scheduled")
        about = Event.objects.filter(object_type="accounts.job", object_id=OuterRef("pk"))
        return self.annotate(
            changed_at=Subquery(steps.order_by("-pk").values("at")[:1]),
            last_word=Subquery(about.order_by("-pk").values("reason")[:1]),
        )

    def counts(self) -> dict[str, int]:
        """The number of jobs in each state that occurs."""
        rows = self.order_by("status").values_list("status").annotate(number=models.Count("pk"))
        return dict(rows)


def _abandoned(silence: timedelta) -> Q:
    alive = ProcrastinateWorker.objects.filter(last_heartbeat__gt=Now() - silence)
    return Q(status="doing") & (Q(worker=None) | ~Q(worker__in=alive))


class Job(ProcrastinateJob):
    """One piece of work that a worker does apart from the request that asked for it.

    Written by procrastinate's functions in the database alone; `status` is todo, doing, succeeded,
    failed, cancelled or aborted, and `attempts` counts the runs that ended or were given up.
    """

    objects: ClassVar[Any] = ProcrastinateReadOnlyManager.from_queryset(JobQuerySet)()

    class Meta:
        proxy = True
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.task_name} {self.pk}"


def workers_alive(silence: timedelta) -> int:
    """How many workers gave a sign of life within `silence`."""
    return ProcrastinateWorker.objects.filter(last_heartbeat__gt=Now() - silence).count()


def worker_is_alive(silence: timedelta) -> bool:
    """Whether any worker gave a sign of life within `silence`."""
    return workers_alive(silence) > 0
