"""The product's own processes, web and worker, each ended and started again by whoever breaks it."""

import http.client
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from tests.config.processes import Answer, Running
from tests.contract.serving import CHECKOUT, _free_port

AS_IT_IS = ("manage.py",)
PATIENCE = 60.0


def broken_build(name: str) -> tuple[str, ...]:
    """The command that is the product with one promise broken; as it is without a name."""
    return ("-m", "reliability.broken", name) if name else AS_IT_IS


def environment(variables: dict[str, str]) -> dict[str, str]:
    """Will return what a process of the product is told."""
    return {**os.environ, **variables}


def run_build(
    build: str, words: Sequence[str], variables: dict[str, str]
) -> "subprocess.CompletedProcess[str]":
    """Will run one command of a build to its end."""
    return subprocess.run(
        [sys.executable, *broken_build(build), *words], cwd=CHECKOUT,
        env=environment(variables), capture_output=True, text=True, check=False,
    )  # fmt: skip


class Process:
    """A command of the product, with all that it starts."""

    def __init__(self, words: Sequence[str], variables: dict[str, str], log: Path) -> None:
        self._command = [sys.executable, *words]
        self._variables = environment(variables)
        self._log = log
        self._popen: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Will start it, in a group of its own."""
        with self._log.open("ab") as log:
            self._popen = subprocess.Popen(
                self._command, cwd=CHECKOUT, env=self._variables, start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip

    def kill(self) -> None:
        """Will end the whole group at once."""
        if self._popen is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._popen.pid, signal.SIGKILL)
            self._popen.wait()

    def kill_child(self, chance: random.Random) -> bool:
        """Will end one process that this one started; whether there was any."""
        assert self._popen is not None
        children = psutil.Process(self._popen.pid).children()
        if children:
            os.kill(chance.choice(children).pid, signal.SIGKILL)
        return bool(children)

    def end(self) -> None:
        """Will ask it to stop, and see to it."""
        if self._popen is None:
            return
        self._popen.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._popen.wait(PATIENCE / 3)
        self.kill()

    def runs(self) -> bool:
        """Whether it was started and has not ended."""
        return self._popen is not None and self._popen.poll() is None

    def said(self) -> str:
        """What it wrote."""
        return self._log.read_text(errors="replace")


class Site:
    """A web server on a port of its own, and a worker."""

    def __init__(
        self, folder: Path, variables: dict[str, str], *, build: str = "", processes: int = 1
    ) -> None:
        self.port = _free_port()
        told = {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PORT": str(self.port),
            "API_REQUESTS_PER_MINUTE": "0",
            "API_ANONYMOUS_REQUESTS_PER_MINUTE": "0",
            "READY_DISK_BYTES": "0",
            "WORKER_SILENCE": "3",
            **variables,
        }
        program = broken_build(build)
        serve = [*program, "serve", "--port", str(self.port), "--no-worker"]
        self.web = Process([*serve, "--processes", str(processes)], told, folder / "web.log")
        self.worker = Process([*program, "worker"], told, folder / "worker.log")

    def ask(self, path: str, **headers: str) -> Answer:
        """What is answered."""
        assert self.web._popen is not None
        return Running(self.port, self.web._popen, self.web._log).ask(path, **headers)

    def wait_until_up(self, path: str = "/readyz", within: float = PATIENCE) -> float:
        """Will return after how many seconds an address was answered 200.

        Raises: TimeoutError with what the server said last.
        """
        begun = time.monotonic()
        while time.monotonic() - begun < within:
            with suppress(OSError, http.client.HTTPException):
                if self.ask(path).status == 200:
                    return time.monotonic() - begun
            time.sleep(0.1)
        raise TimeoutError(f"{path} is not answered: {self.web.said()[-1000:]}")

    def keep(self) -> None:
        """Will start the worker again where it ended, as an init does: one that was silent does."""
        if not self.worker.runs():
            self.worker.start()

    def end(self) -> None:
        """Will end both."""
        self.worker.end()
        self.web.end()
