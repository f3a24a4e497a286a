"""Attacks on the two-person rule: what the app's role could try with plain SQL, and what stops it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Statement = tuple[str, list[Any]]
"""SQL and its parameters."""

NO_RIGHT = "42501"
COMPUTED = "428C9"
EMPTY = "23502"
"""SQLSTATE: no such right; a column that the database computes; a column that is never empty."""


@dataclass(frozen=True)
class Attack:
    """Statements that would break the rule, and the rule's name or SQLSTATE by which the last fails.

    `make` prepares the rows and returns the statements. `also` are guards that would still stop it
    were the first one gone.
    """

    name: str
    refused_by: str
    make: Callable[[], list[Statement]]
    also: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name


ATTACKS: list[Attack] = []


def attack(
    refused_by: str, *also: str
) -> Callable[[Callable[[], list[Statement]]], Callable[[], list[Statement]]]:
    """Will list a function as an attack under its own name."""

    def register(make: Callable[[], list[Statement]]) -> Callable[[], list[Statement]]:
        ATTACKS.append(Attack(make.__name__, refused_by, make, also))
        return make

    return register


def insert(table: str, *, after: str = "", **values: Any) -> Statement:
    """The statement that adds a row to a table of `reviews`; `after` follows it."""
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join(["%s"] * len(values))
    return f"INSERT INTO reviews_{table} ({names}) VALUES ({marks}) {after}", list(values.values())


def update(table: str, pk: int, **values: Any) -> Statement:
    """The statement that changes a row of a table of `reviews`."""
    columns = ", ".join(f'"{name}" = %s' for name in values)
    return f"UPDATE reviews_{table} SET {columns} WHERE id = %s", [*values.values(), pk]


def plain(sql: str, *parameters: Any) -> Statement:
    """A statement as it is."""
    return sql, list(parameters)
