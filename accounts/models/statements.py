"""Hot reads, each one prepared statement: QuerySets say which rows, SQL says what is told of them.

Who sees what, filters and orders stay where they are, on QuerySets: these are compiled and stand as
`WITH` parts before a `SELECT` that only shapes. Values come in binary, and nothing becomes a model.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.backends.utils import CursorWrapper
from django.db.models.expressions import RawSQL
from psycopg import RawCursor
from psycopg.sql import Literal

from accounts.models.asked import answered

Row = tuple[Any, ...]
Compiled = tuple[str, tuple[Any, ...]]


class HotCursor(RawCursor[Row]):
    """Asks by a statement that the server keeps planned if `is_kept`, for values that `is_binary`."""

    is_kept = True
    is_binary = True
    name = "hot"
    """pghistory sets its context in front of every statement but those of named cursors, which read."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> "HotCursor":
        """Will run the statement.

        Raises: psycopg.Error.
        """
        super().execute(query, params, prepare=self.is_kept, binary=self.is_binary, **options)
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


def id_given(name: str) -> Blank:
    """An id that is filled in each time, for a filter of a QuerySet."""
    return Blank(name, models.BigIntegerField())


def ids_given(name: str) -> RawSQL:
    """Ids that are filled in each time as `array_of` writes them, for a filter of a QuerySet."""
    return RawSQL("SELECT unnest(%s::bigint[])", (array_given(name),))


def array_given(name: str) -> Blank:
    """The same where an array is expected."""
    return Blank(name, models.TextField())


def array_of(ids: Iterable[int]) -> str:
    """An array as PostgreSQL writes it; psycopg takes five times as long to write thousands of ids.

    >>> array_of([3, 5])
    '{3,5}'
    """
    return f"{{{','.join(map(str, ids))}}}"


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

    What models are made of is not `is_binary`: fields take values as the ORM reads them.
    """

    sql: str
    values: tuple[Any, ...]
    is_kept: bool = True
    is_binary: bool = True

    def filled(self, given: Mapping[str, Any]) -> "Statement":
        """The same statement with what is given where `Blank` values stand."""
        values = (
            one.filled(given[one.name]) if isinstance(one, Blank) else one for one in self.values
        )
        return Statement(self.sql, tuple(values), self.is_kept, self.is_binary)

    def read(self) -> list[Row]:
        """Will run a statement that reads alone."""
        return answered(self.run)

    def run(self) -> list[Row]:
        """Will run a statement that writes as well, and give the rows that it returns."""
        with _cursor(self) as cursor:
            cursor.execute(self.sql, self.values)
            found: list[Row] = cursor.fetchall()
        return found


def composed(
    select: str, parts: Mapping[str, Compiled], *, is_kept: bool = True, is_written: bool = True
) -> Statement:
    """Will put these parts, named with their columns as in `page (id)`, before `select`.

    All values but `Blank` ones are written into it where `is_written`: whoever plans it then knows
    that nearly every claim is open, or that a word is rare. One with values whose number of rows
    differs much must be so, and is better not kept; nor may be what few requests have in common.
    """
    named = ", ".join(f"{name} AS ({sql})" for name, (sql, _) in parts.items())
    values = tuple(value for _, params in parts.values() for value in params)
    return prepared(f"WITH {named} {select}", values, is_kept=is_kept, is_written=is_written)


def prepared(
    sql: str,
    params: tuple[Any, ...],
    *,
    is_kept: bool = True,
    is_binary: bool = True,
    is_written: bool = True,
) -> Statement:
    """Will make a statement of what the ORM compiled, for which the same holds."""
    first, *rest = sql.split("%s")
    pieces, values = [first], []
    for value, text in zip(params, rest, strict=True):
        if is_written and not isinstance(value, Blank):
            # What is written must look like the rest, in which a sign of percent stands twice.
            pieces.append(_literal(value).replace("%", "%%"))
        else:
            values.append(value)
            pieces.append(f"${len(values)}")
        pieces.append(text)
    return Statement("".join(pieces).replace("%%", "%"), tuple(values), is_kept, is_binary)


def _literal(value: Any) -> str:
    """A value as it is written into a statement, in quotation marks where it needs them."""
    connection.ensure_connection()
    return Literal(value).as_string(connection.connection)


def _cursor(statement: Statement) -> CursorWrapper:
    """A cursor of Django's connection: it is looked after, logged and wrapped like any other."""
    database = connections[DEFAULT_DB_ALIAS]
    database.close_if_health_check_failed()
    database.ensure_connection()
    cursor = HotCursor(database.connection)
    cursor.is_kept, cursor.is_binary = statement.is_kept, statement.is_binary
    wrap = database.make_debug_cursor if database.queries_logged else database.make_cursor
    return wrap(cast("Any", cursor))
