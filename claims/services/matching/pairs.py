"""What people say of matches: every yes and every no is kept, for whoever ranks better later."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from accounts.permissions import require
from accounts.services.steps import verb
from claims.domain.matching.queries import ONE_TEXT, queries_of
from claims.models import Claim, MatchPair
from claims.services import records
from claims.services.matching.finding import match_queries, version

LOOKED_AT = 50
"""A claim that is not among so many was not proposed: its pair is kept without a score."""


def confirm(text: str, claim: Claim, *, by: User) -> MatchPair:
    """Will keep that a text states a claim; who said otherwise before has changed their mind.

    Raises: NotAllowed; ValidationError for an empty text or one too long to be one statement.
    """
    return remember(text, claim, matches=True, by=by)


def refuse(text: str, claim: Claim, *, by: User) -> MatchPair:
    """Will keep that a text does not state a claim.

    Raises: NotAllowed; ValidationError for an empty text or one too long to be one statement.
    """
    return remember(text, claim, matches=False, by=by)


def remember(text: str, claim: Claim, *, matches: bool, by: User) -> MatchPair:
    """Will keep what somebody says of a text and a claim, with the score that it has now.

    Raises: NotAllowed; ValidationError.
    """
    require(by, "matchpair.add")
    text = text.strip()
    if len(text) > ONE_TEXT:
        said = f"Give the sentence that states the claim: at most {ONE_TEXT:,} characters."
        raise ValidationError({"text": ValidationError(said, code="too_long")})
    with verb("matchpair.say", by=by):
        pair = MatchPair.objects.said_of(text, claim, by=by)
        pair = pair or MatchPair(claim=claim, text=text, said_by=by)
        pair.matches, pair.said_at = matches, timezone.now()
        pair.score, pair.matcher = score_of(text, claim), version()
        records.save(pair, by=by)
    return pair


def score_of(text: str, claim: Claim) -> float | None:
    """Will return the score by which a claim is found for a text now, None where it is not found."""
    found = match_queries(queries_of(text), LOOKED_AT)
    return next((one.score for one in found if one.claim == claim.pk), None)


def exported() -> Iterator[dict[str, Any]]:
    """Will give every pair as it is handed to others: no names of who said it, only that one did."""
    for pair in MatchPair.objects.for_export():
        yield {
            "text": pair.text,
            "claim": pair.claim_id,
            "statement": pair.claim.statement,
            "language": pair.claim.language,
            "matches": pair.matches,
            "said_by": pair.said_by_id,
            "said_at": pair.said_at.isoformat(),
            "score": pair.score,
            "matcher": pair.matcher,
        }
