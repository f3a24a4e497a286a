"""What a pollster should disclose, and how much of it is known of one poll."""

from collections.abc import Mapping
from dataclasses import dataclass

DISCLOSED_ITEMS = {
    "conductor": "who conducted it",
    "sponsor": "who paid for it",
    "question": "the question as asked",
    "population": "who was asked",
    "place": "where",
    "mode": "how people were asked",
    "sample": "how many people were asked",
    "fieldwork": "when they were asked",
    "margin_of_error": "the margin of error",
    "confidence_level": "the confidence level",
}
"""The items, and what people call them.

Source: AAPOR Transparency Initiative, those that a database can hold.
"""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Which items of one poll are known and which are missing, by their names."""

    disclosed: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def completeness(self) -> float:
        """Share, 0 to 1, of the items that are known."""
        return len(self.disclosed) / len(DISCLOSED_ITEMS)


def disclosure(known: Mapping[str, bool]) -> Disclosure:
    """Will sort the items into those known and those missing; what is not named is missing.

    >>> disclosure({"conductor": True, "sample": True}).completeness
    0.2
    """
    disclosed = tuple(name for name in DISCLOSED_ITEMS if known.get(name))
    return Disclosure(disclosed, tuple(name for name in DISCLOSED_ITEMS if name not in disclosed))
