"""Sends requests under keys from processes that are killed, until all were answered often enough."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import SystemRandom

CHECKOUT = Path(__file__).resolve().parents[3]
TIMES = 5
MOST = 60
"""Answers that a process may give before it is killed, the first one a single one."""

MOMENT = 0.03
"""Seconds, at most, from an answer to the kill: somewhere in the middle of the next requests."""

DRAWN = SystemRandom()


@dataclass
class Killed:
    """What was told of each request, and what processes were killed over."""

    keys: int
    kills: int = 0
    busy: int = 0
    in_doubt: Counter[int] = field(default_factory=Counter)
    told: Counter[int] = field(default_factory=Counter)
    answers: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    def run(self, database: str, key: str, bodies: Path, *unguarded: str) -> None:
        """Starts a process and kills it, again and again, until every request was told five times."""
        command = [sys.executable, "-m", "tests.accounts.api.sending", database, key, str(bodies)]
        with subprocess.Popen(
            [*command, *unguarded],
            cwd=CHECKOUT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as sender:
            while left := self._left():
                self._round(sender, left)
            assert sender.stdin is not None
            sender.stdin.close()
            assert sender.wait(timeout=60) == 0

    def _left(self) -> list[int]:
        return [number for number in range(self.keys) if self.told[number] < TIMES]

    def _round(self, sender: "subprocess.Popen[str]", left: list[int]) -> None:
        """The life of one process."""
        assert sender.stdin is not None
        assert sender.stdout is not None
        sender.stdin.write(f"{json.dumps(left)}\n")
        sender.stdin.flush()
        begun: Counter[int] = Counter()
        pid, left_to_tell = 0, DRAWN.randint(1, MOST) if self.kills else 1
        end: threading.Timer | None = None
        for line in sender.stdout:
            match line.split():
                case ["process", told]:
                    pid = int(told)
                case ["begun", number]:
                    begun[int(number)] += 1
                case ["busy", number]:
                    begun[int(number)] -= 1
                    self.busy += 1
                case ["told", number, status, digest]:
                    begun[int(number)] -= 1
                    self.told[int(number)] += 1
                    self.answers[int(number)].add(f"{status} {digest}")
                    left_to_tell -= 1
                    if left_to_tell == 0:
                        end = threading.Timer(DRAWN.uniform(0, MOMENT), self._kill, (pid,))
                        end.start()
                case ["ended"]:
                    break
        if end:
            end.cancel()  # where it was through before its time
        self.in_doubt.update(+begun)

    def _kill(self, pid: int) -> None:
        """Ends a process in the middle of something, unless it was through just then."""
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
            self.kills += 1
