"""Several threads, each on a connection of its own, that meet where it matters."""

import threading
from collections.abc import Callable

from django.db import close_old_connections, connection, transaction


def at_once(*jobs: Callable[[], object], within: float = 60) -> list[BaseException]:
    """Runs each job in a thread and on a connection of its own; returns what they raised.

    All of them are through `within` so many seconds.
    """
    barrier, raised = threading.Barrier(len(jobs)), []

    def run(job: Callable[[], object]) -> None:
        try:
            connection.ensure_connection()
            barrier.wait(timeout=30)
            job()
        except BaseException as error:
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=within)
    assert not any(thread.is_alive() for thread in threads)
    close_old_connections()
    return raised


def beside(first: Callable[[], object], second: Callable[[], object]) -> None:
    """Runs `second` while what `first` wrote is not committed.

    `first` commits only when `second` is through or waits for it.
    """
    wrote, through = threading.Event(), threading.Event()

    def begin() -> None:
        with transaction.atomic():
            first()
            meet(wrote, through)

    def follow() -> None:
        wrote.wait(timeout=30)
        second()
        through.set()

    assert at_once(begin, follow) == []


def meet(reached: threading.Event, other: threading.Event) -> None:
    """Says that this thread is here, and goes on when the other one is there or waits for a lock."""
    reached.set()
    while not (other.wait(timeout=0.02) or somebody_waits()):
        pass


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM pg_stat_activity "
            "WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return cursor.fetchone() is not None
