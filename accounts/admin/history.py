"""The history of one record, newest first, as people read it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.formats import date_format

from accounts.choices import in_plain_words
from accounts.domain.differences import Difference, differences
from accounts.models import User

LONGEST_HISTORY = 200
LONGEST_VALUE = 300
NOT_SHOWN = {"row_version"}

WORDS = {"insert": "made", "update": "changed", "delete": "deleted"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One step of a history: what was done, when, by whom and why, and what it changed."""

    what: str
    at: datetime
    by: User | None
    reason: str
    changes: list[Difference]


def history_of(record: models.Model) -> list[Entry]:
    """Will read the last steps of a record; the columns say what a form calls them.

    The number of queries depends on the number of relations, not on the length of the history.
    """
    model = type(record)
    newest = list(record.history.order_by("-pgh_id")[: LONGEST_HISTORY + 1])  # type: ignore[attr-defined]
    fields = _columns(model, newest)
    people = User.objects.in_bulk(_ids(_context(step).get("user") for step in newest))
    related = _related(fields, newest)
    states = [_state(fields, related, step) for step in newest]
    return [
        _entry(step, _before(states, number, step), states[number], people)
        for number, step in enumerate(newest[:LONGEST_HISTORY])
    ]


def _before(states: list[dict[str, object]], number: int, step: Any) -> dict[str, object] | None:
    """The state before a step; the one after a deletion is its last."""
    if step.pgh_label == "insert":
        return None
    return states[number + 1] if number + 1 < len(states) else None


def _entry(
    step: Any,
    before: dict[str, object] | None,
    after: dict[str, object],
    people: Mapping[int, User],
) -> Entry:
    """One step with what it changed; a deletion keeps the last state as what was lost."""
    context = _context(step)
    changed = differences(after, None) if step.pgh_label == "delete" else differences(before, after)
    return Entry(
        what=WORDS.get(step.pgh_label, step.pgh_label),
        at=step.pgh_created_at,
        by=people.get(context.get("user") or 0),
        reason=str(context.get("reason") or ""),
        changes=changed,
    )


def _context(step: Any) -> dict[str, Any]:
    """Who, why and through what, as the writing service recorded it; empty for plain SQL."""
    return step.pgh_context or {}


def _columns(model: type[models.Model], steps: list[Any]) -> list["models.Field[Any, Any]"]:
    """The columns that the history keeps and people want to see."""
    if not steps:
        return []
    kept = {field.name for field in steps[0]._meta.concrete_fields}
    return [
        field
        for field in model._meta.concrete_fields
        if field.name in kept and not field.primary_key and field.name not in NOT_SHOWN
    ]


def _related(
    fields: list["models.Field[Any, Any]"], steps: list[Any]
) -> dict[str, Mapping[int, models.Model]]:
    """Every record that the steps refer to, by column."""
    return {
        field.name: field.related_model._base_manager.in_bulk(  # type: ignore[union-attr]
            _ids(getattr(step, field.attname) for step in steps)
        )
        for field in fields
        if field.is_relation
    }


def _ids(values: Iterable[int | None]) -> set[int]:
    return {value for value in values if value is not None}


def _state(
    fields: list["models.Field[Any, Any]"],
    related: dict[str, Mapping[int, models.Model]],
    step: Any,
) -> dict[str, object]:
    """The columns of one state as people read them."""
    return {
        str(field.verbose_name): _shown(field, related, getattr(step, field.attname))
        for field in fields
    }


def _shown(
    field: "models.Field[Any, Any]", related: dict[str, Mapping[int, models.Model]], value: Any
) -> object:
    """One value as people read it."""
    if value is None or value == "":
        return None
    if field.is_relation:
        return str(related[field.name].get(value, f"no. {value}, which is gone"))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, datetime):
        return f"{date_format(value, 'j F Y, H:i:s')} UTC"
    label = dict(field.flatchoices).get(value)
    text = str(value) if label is None else in_plain_words(value, str(label))
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"
