"""What changed between two states of a record."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """One column that changed; None where there was no value."""

    column: str
    before: object
    after: object


def differences(
    before: Mapping[str, object] | None, after: Mapping[str, object] | None
) -> list[Difference]:
    """Will list the columns in which two states differ, in the order of the columns.

    No state at all, before a record was made or after it was deleted, counts as empty columns;
    columns that are empty then and now are left out.

    >>> differences({"name": "Suga", "kind": "person"}, {"name": "Y. Suga", "kind": "person"})
    [Difference(column='name', before='Suga', after='Y. Suga')]
    """
    before, after = before or {}, after or {}
    found = (
        Difference(column, before.get(column), after.get(column))
        for column in dict.fromkeys([*before, *after])
    )
    return [item for item in found if _value(item.before) != _value(item.after)]


def _value(shown: object) -> object:
    """A value, where an empty text is none."""
    return None if shown == "" else shown
