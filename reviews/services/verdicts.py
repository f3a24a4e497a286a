"""Which verdict a claim shows: that of our newest public review, in its own language first."""

from accounts.models import User
from claims.domain.verdicts import CurrentVerdict
from claims.models import Claim
from claims.services.verdicts import set_verdict
from reviews.models import Review


def show_verdict(claim: Claim, *, by: User | None) -> None:
    """Will write the current verdict onto the claim, or that there is none any more.

    The caller holds the claim.
    """
    set_verdict(claim, verdict=current_verdict(claim), by=by)


def current_verdict(claim: Claim) -> CurrentVerdict | None:
    """The verdict of our public reviews of a claim, retracted ones left out."""
    rows = Review.objects.published().about(claim).newest_first().for_listing()
    found = sorted(rows, key=lambda review: review.language != claim.language)
    publication = found[0].publication if found else None
    rating = publication.version.rating if publication else None
    if rating is None:
        return None
    return CurrentVerdict(rating.label, rating.normalised, found[0].get_absolute_url())
