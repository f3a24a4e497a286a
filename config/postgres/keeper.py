"""The process that keeps PostgreSQL: its parent, its nurse, and the last to leave.

Started by the first lease as `python -m config.postgres.keeper VAR TOKEN`; it goes into the
background and ends with the server.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from config.postgres import cluster, postmaster
from config.postgres.errors import ServerRefused
from config.postgres.locks import FileLock
from config.postgres.places import Places
from config.postgres.state import Phase, State

PULSE = 0.1  # seconds between two looks around
CRASHES, CRASH_WINDOW = 5, 60.0  # this many deaths in this many seconds and we give up


class Keeper:
    """Keeps one server as long as anybody holds a lease or somebody asked it to stay."""

    def __init__(self, places: Places, token: str) -> None:
        self.places = places
        self.token = token
        self.asked_to_stop = False
        self.deaths: list[float] = []
        self.server: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        """Will start the server, keep it while it is wanted and stop it."""
        signal.signal(signal.SIGTERM, self._ask_to_stop)
        outcome = State(Phase.STOPPED)
        try:
            self._keep()
        except ServerRefused as refusal:
            outcome = State(Phase.FAILED, str(refusal))
        except OSError as error:
            outcome = State(Phase.FAILED, f"The database server cannot run: {error}.")
        finally:
            self._stop()
        self._report(outcome.phase, outcome.message)

    def _keep(self) -> None:
        cluster.prepare(self.places, self._say)
        self._start()
        leases = FileLock(self.places.leases)
        # Once taken, the leases stay ours to the end: nobody joins a server that is going.
        while not self._may_leave(leases):
            self._revive()
            time.sleep(PULSE)

    def _start(self) -> None:
        self._say("Starting PostgreSQL")
        self.server = postmaster.start(self.places, self._say)
        self._report(Phase.READY)

    def _revive(self) -> None:
        """Will start the server again if it died."""
        if self.server is None or self.server.poll() is None:
            return
        now = time.monotonic()
        self.deaths = [at for at in self.deaths if now - at < CRASH_WINDOW] + [now]
        if len(self.deaths) > CRASHES:
            raise ServerRefused(
                f"PostgreSQL died {len(self.deaths)} times within a minute: "
                f"{postmaster.last_words(self.places.log)} (the log is {self.places.log})"
            )
        self._start()

    def _may_leave(self, leases: FileLock) -> bool:
        if self.asked_to_stop:
            return True
        return not self.places.stay.exists() and leases.try_alone()

    def _stop(self) -> None:
        if self.server is not None and self.server.poll() is None:
            self._report(Phase.STOPPING, "Stopping PostgreSQL")
            postmaster.stop(self.server)

    def _ask_to_stop(self, *_: object) -> None:
        self.asked_to_stop = True

    def _say(self, message: str) -> None:
        self._report(Phase.STARTING, message)

    def _report(self, phase: Phase, message: str = "") -> None:
        pid = self.server.pid if self.server is not None else 0
        State(phase, message, self.token, os.getpid(), pid).write(self.places.state)


def main() -> None:
    """Will become the keeper in the background, unless there is one already."""
    var, token = Path(sys.argv[1]), sys.argv[2]
    places = Places.of(var)
    lock = FileLock(places.lock)
    if not lock.try_alone():
        return
    State(Phase.STARTING, "Starting PostgreSQL", token, os.getpid()).write(places.state)
    if os.fork():
        # The child holds the lock on; leaving without clean-up keeps it the child's.
        os._exit(0)
    os.setsid()
    _turn_output_to(places.log)
    Keeper(places, token).run()


def _turn_output_to(log: Path) -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    written = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for source, target in ((nothing, 0), (written, 1), (written, 2)):
        os.dup2(source, target)


if __name__ == "__main__":
    main()
