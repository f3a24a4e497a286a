"""The way out that messages take: given by the application that knows which addresses are open."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Posted:
    """What a receiver answered: the status, the beginning of the body, how long to leave it alone."""

    status: int
    said: str = ""
    asked: timedelta = timedelta()


class Road(Protocol):
    """Posts to addresses of the open web, and to no other."""

    def check(self, url: str) -> None:
        """Will return silently when messages may be sent there now.

        Raises: Refused, saying why not.
        """

    def post(self, url: str, *, body: bytes, headers: Mapping[str, str]) -> Posted:
        """Will send one message; no redirect is followed.

        Raises: Refused when nothing was sent, or no answer came.
        """


_road: list[Road] = []


def take(road: Road) -> None:
    """Will send every message by this road; called once, when an application starts."""
    _road[:] = [road]


def road() -> Road:
    """The road that messages take."""
    return _road[0]
