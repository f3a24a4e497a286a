"""Remembers what was computed from facts, so that looking at a page again costs only reading them."""

import hashlib
from collections.abc import Callable, Iterable
from typing import TypeVar, cast

from django.core.cache import cache

from claims.domain.corroboration import Facts, input_hash

T = TypeVar("T")

REMEMBERED = 600
"""For so many seconds a process remembers."""

NOTHING = object()


def remembered(what: str, facts: Iterable[Facts], compute: Callable[[], T]) -> T:
    """Will compute something, unless it was computed from the very same facts a while ago.

    `facts` are all that it depends on: day and policy are part of them. They are never folded ones,
    which lack some of what the others hold.
    """
    digest = hashlib.sha256(" ".join(input_hash(one) for one in facts).encode()).hexdigest()
    key = f"{what}:{digest}"
    found = cache.get(key, NOTHING)
    if found is NOTHING:
        found = compute()
        cache.set(key, found, REMEMBERED)
    return cast(T, found)
