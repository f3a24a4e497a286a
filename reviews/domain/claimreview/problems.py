"""What stands against publishing a review, as rows: a code for programs, a sentence for people."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a problem stops publishing or is only told."""

    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Problem:
    """One rule that is broken: in which property, by which value, and why that is one."""

    code: str
    severity: Severity
    field: str
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class Serving:
    """Where pages are served: the host, with its port when it has one, and the scheme.

    `is_loopback_allowed` lets http on this very machine pass, for development.
    """

    host: str
    scheme: str = "https"
    is_loopback_allowed: bool = False


LONGEST_VALUE = 200


def block(code: str, field: str, value: object, message: str) -> Problem:
    """Will name a problem that stops publishing."""
    return Problem(code, Severity.BLOCK, field, str(value)[:LONGEST_VALUE], message)


def warn(code: str, field: str, value: object, message: str) -> Problem:
    """Will name a problem that is told and stops nothing."""
    return Problem(code, Severity.WARN, field, str(value)[:LONGEST_VALUE], message)


def blocks(problems: list[Problem]) -> bool:
    """Whether any of these stops publishing."""
    return any(one.severity is Severity.BLOCK for one in problems)
