"""Keeps one worker running beside `manage.py serve`: a small process of its own, run as a module.

It starts the worker again when it dies, stops it when it is told to stop, and goes when its parent
has gone, whichever way that happened.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

CHECKOUT = Path(__file__).resolve().parent.parent
WORKER = (sys.executable, str(CHECKOUT / "manage.py"), "worker")
LOOK = 0.5  # seconds between two looks at worker and parent
GRACE = 12.0  # seconds for a worker to stop; its jobs have a few less
STEADY = 60.0  # seconds after which a worker's death is a new misfortune, not the last one
PAUSES = (1.0, 2.0, 5.0, 15.0, 30.0)  # seconds before a worker that died is started again
NICE = 5  # pages come first


class Watch:
    """The use of one worker by the server that started us."""

    def __init__(self, parent: int, command: list[str]) -> None:
        self.parent = parent
        self.command = command
        self.stopping = threading.Event()
        self.died = 0

    def keep(self) -> None:
        """Will keep a worker running until we are told to stop or the parent is gone."""
        while not self._over():
            begun = time.monotonic()
            worker = subprocess.Popen(
                [*self.command, "--parent", str(os.getpid())], stdin=subprocess.DEVNULL
            )
            while worker.poll() is None and not self._over():
                self.stopping.wait(LOOK)
            if worker.poll() is None:
                _end(worker)
                return
            self._pause(worker.returncode, time.monotonic() - begun)

    def stop(self, number: int, frame: FrameType | None) -> None:
        """Called with SIGTERM and SIGINT."""
        self.stopping.set()

    def _over(self) -> bool:
        return self.stopping.is_set() or os.getppid() != self.parent

    def _pause(self, code: int, lasted: float) -> None:
        """Waits, longer each time, before a worker that keeps dying is started again."""
        self.died = 0 if lasted > STEADY else self.died + 1
        pause = PAUSES[min(max(self.died - 1, 0), len(PAUSES) - 1)]
        sys.stderr.write(f"The worker ended (code {code}); a new one starts in {pause:.0f} s.\n")
        sys.stderr.flush()
        self.stopping.wait(pause)


class Guard:
    """Keeps the watcher itself: one that ends without being told to is started again."""

    def __init__(self, command: Sequence[str] = WORKER) -> None:
        self.command = command
        self.watcher: subprocess.Popen[bytes] | None = None
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self._keep, daemon=True)

    def start(self) -> None:
        """Will start a watcher with its worker, and look after it from now on."""
        self.watcher = start(self.command)
        self.thread.start()

    def end(self) -> None:
        """Will stop the watcher and its worker, if they were started, and return when both are gone."""
        self.stopping.set()
        if self.watcher is not None:
            self.thread.join()
            end(self.watcher)

    def _keep(self) -> None:
        while not self.stopping.wait(LOOK):
            if self.watcher is not None and (code := self.watcher.poll()) is not None:
                say = f"What watches the worker ended (code {code}); it starts again.\n"
                sys.stderr.write(say)
                sys.stderr.flush()
                # The worker notices within a second that its parent has gone, and follows it.
                if not self.stopping.wait(PAUSES[0]):
                    self.watcher = start(self.command)


def start(command: Sequence[str] = WORKER) -> "subprocess.Popen[bytes]":
    """Will start a watcher with its worker; `end` stops both."""
    # In a session of its own: Ctrl-C is for the server, which then stops us in good order.
    return subprocess.Popen(
        [sys.executable, "-m", "config.watching", str(os.getpid()), *command],
        cwd=CHECKOUT,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )


def end(watcher: "subprocess.Popen[bytes]") -> None:
    """Will stop the watcher and its worker, and return when both are gone."""
    if watcher.poll() is None:
        _end(watcher, GRACE + 3)


def _end(process: "subprocess.Popen[bytes]", grace: float = GRACE) -> None:
    process.terminate()
    try:
        process.wait(grace)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def main() -> None:
    """Will watch until the end; the arguments are the parent's process id and the command."""
    parent, *command = sys.argv[1:]
    watch = Watch(int(parent), command)
    signal.signal(signal.SIGTERM, watch.stop)
    signal.signal(signal.SIGINT, watch.stop)
    os.nice(NICE)
    watch.keep()


if __name__ == "__main__":
    main()
