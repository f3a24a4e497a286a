"""Turns checked plain data into frozen records, guided by the records' own type hints."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from seeds.domain.lined_yaml import LinedMapping
from seeds.domain.whens import first_day, read_instant, read_when
from seeds.domain.written import Written
from seeds.errors import Problem
from sources.domain.dates import When

Record = TypeVar("Record")


class Builder:
    """Builds the records of one file and keeps what is wrong with single values."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def build(
        self, record: type[Record], data: LinedMapping, path: str, **given: Any
    ) -> Record | None:
        """Will build a record from data of the right shape, or note why it cannot.

        `given` fills fields that the file leaves out; values of the file win.
        """
        before = len(self.problems)
        values: dict[str, Any] = {"at": Written(self.file, data.line)} | given
        kind_of: Any = record
        for name, kind in _kinds_of(kind_of).items():
            key = name.rstrip("_")
            if data.get(key) is not None:
                values[name] = self._value(
                    kind, data[key], f"{path}.{key}".strip("."), data.key_lines[key]
                )
        return record(**values) if len(self.problems) == before else None

    def build_all(
        self, record: type[Record], items: list[Any] | None, path: str, **given: Any
    ) -> tuple[Record, ...]:
        """Will build every record of a list; those that fail are noted and left out."""
        built = (
            self.build(record, item, f"{path}[{place}]", **given)
            for place, item in enumerate(items or [])
        )
        return tuple(one for one in built if one is not None)

    def _value(self, kind: Any, value: Any, path: str, line: int) -> Any:
        kind = _without_none(kind)
        if get_origin(kind) is tuple:
            inner = get_args(kind)[0]
            return tuple(value) if inner is str else self.build_all(inner, value, path)
        if isinstance(value, LinedMapping) and kind is not When:
            return self.build(kind, value, path)
        return self._leaf(kind, value, path, line)

    def _leaf(self, kind: Any, value: Any, path: str, line: int) -> Any:
        try:
            return _reader(kind)(value)
        except (ValueError, TypeError) as error:
            self.problems.append(Problem(self.file, line, path, f"{error}: {value!r}"))
            return None


@cache
def _kinds_of(record: Any) -> dict[str, Any]:
    hints = get_type_hints(record)
    return {field.name: hints[field.name] for field in fields(record) if field.name != "at"}


def _without_none(kind: Any) -> Any:
    if isinstance(kind, UnionType):
        return next(part for part in get_args(kind) if part is not type(None))
    return kind


def _reader(kind: Any) -> Callable[[Any], Any]:
    readers: dict[Any, Callable[[Any], Any]] = {
        When: read_when,
        date: lambda written: first_day(str(written)),
        datetime: read_instant,
        Decimal: lambda number: Decimal(number),
    }
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    return readers.get(kind, lambda value: value)
