"""Refusals of the database that a person can act on, and what listens to errors."""

from collections.abc import Callable

from django.db.utils import OperationalError

listeners: list[Callable[[BaseException], None]] = []
"""Who is told of every error of the database, whatever becomes of it."""


class DatabaseUnusable(OperationalError):
    """No work is possible with this database; the message is one sentence for the person."""


class CommitUnconfirmed(OperationalError):
    """A COMMIT that was called off while it waited for the standby: it may be lost with the primary.

    PostgreSQL calls that a success and only warns. Source: PostgreSQL, "Synchronous Replication".
    """
