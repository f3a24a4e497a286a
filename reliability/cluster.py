"""Servers of PostgreSQL with the product's tables, which are killed, frozen, promoted and restarted."""

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import psycopg

from config.backup.programs import program, run_program
from config.database.provisioning import Login, Plan, provision
from config.postgres import APP_ROLE, OWNER_ROLE
from tests.config.servers import COPY, PRIMARY, SMALL, ServerFailed, Servers

NAME = "facts"
FOLLOWER = "second_source_follower"
VERSION = 18
IN_ITS_FOLDER = "-c dynamic_shared_memory_type=mmap"
"""So that nothing of a server that was killed stays behind when its folder is deleted."""

WITHIN = 30.0
"""Seconds in which a server that was killed must be back."""


class Cluster(Servers):
    """A server made from a dump, and what follows it; `primary` is the one that is written to."""

    def __init__(self, settings: str = "") -> None:
        super().__init__(f"{SMALL} {IN_ITS_FOLDER} {settings}")
        self.primary = PRIMARY

    def fill(self, dump: Path) -> None:
        """Will make roles and database, and load the dump."""
        roles = [Login(name, self.password) for name in (OWNER_ROLE, APP_ROLE, FOLLOWER)]
        plan = Plan(NAME, roles[0], roles[1], roles[2])
        superuser = self.url("postgres", "postgres")
        provision(superuser, plan, lambda _: None)
        reader = program("pg_restore", VERSION)
        run_program(
            reader, f"--dbname={self.url('postgres', NAME)}", "--exit-on-error", "--jobs=2", dump
        )
        self.ask("ANALYZE")
        self.ask("CHECKPOINT")  # where nobody waits for the disk, the world itself would be lost

    def variables(self) -> dict[str, str]:
        """What the product's processes are told."""
        return {
            "DATABASE_URL": self.url(APP_ROLE, NAME, self.primary),
            "DATABASE_OWNER_URL": self.url(OWNER_ROLE, NAME, self.primary),
        }

    def kill(self, whom: str, chance: random.Random, server: str = PRIMARY) -> None:
        """Will end "all" processes of a server at once, its "postmaster", or one "backend" of ours."""
        master = self._master(server)
        assert master is not None
        if whom == "postmaster":
            master.kill()
            return
        children = master.children(recursive=True)
        if whom == "all":
            _kill([master, *children])
            return
        ours = [one for one in children if APP_ROLE in _title(one)]
        _kill([chance.choice(ours)] if ours else [])

    def runs(self, server: str = PRIMARY) -> bool:
        """Whether there is a postmaster."""
        return self._master(server) is not None

    def restart(self, server: str = PRIMARY, within: float = WITHIN) -> None:
        """Will return once the server answers; starts it where it does not run, as an init does.

        Raises: ServerFailed, psycopg.OperationalError when it does not in time.
        """
        deadline = time.monotonic() + within
        while True:
            try:
                if not self.runs(server):
                    self.start(server)
                self.ask("SELECT 1", server)
            except (ServerFailed, psycopg.OperationalError):
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)
            else:
                return

    def promote(self, server: str) -> None:
        """Will make a copy the primary, which waits for no other to confirm what it writes."""
        self._run("pg_ctl", "-D", self._data(server), "-w", "promote")
        self.primary = server
        self.wait_for_standby("")

    def wait_for_standby(self, names: str) -> None:
        """Will let the primary wait with every commit for one of these, for nobody without a name."""
        self.ask(f"ALTER SYSTEM SET synchronous_standby_names = '{names}'", self.primary)
        self.ask("SELECT pg_reload_conf()", self.primary)

    def follow(self) -> str:
        """Will make the other server a new copy of the primary; returns its name."""
        other = COPY if self.primary == PRIMARY else PRIMARY
        shutil.rmtree(self.folder / other, ignore_errors=True)
        self.make_copy(FOLLOWER, other, self.primary)
        return other

    def end(self) -> None:
        """Will end both and delete everything."""
        for server in (COPY, PRIMARY):
            if self.runs(server):
                self.thaw(server)
                with suppress(ServerFailed):
                    self.stop(server)
        if self.folder.is_mount():
            subprocess.run(["/usr/bin/env", "umount", self.folder], check=True)
        shutil.rmtree(self.folder)

    def _master(self, server: str) -> psutil.Process | None:
        try:
            told = (Path(self._data(server)) / "postmaster.pid").read_text().splitlines()
            master = psutil.Process(int(told[0]))
            is_ours = master.status() != psutil.STATUS_ZOMBIE and "postgres" in master.name()
        except (OSError, IndexError, ValueError, psutil.NoSuchProcess):
            return None
        return master if is_ours else None


def _kill(processes: list[psutil.Process]) -> None:
    for one in processes:
        with suppress(ProcessLookupError):
            os.kill(one.pid, signal.SIGKILL)
    psutil.wait_procs(processes, timeout=WITHIN)


def _title(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return ""


def rows(cluster: Cluster, statement: str, *values: object) -> Iterator[tuple[Any, ...]]:
    """Will ask the primary as the superuser."""
    where = cluster.url("postgres", NAME, cluster.primary)
    with psycopg.connect(where, autocommit=True, connect_timeout=10) as connection:
        yield from connection.execute(statement.encode(), values)
