"""What a line holds: a record with the rows that belong to it, each described by its table."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db import models

from accounts.models.bulk.columns import Column, Form, columns_of

Doc = dict[str, Any]
Prepare = Callable[[Doc], None]
Natural = Callable[[Collection[str]], Mapping[str, int]]
Follow = Callable[[Sequence[int]], None]


class Unfit(Exception):
    """Says which field of a line does not fit, and why."""

    def __init__(self, field_name: str, value: object, code: str) -> None:
        super().__init__(f"{field_name}: {code}")
        self.field, self.value, self.code = field_name, value, code


def _nothing(_: Any) -> None:
    """What is done where there is nothing to do."""


def _nobody(_: Collection[str]) -> Mapping[str, int]:
    """What is found by other names where there are none."""
    return {}


@dataclass(frozen=True)
class Part:
    """The rows of one table within a line: `names` of a source, or the record itself.

    `refers` gives the kind of record that each relation names, `leave` the fields that stand in no
    line, `parent` the relation to the row that it belongs to, `by` the relations to whoever imports,
    `hidden` what is worked out by `prepare`. A part that is not `many` is one object; with `bare` it
    is a list of plain values of that field. `visible` is a condition on `t` under which a row is
    exported to everybody, `standing` one under which it is exported at all,
    `withheld` the SQL of what is told of a column in place of it, with what `joins` names.
    `tidy` is the SQL by which typed rows of an import are put in order, and may use the `extra`
    values of lines that are no columns of the table. What `is_taken_only` is never exported: it has
    lines of its own. In SQL a record is `t`, a part of it `t1`, a part of that `t2`.
    """

    model: type[models.Model]
    name: str = ""
    refers: Mapping[str, str] = field(default_factory=dict)
    leave: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    parent: str = ""
    by: frozenset[str] = frozenset()
    group: Mapping[str, str] = field(default_factory=dict)
    many: bool = True
    bare: str = ""
    parts: "tuple[Part, ...]" = ()
    extra: tuple[Column, ...] = ()
    is_taken_only: bool = False
    joins: str = ""
    standing: str = ""
    visible: str = ""
    withheld: Mapping[str, str] = field(default_factory=dict)
    tidy: str = ""

    @property
    def table(self) -> str:
        """The table."""
        return self.model._meta.db_table

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Every column that an import writes, apart from the relation to the parent and to whoever
        imports.
        """
        skip = self.by | ({self.parent} if self.parent else set())
        return tuple(
            columns_of(
                self.model,
                refers=self.refers,
                leave=self.leave,
                hidden=self.hidden,
                skip=frozenset(skip),
                group=self.group,
                renamed={} if self.name else {"kind": "type"},
            )
        )

    @cached_property
    def told(self) -> tuple[Column, ...]:
        """The columns that stand in lines."""
        stored = (one for one in self.columns if one.form is not Form.FIXED)
        return (*stored, *self.extra)

    @cached_property
    def shape(self) -> Doc:
        """The objects within a row: by name, the names in each; None for a plain value."""
        found: Doc = {part.name: None for part in self.parts}
        for column in self.told:
            at = found
            for name in column.path[:-1]:
                at = at.setdefault(name, {})
            at[column.path[-1]] = None
        return found

    def column_of(self, relation: str) -> str:
        """The column of a relation."""
        return str(self.model._meta.get_field(relation).column)  # type: ignore[union-attr]


@dataclass(frozen=True)
class Kind:
    """One kind of line: the record, how it is prepared, found by other names and followed up.

    `prepare` works out of a line what only Python can, and raises Unfit. `natural` finds records by
    other names than their keys. `follow` is told the ids of new records, in the transaction that
    wrote them. `linked` makes linked data of an exported line.
    """

    name: str
    record: Part
    prepare: Prepare = _nothing
    natural: Natural = _nobody
    follow: Follow = _nothing
    linked: Callable[[Doc], Doc | None] = lambda _: None


_kinds: dict[str, Kind] = {}


def offer(*kinds: Kind) -> None:
    """Will let lines be of these kinds; called once, when an application starts, after those that
    lines of them refer to.
    """
    _kinds.update({kind.name: kind for kind in kinds})


def kinds() -> Mapping[str, Kind]:
    """Every kind of line by its name, in the order in which they are read and written."""
    return _kinds


_locks: list[Callable[[], None]] = []


def lock_first(take: Callable[[], None]) -> None:
    """Will let this take its locks before a chunk is written; called once, when an application starts."""
    _locks.append(take)


def take_locks() -> None:
    """Will take the locks that come before those of any row."""
    for take in _locks:
        take()
