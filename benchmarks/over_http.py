"""Contenders over HTTP: each is served by granian in a process of its own, one request at a time."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from socket import socket
from typing import Any

import psutil
from django.db import connection
from psycopg.conninfo import make_conninfo

from benchmarks.served import CONNINFO, DATABASE, SQLITE

PATIENCE = 60.0
QUIET = 0.002
"""Seconds after an answer until whatever its server has left to do is done."""


class Server:
    """One contender; `ask` is a request, `cpu` what its process and its backend have computed."""

    def __init__(self, process: "subprocess.Popen[bytes]", port: int) -> None:
        self._main = psutil.Process(process.pid)
        self._own: list[int] = []
        self._http = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def ask(self, address: str) -> bytes:
        """What it answers."""
        try:
            answer = self._answer(address)
        except ConnectionError:  # it was not asked for so long that it hung up
            self._http.close()
            answer = self._answer(address)
        content = answer.read()
        if answer.status != 200:
            sys.exit(f"{address}: {answer.status} {content[:300]!r}")
        return content

    def _answer(self, address: str) -> HTTPResponse:
        self._http.request("GET", address, headers={"Accept": "*/*"})
        return self._http.getresponse()

    def cpu(self) -> int:
        """Nanoseconds that the process, all its threads, and its backends have computed so far."""
        time.sleep(QUIET)
        return sum(_computed(pid) for pid in self._own)

    def ready(self, address: str, others: set[int]) -> None:
        """Will wait until it answers, and note which backend of the database is its own."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                self.ask(address)
                break
            except OSError:
                self._http.close()
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)
        workers = [one.pid for one in self._main.children(recursive=True)]
        self._own = [self._main.pid, *workers, *sorted(backends() - others)]


def backends() -> set[int]:
    """The processes that serve the database of the benchmark."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity "
            "WHERE datname = current_database() AND backend_type = 'client backend'"
        )
        return {pid for (pid,) in cursor.fetchall()}


@contextmanager
def serving(
    what: str, first: str, file: Path, settings: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """Serves a contender of `benchmarks.served`; `first` is an address that it answers."""
    port, others = _free_port(), backends()
    interface = "asgi" if what == "datasette" else "wsgi"
    threads = [] if interface == "asgi" else ["--blocking-threads", "1"]
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "granian", "--interface", interface, "--factory"),
            *("--port", str(port), "--workers", "1", *threads, "--log-level", "error"),
            f"benchmarks.served:{what}",
        ],
        env={**os.environ, **_environment(file), **(settings or {})},
    )
    try:
        server = Server(process, port)
        server.ready(first, others)
        yield server
    finally:
        process.terminate()
        process.wait()


def _environment(file: Path) -> dict[str, str]:
    """How a served contender finds the database."""
    parameters: dict[str, Any] = connection.get_connection_params()
    for name in ("cursor_factory", "context", "prepare_threshold"):
        parameters.pop(name, None)
    return {
        DATABASE: connection.settings_dict["NAME"],
        CONNINFO: make_conninfo(**parameters),
        SQLITE: str(file),
    }


def _computed(pid: int) -> int:
    """Nanoseconds of CPU of all threads of a process."""
    return sum(
        int((thread / "schedstat").read_text().split()[0])
        for thread in Path(f"/proc/{pid}/task").iterdir()
    )


def _free_port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
