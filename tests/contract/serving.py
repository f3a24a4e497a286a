"""The product in a process of its own, as it is served, over the database of the test."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.db import connection

CHECKOUT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
PATIENCE = 60.0


@contextmanager
def served(log: Path) -> Iterator[str]:
    """Will serve until the block ends; yields the address, and writes into `log` what goes wrong."""
    port = _free_port()
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(port),
        "--blocking-threads", "2", "--log-level", "warning", "config.wsgi:application",
    ]  # fmt: skip
    environment = {
        **os.environ,
        "DATABASE_URL": _database(),
        "PORT": str(port),
        "API_REQUESTS_PER_MINUTE": "0",
        "API_ANONYMOUS_REQUESTS_PER_MINUTE": "0",
    }
    with log.open("w") as written:
        process = subprocess.Popen(
            command, cwd=CHECKOUT, env=environment, stdout=written, stderr=written
        )
        try:
            _wait_for(port, process)
            yield f"http://{HOST}:{port}"
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


def _database() -> str:
    """The address of the database that the test is connected to."""
    given = connection.get_connection_params()
    who = quote(given["user"]) + (f":{quote(given['password'])}" if given.get("password") else "")
    where = f"host={quote(given['host'], safe='')}" + (
        f"&port={given['port']}" if given.get("port") else ""
    )
    return f"postgresql://{who}@/{quote(given['dbname'])}?{where}"


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((HOST, 0))
        port: int = found.getsockname()[1]
    return port


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Waits until somebody listens."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server ended; its log says why"
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the server does not listen")
