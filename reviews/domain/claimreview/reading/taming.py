"""A copy of a value that is bounded and that JSON and a database can hold."""

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from reviews.domain.claimreview.reading.parsing import LONGEST_NUMBER, Doubled
from reviews.domain.claimreview.reading.shapes import Limits
from sources.domain.pages.words import NO_TEXT

LONGEST_RAW = 100_000
LONGEST_KEY = 200
SMALL = 2_000
LARGEST = 10**LONGEST_NUMBER


class Taming:
    """Copies one value; `faults` are the codes of notes on what was cut, `twice` the doubled keys."""

    def __init__(self, limits: Limits, *, longest: int = LONGEST_RAW) -> None:
        self.limits = limits
        self.longest = longest
        self.left = limits.values_per_review
        self.faults: dict[str, None] = {}
        self.twice: dict[str, None] = {}

    def copy(self, value: Any, depth: int = 0) -> Any:
        """Will copy a value; what is no JSON becomes its text or None."""
        self.left -= 1
        if self.left < 0:
            self.faults["too_many_values"] = None
            return None
        if isinstance(value, str):
            return self._text(value, self.longest)
        if isinstance(value, dict | list | tuple):
            if depth >= self.limits.depth:
                self.faults["too_deep"] = None
                return None
            return (
                self._object(value, depth) if isinstance(value, dict) else self._list(value, depth)
            )
        return _plain(value)

    def _object(self, value: dict[Any, Any], depth: int) -> dict[str, Any]:
        if isinstance(value, Doubled):
            self.twice.update(dict.fromkeys(value.keys_twice))
        copied: dict[str, Any] = {}
        for key, one in value.items():
            if self.left <= 0:
                self.faults["too_many_values"] = None
                break
            if isinstance(key, str):
                copied.setdefault(self._text(key, LONGEST_KEY), self.copy(one, depth + 1))
        return copied

    def _list(self, value: list[Any] | tuple[Any, ...], depth: int) -> list[Any]:
        copied: list[Any] = []
        for one in value:
            if self.left <= 0:
                self.faults["too_many_values"] = None
                break
            copied.append(self.copy(one, depth + 1))
        return copied

    def _text(self, text: str, longest: int) -> str:
        if len(text) > longest:
            self.faults["text_cut"] = None
        return NO_TEXT.sub("", text[:longest])


class Named:
    """The objects of a document that others refer to by their `@id`, each copied once and small.

    Small, because a thousand reviews may refer to one monster.
    """

    def __init__(self, values: Mapping[str, dict[Any, Any]], limits: Limits) -> None:
        self._values = values
        self._limits = replace(limits, values_per_review=SMALL)
        self._copied: dict[str, dict[str, Any]] = {}

    def get(self, name: str) -> dict[str, Any] | None:
        """Will return the object of this name, None when there is none."""
        if name not in self._copied:
            if name not in self._values:
                return None
            self._copied[name] = self.small(self._values[name])
        return self._copied[name]

    def small(self, value: dict[Any, Any]) -> dict[str, Any]:
        """Will copy an object so that reading it many times costs little."""
        copied: dict[str, Any] = Taming(self._limits, longest=SMALL).copy(value)
        return copied


def _plain(value: Any) -> Any:
    """A value that is neither text, list nor object, as JSON has it."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value if abs(value) < LARGEST else None
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value)[:LONGEST_NUMBER] if isinstance(value, Decimal) else None
