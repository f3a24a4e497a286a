"""Hot reads, each one prepared statement: QuerySets say which rows, SQL says what is told of them.

Who sees what, filters and orders stay where they are, on QuerySets: these are compiled and stand as
`WITH` parts before a `SELECT` that only shapes. Values come in binary, and nothing becomes a model.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.backends.utils import CursorWrapper
from django.db.models.expressions import RawSQL
from psycopg import ClientCursor, RawCursor

Row = tuple[Any, ...]
Compiled = tuple[str, tuple[Any, ...]]


HOT = "hot"
"""pghistory sets its context in front of every statement but those of named cursors, which read."""


class KeptCursor(RawCursor[Row]):
    """Asks for binary values, by a statement that the server keeps planned for any values."""

    name = HOT

    def execute(self, query: Any, params: Any = None, **options: Any) -> "KeptCursor":
        """Will run the statement.

        Raises: psycopg.Error.
        """
        super().execute(numbered(query), params, prepare=True, binary=True, **options)
        return self


class PlannedCursor(ClientCursor[Row]):
    """Asks for binary values, by a statement that is planned for the very values it holds.

    They are written into it: where plans are made for any value, they would not be looked at.
    """

    name = HOT

    def execute(self, query: Any, params: Any = None, **options: Any) -> "PlannedCursor":
        """Will run the statement.

        Raises: psycopg.Error.
        """
        super().execute(query, params, prepare=False, binary=True, **options)
        return self


class Blank(models.Expression):
    """A value of a statement that is filled in each time it is run."""

    def __init__(self, name: str, field: "models.Field[Any, Any]") -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """It stands among the values itself."""
        return "%s", (self,)

    def filled(self, value: Any) -> Any:
        """The value as the database takes it."""
        return self.output_field.get_db_prep_value(value, connection)


@lru_cache(maxsize=1024)
def numbered(query: str) -> str:
    """The statement with its places for values as PostgreSQL writes them; psycopg would do it each time.

    >>> numbered("SELECT %s, 5 %% %s")
    'SELECT $1, 5 % $2'
    """
    first, *rest = query.split("%s")
    places = (f"${number}{text}" for number, text in enumerate(rest, start=1))
    return "".join((first, *places)).replace("%%", "%")


def ids_in(part: str) -> RawSQL:
    """The ids of another part of the statement, for a filter of a QuerySet."""
    return RawSQL(f"SELECT id FROM {part}", ())


def compiled(rows: "models.QuerySet[Any, Any]", besides: Collection[str] = ()) -> Compiled:
    """Will compile a QuerySet of values, with these columns of its table besides.

    One that can hold nothing becomes a part without rows.
    """
    try:
        sql, params = rows.query.sql_with_params()
    except EmptyResultSet:
        width = len(rows.query.values_select) + len(rows.query.annotation_select)
        nothing = ", ".join((*["NULL::bigint"] * width, *besides))
        return f"SELECT {nothing} FROM {rows.model._meta.db_table} WHERE false", ()
    values, _, rest = sql.partition(" FROM ")
    return f"{', '.join((values, *besides))} FROM {rest}", tuple(params)


@dataclass(frozen=True, slots=True)
class Statement:
    """A whole statement. The server plans one that `is_kept` once, for any values.

    One that holds values whose number of rows differs much, such as a word that is looked for, is
    better planned each time.
    """

    sql: str
    values: tuple[Any, ...]
    is_kept: bool = True

    def filled(self, given: Mapping[str, Any]) -> "Statement":
        """The same statement with what is given where `Blank` values stand."""
        values = (
            one.filled(given[one.name]) if isinstance(one, Blank) else one for one in self.values
        )
        return Statement(self.sql, tuple(values), self.is_kept)

    def read(self) -> list[Row]:
        """Will run the statement."""
        with _cursor(is_kept=self.is_kept) as cursor:
            cursor.execute(self.sql, self.values)
            found: list[Row] = cursor.fetchall()
        return found


def composed(select: str, parts: Mapping[str, Compiled], *, is_kept: bool = True) -> Statement:
    """Will put these parts, named with their columns as in `page (id)`, before `select`."""
    named = ", ".join(f"{name} AS ({sql})" for name, (sql, _) in parts.items())
    values = [value for _, params in parts.values() for value in params]
    return Statement(f"WITH {named} {select}", tuple(values), is_kept)


def _cursor(*, is_kept: bool) -> CursorWrapper:
    """A cursor of Django's connection: it is looked after, logged and wrapped like any other."""
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    cursor = (KeptCursor if is_kept else PlannedCursor)(connection.connection)
    wrap = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    return wrap(cast("Any", cursor))
