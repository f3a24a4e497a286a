"""How commands tell which relations they suggest."""

from collections.abc import Callable, Collection

from claims.domain.relating import Proposal
from claims.models import Claim


def tell_proposals(proposals: Collection[Proposal], write: Callable[[str], object]) -> None:
    """Will write each relation with both claims and the reason, however many in one query."""
    ids = {pk for one in proposals for pk in (one.from_id, one.to_id)}
    claims = Claim.objects.in_bulk(ids)
    for one in proposals:
        left, right = claims[one.from_id], claims[one.to_id]
        write(f"{left} [{left.pk}]\n  {one.kind.value} {right} [{right.pk}]")
        write(f"  {one.reason}")
