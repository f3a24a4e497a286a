"""Whether the history is complete: every record is as its last state in it says."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connection

from config.integrity.asking import Check, Found, Scope, counted, together

OTHERWISE = """
    SELECT '{name} ' || one.{key} FROM {table} AS one
    LEFT JOIN (SELECT DISTINCT ON (pgh_obj_id) * FROM {history} ORDER BY pgh_obj_id, pgh_id DESC)
        AS last ON last.pgh_obj_id = one.{key}
    WHERE last.pgh_id IS NULL OR last.pgh_label = 'delete'
        OR ({ours}) IS DISTINCT FROM ({theirs})
    ORDER BY one.{key}
"""
GONE = """
    SELECT '{name} ' || last.pgh_obj_id
    FROM (SELECT DISTINCT ON (pgh_obj_id) pgh_obj_id, pgh_label FROM {history}
        ORDER BY pgh_obj_id, pgh_id DESC) AS last
    WHERE last.pgh_label <> 'delete' AND NOT EXISTS (
        SELECT FROM {table} AS one WHERE one.{key} = last.pgh_obj_id
    )
    ORDER BY last.pgh_obj_id
"""


def _as_last_told(scope: Scope) -> Found:
    return together(counted(query) for query in _queries(OTHERWISE))


def _ended(scope: Scope) -> Found:
    return together(counted(query) for query in _queries(GONE))


def _queries(template: str) -> Iterator[str]:
    """The query for each table that has a history."""
    for history in apps.get_models():
        model: Any = getattr(history, "pgh_tracked_model", None)
        if model is not None:
            yield template.format(**_names(model, history))


def _names(model: Any, history: Any) -> dict[str, str]:
    quote = connection.ops.quote_name
    kept = {field.column for field in history._meta.concrete_fields}
    shared = [field.column for field in model._meta.concrete_fields if field.column in kept]
    return {
        "name": model._meta.label_lower,
        "table": quote(model._meta.db_table),
        "history": quote(history._meta.db_table),
        "key": quote(model._meta.pk.column),
        "ours": ", ".join(f"one.{quote(column)}" for column in shared),
        "theirs": ", ".join(f"last.{quote(column)}" for column in shared),
    }


HISTORY = (
    Check(
        "history_tells_the_present",
        "The last state in the history of each record is the one that it has.",
        "A record was changed while its triggers were off: look at the history of the record, put "
        "back what was changed, and change it through the product.",
        _as_last_told,
    ),
    Check(
        "history_tells_the_end",
        "What the history tells of is there, or the history tells that it was deleted.",
        "A record was deleted while its triggers were off: its last state is in the history, or in "
        "a backup.",
        _ended,
    ),
)
