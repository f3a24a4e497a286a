"""How a check asks: a query that gives one row for each thing that is wrong."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connection

SHOWN = 10
"""What is named of the things that are wrong; the others are counted."""


@dataclass(frozen=True, slots=True)
class Scope:
    """How much is looked at: everything, or so many claims chosen at random."""

    everything: bool = False
    sample: int = 200


@dataclass(frozen=True, slots=True)
class Found:
    """How many things are wrong, and the first of them."""

    count: int = 0
    first: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One question: its name, what must hold, what to do where it does not, and how it is asked."""

    name: str
    means: str
    remedy: str
    find: Callable[[Scope], Found]

    def made(self, scope: Scope) -> "Finding":
        """Will ask it."""
        found = self.find(scope)
        return Finding(self.name, self.means, self.remedy, found.count, found.first)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: how many things are wrong, and the first of them."""

    name: str
    means: str
    remedy: str
    count: int
    first: Sequence[str]

    def to_dict(self) -> dict[str, Any]:
        """The finding as JSON has it."""
        return asdict(self)


def rows(statement: str, values: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
    """Will run one statement and return its rows."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def asked(query: str, **values: Any) -> Callable[[Scope], Found]:
    """Will make the way to ask a query of one column that names what is wrong."""
    return lambda scope: counted(query, **values)


def counted(query: str, **values: Any) -> Found:
    """Will count what a query of one column gives, and keep the first."""
    with connection.cursor() as cursor:
        cursor.execute(query, values or None)
        return listed(str(row[0]) for row in cursor)


def listed(things: Iterable[str]) -> Found:
    """Will count things that are wrong, and keep the first."""
    count, first = 0, list[str]()
    for thing in things:
        count += 1
        if len(first) < SHOWN:
            first.append(thing)
    return Found(count, tuple(first))


def together(found: Iterable[Found]) -> Found:
    """Will add several answers up to one."""
    all_ = list(found)
    first = [name for one in all_ for name in one.first]
    return Found(sum(one.count for one in all_), tuple(first[:SHOWN]))
