"""The product in processes of its own, as `manage.py serve` runs it."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.contract.serving import CHECKOUT, HOST, _free_port, _wait_for

SERVE = """
import sys, django
django.setup()
from rich.console import Console
from config import serving
serving.serve(int(sys.argv[1]), Console(), worker=False, processes=int(sys.argv[2]))
"""
PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered; the names of headers are in small letters."""

    status: int
    headers: dict[str, str]
    body: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Running:
    """A server that runs."""

    port: int
    process: "subprocess.Popen[bytes]"
    log: Path

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Sends one request on a connection of its own."""
        begun = time.monotonic()
        link = http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            link.request(method, path, headers=named)
            found = link.getresponse()
            body = found.read().decode()
        finally:
            link.close()
        told = {name.lower(): value for name, value in found.headers.items()}
        return Answer(found.status, told, body, time.monotonic() - begun)

    def said(self) -> str:
        """What it wrote on its console."""
        return self.log.read_text()


@contextmanager
def running(folder: Path, database: str, processes: int = 1, **variables: str) -> Iterator[Running]:
    """Serves that database until the block ends."""
    port, log = _free_port(), folder / "served.log"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": database,
        "PORT": str(port),
        "API_ANONYMOUS_REQUESTS_PER_MINUTE": "0",
        **variables,
    }
    command = [sys.executable, "-c", SERVE, str(port), str(processes)]
    with log.open("ab") as written:
        process = subprocess.Popen(
            command, cwd=CHECKOUT, env=environment, stdout=written, stderr=written
        )
    try:
        _wait_for(port, process)
        yield Running(port, process, log)
    finally:
        process.terminate()
        try:
            process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def manage(*words: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    """Runs a command of the product."""
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=CHECKOUT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
    )
