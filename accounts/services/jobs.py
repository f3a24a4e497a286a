"""Jobs: asking for one, trying one again, cancelling one, taking over what a dead worker left."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, models, transaction
from django.db.models.functions import Now
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.manager import JobManager

from accounts.errors import Refused
from accounts.models import Attempt, IdempotencyKey, Job, User
from accounts.requests import current_request_id
from accounts.runs import Run
from accounts.services.rates import forget_requests
from accounts.services.steps import log_event, verb

ATTEMPTS = 5
"""Runs of a job before it counts as failed."""

KEPT = {"succeeded": 7, "cancelled": 7, "aborted": 30, "failed": 30}
"""Days that a job is kept after it ended, by how it ended."""

KEYS_KEPT = timedelta(hours=48)
"""How long a program may ask again for a write it named."""

ATTEMPTS_KEPT = timedelta(days=1)
"""How long it matters what was done without an account."""


class JobRefused(Refused):
    """Says that a job is in no state in which this could be done to it."""

    code = "job_refused"


def silence() -> timedelta:
    """How long a worker may be silent before it counts as gone."""
    return timedelta(seconds=settings.WORKER_SILENCE)


def defer_job(
    task: str, *, by: User | None, delay: timedelta | None = None, **arguments: Any
) -> int | None:
    """Will ask for a job in the transaction at hand, and return its id.

    `arguments` are ids and plain values. With a `delay` it is not begun before that is over. Returns
    None for a task that waits once at most and already does. Who asked, and in which request, goes
    with the job.

    Raises: TaskNotFound for a name that no application has registered.
    """
    deferrer = app.configure_task(
        task,
        allow_unknown=False,
        schedule_in={"seconds": int(delay.total_seconds())} if delay else None,
        task_kwargs={
            **arguments,
            "by": by.pk if by else None,
            "request_id": current_request_id(),
        },
    )
    while True:
        try:
            with transaction.atomic():
                # Not by the deferrer itself: in a worker it would use the worker's own connection,
                # outside of this transaction.
                return JobManager(DjangoConnector()).defer_job(deferrer.job).id
        except AlreadyEnqueued:
            if _stays_waiting(deferrer.job.queueing_lock):
                return None


def _stays_waiting(queueing_lock: str | None) -> bool:
    """Keeps the job that waits already from being begun before this transaction ends.

    Begun earlier it would not see what this transaction writes, and nobody would look again. False
    where it has been begun meanwhile.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT FROM procrastinate_jobs WHERE queueing_lock = %s AND status = 'todo' FOR SHARE",
            [queueing_lock],
        )
        return bool(cursor.rowcount)


def retry_job(pk: int, *, by: User | None, reason: str = "") -> None:
    """Will let a failed job be tried again.

    Raises: JobRefused when it has not failed, or another one like it waits already.
    """
    with verb("job.retry", by=by, reason=reason):
        job = _locked(pk, "failed")
        if not _put_back(job):
            raise JobRefused(f"Another job like {job} waits already.", job=pk)
        log_event("job.retried", job, by=by, reason=reason)


def cancel_job(pk: int, *, by: User | None, reason: str = "") -> None:
    """Will cancel a job that still waits.

    Raises: JobRefused when it does not wait.
    """
    with verb("job.cancel", by=by, reason=reason):
        job = _locked(pk, "todo")
        _call("SELECT procrastinate_cancel_job_v1(%s, false, false)", job.pk)
        log_event("job.cancelled", job, by=by, reason=reason)


def take_over(*, ended: Collection[Run] = ()) -> int:
    """Will put back the jobs of workers that are gone, and return how many there were.

    `ended` are runs that are over without the database knowing. A job that was tried often enough
    fails instead. A job whose row is held by a transaction that still runs is left for later.
    """
    abandoned = Job.objects.abandoned(silence())
    runs = {run.job: run.attempts for run in ended}
    doing = Job.objects.in_state("doing").filter(pk__in=runs) if runs else Job.objects.none()
    unwritten = [job.pk for job in doing if job.attempts == runs[job.pk]]
    left = [
        _take_over(abandoned.filter(pk=pk), "Its worker gave no sign of life.")
        for pk in abandoned.order_by("pk").values_list("pk", flat=True)
    ]
    left += [
        _take_over(Job.objects.run(pk, runs[pk]), "Its end could not be written down.")
        for pk in unwritten
    ]
    return sum(left)


def note_failure(run: Run, error: BaseException) -> None:
    """Will log why a run of a job failed."""
    with verb("job.fail", by=None):
        job = Job.objects.filter(pk=run.job).first()
        if job is not None:
            log_event("job.failed", job, by=None, reason=_in_words(error))


def prune() -> int:
    """Will delete jobs that ended long ago, and sessions, kept answers and counted attempts that
    have expired.

    Returns the number of jobs. The event log keeps what was done with them.
    """
    with verb("job.prune", by=None):
        Session.objects.filter(expire_date__lt=Now()).delete()
        IdempotencyKey.objects.filter(created_at__lt=Now() - KEYS_KEPT).delete()
        Attempt.objects.until(timezone.now() - ATTEMPTS_KEPT).delete()
        forget_requests(now=timezone.now())
        return sum(_prune(state, days) for state, days in KEPT.items())


def _take_over(one: "models.QuerySet[Job]", why: str) -> bool:
    """Puts one job back, if it is still so and nobody holds it; each is a step of its own."""
    with verb("job.take_over", by=None):
        job = one.select_for_update(of=("self",), skip_locked=True).first()
        if job is not None:
            _give_up(job, why)
    return job is not None


def _prune(state: str, days: int) -> int:
    statement = """
        DELETE FROM procrastinate_jobs job
        WHERE status = %s::procrastinate_job_status AND NOT EXISTS (
            SELECT FROM procrastinate_events event
            WHERE event.job_id = job.id AND event.at > now() - make_interval(days => %s)
        )
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, [state, days])
        return int(cursor.rowcount)


def _give_up(job: Job, why: str) -> None:
    """Ends a run that nobody does any more: the job waits again, or has failed."""
    if job.attempts + 1 < ATTEMPTS and _put_back(job):
        log_event("job.taken_over", job, by=None, reason=why)
        return
    if job.attempts + 1 < ATTEMPTS:
        why = f"{why} Another one like it waits already."
        _call("SELECT procrastinate_finish_job_v1(%s, 'aborted', false)", job.pk)
        log_event("job.aborted", job, by=None, reason=why)
        return
    _call("SELECT procrastinate_finish_job_v1(%s, 'failed', false)", job.pk)
    why = f"{why} It was tried {ATTEMPTS} times."
    log_event("job.failed", job, by=None, reason=why)


def _put_back(job: Job) -> bool:
    """Makes a job wait again; returns False where one with the same queueing lock waits already."""
    if (
        job.queueing_lock
        and Job.objects.filter(status="todo", queueing_lock=job.queueing_lock).exists()
    ):
        return False
    _call("SELECT procrastinate_retry_job_v2(%s, now(), NULL, NULL, NULL)", job.pk)
    return True


def _locked(pk: int, state: str) -> Job:
    job: Job | None = Job.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if job is None:
        raise JobRefused(f"There is no job {pk}.", job=pk)
    if job.status != state:
        raise JobRefused(f"Job {pk} is {job.status}, not {state}.", job=pk)
    return job


def _call(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _in_words(error: BaseException) -> str:
    """What went wrong, short and storable.

    >>> _in_words(ValueError("no such day"))
    'ValueError: no such day'
    """
    said = "".join(letter for letter in str(error) if letter.isprintable() or letter == " ")
    return f"{type(error).__name__}: {said}"[:500]
