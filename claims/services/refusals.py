"""What this application's services refuse besides values that do not fit."""

from django.core.exceptions import ValidationError

from accounts.errors import Refused


class HopRefused(ValidationError):
    """Says which hop of a chain does not fit, counted from 0, and why."""

    def __init__(self, error: ValidationError, number: int) -> None:
        super().__init__(error)
        self.number = number


class NewOriginRefused(HopRefused):
    """Says what does not fit of the new origin at the end of a hop."""


class NewClaimRefused(ValidationError):
    """Says what does not fit of a claim that is added with its first appearance."""


class NotOpen(Refused):
    """Says that a claim is not being tracked, so that it cannot be withdrawn."""

    code = "claim_not_open"


class NotWithdrawn(Refused):
    """Says that a claim was not withdrawn, so that it cannot be opened again."""

    code = "claim_not_withdrawn"


class PollRefused(ValidationError):
    """Says what does not fit of the poll behind an origin."""
