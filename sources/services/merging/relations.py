"""How a merge is told what refers to a record: one `Rows` for each table, in one list.

A column that refers to a record, and that no `Rows` names, blocks every merge of such records.
"""

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models

from sources import ripple
from sources.domain.merging import Obstacle, Step
from sources.services.merging.kinds import merged_models

if TYPE_CHECKING:
    from sources.services.merging.draft import Draft


def never(row: Any) -> None:
    """A key that no row has."""


def always(kept: Any, incoming: Any) -> bool:
    """Of one key no two rows can stand."""
    return True


def nothing(row: Any, draft: "Draft") -> None:
    """Leaves a row as it is."""


def dropped(kept: Any, incoming: Any, draft: "Draft") -> None:
    """Keeps the row that stands as it is."""


def may_go(row: Any, draft: "Draft") -> None:
    """Lets a row go that would be about one record twice."""


def nothing_follows(
    back: Sequence[Step], carried: Sequence[Step]
) -> tuple[list[Step], list[Obstacle]]:
    """Lets an undo do no more than put rows back."""
    return [], []


def none(missing: Collection[int]) -> Collection[int]:
    """Lets every row that is missing stop an undo."""
    return ()


@dataclass(frozen=True, slots=True)
class Rows:
    """How the rows of one table follow when what they refer to is merged.

    Rows that refer to the merged record through one of `fields` refer to the survivor afterwards.
    Two rows of one `key` that `clash` become one: the one that stands takes over what `settle`
    says, the incoming one is deleted. `adjust` changes other columns on the way. A row whose two
    columns `apart` would be equal is deleted, unless `itself` refuses. With `stays` the rows remain
    with the merged record, of which they are a part. Rows are `carried` when they are made anew in
    later versions of a text; `let_go` says, from the steps of a merge and the rows that it had
    carried, what an undo does besides putting rows back, and what is in its way. `taken_back` says
    which of the rows that are missing a machine had suggested and took back: an undo passes them
    over. `names` are the relations that a row's name is made of.
    """

    model: type[models.Model]
    fields: tuple[str, ...]
    key: Callable[[Any], Hashable | None] = never
    clash: Callable[[Any, Any], bool] = always
    settle: Callable[[Any, Any, "Draft"], None] = dropped
    adjust: Callable[[Any, "Draft"], None] = nothing
    apart: tuple[str, str] | None = None
    itself: Callable[[Any, "Draft"], None] = may_go
    stays: bool = False
    names: tuple[str, ...] = ()
    carried: bool = False
    let_go: Callable[[Sequence[Step], Sequence[Step]], tuple[list[Step], list[Obstacle]]] = (
        nothing_follows
    )
    taken_back: Callable[[Collection[int]], Collection[int]] = none

    def columns(self) -> Iterator[tuple[str, type[models.Model]]]:
        """The columns that refer to something, and to what."""
        for name in self.fields:
            field = self.model._meta.get_field(name)
            assert isinstance(field, models.ForeignKey)  # noqa: S101
            yield field.attname, field.related_model

    @property
    def may_delete(self) -> bool:
        """Whether a merge may delete rows of this table."""
        return self.key is not never or self.apart is not None


def known_relations() -> list[Rows]:
    """Every table that a merge follows, those first to which later ones refer."""
    return ripple.relations()


@cache
def unknown_relations() -> tuple[str, ...]:
    """The columns, as `app.model.column`, that a merge would leave dangling: none, one hopes."""
    known = {(rows.model, column) for rows in known_relations() for column, _ in rows.columns()}
    concerned = {*merged_models(), *(rows.model for rows in known_relations() if rows.may_delete)}
    return tuple(
        sorted(
            f"{model._meta.label_lower}.{field.name}"
            for model in apps.get_models(include_auto_created=True)
            if not hasattr(model, "pgh_tracked_model")
            for field in model._meta.concrete_fields
            if field.related_model in concerned and (model, field.attname) not in known
        )
    )
