"""Which box of the form holds what services refuse."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

BOXES = {
    **dict.fromkeys(("valid_from", "valid_to", "date_from", "date_to"), "date"),
    "exact": "",
    "start": "",
}
HOP_BOXES = {
    **dict.fromkeys(("date_from", "date_to"), "date"),
    "title": "title",
    "kind": "origin_kind",
    "to_appearance": "relay_find",
}


def by_box(refusal: Mapping[str, Any], rows: list[int], number_of: int | None) -> dict[str, Any]:
    """Will tell what services refuse by the names of the boxes; `number_of` is the hop it is about."""
    within = f"hop-{rows[number_of]}-" if number_of is not None and number_of < len(rows) else ""
    told: dict[str, list[str]] = defaultdict(list)
    for name, said in refusal.items():
        box = HOP_BOXES.get(name, "find") if within else BOXES.get(name, name)
        told[within + box if name or within else ""] += said
    return dict(told)
