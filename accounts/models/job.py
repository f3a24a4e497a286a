"""The queue of background jobs, read as records; procrastinate owns the tables."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from procrastinate.contrib.django.models import (
    ProcrastinateJob,
    ProcrastinateReadOnlyManager,
    ProcrastinateWorker,
)


class JobQuerySet(models.QuerySet["Job"]):
    """Questions about jobs."""

    def in_state(self, state: str) -> "JobQuerySet":
        """Jobs in one state; none for a word that is no state."""
        return self.filter(status=state) if state in ProcrastinateJob.STATUSES else self.none()

    def waiting(self) -> "JobQuerySet":
        """Jobs that a worker could begin now."""
        return self.filter(Q(scheduled_at=None) | Q(scheduled_at__lte=Now()), status="todo")

    def abandoned(self, silence: timedelta) -> "JobQuerySet":
        """Jobs being done by a worker that is gone, or gave no sign of life for `silence`."""
        alive = ProcrastinateWorker.objects.filter(last_heartbeat__gt=Now() - silence)
        gone = Q(worker=None) | ~Q(worker__in=alive)
        return self.filter(gone, status="doing")

    def run(self, pk: int, attempts: int) -> "JobQuerySet":
        """The job `pk`, while its run after `attempts` earlier ones is the one that counts."""
        return self.filter(pk=pk, attempts=attempts, status="doing")

    def counts(self) -> dict[str, int]:
        """The number of jobs in each state that occurs."""
        rows = self.order_by("status").values_list("status").annotate(number=models.Count("pk"))
        return dict(rows)


class Job(ProcrastinateJob):
    """One piece of work that a worker does apart from the request that asked for it.

    Written by procrastinate's functions in the database alone; `status` is todo, doing, succeeded,
    failed, cancelled or aborted, and `attempts` counts the runs that ended or were given up.
    """

    objects = ProcrastinateReadOnlyManager.from_queryset(JobQuerySet)()

    class Meta:
        proxy = True
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.task_name} {self.pk}"


def worker_is_alive(silence: timedelta) -> bool:
    """Whether any worker gave a sign of life within `silence`."""
    return ProcrastinateWorker.objects.filter(last_heartbeat__gt=Now() - silence).exists()
