"""When the database was too busy with others: nothing was written, and the same may do later.

Source: PostgreSQL, appendix A, the codes of errors.
"""

from django.db import OperationalError

PASSING = frozenset({"40001", "40P01", "55P03", "57014"})
"""SQLSTATE serialization_failure, deadlock_detected, lock_not_available, query_canceled."""

WAIT = 2
"""Seconds after which it may be tried again: the longest that two wait for each other, and some."""

SAID = "Others are writing the same just now, so nothing was changed. Try again in a moment."


TOO_LARGE = "54"
"""The class of SQLSTATE program_limit_exceeded: what was sent is more than the database can take."""


def is_too_large(error: BaseException | None) -> bool:
    """Whether this is the database's word that a value is larger than it can take or look up."""
    code = getattr(getattr(error, "__cause__", None), "sqlstate", None) or ""
    return isinstance(error, OperationalError) and code.startswith(TOO_LARGE)


def is_busy(error: BaseException | None) -> bool:
    """Whether this is the database's word that others were in the way, which passes."""
    cause = getattr(error, "__cause__", None)
    return isinstance(error, OperationalError) and getattr(cause, "sqlstate", None) in PASSING
