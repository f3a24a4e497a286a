"""How a process gets the server and lets it go."""

import secrets
import subprocess
import sys
import time
from pathlib import Path

from config.postgres.errors import ServerRefused
from config.postgres.locks import FileLock, is_held
from config.postgres.places import Places
from config.postgres.state import Phase, State, lives

PAUSE = 0.02  # seconds between two looks
SILENCE = 0.7  # seconds of waiting before we say what for


class Lease:
    """The use of the server by this process, from `take` until `give_back` or the process's end."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self._places: Places | None = None
        self._hold: FileLock | None = None
        self._said = ""

    def take(self) -> Places:
        """Will return the places of a server that takes connections, started now if need be.

        Cheap when the server already runs; says on stderr what it waits for.
        Raises: `ServerRefused` when there is no server to be had.
        """
        places = self._places = self._places or Places.of(self.var)
        begun, token = time.monotonic(), ""
        while True:
            if self._holds(places) and self._ready(places):
                return places
            if self._hold is not None and not is_held(places.lock):
                self._check_failure(places, token)
                token = self._call_keeper(places)
            if time.monotonic() - begun > SILENCE:
                self._say(State.read(places.state).message)
            time.sleep(PAUSE)

    def give_back(self, wait: bool = False) -> None:
        """Will end the use; with `wait`, return only when a server nobody uses has stopped."""
        if self._hold is None or self._places is None:
            return
        self._hold.close()
        self._hold, places = None, self._places
        while wait and is_held(places.lock) and not is_wanted(places):
            time.sleep(PAUSE)

    def _holds(self, places: Places) -> bool:
        """Will take the lease if no keeper is on its way out."""
        if self._hold is None:
            hold = FileLock(places.leases)
            if not hold.try_shared():
                hold.close()
                return False
            self._hold = hold
        return True

    def _ready(self, places: Places) -> bool:
        state = State.read(places.state)
        return (
            state.phase is Phase.READY
            and is_held(places.lock)
            and lives(state.keeper)
            and lives(state.postmaster)
        )

    def _check_failure(self, places: Places, token: str) -> None:
        state = State.read(places.state)
        if token and state.token == token and state.phase is Phase.FAILED:
            self.give_back()
            raise ServerRefused(state.message)

    def _call_keeper(self, places: Places) -> str:
        token = secrets.token_hex(8)
        command = [sys.executable, "-m", "config.postgres.keeper", str(self.var), token]
        checkout = Path(__file__).resolve().parents[2]
        called = subprocess.run(command, cwd=checkout, stdin=subprocess.DEVNULL, check=False)
        if called.returncode:
            self.give_back()
            raise ServerRefused(f"PostgreSQL's keeper does not start (the log is {places.log}).")
        return token

    def _say(self, message: str) -> None:
        if message and message != self._said:
            self._said = message
            sys.stderr.write(f"{message} …\n")


def is_wanted(places: Places) -> bool:
    """Will tell whether anybody holds a lease or the server was told to stay."""
    return places.stay.exists() or is_used(places)


def is_used(places: Places) -> bool:
    """Will tell whether anybody holds a lease."""
    with FileLock(places.leases) as leases:
        # A keeper on its way out holds the leases alone.
        return leases.try_shared() and not leases.try_alone()
