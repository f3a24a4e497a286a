"""The journal of a client: what it was told is done, on the disk before it asks for anything more."""

import json
import os
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A write that the server said it did: under which key, what it wrote, and the id it was given."""

    key: str
    statement: str
    id: int


class Journal:
    """A file of acknowledged writes, for several threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turn = threading.Lock()
        self._file = path.open("ab")
        self.count = 0

    def note(self, one: Acknowledged) -> None:
        """Will return once this is on the disk."""
        line = json.dumps(asdict(one)).encode() + b"\n"
        with self._turn:
            self._file.write(line)
            self._file.flush()
            os.fsync(self._file.fileno())
            self.count += 1

    def entries(self) -> Iterator[Acknowledged]:
        """Everything that was noted, read back from the file."""
        with self._path.open(encoding="utf-8") as lines:
            for line in lines:
                yield Acknowledged(**json.loads(line))

    def close(self) -> None:
        """Will close the file."""
        self._file.close()
