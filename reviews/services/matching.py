"""Whether a review by somebody else is about one of our claims: suggested, confirmed or refused."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError

from accounts.models import User
from accounts.permissions import require
from accounts.services.records import save_record
from accounts.services.steps import log_event, verb
from claims.domain.vocabulary import ClaimStatus
from claims.models import Claim
from claims.services.matching import match_each, remember
from reviews.domain.vocabulary import MatchState
from reviews.models import ExternalReview

LONGEST_PAIR = 600
"""As many characters of a text are kept with the word on whether it says the same as a claim."""

MATCHED_AT_ONCE = 500


def suggest(rows: Sequence[ExternalReview]) -> None:
    """Will set the claim that each review may be about, where there is one; nothing is stored."""
    likely = [
        next((one.claim for one in found if one.is_likely), None)
        for found in match_each([row.claim_text for row in rows])
    ]
    claims = Claim.objects.in_bulk({pk for pk in likely if pk is not None})
    for row, pk in zip(rows, likely, strict=True):
        if pk in claims:
            row.claim, row.match = claims[pk], MatchState.SUGGESTED.value


def confirm_match(
    row: ExternalReview,
    *,
    by: User,
    claim: Claim | None = None,
    expected_version: int | None = None,
) -> ExternalReview:
    """Will say that a review is about the claim that was suggested, or about another one.

    Raises: NotAllowed, StaleRecord, ValidationError where no claim is given or suggested, or the
    claim was merged.
    """
    return _say(row, MatchState.CONFIRMED, claim, by, expected_version)


def refuse_match(
    row: ExternalReview,
    *,
    by: User,
    claim: Claim | None = None,
    expected_version: int | None = None,
) -> ExternalReview:
    """Will say that a review is not about the claim that was suggested, or is not after all.

    Raises: NotAllowed, StaleRecord, ValidationError where no claim is given or suggested.
    """
    return _say(row, MatchState.REFUSED, claim, by, expected_version)


def suggest_again(*, by: User) -> tuple[int, int]:
    """Will look for claims for reviews that have none yet, some hundred at a time.

    Returns how many were looked at and how many found one.

    Raises: NotAllowed.
    """
    require(by, "externalreview.match")
    with verb("externalreview.suggest", by=by):
        unmatched = ExternalReview.objects.in_match("").standing().newest_first()
        rows = list(unmatched.select_for_update()[:MATCHED_AT_ONCE])
        suggest(rows)
        found = [row for row in rows if row.match]
        for row in found:
            _save_match(row, by=by)
    return len(rows), len(found)


def _save_match(row: ExternalReview, *, by: User | None) -> None:
    """Will store what is said of a match, and log it; the caller is inside of a verb."""
    ExternalReview.objects.filter(pk=row.pk).update(claim=row.claim, match=row.match)
    after = {"claim_id": row.claim_id, "match": row.match}
    log_event("externalreview.matched", row, by=by, after=after)


def _say(
    row: ExternalReview,
    match: MatchState,
    claim: Claim | None,
    by: User,
    expected_version: int | None,
) -> ExternalReview:
    """Keeps the word on the review, and beside it as a labelled pair for whoever matches later."""
    require(by, "externalreview.match")
    with verb(f"externalreview.{match.value}", by=by):
        row = ExternalReview.objects.get(pk=row.pk)
        about = claim or row.claim
        _require_claim(about, match)
        row.claim, row.match = about, match.value
        save_record(row, by=by, expected_version=expected_version)
        if about is not None:
            text = row.claim_text[:LONGEST_PAIR]
            remember(text, about, matches=match is MatchState.CONFIRMED, by=by)
    return row


def _require_claim(claim: Claim | None, match: MatchState) -> None:
    if claim is None:
        raise ValidationError({"claim": ValidationError("Name a claim.", code="required")})
    if match is MatchState.CONFIRMED and claim.status == ClaimStatus.MERGED:
        said = f"Claim {claim.pk} was merged into claim {claim.merged_into_id}: name that one."
        raise ValidationError({"claim": ValidationError(said, code="merged")})
