"""The run of a job at hand, and the proof that it is still the one that counts.

A worker that froze or lost its network may wake up after another one took its job over. What it
writes then must not count: inside a run every verb begins by holding the job's row, which it can
only while the job has not been given to somebody else.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from accounts.models import Job


class TakenOver(Exception):
    """Says that this run of a job no longer counts; its transaction must not be committed."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a job; `attempts` is the number of earlier ones."""

    job: int
    attempts: int

    def counts(self) -> bool:
        """Whether nobody has taken the job over."""
        return bool(Job.objects.run(self.job, self.attempts).exists())


_current: ContextVar[Run | None] = ContextVar("run", default=None)


@contextmanager
def running(run: Run) -> Iterator[None]:
    """Makes every verb inside belong to this run."""
    token = _current.set(run)
    try:
        yield
    finally:
        _current.reset(token)


def hold_run() -> None:
    """Will keep the job of this run from being taken over until the transaction ends.

    Does nothing outside of a job.

    Raises: TakenOver.
    """
    run = _current.get()
    if run is None:
        return
    rows = Job.objects.run(run.job, run.attempts)
    if not rows.select_for_update(of=("self",), no_key=True).values_list("pk").first():
        raise TakenOver(f"Job {run.job} was taken over by another worker.")
