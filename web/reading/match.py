"""The claims that a pasted text may state, as the page shows them."""

from dataclasses import dataclass

from claims.domain.matching.candidates import Candidate
from claims.models import Claim
from claims.services.matching import match
from web.reading.listing import ClaimRow, claim_row


@dataclass(frozen=True, slots=True)
class MatchRow:
    """One claim that was found: its row, the candidate, and the passage where the text is long."""

    pk: int
    row: ClaimRow
    candidate: Candidate
    passage: str


def match_rows(text: str, limit: int) -> list[MatchRow]:
    """Will find the claims that a text may state, the best first, with their sourcing.

    Raises: TextTooLong.
    """
    found = match(text, limit=limit)
    claims = Claim.objects.with_staleness().in_bulk([one.claim for one in found])
    return [
        MatchRow(
            one.claim,
            claim_row(claims[one.claim]),
            one,
            one.passage.text if one.passage.text.strip() != text.strip() else "",
        )
        for one in found
        if one.claim in claims
    ]
