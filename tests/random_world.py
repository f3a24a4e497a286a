"""Who chooses what a random write writes."""

from typing import Any, TypeVar

from django.db import models
from hypothesis import strategies as st

Item = TypeVar("Item")


class NothingThere(Exception):
    """Says that an operation found no record to work on."""


class World:
    """The stored records, and who chooses among them."""

    def __init__(self, data: st.DataObject) -> None:
        self._data = data

    def one_of(self, items: Any) -> Any:
        """One of some values or members of an enumeration."""
        found = list(items)
        if not found:
            raise NothingThere
        return found[self._data.draw(st.integers(0, len(found) - 1))]

    def any(self, model: type[Item]) -> Item:
        """One of the stored records of a kind."""
        rows: models.QuerySet[Any] = model._default_manager.order_by("pk")  # type: ignore[attr-defined]
        return self.one_of(rows)

    def yes(self) -> bool:
        """Yes or no."""
        return self._data.draw(st.booleans())
