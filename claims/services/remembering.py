"""Remembers what was computed from facts, so that looking at a page again costs only reading them."""

import hashlib
from collections.abc import Callable, Iterable
from typing import TypeVar, cast

from django.core.cache import cache

from claims.domain.corroboration import Facts

T = TypeVar("T")

REMEMBERED = 600
"""For so many seconds a process remembers."""

NOTHING = object()


def remembered(what: str, facts: Iterable[Facts], compute: Callable[[], T]) -> T:
    """Will compute something, unless it was computed from the very same facts a while ago.

    `what` names it with whatever else it depends on; day and policy are part of the `facts`. Where
    it depends on the days of what a result folds away they are no folded ones.
    """
    hashes = [one.input_hash for one in facts]
    found = recalled(what, hashes)
    if found is NOTHING:
        found = compute()
        cache.set(_key(what, hashes), found, REMEMBERED)
    return cast(T, found)


def recalled(what: str, hashes: Iterable[str]) -> object:
    """Will give what was computed from facts with these hashes a while ago, or `NOTHING`."""
    return cache.get(_key(what, hashes), NOTHING)


def _key(what: str, hashes: Iterable[str]) -> str:
    return hashlib.sha256(" ".join([*hashes, what]).encode()).hexdigest()
