"""A crowd of readers, who come when they like: whether others were answered yet does not matter."""

import asyncio
import itertools
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

HOST = "127.0.0.1"
PATIENCE = 60.0
"""Seconds that a reader waits for an answer."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of one request: status 0 and an error where there was no answer."""

    begun: float
    seconds: float
    status: int
    error: str = ""
    retry_after: str = ""

    @property
    def ended(self) -> float:
        """When the answer was there, on the clock of `begun`."""
        return self.begun + self.seconds


async def ask(port: int, path: str, patience: float = PATIENCE) -> Seen:
    """Will send one request on a connection of its own, and wait so many seconds."""
    begun = time.monotonic()
    try:
        async with asyncio.timeout(patience):
            head = await _exchange(port, path)
    except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
        return Seen(begun, time.monotonic() - begun, 0, type(error).__name__)
    if not head:
        return Seen(begun, time.monotonic() - begun, 0, "nothing")
    names = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
    status = int(head[0].split()[1])
    return Seen(begun, time.monotonic() - begun, status, "", names.get("retry-after", ""))


async def _exchange(port: int, path: str) -> list[str]:
    """The head of an answer, line by line, once all of it is there."""
    reader, writer = await asyncio.open_connection(HOST, port)
    try:
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n".encode())
        await writer.drain()
        content = await reader.read()
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
    return content.partition(b"\r\n\r\n")[0].decode("latin-1").splitlines()


def saturation(port: int, path: str, seconds: float, clients: int = 16) -> float:
    """Will return how many requests a second are answered 200 where so many ask without a pause."""

    async def one(until: float) -> int:
        done = 0
        while time.monotonic() < until:
            done += (await ask(port, path)).status == 200
        return done

    async def all_of_them() -> int:
        until = time.monotonic() + seconds
        return sum(await asyncio.gather(*(one(until) for _ in range(clients))))

    return asyncio.run(all_of_them()) / seconds


class Crowd:
    """Readers who come `rate` times a second, to these addresses in turn, until they are ended."""

    def __init__(self, port: int, paths: Sequence[str], rate: float) -> None:
        self._port = port
        self._paths = itertools.cycle(paths)
        self._rate = rate
        self._stop = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._come()), daemon=True)
        self.seen: list[Seen] = []

    def begin(self) -> None:
        """Will let them come."""
        self._thread.start()

    def end(self) -> None:
        """Will let no more come, and return when everybody was answered or has given up."""
        self._stop.set()
        self._thread.join(2 * PATIENCE)

    async def _come(self) -> None:
        begun = time.monotonic()
        waiting = set[asyncio.Task[None]]()
        for number in itertools.count(1):
            if self._stop.is_set():
                break
            task = asyncio.create_task(self._one(next(self._paths)))
            waiting.add(task)
            task.add_done_callback(waiting.discard)
            await asyncio.sleep(max(0.0, begun + number / self._rate - time.monotonic()))
        await asyncio.gather(*waiting)

    async def _one(self, path: str) -> None:
        self.seen.append(await ask(self._port, path))


def counted(seen: Sequence[Seen]) -> str:
    """How many answers of which status, and how many of none.

    >>> counted([Seen(0, 1, 200), Seen(0, 1, 0, "TimeoutError"), Seen(0, 1, 200)])
    '2 × 200, 1 × TimeoutError'
    """
    return ", ".join(f"{n} × {name}" for name, n in sorted(Counter(_names(seen)).items()))


def _names(seen: Sequence[Seen]) -> Iterator[str]:
    return (str(one.status) if one.status else one.error for one in seen)
