"""What becomes of the rows about a claim when two claims are merged."""

from collections.abc import Hashable

from claims.domain.vocabulary import SYMMETRIC_RELATIONS, RelationKind
from claims.models import (
    Claim,
    ClaimRelation,
    ClaimTopic,
    Corroboration,
    MatchPair,
    StaleMark,
)
from sources.domain.vocabulary import Judgement
from sources.services.merging.draft import Draft
from sources.services.merging.relations import Rows
from sources.services.merging.rules import fill, is_stronger, take

SAME = frozenset({RelationKind.EQUIVALENT, RelationKind.CLOSE})
"""Relations that say of two claims that they may be one; all others say that they are two."""


def _topic_key(row: ClaimTopic) -> Hashable:
    return row.claim_id, row.topic_id


# -- relations


def _put_in_order(row: ClaimRelation, draft: Draft) -> None:
    """What says the same both ways is stored lower id first."""
    if row.kind in SYMMETRIC_RELATIONS:
        row.from_claim_id, row.to_claim_id = sorted((row.from_claim_id, row.to_claim_id))


def _relation_key(row: ClaimRelation) -> Hashable | None:
    """Relations that were rejected are recorded as often as they were."""
    if row.judgement == Judgement.REJECTED:
        return None
    return row.from_claim_id, row.to_claim_id, row.kind


def _settle_relation(kept: ClaimRelation, incoming: ClaimRelation, draft: Draft) -> None:
    """The stronger judgement holds, with whoever made it and why."""
    if is_stronger(incoming.judgement, kept.judgement):
        take(kept, incoming, ["judgement", "judged_by_id", "reason"])
    fill(kept, incoming, ["reason", "judged_by_id"])


SAID = {
    RelationKind.EQUIVALENT: "says the same as",
    RelationKind.CLOSE: "says nearly the same as",
    RelationKind.BROADER: "is broader than",
    RelationKind.NEGATES: "is the opposite of",
    RelationKind.EXCLUDES: "cannot be true together with",
    RelationKind.LIMITS: "states a condition or the context of",
    RelationKind.UPDATES: "answers later the same question as",
    RelationKind.OUTCOME_OF: "is what came of",
    RelationKind.IMPLIES: "means that it is true that",
    RelationKind.PART_OF: "is part of",
}
"""What a relation says of two claims, in a sentence."""


def _between_the_two(row: ClaimRelation, draft: Draft) -> None:
    """What people said of the two is contradicted by a merge, confirmed by it, or was never said."""
    told = f"“{row.from_claim}” {SAID[RelationKind(row.kind)]} “{row.to_claim}”"
    if row.kind in SAME:
        if row.judgement == Judgement.REJECTED:
            draft.doubt(f"Somebody rejected that {told}.")
    elif row.judgement == Judgement.CONFIRMED:
        draft.refuse(f"It is confirmed that {told}, so they are two: reject that relation first.")
    elif row.judgement != Judgement.REJECTED:
        draft.doubt(f"It is {row.judgement} that {told}.")


# -- pairs of a sentence and a claim


def _pair_key(row: MatchPair) -> Hashable:
    return row.claim_id, row.text, row.said_by_id


def _settle_pair(kept: MatchPair, incoming: MatchPair, draft: Draft) -> None:
    if kept.matches != incoming.matches:
        draft.warn(
            f"{incoming.said_by} said of “{incoming.text}” that it states one of them and not the "
            "other: what was said of the survivor stays."
        )


FIRST = Rows(Claim, ("merged_into",))

RELATIONS = (
    Rows(ClaimTopic, ("claim",), key=_topic_key, names=("claim", "topic")),
    Rows(
        ClaimRelation,
        ("from_claim", "to_claim"),
        key=_relation_key,
        adjust=_put_in_order,
        settle=_settle_relation,
        apart=("from_claim_id", "to_claim_id"),
        itself=_between_the_two,
        names=("from_claim", "to_claim"),
    ),
    Rows(MatchPair, ("claim",), key=_pair_key, settle=_settle_pair, names=("claim",)),
    Rows(Corroboration, ("claim",), stays=True),
    Rows(StaleMark, ("claim",), stays=True),
)
"""The tables beside a claim; its appearances and subjects stand with those of sources and articles."""
