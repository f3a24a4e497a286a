"""The number of rows and a checksum of every table, the same in any database that holds the same."""

from collections.abc import Iterator
from dataclasses import dataclass

from psycopg import sql

from config.backup.server import Connection

PLAINLY = """
    SET datestyle = 'ISO, MDY'; SET intervalstyle = 'postgres'; SET timezone = 'UTC';
    SET bytea_output = 'hex'; SET extra_float_digits = 1; SET search_path = public
"""
"""What decides how values are written."""

TABLES = """
    SELECT space.nspname, relation.relname
    FROM pg_class relation JOIN pg_namespace space ON space.oid = relation.relnamespace
    WHERE relation.relkind = 'r' AND relation.relpersistence = 'p'
        AND space.nspname <> 'information_schema' AND space.nspname !~ '^pg_'
        AND NOT EXISTS (
            SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass
                AND objid = relation.oid AND deptype = 'e'
        )
    ORDER BY 1, 2
"""
"""Tables that hold anything to be kept: not the unlogged ones, which a crash empties."""

SUM = """
    SELECT count(*),
        coalesce(sum(('x' || substr(hash, 1, 16))::bit(64)::bigint::numeric), 0)
            || ':' || coalesce(sum(('x' || substr(hash, 17, 16))::bit(64)::bigint::numeric), 0)
    FROM (SELECT md5(the_whole_row::text) AS hash FROM ONLY {} AS the_whole_row) AS hashed
"""
"""The sums of both halves of the MD5 of every row: in whatever order, each row counts."""


@dataclass(frozen=True, slots=True)
class TableSum:
    """What a table holds: how many rows, and the sums of their hashes."""

    rows: int
    total: str


def table_names(connection: Connection) -> list[tuple[str, str]]:
    """The tables of a database, as schema and name."""
    return [(space, name) for space, name in connection.execute(TABLES)]


def table_sums(connection: Connection) -> Iterator[tuple[str, TableSum]]:
    """Will count and sum up one table after the other."""
    connection.execute(PLAINLY)
    for space, name in table_names(connection):
        statement = sql.SQL(SUM).format(sql.Identifier(space, name))
        row = connection.execute(statement).fetchone()
        assert row is not None  # noqa: S101
        yield f"{space}.{name}", TableSum(*row)


def differences(expected: dict[str, TableSum], found: dict[str, TableSum]) -> list[str]:
    """Will name each table that does not hold the same, and how.

    >>> differences({"a": TableSum(1, "2:3")}, {"a": TableSum(1, "2:4"), "b": TableSum(0, "0:0")})
    ['a holds other rows', 'b should not be there']
    """
    said = []
    for name in sorted(expected.keys() | found.keys()):
        before, after = expected.get(name), found.get(name)
        if before is None:
            said.append(f"{name} should not be there")
        elif after is None:
            said.append(f"{name} is missing")
        elif before.rows != after.rows:
            said.append(f"{name} has {after.rows} rows instead of {before.rows}")
        elif before != after:
            said.append(f"{name} holds other rows")
    return said
