"""Reads rows by prepared statements, past the ORM: what is gathered for every number."""

from collections.abc import Collection
from typing import Any

import psycopg
from django.db import connection
from psycopg.rows import tuple_row

Row = tuple[Any, ...]


def fetch(statement: str, **ids: Collection[int]) -> list[Row]:
    """Will run one statement whose parameters are lists of ids, and give its rows.

    The statement is prepared once for a connection: planning it takes longer than running it.
    """
    connection.ensure_connection()
    parameters = {name: list(some) for name, some in ids.items()}
    with (
        connection.wrap_database_errors,
        psycopg.Cursor(connection.connection, row_factory=tuple_row) as cursor,
    ):
        return cursor.execute(statement, parameters, prepare=True, binary=True).fetchall()
