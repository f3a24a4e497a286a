"""A worker: does the jobs that wait, takes over what dead workers left, comes back by itself."""

import asyncio
import contextlib
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator

from django.db import Error, close_old_connections
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import ConnectorException
from procrastinate.psycopg_connector import PsycopgConnector
from psycopg import Error as PsycopgError

from accounts.jobs import ended_runs
from accounts.services.jobs import silence, take_over

ROUNDS = 20
"""Looks for abandoned jobs within the time after which a worker counts as gone."""

UNWRITTEN = 10.0  # seconds after which the end of a job should stand in the database
GRACE = 8.0  # seconds for running jobs when the worker stops
PAUSES = (1.0, 2.0, 5.0, 10.0)  # seconds between attempts to reach the database

log = logging.getLogger(__name__)


def work(*, at_once: int, parent: int | None = None) -> None:
    """Will do jobs, `at_once` together, until SIGINT or SIGTERM, or until the parent is gone.

    A database that is away is waited for. What still runs 8 seconds after the signal is left
    for the next worker.
    """
    # What it says at level INFO is for those who look for it; failures of jobs are errors.
    threading.Thread(target=_look_around, args=(parent,), daemon=True).start()
    asyncio.run(_work(at_once))


async def _work(at_once: int) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, _begin_stop, stop)
    failures = 0
    while not stop.is_set():
        begun = time.monotonic()
        try:
            await _until(stop, at_once)
        except (ConnectorException, Error, PsycopgError, OSError) as error:
            log.warning("The worker lost the database and tries again: %s", _cause(error))
        failures = 0 if time.monotonic() - begun > 60 else failures + 1
        if failures and not stop.is_set():
            pause = PAUSES[min(failures, len(PAUSES)) - 1]
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(stop.wait(), pause)


async def _until(stop: asyncio.Event, at_once: int) -> None:
    """Works until `stop`; returns early when the worker ended for want of a database."""
    # Each attempt asks Django anew where the database is: an embedded one is started by that.
    connector = PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=at_once + 2)
    with app.replace_connector(connector):
        async with app.open_async():
            worker = asyncio.create_task(_run(app, at_once))
            stopping = asyncio.create_task(stop.wait())
            await asyncio.wait({worker, stopping}, return_when=asyncio.FIRST_COMPLETED)
            stopping.cancel()
            if not worker.done():
                worker.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await worker


async def _run(procrastinate: App, at_once: int) -> None:
    limit = silence().total_seconds()
    await procrastinate.run_worker_async(
        concurrency=at_once,
        install_signal_handlers=False,
        update_heartbeat_interval=min(10.0, limit / 5),
        stalled_worker_timeout=limit,
        fetch_job_polling_interval=min(5.0, limit / 5),
    )


def _begin_stop(stop: asyncio.Event) -> None:
    """Ends the work, and the process with it when a job does not let go."""
    stop.set()
    deadline = threading.Timer(GRACE, os._exit, args=(0,))
    deadline.daemon = True
    deadline.start()


def _look_around(parent: int | None) -> None:
    """Looks every second for the parent, and now and then for jobs that somebody left."""
    pause = max(0.5, silence().total_seconds() / ROUNDS)
    look = 0.0
    while parent is None or os.getppid() == parent:
        if time.monotonic() >= look:
            _take_over()
            look = time.monotonic() + pause
        time.sleep(min(1.0, pause))
    os.kill(os.getpid(), signal.SIGTERM)


def _take_over() -> None:
    """Puts abandoned jobs back; without a database there is nothing to be done here."""
    with contextlib.suppress(Error), _fresh_connection(), ended_runs(UNWRITTEN) as runs:
        if count := take_over(ended=runs):
            sys.stderr.write(f"Taken over from a worker that is gone: {count} jobs.\n")


@contextlib.contextmanager
def _fresh_connection() -> Iterator[None]:
    close_old_connections()
    try:
        yield
    finally:
        close_old_connections()


def _cause(error: BaseException) -> str:
    """The innermost reason, on one line."""
    while cause := error.__cause__ or error.__context__:
        error = cause
    return " ".join(str(error).split()) or type(error).__name__
