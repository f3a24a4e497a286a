"""Every place that a reading names, for tests that slice them."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from claims.domain.reading.result import Passage, Reading


def places_in(value: object) -> Iterator[Passage]:
    """All passages in a result, however deep."""
    if isinstance(value, Passage):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from places_in(getattr(value, one.name))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from places_in(one)


def misplaced(reading: Reading) -> list[Passage]:
    """The passages whose offsets do not slice to the words they name."""
    return [
        place
        for place in places_in(reading)
        if not 0 <= place.start <= place.end <= len(reading.text)
        or reading.text[place.start : place.end] != place.words
    ]
