"""`manage.py corroboration --all`: counts every claim anew, by as many processes as one likes."""

import multiprocessing
import time
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager

from django.db import connection

from accounts.progress import Advance, progress
from claims.management.sharing import share
from claims.services import draining, marking

SECONDS_BETWEEN_LOOKS = 1.0
"""How often it is counted how many wait: with a hundred thousand that takes a moment."""

Share = tuple[int, int]
"""Claims that were counted, and results that changed."""


def recount(*, workers: int, anew: bool = False) -> tuple[int, int]:
    """Will mark every claim, or go on where a former run was stopped, and count what is marked.

    Returns how many claims were counted by this run, and how many results changed.

    Raises: CountingFailed, when all others are through.
    """
    total = marking.mark_all(anew=anew)
    with progress("Claims") as advance, _others(workers - 1) as others:
        looking = _Looking(advance, total)
        counted, changed = _own_share(looking)
        while not all(other.done() for other in others):
            looking.look()
            time.sleep(0.1)
        for other in others:
            also_counted, also_changed = other.result()
            counted, changed = counted + also_counted, changed + also_changed
        # What somebody held who is gone by now.
        left, left_changed = _own_share(looking)
        looking.look(at_once=True)
    return counted + left, changed + left_changed


def _own_share(looking: "_Looking") -> Share:
    counted = changed = 0
    for batch in draining.drain():
        counted, changed = counted + len(batch.claims), changed + batch.changed
        looking.look()
    return counted, changed


@contextmanager
def _others(number: int) -> "Iterator[list[Future[Share]]]":
    """Processes that take their share, begun anew rather than forked: connections are nobody's else."""
    if number < 1:
        yield []
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(number, mp_context=context) as pool:
        name = str(connection.settings_dict["NAME"])
        yield [pool.submit(share, name) for _ in range(number)]


class _Looking:
    """Looks now and then how many still wait, whoever counts them, and tells how far it is."""

    def __init__(self, advance: Advance, total: int) -> None:
        self.advance, self.total, self.last = advance, total, 0.0

    def look(self, *, at_once: bool = False) -> None:
        """Will tell, unless that was done a moment ago."""
        now = time.monotonic()
        if at_once or now - self.last >= SECONDS_BETWEEN_LOOKS:
            self.last = now
            left = min(draining.waiting(), self.total)
            self.advance(self.total - left, self.total)
