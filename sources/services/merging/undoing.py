"""Undoing a merge: everything as it was, but what was added to the survivor since stays with it."""

from dataclasses import dataclass, replace

from django.db import models
from django.utils import timezone

from accounts.domain.vocabulary import LogKind
from accounts.models import User
from accounts.services.records import save_record
from accounts.services.steps import log_event, verb
from sources import ripple
from sources.domain.merging import Did, Obstacle, Step
from sources.errors import MergeRefused
from sources.models import Merge
from sources.ripple import Resting
from sources.services.merging.journal import write, write_back
from sources.services.merging.kinds import kinds
from sources.services.merging.obstacles import obstacles, passed_over
from sources.services.merging.preview import Part, parts_of
from sources.services.merging.relations import known_relations
from sources.services.merging.verbs import (
    locked_pair,
    require_reason,
    require_there,
    tell_merge,
)


@dataclass(frozen=True, slots=True)
class Undoing:
    """The steps to be put back, those done before, and what is in the way."""

    steps: list[Step]
    let_go: list[Step]
    obstacles: list[Obstacle]


@dataclass(frozen=True, slots=True)
class UndoPreview:
    """What undoing a merge would put back, and what is in its way."""

    merge: Merge
    survivor: models.Model
    merged: models.Model
    parts: tuple[Part, ...]
    refusals: tuple[Obstacle, ...]
    recomputed: tuple[Resting, ...]


def preview_undo(merge: Merge) -> UndoPreview:
    """Will show what undoing would put back; nothing is written.

    Raises: MergeRefused when one of the two is not there any more.
    """
    kind = kinds()[merge.kind]
    pair = [merge.survivor_id, merge.merged_id]
    held = kind.model._base_manager.in_bulk(pair)
    require_there(kind.model, pair, held)
    undoing = plan_undo(merge)
    return UndoPreview(
        merge=merge,
        survivor=held[merge.survivor_id],
        merged=held[merge.merged_id],
        parts=parts_of(steps_back(undoing)),
        refusals=tuple(undoing.obstacles),
        recomputed=tuple(kind.resting_on(pair)),
    )


def undo_merge(merge: Merge, *, by: User, reason: str) -> Merge:
    """Will put back every row as it was before the merge, deleted ones with their old ids.

    Raises: MergeRefused naming what was changed since, or which later merge is to be undone first;
    ValidationError without a reason. Nothing is undone then.
    """
    reason = require_reason(reason)
    kind = kinds()[merge.kind]
    with verb("merge.undo", by=by, reason=reason), ripple.together():
        ripple.begin()
        survivor, merged = locked_pair(kind.model, merge.survivor_id, merge.merged_id)
        merge = Merge.objects.select_for_update().get(pk=merge.pk)
        undoing = plan_undo(merge)
        in_the_way = [one.sentence for one in undoing.obstacles]
        if in_the_way:
            raise MergeRefused(" ".join(in_the_way), reasons=in_the_way)
        write(undoing.let_go)
        write_back(undoing.steps)
        kind.undone(merge, undoing.steps, by)
        merge.undone_by, merge.undone_at = by, timezone.now()
        save_record(merge, by=by, reason=reason)
        told = {"merge": merge.pk, "survivor": survivor.pk, "merged": merged.pk}
        for record in (survivor, merged):
            log_event(f"{merge.kind}.unmerged", record, by=by, before=told, reason=reason)
        tell_merge(LogKind.UNMERGED, merge, survivor, by=by, at=merge.undone_at, reason=reason)
        kind.changed({survivor.pk, merged.pk})
    return merge


def plan_undo(merge: Merge) -> Undoing:
    """Will work out what undoing a merge does; preview and undo read the same."""
    steps = [Step.from_dict(kept) for kept in merge.moved.get("steps", [])]
    carried = [Step.from_dict(kept) for kept in merge.moved.get("carried", [])]
    steps = passed_over(steps)
    found = obstacles(merge, steps)
    let_go: list[Step] = []
    if not found:
        for rows in known_relations():
            more, in_the_way = rows.let_go(steps, carried)
            let_go += more
            found += in_the_way
    return Undoing(steps, let_go, found)


def steps_back(undoing: Undoing) -> list[Step]:
    """What an undo does to rows, as people read it."""
    turned = {Did.ADDED: Did.DELETED, Did.DELETED: Did.ADDED, Did.CHANGED: Did.CHANGED}
    back = [replace(step, did=turned[step.did], why="") for step in undoing.steps]
    return [*back, *undoing.let_go]
