"""Locks of the kernel: whoever dies, however, has let go."""

import fcntl
import os
from pathlib import Path
from typing import Self


class FileLock:
    """One hold on a file, taken shared or alone; forked children share the hold."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def try_alone(self) -> bool:
        """Will take the lock alone and return True, or return False when anybody holds it."""
        return self._try(fcntl.LOCK_EX)

    def try_shared(self) -> bool:
        """Will take the lock beside others and return True, or False when one holds it alone."""
        return self._try(fcntl.LOCK_SH)

    def close(self) -> None:
        """Will let go."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _try(self, kind: int) -> bool:
        try:
            fcntl.flock(self._descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def is_held(path: Path) -> bool:
    """Will tell whether another process holds the lock on `path` in any way."""
    with FileLock(path) as lock:
        return not lock.try_alone()
