"""The databases of the tests: one migrated template, cloned for each worker and where needed.

The template's name holds a hash of everything that shapes it, so that it is kept between runs and
made anew when a migration changes. Tests connect as the app, so that every test proves the grants.
"""

import hashlib
import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, LiteralString

import psutil
import psycopg
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from config.database.roles import as_owner

CHECKOUT = Path(__file__).resolve().parent.parent
SHAPED_BY = ("*/migrations/*.py", "*/models/*.py", "config/database/*.py", "requirements.txt")
ALIAS = "default"

_numbers = itertools.count(1)


class Databases:
    """The test databases of this process."""

    def __init__(self) -> None:
        self.main = connections.settings[ALIAS]["NAME"]
        self.template = f"test_{self.main}_template_{_shape(*SHAPED_BY)}"

    def make_template(self) -> None:
        """Will migrate the template once, however many workers ask at the same time."""
        with self._alone() as cursor:
            self._drop_left_overs(cursor)
            self._make(cursor, self.template, "", lambda: call_command("migrate", verbosity=0))

    def make_filled(
        self, label: str, fill: Callable[[], object], *shaped_by: str, original: str
    ) -> str:
        """Will return the name of a copy of `original` that `fill` has filled, once; to be cloned only.

        It is kept between runs like the template, until a file of `shaped_by` changes.
        """
        former = f"{self.template}_{label}_"
        name = f"{former}{_shape(*shaped_by)[:8]}"
        with self._alone() as cursor:
            for other in _names(cursor):
                if other.startswith(former) and other != name:
                    _drop(cursor, other)
            self._make(cursor, name, original, fill)
        return name

    def clone(self, original: str = "") -> str:
        """Will make a fresh database, connect this process to it and return its name.

        It is a copy of the template, or of another one to which nobody is connected.
        """
        name = f"test_{self.main}_{os.getpid()}_{next(_numbers)}"
        with self.maintenance() as cursor:
            _drop(cursor, name)
            _run(cursor, "CREATE DATABASE {} TEMPLATE {}", name, original or self.template)
        self.use(name)
        return name

    def drop(self, name: str) -> None:
        """Will delete a clone, whoever may still be connected to it."""
        with self.maintenance() as cursor:
            _drop(cursor, name)

    def use(self, name: str) -> None:
        """Will make every thread of this process connect to `name` from now on."""
        connections[ALIAS].close()
        connections.settings[ALIAS]["NAME"] = name

    def vacuum(self) -> None:
        """Will tidy the connected database up, and analyze it, as autovacuum would."""
        self.analyze("VACUUM ANALYZE")

    def analyze(self, statement: LiteralString = "ANALYZE") -> None:
        """Will let the planner know what the connected database holds, as autovacuum would."""
        with as_owner(ALIAS):
            parameters = connections[ALIAS].get_connection_params()
        parameters.pop("cursor_factory", None)
        parameters["dbname"] = connections.settings[ALIAS]["NAME"]
        with psycopg.connect(**parameters, autocommit=True) as connection:
            connection.execute(statement)

    @contextmanager
    def maintenance(self) -> Iterator[psycopg.Cursor[Any]]:
        """Will connect as the owner to the main database, to make and drop others."""
        with as_owner(ALIAS):
            parameters = connections[ALIAS].get_connection_params()
        parameters.pop("cursor_factory", None)
        parameters["dbname"] = self.main
        with psycopg.connect(**parameters, autocommit=True) as connection:
            yield connection.cursor()

    @contextmanager
    def _alone(self) -> Iterator[psycopg.Cursor[Any]]:
        """Will let one worker after the other in, of all runs."""
        with self.maintenance() as cursor:
            # Whoever comes second waits as long as the migrations take.
            cursor.execute("SET lock_timeout = 0; SET statement_timeout = 0")
            cursor.execute("SELECT pg_advisory_lock(hashtext('test template'))")
            yield cursor

    def _make(
        self, cursor: psycopg.Cursor[Any], name: str, original: str, fill: Callable[[], object]
    ) -> None:
        """Will make a database to be cloned, unless it is there; half of one never is."""
        if name in _names(cursor):
            return
        draft = f"{name}_new"
        _drop(cursor, draft)
        if original:
            _run(cursor, "CREATE DATABASE {} TEMPLATE {}", draft, original)
        else:
            _run(cursor, "CREATE DATABASE {}", draft)
        self.use(draft)
        fill()
        connections[ALIAS].close()
        _run(cursor, "ALTER DATABASE {} RENAME TO {}", draft, name)
        _run(cursor, "ALTER DATABASE {} ALLOW_CONNECTIONS false", name)

    def _drop_left_overs(self, cursor: psycopg.Cursor[Any]) -> None:
        """Will drop outdated templates, and the clones of test runs that were killed."""
        prefix = f"test_{self.main}_"
        for name in _names(cursor):
            rest = name.removeprefix(prefix)
            if rest == name or name.startswith(self.template):
                continue
            pid = rest.split("_")[0]
            if rest.startswith("template_") or (pid.isdigit() and not psutil.pid_exists(int(pid))):
                _drop(cursor, name)


def _shape(*patterns: str) -> str:
    """Will return a short hash of the files that decide what a template looks like."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in patterns for path in CHECKOUT.glob(pattern)}):
        digest.update(str(path.relative_to(CHECKOUT)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _names(cursor: psycopg.Cursor[Any]) -> list[str]:
    cursor.execute("SELECT datname FROM pg_database")
    return [name for (name,) in cursor.fetchall()]


def _drop(cursor: psycopg.Cursor[Any], name: str) -> None:
    _run(cursor, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def _run(cursor: psycopg.Cursor[Any], statement: str, *names: str) -> None:
    cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
