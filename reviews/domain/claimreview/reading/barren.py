"""Entries of lists of reviews in which there is none: every one is named or counted."""

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from reviews.domain.claimreview.reading.nodes import folded, kinds_of
from reviews.domain.claimreview.reading.shapes import Reason, Skipped

MOST_NAMED = 1_000
"""So many entries of one value are named by their positions; the others are counted."""
MOST_KEPT = 100
"""So many objects of no known kind are kept word for word."""
LONGEST_SHOWN = 80


class Listing(Enum):
    """What a list is to its document.

    *Reviews* are listed one after the other; a *graph* holds other things too, as pages do.
    """

    REVIEWS = "reviews"
    GRAPH = "graph"


LISTS = {
    "@graph": Listing.GRAPH,
    "review": Listing.GRAPH,
    "claimreview": Listing.REVIEWS,
    "claimreviewmarkups": Listing.REVIEWS,
    "claimreviewmarkuppages": Listing.REVIEWS,
    "claims": Listing.REVIEWS,
    "datafeedelement": Listing.REVIEWS,
    "item": Listing.REVIEWS,
    "itemlistelement": Listing.REVIEWS,
}
"""The properties that list reviews."""


@dataclass(slots=True)
class Barren:
    """What is passed over in one value: `kept` are objects of no known kind, with their positions."""

    skipped: list[Skipped] = field(default_factory=list)
    kept: list[tuple[dict[Any, Any], str]] = field(default_factory=list)
    more: "Counter[str]" = field(default_factory=Counter)
    count: int = 0

    def all(self, position: str) -> list[Skipped]:
        """Everything that was passed over; what is not named by its position is counted."""
        rest = [
            Skipped(position, Reason(code, f"{count:,} more like it."), count)
            for code, count in self.more.items()
        ]
        return [*self.skipped, *rest]

    def skip(self, position: str, code: str, detail: str = "") -> None:
        """Will name one entry, or count it where very many are named."""
        self.count += 1
        if len(self.skipped) < MOST_NAMED:
            self.skipped.append(Skipped(position, Reason(code, detail)))
        else:
            self.more[code] += 1

    def look_at(self, one: Any, position: str) -> None:
        """Will pass over an entry that holds nothing that could be walked through."""
        if one is None:
            self.skip(position, "null_entry")
        elif isinstance(one, dict | list | tuple):
            if not one:
                self.skip(position, "empty_entry")
        else:
            self.skip(position, "no_object", f"It is {str(one)[:LONGEST_SHOWN]!r}.")

    def close(self, value: dict[Any, Any], position: str, listing: Listing) -> None:
        """Will pass over an object in which no review was found."""
        fields = folded(value)
        if "item" in fields and fields["item"] is None:
            self.skip(position, "null_entry")
        elif kinds_of(fields):
            if listing is Listing.REVIEWS:
                said = str(fields["@type"])[:LONGEST_SHOWN]
                self.skip(position, "other_thing", f"It is a {said}.")
        elif listing is Listing.GRAPH and "@id" in fields:
            return
        elif len(self.kept) < MOST_KEPT:
            self.count += 1
            self.kept.append((value, position))
        else:
            self.skip(position, "no_review")
