"""What the product answers when it will not do what was asked.

A value that does not fit raises Django's `ValidationError`, which names its field. Everything else
that is refused raises a `Refused`, which carries a stable code for programs and a sentence for people.
"""

from typing import Any


class Refused(Exception):
    """Says that a step was refused, why, and with which values.

    `code` never changes once published; `message` is a sentence; `details` holds what a program
    may want to read (ids, current versions).
    """

    code = "refused"

    def __init__(self, message: str, **details: Any) -> None:
        super().__init__(message)
        self.message = message
        self.details = details


class Unusable(Refused):
    """Says that what was handed in is well-formed, but that nothing can be made of it."""

    code = "unusable"


class NotAllowed(Refused):
    """Says that this person may not do this, and which roles may."""

    code = "not_allowed"


class StaleRecord(Refused):
    """Says that somebody else changed the record since it was read."""

    code = "stale_record"


class CursorGone(Refused):
    """Says that what came after a place in the feed is not known any more, or never was here."""

    code = "cursor_gone"


class TooOften(Refused):
    """Says that something was done too often, and after how many seconds it may be done again."""

    code = "too_often"

    def __init__(self, message: str, *, wait: int) -> None:
        super().__init__(message, wait=wait)
        self.wait = wait
