"""No check is ever undecided: PostgreSQL lets a row through when a condition comes out as unknown.

Every check of ours is evaluated, in the words in which PostgreSQL keeps it, over all combinations
of a few values of its columns, NULL among them where a column may be empty.
"""

import re

import pytest
from django.db import connection
from django.db.models import CheckConstraint

from tests.architecture.test_invariants import our_models

CHECKS = sorted(
    (constraint.name, model._meta.db_table)
    for model in our_models()
    for constraint in model._meta.constraints
    if isinstance(constraint, CheckConstraint)
)

SAMPLES = {
    "bool": ["true", "false"],
    "date": ["'2018-01-31'", "'2018-02-01'"],
    "timestamptz": ["'2018-01-31'", "'2018-02-01'"],
    "jsonb": ["'1'"],
    "_varchar": ["'{}'", "'{read}'"],
}
NUMBERS = ["1", "2"]
TEXTS = ["''", "'x'"]


def definition(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_expr(conbin, conrelid) FROM pg_constraint WHERE conname = %s", [name]
        )
        return cursor.fetchone()[0]


def columns(name: str) -> list[tuple[str, str, bool]]:
    """Name, type and whether it is never empty, of each column the check is about."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname, typname, attnotnull FROM pg_constraint "
            "JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY(conkey) "
            "JOIN pg_type ON pg_type.oid = atttypid WHERE conname = %s",
            [name],
        )
        return cursor.fetchall()


def samples(kind: str, expression: str, *, never_empty: bool) -> list[str]:
    if kind in ("varchar", "text"):
        # One word the check itself names stands for all of them.
        values = TEXTS + re.findall(r"('\w+')::", expression)[:1]
    else:
        values = SAMPLES.get(kind, NUMBERS)
    return [f"{value}::{kind}" for value in values] + ([] if never_empty else [f"NULL::{kind}"])


def undecided(expression: str, of: list[tuple[str, str, bool]]) -> int:
    """How many combinations make the expression unknown."""
    tables = [
        f"(VALUES {', '.join(f'({value})' for value in samples(kind, expression, never_empty=full))})"
        f' AS _{number}("{name}")'
        for number, (name, kind, full) in enumerate(of)
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM {' CROSS JOIN '.join(tables)} WHERE ({expression}) IS NULL"
        )
        return cursor.fetchone()[0]


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name, _ in CHECKS])
def test_a_check_is_never_undecided(name: str) -> None:
    assert undecided(definition(name), columns(name)) == 0


@pytest.mark.django_db
def test_an_undecided_check_would_be_found() -> None:
    assert undecided("low < high", [("low", "int4", True), ("high", "int4", False)]) == 2
