"""Small worlds for tests of corroboration: those that the gallery is made of."""

from claims.domain.corroboration import Assessment
from claims.domain.gallery.worlds import CLAIM, DAY, App, World, day, wire

__all__ = ["CLAIM", "DAY", "App", "World", "against", "codes", "day", "numbers", "wire"]


def numbers(result: Assessment) -> list[int]:
    """The interval of what supports."""
    return [result.supports.confirmed, result.supports.possible]


def against(result: Assessment) -> list[int]:
    """The interval of what refutes."""
    return [result.refutes.confirmed, result.refutes.possible]


def codes(result: Assessment) -> set[str]:
    """The codes of the reasons."""
    return {reason.code for reason in result.reasons}
