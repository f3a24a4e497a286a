"""Attacks on the two-person rule over the API: what is sent, and how it should be refused."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from accounts.models import User


@dataclass(frozen=True)
class Try:
    """What an attacker sends, and how it should be refused."""

    user: User | None
    url: str
    body: dict[str, Any]
    refused: tuple[int, str]
    method: str = "post"
    headers: dict[str, str] | None = None
    signatures: int = 1


NOT_NOW = (409, "transition_refused")
UNKNOWN = (400, "invalid")
NOT_ALLOWED = (403, "not_allowed")
ATTACKS: list[Callable[[], Try]] = []


def attack(make: Callable[[], Try]) -> Callable[[], Try]:
    ATTACKS.append(make)
    return make
