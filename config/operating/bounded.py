"""An answer of the database for which nobody ever waits longer than some seconds."""

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from django.db import connections

T = TypeVar("T")

FRESH = 1.0  # seconds for which an answer is told again
PATIENCE = 2.0  # seconds for which anybody waits


class Bounded(Generic[T]):
    """Asks in a thread of its own, once a second at most, and one question at a time.

    A database that froze can be asked no further question: the thread that waits for it does so
    alone, and everybody else is told that there is no answer.
    """

    def __init__(self, ask: Callable[[], T], *, patience: float = PATIENCE) -> None:
        self._ask = ask
        self._patience = patience
        self._turn = threading.Lock()
        self._asking: threading.Thread | None = None
        self._told: tuple[float, T] | None = None

    def get(self) -> T | None:
        """Will return what the database said within the last second, None where it says nothing."""
        begun = time.monotonic()
        with self._turn:
            if self._told is not None and begun - self._told[0] < FRESH:
                return self._told[1]
            if self._asking is None or not self._asking.is_alive():
                self._asking = threading.Thread(target=self._run, daemon=True)
                self._asking.start()
            asking = self._asking
        asking.join(self._patience)
        told = self._told
        return told[1] if told is not None and told[0] >= begun - FRESH else None

    def forget(self) -> None:
        """Will ask anew the next time."""
        self._told = None

    def _run(self) -> None:
        try:
            told = self._ask()
        finally:
            connections.close_all()
        self._told = (time.monotonic(), told)
