"""Remembers what was computed from facts, so that looking at a page again costs only reading them."""

import hashlib
from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar, cast

from django.core.cache import cache

T = TypeVar("T")

REMEMBERED = 600
"""For so many seconds a process remembers."""

NOTHING = object()


class Named(Protocol):
    """Facts, or what stands for them: whoever has their hash need not have read them."""

    @property
    def input_hash(self) -> str:
        """A hash of everything they say."""


def remembered(what: str, facts: Iterable[Named], compute: Callable[[], T]) -> T:
    """Will compute something, unless it was computed from the very same facts a while ago.

    `what` names it with whatever else it depends on; day and policy are part of the `facts`. Where
    it depends on the days of what a result folds away they are no folded ones.
    """
    hashes = [one.input_hash for one in facts]
    found = recalled(what, hashes)
    if found is NOTHING:
        found = compute()
        remember(what, hashes, found)
    return cast(T, found)


def remember(what: str, hashes: Iterable[str], found: object) -> None:
    """Will remember for a while what was computed from facts with these hashes."""
    cache.set(_key(what, hashes), found, REMEMBERED)


def recalled(what: str, hashes: Iterable[str]) -> object:
    """Will give what was computed from facts with these hashes a while ago, or `NOTHING`."""
    return cache.get(_key(what, hashes), NOTHING)


def _key(what: str, hashes: Iterable[str]) -> str:
    return hashlib.sha256(" ".join([*hashes, what]).encode()).hexdigest()
