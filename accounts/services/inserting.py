"""Adds rows by statements that the server keeps planned, one for each table.

The ORM writes its statement anew for every row, and pghistory sets its context in front of it as
another one, so that neither is ever planned once. Here both are one statement.
"""

import json
from functools import cache
from typing import Any

import pghistory
from django.db import connection, models
from django.db.models.expressions import DatabaseDefault

from accounts.models.statements import Statement

ADD = """
    WITH told AS MATERIALIZED (
        SELECT set_config('pghistory.context_id', $1, true),
            set_config('pghistory.context_metadata', $2, true)
    )
    INSERT INTO {table} ({columns}) SELECT {values} FROM told RETURNING {key}
"""
"""The row comes out of the context, which therefore is set before any trigger looks at it."""

Columns = tuple["models.Field[Any, Any]", ...]


def insert(record: models.Model, filled_in: tuple[str, ...]) -> None:
    """Will add the row of a new record; the columns `filled_in` by the database are not read back.

    The caller is inside of a verb. What needs more than its columns is left to the ORM.
    """
    kind = type(record)
    if not _is_plain(kind, filled_in) or record.pk is not None or _waits_for_an_id(record):
        record.save()
        return
    values = {
        field: value
        for field in kind._meta.concrete_fields
        if not field.primary_key
        and not isinstance(value := field.pre_save(record, add=True), DatabaseDefault)
    }
    written = [field.get_db_prep_save(value, connection) for field, value in values.items()]
    sql = _statement(kind, tuple(values))
    ((record.pk,),) = Statement(sql, (*_context(), *written), is_binary=False).run()
    record._state.adding, record._state.db = False, connection.alias


@cache
def _is_plain(model: type[models.Model], filled_in: tuple[str, ...]) -> bool:
    """Whether the database gives a row of this kind a key, and nothing else that must be read back."""
    meta = model._meta
    returned = {field.name for field in meta.db_returning_fields} - {meta.pk.name, *filled_in}
    return not meta.parents and isinstance(meta.pk, models.AutoField) and not returned


def _waits_for_an_id(record: models.Model) -> bool:
    """Whether it refers to a record that had no id yet when it was named."""
    return any(
        getattr(record, field.attname) is None and record._state.fields_cache.get(field.name)
        for field in record._meta.concrete_fields
        if field.is_relation
    )


@cache
def _statement(model: type[models.Model], columns: Columns) -> str:
    """The statement that adds a row with these columns."""
    meta, quote = model._meta, connection.ops.quote_name
    return ADD.format(
        table=quote(meta.db_table),
        columns=", ".join(quote(str(field.column)) for field in columns),
        values=", ".join(f"${number}" for number, _ in enumerate(columns, start=3)),
        key=quote(str(meta.pk.column)),
    )


def _context() -> tuple[str, str]:
    """What the history says of the step at hand, as pghistory would."""
    with pghistory.context() as told:
        return str(told.id), json.dumps(told.metadata, cls=pghistory.config.json_encoder())
