"""What differs between two contents, and whether it is no more than a minor correction may touch."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from reviews.domain.content import Content, Ground, Place, Verdict

MINOR = frozenset(
    {"organisation", "headline", "explanation", "body", "correction", "appearances", "methodology"}
)
"""What may differ in a minor correction. The rating, the claim, the claimant and the evidence, with
the word on why there is only one source, are what a signature is given for."""

NAMES = {
    "body": "text",
    "only_source": "why there is only one source",
    "appearance": "reviewed appearance",
    "appearances": "where the claim appears",
    "correction": "what readers are told of the correction",
}

PARTS = {
    "no_archive_reason": "why there is no copy",
    "archive_url": "copy in an archive",
    "url": "address",
    "stance": "what it does to the claim",
    "media_type": "kind of file",
    "definition": "what it means",
    "normalised": "what it comes down to",
    "scale_version": "version of the scale",
    "worst": "lowest number",
    "best": "highest number",
    "value": "number",
    "earliest": "first day it may have come out",
    "latest": "last day it may have come out",
    "short": "in short",
    "homepage": "address",
}
"""What the parts of a record are called; the others bear the name that people use for them."""

ANOTHER = {
    "file": "another file",
    "origin": "another origin",
    "appearance": "another appearance",
    "url": "an address",
}
"""What is said where evidence rests on another thing than before, by what that is."""

GROUND = frozenset({"kind", "ref", "sha256", "media_type", "title", "publisher"})
"""The parts of evidence that come with what it rests on."""

SHORT_HASH = 8

LONGEST_TOLD = 80
"""Longer values are not told in a sentence."""

Items = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two contents differ: the field, the place in words, and both values as text.

    An empty `before` means that something was added, an empty `after` that it was taken away.
    """

    field: str
    place: str
    before: str
    after: str


def differences(before: Content, after: Content) -> tuple[Difference, ...]:
    """Will list what differs, in the order in which a page shows it."""
    return tuple(
        found
        for field in fields(Content)
        for found in _of_field(field.name, getattr(before, field.name), getattr(after, field.name))
    )


def beyond_minor(before: Content, after: Content) -> tuple[Difference, ...]:
    """Will list the differences that make a correction a material one; none for a minor one."""
    return tuple(one for one in differences(before, after) if one.field not in MINOR)


def _of_field(field: str, before: Any, after: Any) -> Iterator[Difference]:
    if isinstance(before, tuple):
        yield from _of_items(field, before, after)
    else:
        yield from _of_value(field, NAMES.get(field, field), before, after)


def _of_value(field: str, place: str, before: Any, after: Any) -> Iterator[Difference]:
    """Differences of two values, or of each part of two records."""
    if before == after:
        return
    if isinstance(before, Verdict) and isinstance(after, Verdict) and before.label != after.label:
        yield Difference(field, place, before.label, after.label)
        return
    if is_dataclass(before) and is_dataclass(after):
        yield from _of_parts(field, place, before, after)
        return
    yield Difference(field, place, _told(before), _told(after))


def _of_parts(field: str, place: str, before: Any, after: Any) -> Iterator[Difference]:
    """Differences of each part of two records; what evidence rests on is told as one."""
    names = [part.name for part in fields(before)]
    if isinstance(before, Ground) and _rests_on(before) != _rests_on(after):
        name = f"{place}: {ANOTHER.get(after.kind, 'another ground')}"
        yield Difference(field, name, _ground_told(before), _ground_told(after))
        names = [name for name in names if name not in GROUND]
    for name in names:
        told = f"{place}: {PARTS.get(name, name.replace('_', ' '))}"
        yield from _of_value(field, told, getattr(before, name), getattr(after, name))


def _rests_on(ground: Ground) -> tuple[Any, ...]:
    return ground.kind, ground.ref, ground.sha256


def _ground_told(ground: Ground) -> str:
    """What evidence rests on; files of one name are told apart by the beginning of their hash."""
    named = ground.title or ground.url
    return f"{named} ({ground.sha256[:SHORT_HASH]}…)" if ground.sha256 else named or ground.kind


def in_a_sentence(one: Difference) -> str:
    """Will tell a difference in few words, for a sentence.

    >>> in_a_sentence(Difference("rating", "rating", "Partly true", "Mostly true"))
    'Rating: Partly true → Mostly true'
    >>> in_a_sentence(Difference("evidence", "evidence 4", "", "What then? …"))
    'Evidence 4: added'
    """
    place = one.place[:1].upper() + one.place[1:]
    if place.endswith(tuple(ANOTHER.values())):
        return place
    if not one.before or not one.after:
        return f"{place}: {'added' if one.after else 'taken away'}"
    if one.field == "rating" and max(len(one.before), len(one.after)) <= LONGEST_TOLD:
        return f"{place}: {one.before} → {one.after}"
    return f"{place}: changed"


def _of_items(field: str, before: Items, after: Items) -> Iterator[Difference]:
    """Differences of two lists: what stayed is found by what it is, however far it moved down."""
    keys = [_key(one) for one in before], [_key(one) for one in after]
    matcher = SequenceMatcher(None, *keys, autojunk=False)
    name = NAMES.get(field, field)
    for tag, low, high, new_low, new_high in matcher.get_opcodes():
        if tag == "insert":
            pairs = [(None, None, new, one) for new, one in _numbered(after, new_low, new_high)]
        else:
            pairs = [
                (*(old or (None, None)), *(new or (None, None)))
                for old, new in zip_longest(
                    _numbered(before, low, high), _numbered(after, new_low, new_high)
                )
            ]
        for old, first, new, second in pairs:
            place = f"{name} {new if new is not None else old}"
            yield from _of_value(field, place, first, second)


def _numbered(items: Items, low: int, high: int) -> list[tuple[int, Any]]:
    return [(number + 1, items[number]) for number in range(low, high)]


def _key(item: Ground | Place) -> tuple[Any, ...]:
    """By what an item is known again: an article by its id, evidence by its question and its ground."""
    if isinstance(item, Place):
        return (item.id,)
    return item.question, item.kind, item.ref, item.url, item.sha256


def _told(value: Any) -> str:
    """A value as people read it; a record by its parts that say something."""
    if value is None:
        return ""
    if is_dataclass(value):
        parts = [getattr(value, field.name) for field in fields(value) if field.name != "id"]
        return ", ".join(str(part) for part in parts if part not in (None, ""))
    return str(value)
