"""What exported records are called: as they were in the files, or by their own words."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from django.db import models
from django.utils.text import slugify

from seeds.models import Seeded

LONGEST = 60
SPACES = {"appearance": "origin"}
"""Kinds whose keys must differ from those of another kind."""

Row = TypeVar("Row", bound=models.Model)


class Keys:
    """Gives every record of a kind its key, and tells which were loaded in which order.

    A record that was loaded keeps the key it had. Any other gets one made of its words, with a
    number where another record has it: the same records give the same keys.
    """

    def __init__(self) -> None:
        self._loaded: dict[tuple[str, int], tuple[int, str]] = {}
        self._taken: defaultdict[str, set[str]] = defaultdict(set)
        self._given: dict[tuple[str, int], str] = {}
        for row in Seeded.objects.order_by("pk"):
            self._loaded.setdefault((row.kind, row.object_id), (row.pk, row.key))
            self._taken[_space(row.kind)].add(row.key)

    def in_order(self, kind: str, rows: Iterable[Row]) -> list[Row]:
        """Will sort rows of a kind: what was loaded in the order of loading, then the others by age."""

        def place(row: Row) -> tuple[bool, int]:
            loaded = self._loaded.get((kind, row.pk))
            return loaded is None, loaded[0] if loaded else row.pk

        return sorted(rows, key=place)

    def name(self, kind: str, row: models.Model, words: str) -> str:
        """Will give a record its key, made of these words where it has none."""
        loaded = self._loaded.get((kind, row.pk))
        key = loaded[1] if loaded else self._made(kind, words)
        self._given[kind, row.pk] = key
        return key

    def of(self, kind: str, pk: int | None) -> str | None:
        """The key of a record that is exported, else None."""
        return self._given.get((kind, pk)) if pk is not None else None

    def _made(self, kind: str, words: str) -> str:
        cut = slugify(words).replace("_", "-")[:LONGEST]
        base = "-".join(part for part in cut.split("-") if part) or kind
        taken = self._taken[_space(kind)]
        key, number = base, 2
        while key in taken:
            key, number = f"{base}-{number}", number + 1
        taken.add(key)
        return key


def _space(kind: str) -> str:
    return SPACES.get(kind, kind)
