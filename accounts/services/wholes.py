"""A row that is read and changed as a part of a record: whoever changes it changes that record too.

A model says so by `PART_OF`, the name of its column that refers to the whole. Whoever saw the whole
before is told then, by its version, that it is not what they saw any more.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import F

from accounts.services.steps import count_once


def hold_wholes(part: models.Model) -> None:
    """Will hold what this row is a part of, and was as it is stored, until the transaction ends.

    The whole comes before its part, as for whoever changes both.
    """
    whole = _whole_of(type(part))
    if whole is None:
        return
    rows = whole.remote_field.model._base_manager.filter(pk__in=_ids(whole, part))
    list(rows.order_by("pk").select_for_update(no_key=True).values_list("pk"))


def count_change(record: models.Model, *others: int | None) -> None:
    """Will make what a row that was written is a part of another version, once in a step.

    `others` are wholes that it was a part of before. A record that is written itself is another
    version by itself: its parts do not count in the same step.
    """
    count_once(type(record), record.pk)
    whole = _whole_of(type(record))
    if whole is not None:
        count_changes(whole.remote_field.model, [getattr(record, whole.attname), *others])


def count_changes(model: type[models.Model], ids: Iterable[int | None]) -> None:
    """Will make other versions of these records, of each once in a step."""
    fresh = sorted({pk for pk in ids if pk is not None and count_once(model, pk)})
    if fresh:
        rows = model._base_manager.filter(pk__in=fresh)
        rows.update(row_version=F("row_version") + 1)


def whole_before(record: models.Model, stored: dict[str, Any]) -> int | None:
    """The id of what a row was a part of, from its columns as they were; None where it was of none."""
    whole = _whole_of(type(record))
    return stored.get(whole.attname) if whole is not None else None


def _whole_of(model: type[models.Model]) -> "models.ForeignKey[Any, Any] | None":
    """The column that names the whole, for a model whose rows are parts."""
    name = getattr(model, "PART_OF", None)
    return model._meta.get_field(name) if name else None  # type: ignore[return-value]


def _ids(whole: "models.ForeignKey[Any, Any]", part: models.Model) -> set[int]:
    """What a row is a part of now, and as it is stored."""
    stored = type(part)._base_manager.filter(pk=part.pk).values_list(whole.attname, flat=True)
    found = {getattr(part, whole.attname), *(() if part._state.adding else stored)}
    return {pk for pk in found if pk is not None}
