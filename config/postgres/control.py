"""Starts, stops, describes and deletes the embedded server on a person's word."""

import os
import shutil
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from config.postgres.errors import ServerRefused
from config.postgres.lease import Lease, is_used, is_wanted
from config.postgres.locks import FileLock, is_held
from config.postgres.places import Places, is_ours
from config.postgres.postmaster import settle_what_was_left
from config.postgres.state import Phase, State

PAUSE = 0.05


@dataclass(frozen=True)
class Standing:
    """What is known of a server: `used` when processes hold leases, `stays` when told to.

    `users` are the processes among them that this user may look into.
    """

    running: bool
    used: bool
    users: tuple[int, ...]
    stays: bool
    state: State
    places: Places


def standing(var: Path) -> Standing:
    """Will look at the server of `var` without starting it."""
    places = Places.of(var)
    state = State.read(places.state)
    used = is_used(places)
    return Standing(
        running=is_held(places.lock),
        used=used,
        users=_users(places, state.keeper) if used else (),
        stays=places.stay.exists(),
        state=state,
        places=places,
    )


def start(var: Path) -> Places:
    """Will start the server and let it run until `stop`, used or not.

    Raises: `ServerRefused` when it does not start.
    """
    lease = Lease(var)
    places = lease.take()
    places.stay.touch(mode=0o600)
    lease.give_back()
    return places


def stop(var: Path, force: bool = False) -> bool:
    """Will stop the server once nobody uses it, or with `force` now; True when it has stopped."""
    places = Places.of(var)
    places.stay.unlink(missing_ok=True)
    with FileLock(places.lock) as lock:
        return _take_over(places, lock, force)


def reset(var: Path) -> None:
    """Will delete the database and everything in it.

    Raises: `ServerRefused` while processes use it; then nothing has changed.
    """
    places = Places.of(var)
    stayed = places.stay.exists()
    places.stay.unlink(missing_ok=True)
    # With the keeper's lock in hand nobody starts the server while its data go.
    with FileLock(places.lock) as lock:
        if not _take_over(places, lock, force=False):
            if stayed:
                places.stay.touch(mode=0o600)
            raise ServerRefused(
                "Other processes use the database: stop them first; nothing was deleted."
            )
        outside = [places.base] if places.base != places.control else []
        for folder in (*places.drafts, places.data, places.socket, *outside):
            if folder.exists() and is_ours(folder, places.user.uid):
                shutil.rmtree(folder)


def _take_over(places: Places, lock: FileLock, force: bool) -> bool:
    """Will see the keeper off and take its lock; False when others use the server."""
    while not lock.try_alone():
        if force:
            _tell_keeper(places)
        elif is_wanted(places):
            return False
        time.sleep(PAUSE)
    settle_what_was_left(places, lambda _: None)
    return True


def _users(places: Places, keeper: int) -> tuple[int, ...]:
    """The processes that have the file of the leases open, but for the keeper, who only looks."""
    leases, found = str(places.leases), []
    for process in psutil.process_iter():
        try:
            if process.pid != keeper and any(o.path == leases for o in process.open_files()):
                found.append(process.pid)
        except (psutil.Error, OSError):
            continue
    return tuple(sorted(found))


def _tell_keeper(places: Places) -> None:
    state = State.read(places.state)
    if state.phase not in {Phase.STOPPED, Phase.FAILED}:
        try:
            os.kill(state.keeper, signal.SIGTERM)
        except ProcessLookupError:
            return
