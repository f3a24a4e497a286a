"""Which server a thread asks: the primary, or a copy that follows it and can only be read.

Everything of ours asks the default connection. Where a request only reads, that name stands for the
copy as long as it is answered; what must be written all the same is written `on_primary`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

REPLICA = "replica"

_primary: ContextVar[Any] = ContextVar("primary", default=None)


@contextmanager
def reading_replica() -> Iterator[None]:
    """Makes every question inside go to the copy; it must be configured, and no transaction open."""
    primary = connections[DEFAULT_DB_ALIAS]
    token = _primary.set(primary)
    connections[DEFAULT_DB_ALIAS] = connections[REPLICA]
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = primary
        _primary.reset(token)


@contextmanager
def on_primary() -> Iterator[None]:
    """Makes every question inside go to the primary, whatever the request at hand reads."""
    primary = _primary.get()
    if primary is None:
        yield
        return
    replica = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = primary
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = replica
