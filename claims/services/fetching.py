"""Statements prepared once for a connection: planning them takes longer than running them.

They go past the ORM, because every number is computed from what they read.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from psycopg.rows import tuple_row

from accounts.models.asked import answered
from accounts.models.statements import array_of

Row = tuple[Any, ...]


def fetch(statement: str, **ids: Collection[int] | int) -> list[Row]:
    """Will run one statement whose parameters are ids or lists of them, and give its rows."""
    parameters = {
        name: some if isinstance(some, int) else array_of(some) for name, some in ids.items()
    }
    return ask(statement, parameters)


def ask(statement: str, parameters: Mapping[str, Any]) -> list[Row]:
    """Will run one statement with parameters of any kind and give its rows."""
    return answered(partial(_ask, statement, parameters))


def _ask(statement: str, parameters: Mapping[str, Any]) -> list[Row]:
    with _cursor() as cursor:
        return cursor.execute(statement, parameters, prepare=True, binary=True).fetchall()


def execute(statement: str, **parameters: str) -> None:
    """Will run one statement that gives no rows."""
    with _cursor() as cursor:
        cursor.execute(statement, parameters, prepare=True)


@contextmanager
def _cursor() -> Iterator["psycopg.Cursor[Row]"]:
    """A cursor of psycopg's on Django's connection, which raises Django's errors."""
    here = connections[DEFAULT_DB_ALIAS]
    here.ensure_connection()
    with here.wrap_database_errors:
        yield psycopg.Cursor(here.connection, row_factory=tuple_row)
