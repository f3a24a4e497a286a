"""Who may be on the desk, and what its pages say to somebody whose step was refused."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest

from accounts.errors import NotAllowed, Refused, StaleRecord
from accounts.models import User
from web.pages.trusted import trusted

Refusal = ValidationError | Refused

Told = dict[str, list[str]]
"""Sentences by the names of boxes; under an empty name what is about the whole."""


def colleague(request: HttpRequest) -> User:
    """Will return who is signed in, if this person may see what is being worked on.

    Raises: PermissionDenied.
    """
    return trusted(request, "review.view")


def told(refusal: Refusal) -> Told:
    """Will list what a refusal says by field; under an empty name what is about the whole."""
    if isinstance(refusal, Refused):
        return {"": [refusal.message]}
    if not hasattr(refusal, "error_dict"):
        return {"": refusal.messages}
    return {
        "" if name == NON_FIELD_ERRORS else name: [
            sentence for error in errors for sentence in error.messages
        ]
        for name, errors in refusal.error_dict.items()
    }


def status_of(refusal: Refusal) -> int:
    """The status of a page that tells of a refusal: 403, 409, or 400 for what does not fit."""
    if isinstance(refusal, ValidationError):
        return 400
    return 403 if isinstance(refusal, NotAllowed) else 409


def is_stale(refusal: Refusal) -> bool:
    """Whether somebody else was quicker."""
    return isinstance(refusal, StaleRecord)
