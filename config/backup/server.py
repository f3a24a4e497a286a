"""How backups reach the database server: as the owner, with connections and programs of their own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from psycopg import sql
from psycopg.conninfo import make_conninfo

from config.backup.errors import BackupRefused
from config.database.embedded import fetch_server
from config.database.refusals import in_plain_words
from config.database.roles import as_owner

MAINTENANCE = "postgres"
"""The database from which others are made, renamed and dropped: every server has it."""

OURS = frozenset({"cursor_factory", "context", "prepare_threshold", "options"})
"""Parameters that are not libpq's, and the limits that a long piece of work must not have."""

NO_LIMITS = """
    SET statement_timeout = 0; SET lock_timeout = '60s'; SET idle_in_transaction_session_timeout = 0
"""

Connection = psycopg.Connection[tuple[Any, ...]]


def database_name() -> str:
    """The database that the product works in."""
    return str(connections[DEFAULT_DB_ALIAS].settings_dict["NAME"])


def data_folder() -> Path | None:
    """Where the embedded server keeps its data; None for a server that is not ours."""
    embedded = connections[DEFAULT_DB_ALIAS].settings_dict.get("EMBEDDED")
    return fetch_server(embedded).data if embedded else None


def parameters(database: str = "") -> dict[str, Any]:
    """Will return what libpq needs to connect as the owner, to this database or another one."""
    with as_owner():
        found = connections[DEFAULT_DB_ALIAS].get_connection_params()
    kept = {name: value for name, value in found.items() if name not in OURS}
    return {**kept, "dbname": database or database_name()}


@contextmanager
def opened(database: str = "", *, autocommit: bool = True) -> Iterator[Connection]:
    """Will connect as the owner, without limits of time.

    Raises: `BackupRefused` where there is no connection to be had.
    """
    found = parameters(database)
    try:
        made = psycopg.connect(**found, autocommit=True)
    except psycopg.OperationalError as error:
        raise BackupRefused(in_plain_words(error, found)) from error
    with made as connection:
        connection.execute(NO_LIMITS)
        connection.autocommit = autocommit
        yield connection


@contextmanager
def connected_to(database: str) -> Iterator[None]:
    """Will make this thread's own connection one to another database inside the block."""
    connection = connections[DEFAULT_DB_ALIAS]
    connection.close()
    before = connection.settings_dict
    connection.settings_dict = {**before, "NAME": database}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict = before


def address(database: str = "") -> str:
    """Will write how programs connect as one text, without the password: others see arguments."""
    return make_conninfo(**{k: v for k, v in parameters(database).items() if k != "password"})


def environment() -> dict[str, str]:
    """Will return the environment that programs run in: ours, with the password."""
    password = str(parameters().get("password") or "")
    return {**os.environ, "LC_ALL": "C", **({"PGPASSWORD": password} if password else {})}


def run(connection: Connection, statement: LiteralString, *names: str) -> None:
    """Will run a statement in which `{}` stand for names."""
    connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def databases(connection: Connection) -> list[str]:
    """The names of all databases of the server."""
    return [name for (name,) in connection.execute("SELECT datname FROM pg_database ORDER BY 1")]
