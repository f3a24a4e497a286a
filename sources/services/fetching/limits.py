"""How much of anything one fetch may take."""

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes, seconds and counts that end a fetch. Sizes are counted after decompression."""

    body: int = 10_000_000
    robots: int = 512 * 1024
    seconds: float = 20.0
    connect_seconds: float = 5.0
    redirects: int = 5
    ratio: int = 200
    """How many times longer than what was sent a decompressed body may be, past the first megabyte."""


class Deadline:
    """The instant at which everything one fetch does must be over, robots and redirects included."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._ends = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that remain; never more than were given, zero when it is over."""
        return max(0.0, self._ends - time.monotonic())
