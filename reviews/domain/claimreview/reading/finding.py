"""Walking through a value to everything in it that looks like a ClaimReview."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reviews.domain.claimreview.reading.google import claims_of, markups_of
from reviews.domain.claimreview.reading.nodes import folded, kinds_of
from reviews.domain.claimreview.reading.reviews import Found
from reviews.domain.claimreview.reading.shapes import Limits

MOST_VALUES = 5_000_000
"""So many objects and lists are looked at in one value."""
DEEPEST = 64
LONGEST_KEY = 60
REVIEW = "claimreview"


@dataclass(slots=True)
class Walked:
    """What a walk through one document found, in the order of the document.

    `gone` are tombstones with their positions; `nulls` counts entries of lists that are null.
    """

    found: list[Found] = field(default_factory=list)
    gone: list[tuple[dict[str, Any], str]] = field(default_factory=list)
    by_id: dict[str, dict[str, Any]] = field(default_factory=dict)
    nulls: int = 0
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A value that waits to be looked at; `claim` is the Claim around it."""

    value: Any
    position: str
    depth: int = 0
    claim: dict[str, Any] | None = None
    is_in_review: bool = False


def walk(document: Any, *, limits: Limits, position: str = "", page_url: str = "") -> Walked:
    """Will find every review of a document, however it is wrapped; never more than the limits."""
    walked = Walked()
    waiting = [Spot(document, position)]
    seen: set[int] = set()  # a value of Python may hold itself, or one thing a thousand times
    for _ in range(MOST_VALUES):
        if not waiting or len(walked.found) > limits.reviews:
            break
        spot = waiting.pop()
        if id(spot.value) in seen:
            continue
        seen.add(id(spot.value))
        if isinstance(spot.value, list | tuple):
            if not spot.is_in_review:
                walked.nulls += sum(one is None for one in spot.value)
            inside: list[Spot] = list(_entries(spot))
        elif isinstance(spot.value, dict):
            inside = _look(spot, walked, page_url)
        else:
            continue
        if spot.depth >= DEEPEST and inside:
            walked.is_cut = True
            continue
        waiting.extend(reversed(inside))
    walked.is_cut = walked.is_cut or len(walked.found) > limits.reviews or bool(waiting)
    return walked


def _entries(spot: Spot) -> Iterator[Spot]:
    for number, one in enumerate(spot.value):
        if isinstance(one, dict | list | tuple):
            place = f"{spot.position}[{number}]"
            yield Spot(one, place, spot.depth + 1, spot.claim, spot.is_in_review)


def _look(spot: Spot, walked: Walked, page_url: str) -> list[Spot]:
    """Takes what an object is itself, and returns what it holds."""
    value: dict[Any, Any] = spot.value
    fields = folded(value)
    name = fields.get("@id")
    if isinstance(name, str) and len(fields) > 1:
        walked.by_id.setdefault(name, value)
    if fields.get("datedeleted"):
        walked.gone.append((value, spot.position))
        return []
    if "item" in fields and fields["item"] is None:
        walked.nulls += 1
    given = [*claims_of(fields, value, spot.position), *markups_of(fields, value, spot.position)]
    if given:
        walked.found += given
        return []
    codes = _why_review(fields, spot.is_in_review)
    if codes is not None:
        walked.found.append(Found(value, spot.position, codes, claim=spot.claim, page_url=page_url))
    claim = value if "claim" in kinds_of(fields) else None
    is_in_review = spot.is_in_review or codes is not None
    return [
        Spot(one, _below(spot.position, key), spot.depth + 1, claim, is_in_review)
        for key, one in value.items()
        if isinstance(one, dict | list | tuple) and isinstance(key, str)
    ]


def _why_review(fields: dict[str, Any], is_in_review: bool) -> tuple[str, ...] | None:
    """The codes of notes on what makes an object a review; None when it is none.

    Inside a review only what says that it is one is another.
    """
    kinds = kinds_of(fields)
    if REVIEW in kinds:
        return ()
    looks = "claimreviewed" in fields or {"reviewrating", "itemreviewed"} <= fields.keys()
    if is_in_review or not looks:
        return None
    if not kinds:
        return ("type_missing",)
    return ("type_other",) if "claimreviewed" in fields else None


def _below(position: str, key: str) -> str:
    return f"{position}.{key[:LONGEST_KEY]}" if position else key[:LONGEST_KEY]
