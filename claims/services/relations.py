"""Which claims count towards each other, and which ask whether something was said at all."""

from collections.abc import Collection

from accounts.models.hot_rows import HotRows
from accounts.models.statements import array_of, id_given, ids_given
from claims.domain.corroboration import Facts, RelationFact
from claims.domain.corroboration.through import Through, counting_through
from claims.domain.vocabulary import RelationKind
from claims.models import Claim, ClaimRelation, Corroboration
from claims.services import reach
from sources.domain.vocabulary import Judgement

AMONG = HotRows(lambda: ClaimRelation.objects.live().among(ids_given("claims")))
"""The live relations between two of some claims."""

ASKING = HotRows(
    lambda: (
        Claim.objects.open()
        .with_staleness()
        .attesting(ids_given("origins"))
        .exclude(pk=id_given("claim"))
    )
)
"""Quote claims about some statements, but for one."""


def lending_to(claim: Claim) -> dict[int, Through]:
    """Will tell which claims count for or against this one, and how, however far the relations go.

    Claims that were withdrawn or merged lend nothing and borrow nothing.
    """
    near = reach.related([claim.pk])
    if len(near) < 2:
        return {}
    facts = tuple(
        RelationFact(
            id=row.pk,
            from_id=row.from_claim_id,
            to_id=row.to_claim_id,
            kind=RelationKind(row.kind),
            judgement=Judgement(row.judgement),
        )
        for row in AMONG.read(claims=array_of(near))
    )
    return counting_through(Facts(claim_id=claim.pk, relations=facts))


def resting_on_words(quote: Claim) -> list[Claim]:
    """Will list the open claims that rest, for or against, on the statement that a quote claim is about."""
    if quote.attests_id is None:
        return []
    near = reach.citing(origins=[quote.attests_id])
    results = Corroboration.objects.current().naming(quote.attests_id)
    claims = (
        Claim.objects.open().with_staleness().with_results(results.about_any(near - {quote.pk}))
    )
    return list(claims.exclude(attests=quote.attests_id).order_by("pk"))


def asking_whether_said(claim: Claim, origins: Collection[int]) -> list[Claim]:
    """Will list the open quote claims about these statements, but for the claim itself."""
    return ASKING.read(claim=claim.pk, origins=array_of(origins)) if origins else []
