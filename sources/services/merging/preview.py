"""What people look at before they merge: both records, every row that follows, what is in the way."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models

from accounts.choices import in_plain_words
from sources.domain.merging import Did, Step
from sources.domain.vocabulary import NameKind
from sources.ripple import Resting
from sources.services.merging.checks import check
from sources.services.merging.draft import Draft, follow
from sources.services.merging.kinds import kind_of
from sources.services.merging.relations import known_relations
from sources.services.merging.values import columns_of, model_of

MERGED = "merged"
"""The status of a merged record, where such records have one that says so."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One column of the two records."""

    name: str
    survivor: str
    merged: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Part:
    """What happens to the rows of one table."""

    title: str
    moved: tuple[Step, ...]
    deleted: tuple[Step, ...]
    added: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Remaining:
    """Rows that stay with the merged record, of which they are a part."""

    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Preview:
    """A merge as it would happen now. `seal` is another one as soon as anything of it is.

    With `refusals` it would not; with `doubts` only for who is sure all the same.
    """

    survivor: models.Model
    merged: models.Model
    compared: tuple[Compared, ...]
    parts: tuple[Part, ...]
    remaining: tuple[Remaining, ...]
    steps: tuple[Step, ...]
    refusals: tuple[str, ...]
    doubts: tuple[str, ...]
    warnings: tuple[str, ...]
    recomputed: tuple[Resting, ...]
    seal: str


def plan(survivor: models.Model, merged: models.Model, known_as: NameKind) -> Draft:
    """Will work out what a merge does; what is in its way stands in the refusals of the draft."""
    draft = Draft(survivor, merged, known_as)
    check(draft)
    if not draft.refusals:
        _mark_merged(draft)
        for rows in known_relations():
            follow(rows, draft)
        kind_of(survivor).finish(draft)
    return draft


def preview_merge(
    survivor: models.Model, merged: models.Model, *, known_as: NameKind = NameKind.ALIAS
) -> Preview:
    """Will show what merging would do, and what is in its way; nothing is written.

    `known_as` says what the preferred names of a merged source become: an alias, or a former name.
    """
    draft = plan(survivor, merged, known_as)
    steps = tuple(draft.steps())
    return Preview(
        survivor=survivor,
        merged=merged,
        compared=_compared(survivor, merged),
        parts=parts_of(steps),
        remaining=_remaining(draft),
        steps=steps,
        refusals=tuple(draft.refusals),
        doubts=tuple(draft.doubts),
        warnings=tuple(draft.warnings),
        recomputed=tuple(kind_of(survivor).resting_on({survivor.pk, merged.pk})),
        seal=seal(draft, steps),
    )


def seal(draft: Draft, steps: Iterable[Step]) -> str:
    """Will return a text that is another one when anything that a preview shows is another."""
    shown = [
        _entered(draft.survivor),
        _entered(draft.merged),
        [step.to_dict() for step in steps],
        draft.refusals,
        draft.doubts,
        draft.warnings,
    ]
    return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()


def _entered(record: Any) -> dict[str, Any]:
    """The columns of a record, without those in which a service repeats what it computed."""
    computed = getattr(record, "KEPT_BY_SERVICES", ())
    return {name: value for name, value in columns_of(record).items() if name not in computed}


def parts_of(steps: Iterable[Step]) -> tuple[Part, ...]:
    """The steps by table and by what they do."""
    groups: dict[str, dict[Did, list[Step]]] = defaultdict(lambda: defaultdict(list))
    for step in steps:
        groups[step.model][step.did].append(step)
    return tuple(
        Part(
            title=str(model_of(model)._meta.verbose_name_plural),
            moved=tuple(did[Did.CHANGED]),
            deleted=tuple(did[Did.DELETED]),
            added=tuple(did[Did.ADDED]),
        )
        for model, did in sorted(groups.items())
    )


def _mark_merged(draft: Draft) -> None:
    state: Any = draft.after(draft.merged)
    state.merged_into_id = draft.survivor.pk
    statuses = dict(draft.merged._meta.get_field("status").flatchoices)
    if MERGED in statuses:
        state.status = MERGED


def _compared(survivor: models.Model, merged: models.Model) -> tuple[Compared, ...]:
    """The columns of the two; the survivor's stay."""
    left_out = kind_of(survivor).not_compared
    return tuple(
        Compared(
            str(field.verbose_name),
            _shown(survivor, field.name),
            _shown(merged, field.name),
            getattr(survivor, field.attname) != getattr(merged, field.attname),
        )
        for field in survivor._meta.concrete_fields
        if field.name not in left_out
    )


def _shown(record: Any, name: str) -> str:
    """One value as people read it."""
    choice = getattr(record, f"get_{name}_display", None)
    value = getattr(record, name)
    if choice:
        value = in_plain_words(value, choice())
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _remaining(draft: Draft) -> tuple[Remaining, ...]:
    """The parts of the merged record, those directly below it."""
    found = []
    for rows in known_relations():
        for column, target in rows.columns():
            if rows.stays and target is type(draft.merged):
                count = rows.model._base_manager.filter(**{column: draft.merged.pk}).count()
                found.append(Remaining(str(rows.model._meta.verbose_name_plural), count))
    return tuple(one for one in found if one.count)
