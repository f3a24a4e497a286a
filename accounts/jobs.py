"""How a function becomes a task that workers run.

A task is a function of `by` and of ids and plain values. It calls one service, and it is idempotent:
run twice, it leaves what running once leaves, because a worker may die after the effect and before
its end is written down. What it writes outside of a verb, it writes after `accounts.runs.hold_run`
in the same transaction, as every verb does. Each application lists its tasks in `tasks.py`.
"""

import contextlib
import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from django.db import Error, InterfaceError, OperationalError, close_old_connections, connection
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from accounts.models import User
from accounts.requests import answering
from accounts.runs import Run, TakenOver, running
from accounts.services.jobs import ATTEMPTS, note_failure

TAKEN_OVER = 75
"""The exit code of a worker that was counted as gone: it begins anew."""

QUESTIONS = 5
"""Attempts, a second apart, to ask the database whether a run still counts."""

Task = Callable[..., Any]

log = logging.getLogger("second_source.job")

PASSING = RetryStrategy(
    max_attempts=ATTEMPTS,
    exponential_wait=3,
    retry_exceptions=[OperationalError, InterfaceError, OSError],
)
"""What passes by itself is tried again after 3, 9, 27 and 81 seconds; a mistake is not."""


def task(name: str, *, every: str | None = None, once: bool = False) -> Callable[[Task], Task]:
    """Will register a function as the task `name`, and leave the function as it is.

    `every` is a cron line at which it runs by itself (UTC); with `once`, or with `every`, at most
    one such job waits at a time.
    """
    alone = once or every is not None

    def register(function: Task) -> Task:
        def run(context: JobContext, /, **arguments: Any) -> None:
            _run(function, context, **arguments)

        registered: Any = app.task(
            name=name,
            pass_context=True,
            queueing_lock=name if alone else None,
            # A job put back must not meet another one with its queueing lock.
            retry=False if alone else PASSING,
        )(run)
        if every is not None:
            app.periodic(cron=every)(registered)
        return function

    return register


def _run(
    function: Task,
    context: JobContext,
    *,
    by: int | None = None,
    request_id: str = "",
    timestamp: int | None = None,
    **arguments: Any,
) -> None:
    """Runs a task as the person who caused it; `timestamp` is the cron's, which no task needs."""
    job = context.job
    assert job.id is not None  # noqa: S101
    run = Run(job.id, job.attempts)
    cause = request_id or f"job-{job.id}"
    with answering(cause), running(run), _remembered(run), _told(job.task_name, run):
        try:
            function(by=User.objects.get(pk=by) if by else None, **arguments)
        except Exception as error:
            _leave_if_taken_over(run)
            with contextlib.suppress(Error, TakenOver):
                note_failure(run, error)
            raise
        _leave_if_taken_over(run)


@contextlib.contextmanager
def _told(name: str, run: Run) -> Iterator[None]:
    """Tells the log how a run ended; of its arguments nothing."""
    begun, result = time.monotonic(), "failed"
    try:
        yield
        result = "done"
    finally:
        took = round((time.monotonic() - begun) * 1000, 1)
        told = {"task": name, "job": run.job, "attempt": run.attempts + 1, "result": result}
        log.info("job", extra={**told, "ms": took})


def _leave_if_taken_over(run: Run) -> None:
    """Ends this process where its job is another worker's by now: it would finish it for that one.

    Every job of this process was taken over together, so nothing else is lost.
    """
    if not _counts(run):
        sys.stderr.write(
            f"Job {run.job} was taken over, or the database is away; this worker begins anew.\n"
        )
        sys.stderr.flush()
        os._exit(TAKEN_OVER)


def _counts(run: Run) -> bool:
    """Whether the run still counts; no, when the database cannot be asked for some seconds.

    Then the job is done again, which does no harm.
    """
    for _ in range(QUESTIONS):
        if not connection.in_atomic_block:
            close_old_connections()  # one that broke cannot be asked
        with contextlib.suppress(Error):
            return run.counts()
        time.sleep(1)
    return False


_ended: dict[Run, float] = {}
_turn = threading.Lock()


@contextlib.contextmanager
def _remembered(run: Run) -> Iterator[None]:
    """Notes when a run ended, so that one whose end never reached the database is found."""
    try:
        yield
    finally:
        with _turn:
            _ended[run] = time.monotonic()


@contextlib.contextmanager
def ended_runs(age: float) -> Iterator[list[Run]]:
    """Gives the runs of this process that ended at least `age` seconds ago, and forgets them after.

    Where the block fails they are given again the next time.
    """
    with _turn:
        over = [run for run, at in _ended.items() if time.monotonic() - at >= age]
    yield over
    with _turn:
        for run in over:
            del _ended[run]
