"""Claims that may be one: proposed as equivalent or close, judged by people, perhaps merged."""

from collections.abc import Collection, Iterator

from accounts.models import User
from claims.domain.duplicates import Alike, alike
from claims.domain.measurements import are_apart
from claims.domain.quantities import fits, same_figure
from claims.domain.relating import Proposal
from claims.domain.vocabulary import ClaimKind, ClaimStatus, RelationKind
from claims.models import Claim, ClaimRelation
from claims.services.matching import match
from claims.services.relating import Looked, suggest
from sources.domain.dates import When

LOOKED_AT = 20
"""As many of the nearest claims are compared with one claim."""

PROPOSED_AT_MOST = 5
"""So many duplicates are suggested for one claim; those that say the very same come first."""


def candidates(statement: str) -> list[int]:
    """Will list the open claims that a statement may state, the nearest first."""
    return [found.claim for found in match(statement, limit=LOOKED_AT)]


def suggest_duplicates(claim: Claim, *, by: User | None = None) -> list[ClaimRelation]:
    """Will suggest which claims say the same as this one, or nearly so.

    Two that are tied already, or that somebody said are not alike, are left alone, as is what
    another writer records meanwhile.
    """
    return suggest(duplicates_of(claim), by=by)


def find_all(*, after: int = 0, by: User | None = None, dry_run: bool = False) -> Iterator[Looked]:
    """Will compare every open claim from the id `after` on with those nearest to it.

    With `dry_run` nothing is stored. Each claim is a transaction of its own: a run may be stopped at
    any time, and a second one suggests nothing twice.
    """
    told: set[tuple[int, int]] = set()
    rows = Claim.objects.open().filter(pk__gt=after).order_by("pk")
    for pk in list(rows.values_list("pk", flat=True)):
        claim = Claim.objects.filter(pk=pk).first()
        found = duplicates_of(claim) if claim is not None else []
        new = [one for one in found if (one.from_id, one.to_id) not in told]
        if claim is not None and new and not dry_run:
            kept = {
                (row.from_claim_id, row.to_claim_id) for row in suggest_duplicates(claim, by=by)
            }
            new = [one for one in new if (one.from_id, one.to_id) in kept]
        told.update((one.from_id, one.to_id) for one in new)
        yield Looked(pk, tuple(new))


def duplicates_of(claim: Claim) -> list[Proposal]:
    """Will compare a claim with those nearest to it; nothing is stored."""
    if claim.status != ClaimStatus.OPEN:
        return []
    near = [pk for pk in candidates(claim.statement) if pk != claim.pk]
    left = set(near) - _tied(claim.pk, near)
    others = Claim.objects.open().in_bulk(left)
    found = [(other, how) for other in others.values() if (how := compared(claim, other))]
    found.sort(key=lambda pair: (not pair[1].is_same, near.index(pair[0].pk)))
    return [_proposal(claim, other, how) for other, how in found[:PROPOSED_AT_MOST]]


def compared(one: Claim, other: Claim) -> Alike | None:
    """Will tell how two claims are alike, or None where nobody need look at them.

    Claims of another language, time, place or figure are not alike, nor is that somebody said a
    thing and the thing itself.
    """
    if one.language != other.language or not fits(one.place, other.place):
        return None
    if (one.kind == ClaimKind.QUOTE) != (other.kind == ClaimKind.QUOTE):
        return None
    if None not in (one.attests_id, other.attests_id) and one.attests_id != other.attests_id:
        return None
    if one.quantity and other.quantity and not same_figure(one.quantity, other.quantity):
        return None
    if any(_apart(getattr(one, name), getattr(other, name)) for name in ("valid", "as_of")):
        return None
    return alike(one.statement, other.statement)


def _apart(a: When, b: When) -> bool:
    return are_apart(a, b)


def _tied(claim: int, others: Collection[int]) -> set[int]:
    """Those of the others to which somebody or something tied the claim, or refused to."""
    rows = ClaimRelation.objects.between(claim, others)
    ends = {pk for pair in rows.values_list("from_claim", "to_claim") for pk in pair}
    return ends - {claim}


def _proposal(one: Claim, other: Claim, how: Alike) -> Proposal:
    """The proposal, from the older claim to the newer."""
    low, high = sorted((one.pk, other.pk))
    kind = RelationKind.EQUIVALENT if how.is_same else RelationKind.CLOSE
    return Proposal(low, kind, high, how.reason)
