"""Models read by hot statements: a QuerySet is compiled once, and its rows become models as ever.

For a page that asks two dozen questions of a few rows each, the ORM compiles longer than PostgreSQL
answers. What differs from one reading to the next stands in the QuerySet as `id_given` or
`ids_given`, and is filled in.
"""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import models
from django.db.models.base import ModelState

from accounts.models.statements import Row, prepared

M = TypeVar("M", bound=models.Model)
Met = dict[tuple[int, Any], Any]
"""The models that rows refer to, by the place in the statement and their key."""


class HotRows(Generic[M]):
    """The rows of a QuerySet as models; it must not prefetch.

    What several rows refer to is one model that they share: it is there to be read.
    """

    def __init__(self, rows: "Callable[[], models.QuerySet[M, M]]") -> None:
        self._rows = rows

    def read(self, **given: Any) -> list[M]:
        """Will ask with these values and ids filled in."""
        asking = self._asking
        return asking.told(asking.statement.filled(given).read())

    @cached_property
    def _asking(self) -> "_Asking[M]":
        return _Asking(self._rows())


class _Asking(Generic[M]):
    """A compiled QuerySet: the statement, and how its rows become models."""

    def __init__(self, rows: "models.QuerySet[M, M]") -> None:
        self._compiler: Any = rows.query.get_compiler(using=rows.db)
        sql, params = self._compiler.as_sql()
        self.statement = prepared(sql, tuple(params), is_binary=False)
        self._record = _Record(self._compiler.klass_info, self._compiler.select, rows.db)
        self._besides = tuple(self._compiler.annotation_col_map.items())
        columns = [one[0] for one in self._compiler.select]
        self._converters = self._compiler.get_converters(columns)

    def told(self, rows: list[Row]) -> list[M]:
        """The models of these rows."""
        met: Met = {}
        return [self._made(row, met) for row in self._read(rows)]

    def _read(self, rows: list[Row]) -> Iterable[Row]:
        """The rows with what fields read out of what the database gives."""
        if not self._converters:
            return rows
        found: Iterable[Row] = self._compiler.apply_converters(rows, self._converters)
        return found

    def _made(self, row: Row, met: Met) -> Any:
        record = self._record.made(row, met)
        for name, place in self._besides:
            setattr(record, name, row[place])
        return record


class _Record:
    """Where the columns of a model stand in a row, and those of what it refers to."""

    def __init__(self, info: dict[str, Any], select: list[Any], using: str) -> None:
        places = info["select_fields"]
        self._columns = slice(places[0], places[-1] + 1)
        self._model = info["model"]
        self._names = [one[0].target.attname for one in select[self._columns]]
        self._key = places[0] + self._names.index(self._model._meta.pk.attname)
        self._using = using
        self._others = [
            (_Record(one, select, using), one["local_setter"], one["remote_setter"])
            for one in info.get("related_klass_infos", ())
        ]

    def made(self, row: Row, met: Met) -> Any:
        """The model of a row, with what it refers to.

        Its columns are set all at once, not one by one as `from_db` does: that takes three times as
        long, for the sake of signals that nobody listens to.
        """
        record = self._model.__new__(self._model)
        record._state = ModelState()
        record._state.adding, record._state.db = False, self._using
        vars(record).update(zip(self._names, row[self._columns], strict=True))
        for other, keep_here, keep_there in self._others:
            found = other.met(row, met)
            keep_here(record, found)
            if found is not None:
                keep_there(found, record)
        return record

    def met(self, row: Row, met: Met) -> Any:
        """The model that a row refers to, if it does; made when it is met for the first time."""
        key = row[self._key]
        if key is None:
            return None
        known = (id(self), key)
        if known not in met:
            met[known] = self.made(row, met)
        return met[known]
