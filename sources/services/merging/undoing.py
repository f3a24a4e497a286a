"""Undoing a merge: everything as it was, but what was added to the survivor since stays with it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import models
from django.utils import timezone

from accounts.models import User
from accounts.services.records import save_record
from accounts.services.steps import log_event, verb
from sources import ripple
from sources.domain.merging import Did, Step
from sources.domain.vocabulary import MergeKind
from sources.errors import MergeRefused
from sources.models import Article, Merge, Source
from sources.ripple import Resting
from sources.services.merging.journal import write_back
from sources.services.merging.preview import Mergeable, Part, parts_of
from sources.services.merging.values import COUNTED, columns_of, model_of
from sources.services.merging.verbs import locked_pair, require_reason, tell

MERGEABLE: dict[str, type[Source] | type[Article]] = {
    MergeKind.SOURCE: Source,
    MergeKind.ARTICLE: Article,
}


@dataclass(frozen=True, slots=True)
class UndoPreview:
    """What undoing a merge would put back, and what is in its way."""

    merge: Merge
    survivor: Mergeable
    merged: Mergeable
    parts: tuple[Part, ...]
    refusals: tuple[str, ...]
    recomputed: tuple[Resting, ...]


def preview_undo(merge: Merge) -> UndoPreview:
    """Will show what undoing would put back; nothing is written."""
    model = MERGEABLE[merge.kind]
    pair = [merge.survivor_id, merge.merged_id]
    held = model._base_manager.in_bulk(pair)
    steps = steps_of(merge)
    return UndoPreview(
        merge=merge,
        survivor=held[merge.survivor_id],
        merged=held[merge.merged_id],
        parts=parts_of(steps),
        refusals=tuple(obstacles(merge, steps)),
        recomputed=tuple(
            ripple.resting_on(sources=pair) if model is Source else ripple.resting_on(articles=pair)
        ),
    )


def undo_merge(merge: Merge, *, by: User, reason: str) -> Merge:
    """Will put back every row as it was before the merge, deleted ones with their old ids.

    Raises: MergeRefused naming what was changed since, or which later merge is to be undone first;
    ValidationError without a reason. Nothing is undone then.
    """
    reason = require_reason(reason)
    with verb("merge.undo", by=by, reason=reason):
        ripple.begin()
        survivor, merged = locked_pair(
            MERGEABLE[merge.kind],  # type: ignore[type-var]
            merge.survivor_id,
            merge.merged_id,
        )
        merge = Merge.objects.select_for_update().get(pk=merge.pk)
        steps = steps_of(merge)
        in_the_way = obstacles(merge, steps)
        if in_the_way:
            raise MergeRefused(" ".join(in_the_way), reasons=in_the_way)
        write_back(steps)
        merge.undone_by, merge.undone_at = by, timezone.now()
        save_record(merge, by=by, reason=reason)
        told = {"merge": merge.pk, "survivor": survivor.pk, "merged": merged.pk}
        for record in (survivor, merged):
            log_event(f"{merge.kind}.unmerged", record, by=by, before=told, reason=reason)
        tell(merge.kind, survivor.pk, merged.pk)
    return merge


def steps_of(merge: Merge) -> list[Step]:
    """The journal of a merge."""
    return [Step.from_dict(kept) for kept in merge.moved.get("steps", [])]


def obstacles(merge: Merge, steps: list[Step]) -> list[str]:
    """Will list what is in the way of undoing a merge."""
    if merge.undone_at is not None:
        return ["This merge was undone already."]
    later = list(Merge.objects.standing().after(merge))
    if later:
        return [f"Undo merge no. {one.pk} first: {one}." for one in later]
    return [*_changed_since(steps), *_gone_since(merge, steps)]


def _changed_since(steps: list[Step]) -> list[str]:
    """The rows that no longer are as the merge left them."""
    found = []
    for model, group in _by_model(step for step in steps if step.did is not Did.DELETED):
        rows = model._base_manager.in_bulk([step.id for step in group])
        for step in group:
            row = rows.get(step.id)
            if row is None:
                found.append(f"“{step.text}” was deleted since.")
                continue
            now = columns_of(row)
            changed = [
                str(field.verbose_name)
                for field in model._meta.concrete_fields
                if field.attname in step.after
                and field.attname not in COUNTED
                and step.after[field.attname] != now[field.attname]
            ]
            if changed:
                found.append(f"“{step.text}” was changed since: {', '.join(changed)}.")
    return found


def _gone_since(merge: Merge, steps: list[Step]) -> list[str]:
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
                    found.append(f"“{step.text}” referred to {target._meta.verbose_name} {reason}.")
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
    is_ours = model is MERGEABLE[merge.kind] and pk == merge.merged_id
    if there[pk] is not None and not is_ours:
        return f"no. {pk}, which was merged into no. {there[pk]} since"
    return ""


def _by_model(steps: Iterable[Step]) -> Iterable[tuple[type[models.Model], list[Step]]]:
    groups: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        groups[step.model].append(step)
    return [(model_of(label), group) for label, group in groups.items()]
