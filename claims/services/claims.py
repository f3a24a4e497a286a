"""Claims and how they relate."""

from collections.abc import Iterable

from accounts.models import User
from accounts.services.steps import verb
from claims.domain.vocabulary import RelationKind
from claims.models import Claim, ClaimRelation, ClaimSubject, ClaimTopic, Topic
from claims.services.records import save
from sources.domain.vocabulary import Judgement
from sources.models import Source


def create_claim(
    claim: Claim,
    *,
    by: User | None,
    subjects: Iterable[Source] = (),
    topics: Iterable[Topic] = (),
) -> Claim:
    """Will add a claim with what it is about.

    Raises: ValidationError.
    """
    with verb("claim.create", by=by):
        save(claim, by=by)
        for source in subjects:
            save(ClaimSubject(claim=claim, source=source), by=by)
        for topic in topics:
            save(ClaimTopic(claim=claim, topic=topic), by=by)
    return claim


def relate(
    one: Claim,
    kind: RelationKind,
    other: Claim,
    *,
    by: User | None,
    judgement: Judgement = Judgement.CONFIRMED,
    reason: str = "",
) -> ClaimRelation:
    """Will record how one claim relates to another.

    Raises: ValidationError for a relation already there, or one that would come round to itself.
    """
    relation = ClaimRelation(
        from_claim=one, to_claim=other, kind=kind, judgement=judgement, reason=reason, judged_by=by
    )
    save(relation, by=by, reason=reason)
    return relation
