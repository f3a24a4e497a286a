"""Walking through a value to everything in it that looks like a ClaimReview."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from reviews.domain.claimreview.reading.barren import LISTS, Barren, Listing
from reviews.domain.claimreview.reading.google import claims_of, markups_of
from reviews.domain.claimreview.reading.nodes import folded, kinds_of, plain_key
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

    `gone` are tombstones with their positions; `nulls` counts entries of lists that are null;
    `barren` are the entries that hold no review.
    """

    found: list[Found] = field(default_factory=list)
    gone: list[tuple[dict[str, Any], str]] = field(default_factory=list)
    by_id: dict[str, dict[str, Any]] = field(default_factory=dict)
    nulls: int = 0
    barren: Barren = field(default_factory=Barren)
    is_cut: bool = False

    @property
    def count(self) -> int:
        """How much was found or named so far."""
        return len(self.found) + len(self.gone) + self.barren.count


@dataclass(frozen=True, slots=True)
class Spot:
    """A value that waits to be looked at; `claim` is the Claim around it.

    A list has a `listing` where its entries should be reviews; an object has that of the list in
    which it stands. `before` is set at the end of an entry: how much was found until it began.
    """

    value: Any
    position: str
    depth: int = 0
    claim: dict[str, Any] | None = None
    is_in_review: bool = False
    listing: Listing | None = None
    before: int | None = None


def walk(
    document: Any,
    *,
    limits: Limits,
    position: str = "",
    page_url: str = "",
    listing: Listing = Listing.REVIEWS,
) -> Walked:
    """Will find every review of a document, however it is wrapped; never more than the limits.

    `listing` says what the document is where it is a list.
    """
    walked = Walked()
    waiting = [Spot(document, position, listing=listing if _is_list(document) else None)]
    seen: set[int] = set()  # a value of Python may hold itself, or one thing a thousand times
    for _ in range(MOST_VALUES):
        if not waiting or len(walked.found) > limits.reviews:
            break
        spot = waiting.pop()
        if spot.before is not None and spot.listing is not None:
            if spot.before == walked.count:
                walked.barren.close(spot.value, spot.position, spot.listing)
            continue
        if id(spot.value) in seen:
            continue
        seen.add(id(spot.value))
        if not isinstance(spot.value, dict | list | tuple):
            continue
        before, is_object = walked.count, isinstance(spot.value, dict)
        inside = _look(spot, walked, page_url) if is_object else _open(spot, walked)
        if spot.depth >= DEEPEST and inside:
            walked.is_cut = True
            continue
        if spot.listing is not None and is_object:
            waiting.append(replace(spot, before=before))
        waiting.extend(reversed(inside))
    walked.is_cut = walked.is_cut or len(walked.found) > limits.reviews or bool(waiting)
    return walked


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def _open(spot: Spot, walked: Walked) -> list[Spot]:
    """The entries of a list; of one that should list reviews, those that cannot be are named."""
    if not spot.is_in_review:
        walked.nulls += sum(one is None for one in spot.value)
    if spot.listing is not None:
        _name_barren(spot.value, spot.position, walked)
    return list(_entries(spot))


def _name_barren(entries: Any, position: str, walked: Walked) -> None:
    for number, one in enumerate(entries):
        walked.barren.look_at(one, f"{position}[{number}]")


def _entries(spot: Spot) -> Iterator[Spot]:
    for number, one in enumerate(spot.value):
        if isinstance(one, dict | list | tuple) and one:
            place = f"{spot.position}[{number}]"
            yield Spot(one, place, spot.depth + 1, spot.claim, spot.is_in_review, spot.listing)


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
        for key, one in value.items():
            if _is_list(one) and plain_key(str(key)).casefold() in LISTS:
                _name_barren(one, _below(spot.position, str(key)), walked)
        return []
    codes = _why_review(fields, spot.is_in_review)
    if codes is not None:
        walked.found.append(Found(value, spot.position, codes, claim=spot.claim, page_url=page_url))
    claim = value if "claim" in kinds_of(fields) else None
    is_in_review = spot.is_in_review or codes is not None
    return [
        Spot(
            one,
            _below(spot.position, key),
            spot.depth + 1,
            claim,
            is_in_review,
            _listing(key, one) if not is_in_review else None,
        )
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


def _listing(key: str, value: Any) -> Listing | None:
    return LISTS.get(plain_key(key).casefold()) if _is_list(value) else None


def _below(position: str, key: str) -> str:
    return f"{position}.{key[:LONGEST_KEY]}" if position else key[:LONGEST_KEY]
