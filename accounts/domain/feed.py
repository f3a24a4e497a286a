"""Places in the feed of changes, and the cursors by which programs name them."""

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """After which change a reader goes on: era, transaction, and number within it."""

    era: int
    xid: int
    pk: int

    def written(self) -> str:
        """The place as text.

        >>> Place(5, 700, 12).written()
        '[5,700,12]'
        """
        return json.dumps([self.era, self.xid, self.pk], separators=(",", ":"))


def read_place(text: str) -> Place:
    """Will read a place that was written.

    Raises: ValueError for what is none.

    >>> read_place("[5,700,12]").xid
    700
    """
    found = json.loads(text)
    if not isinstance(found, list) or [type(one) for one in found] != [int, int, int]:
        raise ValueError("This is no place in the feed.")
    return Place(*found)
