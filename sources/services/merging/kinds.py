"""Which kinds of records are merged, and what merging must know of each beside its relations."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models

from accounts.models import User
from sources import ripple
from sources.domain.merging import Step
from sources.domain.vocabulary import MergeKind
from sources.models import Merge
from sources.ripple import Resting

if TYPE_CHECKING:
    from sources.services.merging.draft import Draft

NOT_COMPARED = frozenset({"id", "row_version", "created_at", "merged_into"})
"""Columns of which no two records have the same, or that merging itself writes."""


def no_more(draft: "Draft") -> None:
    """Lets a merge do no more than its relations say."""


def nothing_else(merge: Merge, back: Sequence[Step], by: User) -> None:
    """Lets an undo end with the rows put back."""


@dataclass(frozen=True, slots=True)
class Mergeable:
    """One kind of record that is merged.

    `parts` are the tables of what goes with it and is referred to as well. `check` notes what is in
    the way, `finish` what a merge writes besides the rows that refer to the record. `changed` brings
    up to date what rests on these records, `resting_on` names it. `undone` is called when rows were
    put back, with the steps that had moved them. `not_compared` are the columns that are not shown
    side by side.
    """

    kind: MergeKind
    model: type[models.Model]
    check: Callable[["Draft"], None]
    changed: Callable[[Collection[int]], None]
    resting_on: Callable[[Collection[int]], Sequence[Resting]]
    finish: Callable[["Draft"], None] = no_more
    undone: Callable[[Merge, Sequence[Step], User], None] = nothing_else
    parts: tuple[type[models.Model], ...] = ()
    not_compared: frozenset[str] = NOT_COMPARED


def kinds() -> dict[str, Mergeable]:
    """Every kind of record that is merged, by the word that a merge has for it."""
    return {one.kind.value: one for one in ripple.mergeable()}


def kind_of(record: models.Model) -> Mergeable:
    """What merging knows of such a record.

    Raises: LookupError for one that is not merged.
    """
    for one in ripple.mergeable():
        if isinstance(record, one.model):
            return one
    raise LookupError(f"{record._meta.label} is not merged")


def model_for(kind: str) -> type[Any]:
    """The table of a merge's records.

    Raises: KeyError.
    """
    return kinds()[kind].model


def merged_models() -> list[type[models.Model]]:
    """Records that a merge takes the place of: whatever refers to one must be known."""
    return [model for one in ripple.mergeable() for model in (one.model, *one.parts)]
