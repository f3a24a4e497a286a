"""The one sanctioned way up: what happens here may change what upper applications hold.

An upper application registers a listener when it starts. Every service of this application begins
with `begin()`, before it locks a row, and ends with `changed(...)`, inside its transaction.
A merge learns here which rows of upper applications refer to what is merged, and what else is.
"""

from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from accounts.models import User

if TYPE_CHECKING:
    from sources.services.merging.kinds import Mergeable
    from sources.services.merging.relations import Rows


@dataclass(frozen=True, slots=True)
class Resting:
    """Something that rests on a source or an article: what people call it, and where it is shown."""

    text: str
    url: str


class Listener(Protocol):
    """What an upper application does when something changes here."""

    def begin(self) -> None:
        """Will take its locks, which come before ours."""

    def together(self) -> AbstractContextManager[None]:
        """Will answer everything that changes inside at once, when the block ends."""

    def changed(self, *, sources: Collection[int], articles: Collection[int]) -> None:
        """Will bring up to date whatever rests on these sources and articles, by their ids."""

    def versioned(self, version: int, *, by: User | None) -> None:
        """Will carry over to a version of an article what stood in the one before it."""

    def resting_on(self, *, sources: Collection[int], articles: Collection[int]) -> list[Resting]:
        """Will name what it would bring up to date if these sources and articles changed."""


_listeners: list[Listener] = []
_relations: "list[Rows]" = []
_mergeable: "list[Mergeable]" = []
_collected: ContextVar[tuple[set[int], set[int]] | None] = ContextVar("collected", default=None)


def listen(listener: Listener) -> None:
    """Will tell this listener of every change from now on; called once, when an application starts."""
    _listeners.append(listener)


def begin() -> None:
    """Will let every listener take its locks, always in this order."""
    for listener in _listeners:
        listener.begin()


@contextmanager
def together() -> Iterator[None]:
    """Tells every listener once of all that changes inside, when the outermost block ends."""
    if _collected.get() is not None:
        yield
        return
    sources: set[int] = set()
    articles: set[int] = set()
    token = _collected.set((sources, articles))
    with ExitStack() as stack:
        for listener in _listeners:
            stack.enter_context(listener.together())
        try:
            yield
        finally:
            _collected.reset(token)
        changed(sources=sources, articles=articles)


@contextmanager
def many_at_once() -> Iterator[None]:
    """Tells once of many records that are written inside, each of which may be refused alone.

    The locks come first: one that is taken in a part that is refused would be let go with it.
    """
    begin()
    with together():
        yield


def changed(*, sources: Collection[int] = (), articles: Collection[int] = ()) -> None:
    """Will tell every listener that these sources and articles changed; nothing when none did."""
    if collected := _collected.get():
        collected[0].update(sources)
        collected[1].update(articles)
    elif sources or articles:
        for listener in _listeners:
            listener.changed(sources=frozenset(sources), articles=frozenset(articles))


def versioned(version: int, *, by: User | None) -> None:
    """Will tell every listener that an article has a new version of its text."""
    for listener in _listeners:
        listener.versioned(version, by=by)


def resting_on(*, sources: Collection[int] = (), articles: Collection[int] = ()) -> list[Resting]:
    """Will list what every listener would bring up to date if these sources and articles changed."""
    return [
        one
        for listener in _listeners
        for one in listener.resting_on(sources=sources, articles=articles)
    ]


def follow_merges(*relations: "Rows") -> None:
    """Will let merges take these rows along; called once, when an application starts.

    Tables come after those they refer to, and lower applications start first.
    """
    _relations.extend(relations)


def relations() -> "list[Rows]":
    """Every table whose rows merges take along, in that order."""
    return list(_relations)


def allow_merging(*kinds: "Mergeable") -> None:
    """Will let such records be merged; called once, when an application starts."""
    _mergeable.extend(kinds)


def mergeable() -> "list[Mergeable]":
    """Every kind of record that is merged."""
    return list(_mergeable)
