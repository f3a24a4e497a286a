"""Puts one database in the place of another, both renamed in one transaction."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from psycopg import errors, sql

from config.backup.errors import BackupRefused
from config.backup.server import MAINTENANCE, Connection, opened, run

PAUSE = 0.1  # seconds between two looks at who is connected
ATTEMPTS = 3

END_OTHERS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = ANY(%s) AND pid <> pg_backend_pid()
"""
WHO = "SELECT count(*) FROM pg_stat_activity WHERE datname = ANY(%s)"
ACCESS = """
    SELECT CASE WHEN grantee = 0 THEN NULL ELSE pg_get_userbyid(grantee) END, privilege_type
    FROM pg_database,
        aclexplode(coalesce(datacl, acldefault('d', datdba))) AS granted
    WHERE datname = %s AND grantee <> datdba
"""


def swap(new: str, current: str, kept: str) -> None:
    """Will rename `current` to `kept` and `new` to `current`, ending every connection to both.

    Whoever connects meanwhile waits or is told to come again, and finds the new one.

    Raises: `BackupRefused` where others stay connected; then both have their names.
    """
    connections[DEFAULT_DB_ALIAS].close()
    with opened(MAINTENANCE) as connection:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with _alone([new, current]), connection.transaction():
                    run(connection, "ALTER DATABASE {} RENAME TO {}", current, kept)
                    run(connection, "ALTER DATABASE {} RENAME TO {}", new, current)
                return
            except errors.ObjectInUse as error:
                if attempt == ATTEMPTS:
                    number = connection.execute(WHO, [[new, current]]).fetchone()
                    raise BackupRefused(
                        f"{number[0] if number else 0} others stay connected to {current}: stop web "
                        "and workers, or let the owner end them (GRANT pg_signal_backend TO …)."
                    ) from error


def copy_access(connection: Connection, original: str, copy: str) -> None:
    """Will let the same roles into one database as into the other: all of them, or as before."""
    with connection.transaction():
        run(connection, "REVOKE ALL ON DATABASE {} FROM PUBLIC", copy)
        for role, right in connection.execute(ACCESS, [original]).fetchall():
            grant = sql.SQL("GRANT {} ON DATABASE {} TO {}").format(
                sql.SQL(right),
                sql.Identifier(copy),
                sql.SQL("PUBLIC") if role is None else sql.Identifier(role),
            )
            connection.execute(grant)


@contextmanager
def _alone(names: list[str]) -> Iterator[None]:
    """Ends connections to these databases as they come, until the block is over."""
    over = threading.Event()
    thread = threading.Thread(target=_end_others, args=(names, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _end_others(names: list[str], over: threading.Event) -> None:
    with opened(MAINTENANCE) as connection:
        while not over.wait(PAUSE):
            try:
                connection.execute(END_OTHERS, [names])
            except psycopg.errors.InsufficientPrivilege:
                return  # then whoever renames is told how many they are
