"""Other claims beside a claim: what counts here through them, and what only gives context."""

from collections.abc import Mapping
from dataclasses import dataclass

from accounts.models.statements import array_of
from claims.domain.corroboration.through import Through
from claims.domain.vocabulary import ClaimStatus, RelationKind
from claims.models import Claim, ClaimRelation
from sources.domain.vocabulary import Judgement
from web.reading.claim_rows import OTHERS
from web.reading.listing import ClaimRow, claim_row

RELATIONS = {
    RelationKind.EQUIVALENT: ("Says the same", "Says the same"),
    RelationKind.CLOSE: ("Close to it", "Close to it"),
    RelationKind.BROADER: ("Narrower", "Broader"),
    RelationKind.NEGATES: ("Says the opposite", "Says the opposite"),
    RelationKind.EXCLUDES: (
        "Cannot be true together with this claim, though both may be false",
        "Cannot be true together with this claim, though both may be false",
    ),
    RelationKind.LIMITS: ("Limited by this claim", "Names a condition or context of this claim"),
    RelationKind.UPDATES: ("The earlier answer", "A later answer to the same question"),
    RelationKind.OUTCOME_OF: ("What this claim came of", "What came of it"),
    RelationKind.IMPLIES: ("Follows from this claim", "This claim follows from it"),
    RelationKind.PART_OF: ("Contains this claim", "Part of this claim"),
}
"""What the other claim is: first when this claim stands on the left, then when on the right."""

COUNTING = frozenset({RelationKind.EQUIVALENT, RelationKind.NEGATES, RelationKind.EXCLUDES})
STATES = {
    Judgement.SUGGESTED: "suggested, not yet confirmed",
    Judgement.UNSURE: "unsure, not yet confirmed",
}


@dataclass(frozen=True, slots=True)
class Related:
    """Another claim: what it is to this one, what it lends, and what was said of the relation."""

    row: ClaimRow
    relation: str
    lends: str
    state: str
    reason: str
    flag: str


@dataclass(frozen=True, slots=True)
class RelatedClaims:
    """What counts here through other claims, and what does not."""

    counting: tuple[Related, ...]
    context: tuple[Related, ...]


def read_related(
    claim: Claim, relations: list[ClaimRelation], lending: Mapping[int, Through]
) -> RelatedClaims:
    """Will part the claims around a claim into those that count here and those that do not.

    `lending` are those that count, some of them by way of others. One query reads them all.
    """
    counting, context = [], []
    direct = set()
    ends = {end for row in relations for end in (row.from_claim_id, row.to_claim_id)}
    around = (ends | lending.keys()) - {claim.pk}
    rows = OTHERS.read(claims=array_of(around)) if around else []
    others = {row.pk: row for row in rows}
    for relation in relations:
        is_left = relation.from_claim_id == claim.pk
        other = others[relation.to_claim_id if is_left else relation.from_claim_id]
        through = lending.get(other.pk)
        if through is not None and _carries(relation):
            direct.add(other.pk)
            counting.append(_related(claim, relation, other, _lends(through)))
        else:
            context.append(_related(claim, relation, other, ""))
    further = sorted(lending.keys() - direct)
    counting += [_indirect(others[pk], lending[pk]) for pk in further]
    return RelatedClaims(tuple(counting), tuple(context))


def _carries(relation: ClaimRelation) -> bool:
    """Whether anything counts through this relation; claims that say the same only once confirmed."""
    kind = RelationKind(relation.kind)
    is_confirmed = relation.judgement == Judgement.CONFIRMED
    return kind in COUNTING and (is_confirmed or kind != RelationKind.EQUIVALENT)


def _related(claim: Claim, relation: ClaimRelation, other: Claim, lends: str) -> Related:
    """The other end of a relation."""
    words = RELATIONS[RelationKind(relation.kind)]
    status = ClaimStatus(other.status)
    return Related(
        row=claim_row(other),
        relation=words[0 if relation.from_claim_id == claim.pk else 1],
        lends=lends,
        state=STATES.get(Judgement(relation.judgement), ""),
        reason=relation.reason,
        flag="" if status == ClaimStatus.OPEN else f"{status.value}: lends nothing",
    )


def _indirect(other: Claim, through: Through) -> Related:
    """A claim that counts by way of others."""
    return Related(
        row=claim_row(other),
        relation=f"{through_words(through)}, by way of another claim",
        lends=_lends(through),
        state="",
        reason="",
        flag="",
    )


def through_words(through: Through) -> str:
    """How the other claim stands to this one.

    >>> through_words(Through(is_turned=True, turns_back=True, is_confirmed=True))
    'Says the opposite'
    """
    if not through.is_turned:
        return "Says the same"
    return "Says the opposite" if through.turns_back else "Cannot be true together with this claim"


def _lends(through: Through) -> str:
    """What counts through a claim, in a sentence."""
    if not through.is_turned:
        return "What supports or disputes it counts here as well."
    said = "What supports it counts against this claim"
    if through.turns_back:
        said += ", and what disputes it counts for this claim"
    return f"{said}." if through.is_confirmed else f"{said}: in the higher number only."
