"""Refusals of the database that a person can act on."""

from django.db.utils import OperationalError


class DatabaseUnusable(OperationalError):
    """No work is possible with this database; the message is one sentence for the person."""
