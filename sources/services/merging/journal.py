"""Writing the steps of a merge, and writing them back."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, models

from accounts.services.records import refusals
from sources.domain.merging import Did, Step
from sources.errors import MergeRefused
from sources.services.merging.values import as_read, columns_of, model_of


def write(steps: Sequence[Step]) -> list[Step]:
    """Will do every step, and return them with the ids of the rows that were added.

    Raises: MergeRefused naming the row that the database does not take.
    """
    _in_groups(_only(steps, Did.DELETED), lambda step: (step.model,), _delete)
    _in_groups(_only(steps, Did.CHANGED), lambda step: _group(step, step.after), _change)
    added = [replace(step, **_add(step)) for step in _only(steps, Did.ADDED)]
    _let_nothing_dangle()
    return [step for step in steps if step.did is not Did.ADDED] + added


def write_back(steps: Sequence[Step]) -> None:
    """Will put every row back as it was before these steps.

    Raises: MergeRefused naming the row that the database does not take.
    """
    _in_groups(_only(steps, Did.ADDED), lambda step: (step.model,), _delete)
    _in_groups(_only(steps, Did.CHANGED), lambda step: _group(step, step.before), _change_back)
    # Rows come after those to which they refer, as the list of relations has them.
    for step in _only(steps, Did.DELETED):
        _named([step], _add_again)
    _let_nothing_dangle()


def _only(steps: Iterable[Step], did: Did) -> list[Step]:
    return [step for step in steps if step.did is did]


def _group(step: Step, columns: dict[str, Any]) -> tuple[str, str]:
    """Steps that one statement can do together."""
    return step.model, json.dumps(columns, sort_keys=True)


def _in_groups(
    steps: list[Step], key: Callable[[Step], Any], do: Callable[[list[Step]], None]
) -> None:
    groups: dict[Any, list[Step]] = defaultdict(list)
    for step in steps:
        groups[key(step)].append(step)
    for group in groups.values():
        _named(group, do)


def _named(steps: list[Step], do: Callable[[list[Step]], None]) -> None:
    """Will do some steps at once, or where that is refused one by one, to name the one at fault.

    Raises: MergeRefused.
    """
    try:
        with refusals():
            do(steps)
    except ValidationError as error:
        if len(steps) > 1:
            for step in steps:
                _named([step], do)
        reason = f"“{steps[0].text}”: {' '.join(error.messages)}"
        raise MergeRefused(reason, reasons=[reason]) from error


def _rows(steps: list[Step]) -> "models.QuerySet[Any]":
    model = model_of(steps[0].model)
    return model._base_manager.filter(pk__in=[step.id for step in steps])


def _delete(steps: list[Step]) -> None:
    """Whatever referred to these rows is a step of its own: nothing is deleted along."""
    _rows(steps)._raw_delete(using=connection.alias)


def _change(steps: list[Step]) -> None:
    _rows(steps).update(**as_read(model_of(steps[0].model), steps[0].after))


def _change_back(steps: list[Step]) -> None:
    _rows(steps).update(**as_read(model_of(steps[0].model), steps[0].before))


def _add_again(steps: list[Step]) -> None:
    for step in steps:
        _insert(model_of(step.model), step.before)


def _add(step: Step) -> dict[str, Any]:
    """Adds a row, and tells its id and its columns as the database has them."""
    model = model_of(step.model)
    given = {name: value for name, value in step.after.items() if value is not None}
    row = _insert(model, given)
    return {"id": row.pk, "after": columns_of(model._base_manager.get(pk=row.pk))}


def _insert(model: type[models.Model], columns: dict[str, Any]) -> models.Model:
    row = model(**as_read(model, columns))
    model._base_manager.bulk_create([row])
    return row


def _let_nothing_dangle() -> None:
    """Has the database look at every reference now, not when the transaction ends.

    Raises: ValidationError.
    """
    with refusals():
        connection.check_constraints()
