"""The rules of a table as the database itself keeps them, asked of many typed rows at once.

Whatever else refuses a row (a trigger, an exclusion) is found when the rows are written.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from accounts.models.bulk.columns import literal
from accounts.models.bulk.parts import Part
from accounts.models.bulk.staging import fields_of, rows_of

CHECKS = """
    SELECT conname, pg_get_expr(conbin, conrelid), (
        SELECT array_agg(a.attname::text ORDER BY k.n)
        FROM unnest(conkey) WITH ORDINALITY k(attnum, n)
        JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = k.attnum
    ) FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'c' ORDER BY conname
"""

UNIQUES = """
    SELECT c.relname::text, coalesce(pg_get_expr(i.indpred, i.indrelid), 'true'),
        i.indnullsnotdistinct, (
            SELECT array_agg(a.attname::text ORDER BY k.n)
            FROM unnest(i.indkey::int[]) WITH ORDINALITY k(attnum, n)
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
        ), (
            SELECT array_agg(a.attname::text)
            FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnotnull AND a.attnum > 0
        )
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE i.indrelid = %s::regclass AND i.indisunique AND NOT i.indisprimary
        AND NOT 0 = ANY(i.indkey::int[])
    ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class Check:
    """A condition that every row meets, with the columns it is about."""

    name: str
    condition: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unique:
    """Columns in which no two rows that meet a condition agree; `certain` ones are never NULL."""

    name: str
    condition: str
    nulls_agree: bool
    columns: tuple[str, ...]
    certain: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rules:
    """What the database keeps of one table."""

    checks: tuple[Check, ...]
    uniques: tuple[Unique, ...]


def rules_of(part: Part) -> Rules:
    """Will ask the database for the rules of the table of a part."""
    with connection.cursor() as cursor:
        cursor.execute(CHECKS, [part.table])
        checks = [
            Check(name, said.replace("%", "%%"), tuple(columns or ()))
            for name, said, columns in cursor
        ]
        cursor.execute(UNIQUES, [part.table])
        uniques = [
            Unique(name, said.replace("%", "%%"), agree, tuple(columns), frozenset(certain))
            for name, said, agree, columns, certain in cursor
        ]
    known = {*fields_of(part), *(part.column_of(one) for one in (part.parent, *part.by) if one)}
    return Rules(
        tuple(one for one in checks if known.issuperset(one.columns)),
        tuple(one for one in uniques if known.issuperset(one.columns)),
    )


def broken(part: Part, rules: Rules) -> str:
    """The SQL that lists rows that break a check: line, field, value, name; "" without checks."""
    if not rules.checks:
        return ""
    whole = " AND ".join(f"coalesce({one.condition}, true)" for one in rules.checks)
    names = ", ".join(
        f"({literal(one.name)}, coalesce({one.condition}, true), {_told(part, one.columns)})"
        for one in rules.checks
    )
    return f"""
        SELECT t.line, c.field, c.value, c.name FROM (
            SELECT * FROM {rows_of(part)} WHERE NOT ({whole})
        ) t, LATERAL (VALUES {names}) c(name, holds, field, value)
        WHERE NOT c.holds ORDER BY t.line, t.ord, c.name
    """


def clashing(part: Part, rule: Unique) -> str:
    """The SQL that lists rows that agree with an earlier or a stored one: line, field, value, name.

    Lines in `%(passed)s` are passed over.
    """
    wanted = [] if rule.nulls_agree else [c for c in rule.columns if c not in rule.certain]
    there = " AND ".join(
        [f"({rule.condition})", "line <> ALL(%(passed)s)", *(f'"{c}" IS NOT NULL' for c in wanted)]
    )
    listed = ", ".join(f'"{column}"' for column in rule.columns)
    same = " AND ".join(_agree(column, rule) for column in rule.columns)
    rows = f"SELECT * FROM {rows_of(part)} WHERE {there}"
    field_and_value = _told(part, rule.columns)
    return f"""
        SELECT line, {field_and_value}, {literal(rule.name)} FROM (
            SELECT *, row_number() OVER (PARTITION BY {listed} ORDER BY line, ord) AS nth
            FROM ({rows}) rows
        ) t WHERE nth > 1
        UNION
        SELECT line, {field_and_value}, {literal(rule.name)} FROM ({rows}) t
        WHERE EXISTS (
            SELECT FROM (SELECT {listed} FROM {part.table} WHERE {rule.condition}) r WHERE {same}
        )
        ORDER BY 1
    """


def _agree(column: str, rule: Unique) -> str:
    """The SQL of agreement of a typed with a stored row in one column."""
    plain = f'r."{column}" = t."{column}"'
    if not rule.nulls_agree or column in rule.certain:
        return plain
    return f'({plain} OR (r."{column}" IS NULL AND t."{column}" IS NULL))'


def _told(part: Part, columns: Iterable[str]) -> str:
    """The SQL of the names by which people know some columns, and of their values."""
    fields = fields_of(part)
    known = [fields[one] for one in columns if one in fields and fields[one].path]
    names = literal(", ".join(one.field for one in known))
    values = ", ".join(f't."{one.name}"::text' for one in known) or "''"
    return f"{names}, left(concat_ws(', ', {values}), 300)"
