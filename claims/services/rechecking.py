"""Counts stored answers anew, to see whether they are what their records give. Nothing is stored."""

from collections.abc import Iterator, Sequence

from claims.domain.corroboration import assess_folded, fold
from claims.models import Claim, Corroboration
from claims.services.facts import facts_of_many
from claims.services.keeping import substance_of

BATCH = 50
"""Claims that are read together."""


def other_answers(*, at_most: int | None = None) -> Iterator[int]:
    """Will give the claims whose stored answer is another one than their records give now.

    Claims that are marked as stale are passed over: their answer is known to be the former one. With
    `at_most` so many claims are looked at, chosen at random.
    """
    claims = Claim.objects.filter(stale_marks__isnull=True)
    ids = claims.order_by("pk" if at_most is None else "?").values_list("pk", flat=True)
    chosen = list(ids if at_most is None else ids[:at_most])
    for begin in range(0, len(chosen), BATCH):
        yield from _others(chosen[begin : begin + BATCH])


def _others(claims: Sequence[int]) -> Iterator[int]:
    stored = Corroboration.objects.current().filter(claim__in=claims)
    known = {row.claim_id: row.substance or substance_of(row.result) for row in stored}
    for facts in facts_of_many(claims):
        now = substance_of(assess_folded(fold(facts)).to_dict())
        if known.get(facts.claim_id) != now:
            yield facts.claim_id
