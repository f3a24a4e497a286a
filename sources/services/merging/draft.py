"""What a merge would do, worked out before anything is written: preview and merge read the same."""

import copy
from collections import defaultdict
from collections.abc import Hashable
from typing import Any, TypeVar

from django.db import models
from django.db.models import Q

from sources.domain.merging import Did, Step
from sources.domain.vocabulary import NameKind
from sources.services.merging.relations import Rows
from sources.services.merging.values import columns_of, differing

LONGEST_NAME = 200

M = TypeVar("M", bound=models.Model)
Ids = dict[int, int]


class Draft:
    """The steps of one merge, and what is in its way.

    `goes` says which ids become which, by table: the merged record's the survivor's, and those of
    rows that are deleted as duplicates the ids of the rows that stand. `memory` is for rules that
    reckon once for many rows.
    """

    def __init__(self, survivor: Any, merged: Any, known_as: NameKind = NameKind.ALIAS) -> None:
        self.survivor = survivor
        self.merged = merged
        self.known_as = known_as
        self.goes: dict[type[models.Model], Ids] = {type(survivor): {merged.pk: survivor.pk}}
        self.refusals: list[str] = []
        self.warnings: list[str] = []
        self.doubts: list[str] = []
        self.memory: dict[str, Any] = {}
        self._states: dict[models.Model, tuple[models.Model, models.Model]] = {}
        self._deleted: list[Step] = []
        self._added: list[models.Model] = []

    def refuse(self, sentence: str) -> None:
        """Notes what is in the way; said once."""
        if sentence not in self.refusals:
            self.refusals.append(sentence)

    def warn(self, sentence: str) -> None:
        """Notes what the curator should look at."""
        if sentence not in self.warnings:
            self.warnings.append(sentence)

    def doubt(self, sentence: str) -> None:
        """Notes what speaks against the merge; it is done only by who says to be sure all the same."""
        if sentence not in self.doubts:
            self.doubts.append(sentence)

    def after(self, row: M) -> M:
        """The state a row will have: change it, and the row is changed."""
        known = self._states.get(row)
        if known is None:
            state = copy.copy(row)
            state._state = copy.copy(row._state)
            state._state.fields_cache = dict(row._state.fields_cache)
            known = self._states[row] = (row, state)
        return known[1]  # type: ignore[return-value]

    def delete(self, row: models.Model, why: str) -> None:
        """Will delete a row as it stands now."""
        self._states.pop(row, None)
        self._deleted.append(step_of(row, Did.DELETED, before=columns_of(row), why=why))

    def add(self, row: models.Model) -> None:
        """Will add a row."""
        self._added.append(row)

    def gone(self, model: type[models.Model], pk: int | None) -> int | None:
        """The id that takes the place of this one, itself where none does."""
        return None if pk is None else self.goes.get(model, {}).get(pk, pk)

    def steps(self) -> list[Step]:
        """What will be done, in an order in which no step is in another's way."""
        changed = []
        for row, state in self._states.values():
            before, after = differing(row, state)
            if after:
                changed.append(step_of(row, Did.CHANGED, before=before, after=after))
        added = [step_of(row, Did.ADDED, after=columns_of(row)) for row in self._added]
        return [*self._deleted, *changed, *added]


def follow(rows: Rows, draft: Draft) -> None:
    """Will plan what becomes of the rows of one table."""
    if not rows.stays:
        _follow_all(rows, draft)
        _follow_again(rows, draft)


def _follow_all(rows: Rows, draft: Draft) -> None:
    incoming = _referring(rows, draft, from_merged=True)
    standing = _Standing(rows, draft, {row.pk for row in incoming}) if incoming else None
    for row in incoming:
        state = draft.after(row)
        for column, target in rows.columns():
            setattr(state, column, draft.gone(target, getattr(state, column)))
        rows.adjust(state, draft)
        if rows.apart and getattr(state, rows.apart[0]) == getattr(state, rows.apart[1]):
            rows.itself(row, draft)
            draft.delete(row, "both its ends are one now")
            continue
        assert standing is not None  # noqa: S101
        standing.receive(row, state)


def _follow_again(rows: Rows, draft: Draft) -> None:
    """Rows that refer to others of their own table, which turned out to go after they were looked at."""
    own = [column for column, target in rows.columns() if target is rows.model]
    gone = draft.goes.get(rows.model, {})
    for column in own if gone and rows.may_delete else ():
        later = rows.model._base_manager.filter(**{f"{column}__in": gone}).order_by("pk")
        for row in later.exclude(pk__in=gone):
            state = draft.after(row)
            setattr(state, column, draft.gone(rows.model, getattr(state, column)))
            rows.adjust(state, draft)


def _referring(rows: Rows, draft: Draft, *, from_merged: bool) -> list[models.Model]:
    """The rows that refer to what goes, or to what takes its place, in the order of their ids."""
    found = Q(pk__in=[])
    for column, target in rows.columns():
        ids = draft.goes.get(target, {})
        found |= Q(**{f"{column}__in": ids.keys() if from_merged else set(ids.values())})
    referring = rows.model._base_manager.filter(found).order_by("pk")
    return list(referring.select_related(*rows.names) if rows.names else referring)


class _Standing:
    """The rows that an incoming one could double."""

    def __init__(self, rows: Rows, draft: Draft, incoming: set[int]) -> None:
        self.rows = rows
        self.draft = draft
        self.by_key: dict[Hashable, list[models.Model]] = defaultdict(list)
        if rows.may_delete:
            for row in _referring(rows, draft, from_merged=False):
                if row.pk not in incoming:
                    self._stand(row, row)

    def receive(self, row: models.Model, state: models.Model) -> None:
        """Lets an incoming row stand, or has the row that it doubles take its place."""
        key = self.rows.key(state)
        twins = [
            one for one in self.by_key.get(key, []) if self.rows.clash(self.draft.after(one), state)
        ]
        if key is None or not twins:
            self._stand(row, state)
            return
        if len(twins) > 1:
            self.draft.refuse(f"“{row}” would stand in the place of several: correct them first.")
        kept = self.draft.after(twins[0])
        self.rows.settle(kept, state, self.draft)
        self.draft.goes.setdefault(self.rows.model, {})[row.pk] = kept.pk
        self.draft.delete(row, "the survivor has it already")

    def _stand(self, row: models.Model, state: models.Model) -> None:
        key = self.rows.key(state)
        if key is not None:
            self.by_key[key].append(row)


def step_of(row: models.Model, did: Did, **columns: Any) -> Step:
    """The step that does something to a row."""
    return Step(row._meta.label_lower, row.pk, did, text=str(row)[:LONGEST_NAME], **columns)
