"""Which claims are reviewed: those that are tracked, and that evidence can settle."""

from claims.domain.vocabulary import Checkability, ClaimStatus
from claims.models import Claim
from reviews.domain.actions import Action
from reviews.errors import TransitionRefused

CHECKABLE = {Checkability.CHECKABLE, Checkability.PARTLY}


def require_checkable(claim: Claim, action: Action) -> None:
    """Will return silently for a claim of which a review may be opened, submitted and published.

    What is public stays, and is corrected or retracted, whatever became of its claim.

    Raises: TransitionRefused for what evidence cannot settle, or what is not tracked any more.
    """
    if claim.status != ClaimStatus.OPEN:
        raise TransitionRefused(
            f"This claim is {claim.status}: only a claim that is open is reviewed.",
            action=action.value,
            status=claim.status,
        )
    if claim.checkability not in CHECKABLE:
        raise TransitionRefused(
            f"A claim is reviewed where evidence can settle it, at least partly; "
            f"this one is recorded as “{claim.get_checkability_display()}”.",
            action=action.value,
            checkability=claim.checkability,
        )
