"""Orders in which rows are read page by page, exact under ties, NULLs and while others write."""

from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

M = TypeVar("M", bound=models.Model)

Position = tuple[Any, int]
"""Where a row stands in an order: its sort key and its id."""


@dataclass(frozen=True, slots=True)
class Keyset:
    """An order by one column and, among equal values of it, by id.

    `key` is a column or annotation; `descending` turns both round. Where the key of a `nullable`
    one is empty, the row comes last either way.
    """

    key: str = "pk"
    descending: bool = False
    nullable: bool = False

    def position(self, row: models.Model) -> Position:
        """Where this row stands."""
        return getattr(row, self.key), row.pk

    def read(self, model: type[models.Model], position: tuple[object, object]) -> Position:
        """Will turn a position that was written as text back into values of the columns.

        Raises: ValidationError when these are no values of the columns.
        """
        key, pk = position
        if not isinstance(pk, int):
            raise ValidationError("This is no position of a row.", code="invalid")
        return self.field(model, "key").to_python(key), pk

    def field(self, model: type[models.Model], name: str) -> "models.Field[Any, Any]":
        """The column of the `key` of a position, or of its `pk`."""
        key = "pk" if name == "pk" else self.key
        found = model._meta.pk if key == "pk" else model._meta.get_field(key)
        assert isinstance(found, models.Field)  # noqa: S101
        return found

    def ordered(
        self, rows: "models.QuerySet[M]", *, backwards: bool = False
    ) -> "models.QuerySet[M]":
        """The rows in this order, or from the end."""
        sign = "-" if self._falls(backwards) else ""
        if self.key == "pk":
            return rows.order_by(f"{sign}pk")
        if not self.nullable:
            return rows.order_by(f"{sign}{self.key}", f"{sign}pk")
        empty = {"nulls_first": True} if backwards else {"nulls_last": True}
        key = F(self.key)
        by = key.desc(**empty) if self._falls(backwards) else key.asc(**empty)
        return rows.order_by(by, f"{sign}pk")

    def beyond(
        self, rows: "models.QuerySet[M]", position: Position, *, backwards: bool = False
    ) -> "list[models.QuerySet[M]]":
        """The rows that come after a position, or before it; that row may be gone by now.

        Where rows with a key are followed by rows without, or the other way, these are two stretches
        to be read one after the other: of both at once, none is found by an index.
        """
        way = "lt" if self._falls(backwards) else "gt"
        key, pk = position
        beside = Q(**{f"pk__{way}": pk})
        if self.key == "pk":
            return [rows.filter(beside)]
        empty = Q(**{f"{self.key}__isnull": True})
        if key is None:
            among = rows.filter(empty & beside)
            return [among, rows.filter(~empty)] if backwards else [among]
        # The first condition says nothing new, but it is the one an index on the key can use.
        found = Q(**{f"{self.key}__{way}e": key}) & (Q(**{f"{self.key}__{way}": key}) | beside)
        stretch = rows.filter(found)
        return [stretch, rows.filter(empty)] if self.nullable and not backwards else [stretch]

    def _falls(self, backwards: bool) -> bool:
        """Whether keys fall when it is read this way."""
        return self.descending is not backwards
