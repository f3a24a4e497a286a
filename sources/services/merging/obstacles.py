"""What is in the way of undoing a merge: rows that were changed, deleted or merged since."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db import models

from sources.domain.merging import Did, Obstacle, Step
from sources.models import Merge
from sources.services.merging.kinds import model_for
from sources.services.merging.relations import known_relations, none
from sources.services.merging.values import COUNTED, columns_of, model_of

LONGEST_VALUE = 100


def obstacles(merge: Merge, steps: list[Step]) -> list[Obstacle]:
    """Will list what is in the way of undoing a merge."""
    if merge.undone_at is not None:
        return [Obstacle("This merge was undone already.")]
    label = Merge._meta.label_lower
    later = [
        Obstacle(f"Undo merge no. {one.pk} first: {one}.", label, one.pk)
        for one in Merge.objects.standing().after(merge)
    ]
    return later or [*_changed_since(steps), *_gone_since(merge, steps)]


def passed_over(steps: list[Step]) -> list[Step]:
    """The steps without those of rows that a machine suggested and has taken back since."""
    missing = {
        (rows.model._meta.label_lower, pk)
        for rows in known_relations()
        if rows.taken_back is not none
        for pk in rows.taken_back(_missing(rows.model, steps))
    }
    return [step for step in steps if (step.model, step.id) not in missing]


def _missing(model: type[models.Model], steps: Iterable[Step]) -> set[int]:
    """The rows of a table that the merge left there, and that are there no more."""
    label = model._meta.label_lower
    left = {
        step.id
        for step in steps
        if step.model == label and step.did is not Did.DELETED and step.id is not None
    }
    there = model._base_manager.filter(pk__in=left).values_list("pk", flat=True)
    return left - set(there) if left else left


def _changed_since(steps: list[Step]) -> list[Obstacle]:
    """The rows that no longer are as the merge left them."""
    found = []
    for model, group in _by_model(step for step in steps if step.did is not Did.DELETED):
        rows = model._base_manager.in_bulk([step.id for step in group])
        for step in group:
            row = rows.get(step.id)
            if row is None:
                found.append(_obstacle(step, "was deleted since."))
            elif changed := _changes(row, step):
                found.append(_obstacle(step, f"was changed since: {'; '.join(changed)}."))
    return found


def _obstacle(step: Step, what: str) -> Obstacle:
    return Obstacle(f"“{step.text}” {what}", step.model, step.id)


def _changes(row: models.Model, step: Step) -> list[str]:
    """For each column that is another one than the merge wrote: what stands there and what stood."""
    now, told = columns_of(row), []
    for field in row._meta.concrete_fields:
        name = field.attname
        if name in COUNTED or name not in step.after or step.after[name] == now[name]:
            continue
        is_now, left = _told(field, now[name]), _told(field, step.after[name])
        said = f"{field.verbose_name} is {is_now} now, and was {left} after the merge"
        before = f" and {_told(field, step.before[name])} before it" if step.before else ""
        told.append(said + before)
    return told


def _told(field: "models.Field[Any, Any]", kept: Any) -> str:
    """A value as people read it."""
    if kept in (None, ""):
        return "empty"
    if field.related_model is not None:
        target: Any = field.related_model
        row = target._base_manager.filter(pk=kept).first()
        return f"“{row}”" if row else f"no. {kept}"
    words = str(dict(field.flatchoices).get(kept, kept))
    return f"“{words[:LONGEST_VALUE]}”"


def _gone_since(merge: Merge, steps: list[Step]) -> list[Obstacle]:
    """The rows that would refer to something that was deleted or merged since."""
    coming = {(step.model, step.id) for step in steps if step.did is Did.DELETED}
    found = []
    for model, group in _by_model(step for step in steps if step.did is not Did.ADDED):
        for field in model._meta.concrete_fields:
            target = field.related_model
            if target is None:
                continue
            asked = {to for step in group if (to := step.before.get(field.attname)) is not None}
            label = target._meta.label_lower
            there = _survivors(target, asked) if asked else {}
            for step in group:
                to = step.before.get(field.attname)
                if to is None or (label, to) in coming:
                    continue
                if reason := _not_there(merge, target, to, there):
                    name = target._meta.verbose_name
                    at = (label, to) if to in there else (step.model, step.id)
                    found.append(Obstacle(f"“{step.text}” referred to {name} {reason}.", *at))
    return found


def _survivors(model: type[models.Model], ids: Collection[int]) -> dict[int, int | None]:
    """Of these rows those that are there, each with what it was merged into."""
    rows = model._base_manager.filter(pk__in=ids)
    if any(field.name == "merged_into" for field in model._meta.concrete_fields):
        return dict(rows.values_list("pk", "merged_into"))
    return dict.fromkeys(rows.values_list("pk", flat=True))


def _not_there(
    merge: Merge, model: type[models.Model], pk: int, there: dict[int, int | None]
) -> str:
    """Why a row cannot be referred to, or nothing."""
    if pk not in there:
        return f"no. {pk}, which was deleted since"
    is_ours = model is model_for(merge.kind) and pk == merge.merged_id
    if there[pk] is not None and not is_ours:
        return f"no. {pk}, which was merged into no. {there[pk]} since"
    return ""


def _by_model(steps: Iterable[Step]) -> Iterable[tuple[type[models.Model], list[Step]]]:
    groups: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        groups[step.model].append(step)
    return [(model_of(label), group) for label, group in groups.items()]
