"""The one sanctioned way up: what happens here may change what upper applications computed.

An upper application registers two callables when it starts. Every service of this application
begins with `begin()`, before it locks a row, and ends with `changed(...)`, inside its transaction.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Protocol


class Changed(Protocol):
    """Will bring up to date whatever rests on these sources and articles, by their ids."""

    def __call__(self, *, sources: Collection[int], articles: Collection[int]) -> None:
        """Called inside the transaction of the change."""


@dataclass(frozen=True, slots=True)
class _Listener:
    begin: Callable[[], None]
    changed: Changed


_listeners: list[_Listener] = []


def listen(*, begin: Callable[[], None], changed: Changed) -> None:
    """Will call these on every change from now on; called once, when an application starts."""
    _listeners.append(_Listener(begin, changed))


def begin() -> None:
    """Will let every listener take its locks: theirs come before ours, always in this order."""
    for listener in _listeners:
        listener.begin()


def changed(*, sources: Collection[int] = (), articles: Collection[int] = ()) -> None:
    """Will tell every listener that these sources and articles changed; nothing when none did."""
    if sources or articles:
        for listener in _listeners:
            listener.changed(sources=frozenset(sources), articles=frozenset(articles))
