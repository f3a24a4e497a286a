"""The one sanctioned way up: what happens here may change what upper applications computed.

An upper application registers a callable when it starts; every service of this application that
changes something ends with `changed(...)` inside its transaction.
"""

from collections.abc import Collection
from typing import Protocol


class Listener(Protocol):
    """Will bring up to date whatever rests on these sources and articles, by their ids."""

    def __call__(self, *, sources: Collection[int], articles: Collection[int]) -> None:
        """Called inside the transaction of the change."""


_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Will call `listener` on every change from now on; called once, when an application starts."""
    _listeners.append(listener)


def changed(*, sources: Collection[int] = (), articles: Collection[int] = ()) -> None:
    """Will tell every listener that these sources and articles changed; nothing when none did."""
    if sources or articles:
        for listener in _listeners:
            listener(sources=frozenset(sources), articles=frozenset(articles))
