"""Clients that add claims under keys, and send each again until they are told that it is done."""

import http.client
import json
import random
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

from reliability.journal import Acknowledged, Journal

HOST = "127.0.0.1"
PATIENCE = 60.0
"""Seconds that a client waits for one answer."""

PAUSE = 0.1
"""Seconds before a client sends again: less than it is asked for, so that faults meet requests."""

RETRIED = frozenset({409, 503})
WORDS = (
    "harbour", "ferry", "council", "bridge", "railway", "museum", "tariff", "drought", "vaccine",
    "island", "treaty", "budget", "school", "river", "strike", "court", "pipeline", "factory",
)  # fmt: skip


@dataclass
class Writers:
    """Clients in threads of their own, each with one write under way.

    `prefix` begins every statement of theirs; `key` is the token. What becomes of each is counted in
    `seen`, by status or by the kind of the error.
    """

    port: int
    key: str
    journal: Journal
    prefix: str
    seed: int
    number: int = 4
    most: int = 0
    seen: Counter[str] = field(default_factory=Counter)
    longest: float = 0.0
    given_up: int = 0

    def __post_init__(self) -> None:
        self._stop = threading.Event()
        self._turn = threading.Lock()
        self._threads = [
            threading.Thread(target=self._write, args=(one,), daemon=True)
            for one in range(self.number)
        ]

    def begin(self) -> None:
        """Will start them."""
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        """Will let each come to the end of the write that it is at, and no further."""
        self._stop.set()
        for thread in self._threads:
            thread.join(2 * PATIENCE)

    def wait_for(self, more: int, within: float) -> bool:
        """Will return once so many more were acknowledged; whether they were in so many seconds."""
        aim, deadline = self.journal.count + more, time.monotonic() + within
        while self.journal.count < aim and time.monotonic() < deadline:
            time.sleep(0.02)
        return self.journal.count >= aim

    @property
    def errors(self) -> int:
        """How many were told of a mistake of the server's, or of one of their own."""
        return sum(n for name, n in self.seen.items() if name.isdigit() and name not in _FINE)

    def _write(self, nth: int) -> None:
        chance = random.Random(f"{self.seed} {nth}")
        number = 0
        while not self._stop.is_set() and not (self.most and number >= self.most):
            number += 1
            words = " ".join(chance.sample(WORDS, 6))
            self._until_told(
                f"{self.prefix}-{nth}-{number}", f"{self.prefix} {nth}.{number} {words}"
            )

    def _until_told(self, key: str, statement: str) -> None:
        """Sends one write until it is acknowledged, and notes that before it returns."""
        begun = time.monotonic()
        while True:
            answer = self._send(key, statement)
            if answer is not None:
                break
            if time.monotonic() - begun > PATIENCE:
                self.given_up += 1
                return
            time.sleep(PAUSE)
        if answer:
            self.journal.note(Acknowledged(key, statement, answer))
        with self._turn:
            self.longest = max(self.longest, time.monotonic() - begun)

    def _send(self, key: str, statement: str) -> int | None:
        """The id of what was added; 0 where it was refused for good, None where to send again."""
        link = http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE)
        headers = {
            "Authorization": f"Bearer {self.key}",
            "Content-Type": "application/json",
            "Idempotency-Key": key,
        }
        body = json.dumps({"statement": statement, "kind": "event"})
        try:
            link.request("POST", "/api/v1/claims/", body, headers)
            found = link.getresponse()
            content = found.read()
        except (OSError, http.client.HTTPException) as error:
            self._saw(type(error).__name__)
            return None
        finally:
            link.close()
        self._saw(str(found.status))
        if found.status in RETRIED:
            return None
        return int(json.loads(content)["id"]) if found.status == 201 else 0

    def _saw(self, name: str) -> None:
        with self._turn:
            self.seen[name] += 1


_FINE = frozenset({"201", *map(str, RETRIED)})
