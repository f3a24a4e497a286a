"""Notes what was asked of the database and what it answered, to see later whether it still does.

What is computed from answers alone need not be computed again while the same questions, asked in
the same order, have the same answers: the next question depends on nothing but those before.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from hashlib import blake2b
from pickle import dumps
from typing import Any

from django.db import connection

Rows = list[tuple[Any, ...]]
Ask = Callable[[], Rows]


@dataclass(slots=True)
class Noted:
    """Questions with a hash of what each was answered; not `is_whole` where any is missing."""

    answers: list[tuple[Ask, bytes]] = field(default_factory=list)
    is_whole: bool = True
    is_asking: bool = False

    def still_holds(self) -> bool:
        """Will ask again until an answer differs; whether none did.

        Raises: psycopg.Error.
        """
        return self.is_whole and all(_hash(ask()) == answer for ask, answer in self.answers)

    def note(self, ask: Ask) -> Rows:
        """Will ask, and note the answer."""
        self.is_asking = True
        try:
            rows = ask()
        finally:
            self.is_asking = False
        self.answers.append((ask, _hash(rows)))
        return rows

    def see(self, execute: Callable[..., Any], *query: Any) -> Any:
        """Will run what any cursor of Django's runs: what nobody notes leaves the notes in pieces."""
        self.is_whole = self.is_whole and self.is_asking
        return execute(*query)


_noted: ContextVar[Noted | None] = ContextVar("noted", default=None)


@contextmanager
def noting() -> Iterator[Noted]:
    """Will note whatever is asked within."""
    noted = Noted()
    token = _noted.set(noted)
    try:
        with connection.execute_wrapper(noted.see):
            yield noted
    finally:
        _noted.reset(token)


@contextmanager
def unnoted() -> Iterator[None]:
    """Will not note what is asked within, nor miss it: it follows from what was noted already."""
    noted = _noted.get()
    token = _noted.set(None)
    if noted:
        noted.is_asking = True
    try:
        yield
    finally:
        _noted.reset(token)
        if noted:
            noted.is_asking = False


def is_noting() -> bool:
    """Whether somebody notes what is asked."""
    return _noted.get() is not None


def answered(ask: Ask) -> Rows:
    """Will ask by `ask`, which is noted where somebody does: it must not change with time."""
    noted = _noted.get()
    return ask() if noted is None else noted.note(ask)


def _hash(rows: Rows) -> bytes:
    return blake2b(dumps(rows), digest_size=16).digest()
