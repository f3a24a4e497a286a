"""Two real servers of PostgreSQL: a primary, and a copy that follows it."""

import os
import secrets
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psutil
import psycopg

from config.postgres import Places
from config.postgres.users import server_user
from tests.contract.serving import CHECKOUT

LOCALE = ("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
PRIMARY, COPY = "primary", "copy"
SMALL = "-c shared_buffers=32MB -c fsync=off -c wal_receiver_status_interval=1 -c max_wal_senders=4"


class ServerFailed(Exception):
    """Says what a program of the server said last."""


class Servers:
    """Both servers, in a folder of their own; roles sign in with one password over the sockets.

    `settings` are words for the command line of each server.
    """

    def __init__(self, settings: str = SMALL) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="ss2-"))
        server_user().give(self.folder)
        self.settings = settings
        self.password = secrets.token_hex(8)
        self._programs = Places.of(CHECKOUT / "var").engine

    def url(self, user: str, database: str = "facts", server: str = PRIMARY) -> str:
        """How one connects."""
        host = quote(str(self.folder / server), safe="")
        return f"postgres://{user}:{self.password}@{host}/{database}"

    def make_primary(self) -> None:
        """Makes and starts the primary."""
        self._folder(PRIMARY)
        self._run("initdb", "-D", self._data(PRIMARY), "-U", "postgres", *LOCALE, "--auth=trust",
                  "--no-sync")  # fmt: skip
        self.start(PRIMARY)

    def make_copy(self, user: str, copy: str = COPY, of: str = PRIMARY) -> None:
        """Copies a server by `user`, and starts the copy, which follows it from then on."""
        self._folder(copy)
        where = f"host={self.folder / of} user={user} password={self.password}"
        self._run("pg_basebackup", "-D", self._data(copy), "-R", "-X", "stream", "-c", "fast",
                  "--no-sync", "-d", where)  # fmt: skip
        self.start(copy)

    def start(self, server: str) -> None:
        """Starts a server and waits until it takes connections."""
        options = f"-c listen_addresses= -c unix_socket_directories={self.folder / server} {self.settings}"
        self._run("pg_ctl", "-D", self._data(server), "-w", "-l", str(self.folder / f"{server}.log"),
                  "-o", options, "start")  # fmt: skip

    def stop(self, server: str) -> None:
        """Stops a server as if its machine lost power."""
        self._run("pg_ctl", "-D", self._data(server), "-m", "immediate", "-w", "stop")

    def freeze(self, server: str) -> None:
        """Lets a server and all its processes stand still."""
        self._signal(server, signal.SIGSTOP)

    def thaw(self, server: str) -> None:
        """Lets it go on."""
        self._signal(server, signal.SIGCONT)

    def ask(self, statement: Any, server: str = PRIMARY, database: str = "facts") -> Any:
        """Asks as the superuser; returns the first value."""
        where = {"host": str(self.folder / server), "user": "postgres", "dbname": database}
        with psycopg.connect(**where, autocommit=True, connect_timeout=10) as connection:
            cursor = connection.execute(statement)
            row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None

    def end(self) -> None:
        """Ends both and deletes everything."""
        for server in (COPY, PRIMARY):
            if (self.folder / server / "data" / "postmaster.pid").exists():
                self.thaw(server)
                self.stop(server)
        shutil.rmtree(self.folder)

    def _data(self, server: str) -> str:
        return str(self.folder / server / "data")

    def _folder(self, server: str) -> None:
        folder = self.folder / server
        folder.mkdir()
        server_user().give(folder)

    def _signal(self, server: str, number: int) -> None:
        pid = int((Path(self._data(server)) / "postmaster.pid").read_text().splitlines()[0])
        os.kill(pid, number)  # first, so that it starts no others meanwhile
        for process in psutil.Process(pid).children(recursive=True):
            with suppress(ProcessLookupError):
                os.kill(process.pid, number)

    def _run(self, program: str, *words: str) -> None:
        # The server keeps its output open: a pipe would never end.
        with (self.folder / "said").open("w+") as said:
            done = subprocess.run(
                [self._programs / program, *words],
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                **server_user().options(),
            )
            said.seek(0)
            if done.returncode:
                raise ServerFailed(said.read())
