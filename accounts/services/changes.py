"""What of a record is its own, and what the log keeps of a change of it."""

from functools import cache
from typing import Any

from django.db import models

from accounts.models import User
from accounts.models.event import SECRETS
from accounts.services.steps import log_event

LONGEST_LOGGED = 2000
"""Longer values stand in the event log by their length alone; the history keeps what may be kept."""

FILLED_IN = ("row_version", "created_at")
"""Columns that the database fills in."""


def own(record: models.Model) -> tuple["models.Field[Any, Any]", ...]:
    """The columns that are the record's own: not what the database counts or a service keeps."""
    return _own(type(record))


@cache
def _own(model: type[models.Model]) -> tuple["models.Field[Any, Any]", ...]:
    kept = {*FILLED_IN, *getattr(model, "KEPT_BY_SERVICES", ())}
    fields = (field for field in model._meta.concrete_fields if not field.primary_key)
    return tuple(field for field in fields if not field.generated and field.name not in kept)


def values(record: models.Model) -> dict[str, Any]:
    """The record's own columns as they are."""
    return {field.attname: getattr(record, field.attname) for field in own(record)}


def log_change(
    what: str,
    record: models.Model,
    before: dict[str, Any],
    after: dict[str, Any],
    by: User | None,
    reason: str,
) -> None:
    """Will log one event that holds only the columns that differ, and no secrets."""
    fields = {field.attname: field for field in own(record) if field.name not in SECRETS}
    differ = [name for name in fields if before.get(name) != after.get(name)]
    log_event(
        f"{record._meta.model_name}.{what}",
        record,
        by=by,
        before={name: _loggable(fields[name], before[name]) for name in differ if name in before},
        after={name: _loggable(fields[name], after[name]) for name in differ if name in after},
        reason=reason,
    )


def _loggable(field: "models.Field[Any, Any]", value: Any) -> Any:
    """A value as the log keeps it; of a text that the history leaves out, only the length."""
    value = field.to_python(value) if value is not None else None
    if isinstance(value, bytes | memoryview):
        return f"({len(value)} bytes)"
    if isinstance(value, str) and (len(value) > LONGEST_LOGGED or not _is_in_history(field)):
        return f"({len(value)} characters)"
    return value if isinstance(value, int | float | bool | list | dict | None) else str(value)


@cache
def _is_in_history(field: "models.Field[Any, Any]") -> bool:
    """Whether the history keeps this column, or there is no history to ask."""
    histories = getattr(field.model, "pgh_event_models", {}).values()
    return all(field.name in {kept.name for kept in model._meta.fields} for model in histories)
