"""When the database cannot do what was asked: others were in the way, or it is away, or it is too much.

None of that is a mistake of ours: the same may do later, or less of it at once.

Source: PostgreSQL, appendix A, the codes of errors.
"""

import errno
from dataclasses import dataclass

from django.db import DatabaseError, InterfaceError, OperationalError

PASSING = frozenset({"40001", "40P01", "55P03", "57014"})
"""SQLSTATE serialization_failure, deadlock_detected, lock_not_available, query_canceled."""

WAIT = 2
"""Seconds after which it may be tried again: the longest that two wait for each other, and some."""

SAID = "Others are writing the same just now, so nothing was changed. Try again in a moment."

AWAY = ("08", "53", "57", "58")
"""Classes of SQLSTATE: no connection, no room left, an operator stepped in, the system failed."""

AWAY_CODES = frozenset({"25006", "25P03", "25P04", "XX001", "XX002"})
"""Only read (a standby), a transaction that was ended for its age, and damaged data."""

AWAY_FOR = 5
"""Seconds after which it is worth looking whether the database is back."""

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE})
"""What the system says where there is no disk, or no file to be opened any more."""

SAID_AWAY = (
    "The database cannot be reached or has no room just now. What you sent may not have been saved: "
    "look before you send it again, or send it under the same Idempotency-Key."
)

TOO_LARGE = "54"
"""The class of SQLSTATE program_limit_exceeded: what was sent is more than the database can take."""

SAID_TOO_MUCH = "This is more than can be looked for at once. Ask for less, or in shorter words."


@dataclass(frozen=True, slots=True)
class Passing:
    """What is told of something that passes: the code for programs, a sentence, seconds to wait."""

    code: str
    said: str
    wait: int


BUSY = Passing("busy", SAID, WAIT)
TURNED_AWAY = Passing(
    "busy", "Too much is asked here just now, so nothing was done. Try again in a moment.", WAIT
)
UNAVAILABLE = Passing("unavailable", SAID_AWAY, AWAY_FOR)


def is_too_large(error: BaseException | None) -> bool:
    """Whether this is the database's word that a value is larger than it can take or look up."""
    return isinstance(error, OperationalError) and sqlstate_of(error).startswith(TOO_LARGE)


def is_busy(error: BaseException | None) -> bool:
    """Whether this is the database's word that others were in the way, which passes."""
    return isinstance(error, OperationalError) and sqlstate_of(error) in PASSING


def is_away(error: BaseException | None) -> bool:
    """Whether the database could not be reached, broke off, or had no room; nor had this machine."""
    if isinstance(error, DatabaseError | InterfaceError):
        code = sqlstate_of(error)
        if code:
            return code.startswith(AWAY) or code in AWAY_CODES
        # Without a code it is the word of the client: there is no connection, or none any more.
        return isinstance(error, OperationalError | InterfaceError)
    return isinstance(error, OSError) and error.errno in NO_ROOM


def passing(error: BaseException | None) -> Passing | None:
    """What is told of an error that passes by itself or by the hand of an operator, else None."""
    if is_busy(error):
        return BUSY
    return UNAVAILABLE if is_away(error) else None


def sqlstate_of(error: BaseException | None) -> str:
    """The code by which PostgreSQL named an error, empty where it named none."""
    for one in (error, getattr(error, "__cause__", None)):
        if code := getattr(one, "sqlstate", None):
            return str(code)
    return ""
