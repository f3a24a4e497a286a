"""The one sanctioned way up: what happens here may change what upper applications computed.

An upper application registers what it computes when it starts. Every service of this application
begins with `begin()`, before it locks a row, and ends with `changed(...)`, inside its transaction.
A merge learns here which rows of upper applications refer to sources and articles.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sources.services.merging.relations import Rows


@dataclass(frozen=True, slots=True)
class Resting:
    """Something that rests on a source or an article: what people call it, and where it is shown."""

    text: str
    url: str


class Changed(Protocol):
    """Will bring up to date whatever rests on these sources and articles, by their ids."""

    def __call__(self, *, sources: Collection[int], articles: Collection[int]) -> None:
        """Called inside the transaction of the change."""


class Names(Protocol):
    """Will name whatever rests on these sources and articles, by their ids."""

    def __call__(self, *, sources: Collection[int], articles: Collection[int]) -> Iterable[Resting]:
        """Called to show what a change would touch."""


@dataclass(frozen=True, slots=True)
class _Listener:
    begin: Callable[[], None]
    changed: Changed
    names: Names


_listeners: list[_Listener] = []
_relations: "list[Rows]" = []


def _nothing(*, sources: Collection[int], articles: Collection[int]) -> Iterable[Resting]:
    return ()


def listen(*, begin: Callable[[], None], changed: Changed, names: Names = _nothing) -> None:
    """Will call these on every change from now on; called once, when an application starts."""
    _listeners.append(_Listener(begin, changed, names))


def begin() -> None:
    """Will let every listener take its locks: theirs come before ours, always in this order."""
    for listener in _listeners:
        listener.begin()


def changed(*, sources: Collection[int] = (), articles: Collection[int] = ()) -> None:
    """Will tell every listener that these sources and articles changed; nothing when none did."""
    if sources or articles:
        for listener in _listeners:
            listener.changed(sources=frozenset(sources), articles=frozenset(articles))


def resting_on(*, sources: Collection[int] = (), articles: Collection[int] = ()) -> list[Resting]:
    """Will list what every listener would compute anew if these sources and articles changed."""
    return [
        one for listener in _listeners for one in listener.names(sources=sources, articles=articles)
    ]


def follow_merges(*relations: "Rows") -> None:
    """Will let merges take these rows along; called once, when an application starts.

    Tables come after those they refer to, and lower applications start first.
    """
    _relations.extend(relations)


def relations() -> "list[Rows]":
    """Every table whose rows merges take along, in that order."""
    return list(_relations)
