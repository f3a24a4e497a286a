"""The watcher beside the server: it starts a dead worker again and leaves nobody behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from config import watching
from tests.config.jobs.workers import gone, wait_for

STAND_IN = "import os, sys, time; open(sys.argv[1], 'w').write(str(os.getpid())); time.sleep(600)"
SERVER = """
import sys, time
from config import watching
watching.PAUSES = (0.1,)
print(watching.start([sys.executable, "-c", sys.argv[1], sys.argv[2]]).pid, flush=True)
time.sleep(600)
"""


def stand_in(folder: Path) -> list[str]:
    """A worker that only says which process it is."""
    return [sys.executable, "-c", STAND_IN, str(folder / "pid")]


def pid_in(folder: Path) -> int:
    """The process that stands in for the worker, once it has said so."""
    path = folder / "pid"
    wait_for(lambda: path.exists() and path.read_text())
    return int(path.read_text())


def test_a_worker_that_dies_is_started_again_and_stopped_in_the_end(tmp_path: Path) -> None:
    watcher = watching.start(stand_in(tmp_path))
    first = pid_in(tmp_path)
    (tmp_path / "pid").unlink()
    os.kill(first, signal.SIGKILL)
    second = pid_in(tmp_path)
    assert second != first
    watching.end(watcher)
    assert gone(second)


def test_nobody_is_left_when_the_server_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SERVER, STAND_IN, str(tmp_path / "pid")]
    with subprocess.Popen(command, cwd=watching.CHECKOUT, stdout=subprocess.PIPE) as server:
        watcher = int(server.stdout.readline())
        worker = pid_in(tmp_path)
        server.kill()
    wait_for(lambda: gone(worker) and gone(watcher))


def test_a_worker_that_keeps_dying_is_started_ever_more_slowly() -> None:
    watch = watching.Watch(os.getpid(), [])
    watch.stopping.set()  # nobody waits
    pauses = []
    watch.stopping.wait = lambda pause: pauses.append(pause)  # type: ignore[method-assign]
    for lasted in [1, 1, 1, 1, 1, 1, 100, 1]:
        watch._pause(1, lasted)
    assert pauses == [1, 2, 5, 15, 30, 30, 1, 1]


def test_a_watcher_that_is_killed_is_started_again_with_a_worker(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    guard = watching.Guard(stand_in(tmp_path))
    guard.start()
    first = pid_in(tmp_path)
    killed = guard.watcher
    (tmp_path / "pid").unlink()
    os.kill(killed.pid, signal.SIGKILL)
    second = pid_in(tmp_path)
    assert second != first
    guard.end()
    assert gone(second)
    assert gone(guard.watcher.pid)
    assert f"ended (code -{signal.SIGKILL:d}); it starts again" in capfd.readouterr().err
    os.kill(first, signal.SIGKILL)  # this stand-in, unlike a worker, does not look for its parent


def test_a_guard_that_never_began_ends_at_once(tmp_path: Path) -> None:
    guard = watching.Guard(stand_in(tmp_path))
    guard.end()
    assert guard.watcher is None
