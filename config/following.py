"""How far a copy of the database is behind, found out by a thread of its own, twice a second.

No clock of another machine is asked. The thread reads where the primary's journal ends, and when; as
soon as the copy has replayed it to there, the copy is known to be no older than that moment. Whatever
is wrong with the copy, or with the thread, makes it count as older and older.
"""

import threading
import time
from collections import deque
from contextlib import suppress

from django.db import DEFAULT_DB_ALIAS, Error, connections

from accounts.primary import REPLICA

PAUSE = 0.5  # seconds between two looks
SAMPLES = 1_000
"""Moments that are remembered until the copy has come to them; further ones wait their turn."""

NEVER = float("-inf")

PRIMARY_AT = """
    SELECT pg_current_wal_lsn() - '0/0'::pg_lsn, (SELECT system_identifier FROM pg_control_system())
"""
REPLICA_AT = """
    SELECT pg_is_in_recovery(), pg_last_wal_replay_lsn() - '0/0'::pg_lsn,
           (SELECT system_identifier FROM pg_control_system())
"""


class Follower:
    """Knows how old a copy is."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._watching: threading.Thread | None = None
        self._samples: deque[tuple[float, int]] = deque(maxlen=SAMPLES)
        self._as_of = NEVER

    def behind(self) -> float:
        """For how many seconds at most the copy may be behind; without end where nobody knows."""
        self._watch()
        return time.monotonic() - self._as_of

    def suspect(self) -> None:
        """Will not trust the copy any more until it was seen to be well again."""
        self._as_of = NEVER

    def look(self) -> None:
        """Will look at both once.

        Raises: django.db.Error.
        """
        now = time.monotonic()
        end, ours = _row(DEFAULT_DB_ALIAS, PRIMARY_AT)
        if len(self._samples) < SAMPLES:
            self._samples.append((now, int(end)))
        follows, replayed, theirs = _row(REPLICA, REPLICA_AT)
        if not follows or theirs != ours:  # a server of its own by now, or another one altogether
            self._samples.clear()
            self.suspect()
            return
        while self._samples and self._samples[0][1] <= int(replayed):
            self._as_of, _ = self._samples.popleft()

    def _watch(self) -> None:
        if self._watching is not None and self._watching.is_alive():
            return
        with self._turn:
            if self._watching is None or not self._watching.is_alive():
                self._watching = threading.Thread(target=self._go_on, daemon=True)
                self._watching.start()

    def _go_on(self) -> None:
        while True:
            try:
                self.look()
            except (Error, OSError):
                with suppress(Error):
                    connections.close_all()
            time.sleep(PAUSE)


def _row(alias: str, statement: str) -> tuple[int, ...]:
    with connections[alias].cursor() as cursor:
        cursor.execute(statement)
        row: tuple[int, ...] = cursor.fetchone()
    return row
