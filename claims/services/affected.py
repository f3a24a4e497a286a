"""Which claims a record of this application has a part in."""

from django.db import models

from claims.models import (
    Appearance,
    Attribution,
    Claim,
    ClaimRelation,
    ClaimSubject,
    ClaimTopic,
    IndependenceJudgement,
    MatchPair,
    Origin,
    Poll,
    Suggestion,
    Topic,
)
from claims.services import reach


def affected(record: models.Model) -> set[int]:
    """The ids of the claims whose corroboration a change of this record may change.

    Raises: TypeError for a record that this application's services do not write.
    """
    direct = _direct(record)
    return reach.related(direct) if direct else direct


def _direct(record: models.Model) -> set[int]:
    match record:
        case Claim():
            return {record.pk} | _attested(record)
        case Appearance():
            return {record.claim_id} | reach.citing(appearances=[record.pk])
        case Attribution():
            return reach.citing(appearances=[record.from_appearance_id])
        case Origin():
            return reach.citing(origins=[record.pk])
        case Poll():
            return reach.citing(origins=[record.origin_id])
        case ClaimRelation():
            return {record.from_claim_id, record.to_claim_id}
        case IndependenceJudgement():
            return _judged(record)
        case Topic() | ClaimTopic() | ClaimSubject() | Suggestion() | MatchPair():
            return set()
    raise TypeError(f"{record._meta.label} is not written by this application's services")


def _attested(claim: Claim) -> set[int]:
    """Claims that rest on the statement which a quote claim attests."""
    return reach.citing(origins=[claim.attests_id]) if claim.attests_id else set()


def _judged(judgement: IndependenceJudgement) -> set[int]:
    if judgement.origin_a_id is not None and judgement.origin_b_id is not None:
        return reach.citing(origins=[judgement.origin_a_id, judgement.origin_b_id])
    pair = (judgement.source_a_id, judgement.source_b_id)
    return reach.of_sources([pk for pk in pair if pk is not None])
