"""Worker processes for tests, and waiting for what they do."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.db import connection

from accounts.models import Job, User
from accounts.services.jobs import defer_job
from tests.config.jobs import probe

CHECKOUT = Path(__file__).resolve().parents[3]
SILENCE = 3.0  # seconds until a worker counts as gone; 100 in production
LONG = 60.0  # where nobody is to be taken over
PATIENCE = 30.0


class Workers:
    """The workers of one test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: list[subprocess.Popen[bytes]] = []

    def start(self, *switches: str, silence: float = SILENCE) -> "subprocess.Popen[bytes]":
        """Starts a worker on the database of this test."""
        name = str(connection.settings_dict["NAME"])
        command = [sys.executable, "-m", "tests.config.jobs", name, str(silence), *switches]
        with (self.folder / "workers.log").open("ab") as log:
            process = subprocess.Popen(command, cwd=CHECKOUT, stdout=log, stderr=log)
        self.processes.append(process)
        return process

    def said(self) -> str:
        """What the workers wrote."""
        return (self.folder / "workers.log").read_text()

    def end(self) -> None:
        """Kills those that are left."""
        for process in self.processes:
            with suppress(ProcessLookupError):
                process.send_signal(signal.SIGCONT)
            process.kill()
            process.wait()


@contextmanager
def workers(folder: Path) -> Iterator[Workers]:
    """The workers of a test, none of which outlives it."""
    found = Workers(folder)
    try:
        yield found
    finally:
        found.end()


def ask(number: int, by: User, **arguments: object) -> int:
    """Asks for a probe."""
    pk = defer_job(probe.NAME, by=by, number=number, **arguments)
    assert pk is not None
    return pk


def state(pk: int) -> str:
    return str(Job.objects.get(pk=pk).status)


def wait_for(seen: Callable[[], object], patience: float = PATIENCE) -> None:
    """Returns once `seen` is true."""
    deadline = time.monotonic() + patience
    while not seen():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def all_done(jobs: list[int]) -> bool:
    return Job.objects.filter(pk__in=jobs, status="succeeded").count() == len(jobs)


def gone(pid: int) -> bool:
    """Whether no process of this id runs."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False
