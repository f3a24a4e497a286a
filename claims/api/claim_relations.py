"""Relations between claims: to read, to record and to judge."""

from typing import Any, ClassVar

from rest_framework import serializers

from accounts.api.described import described_change, described_removal
from accounts.api.examples import example
from accounts.api.fields import Reference, Text, WholeNumber, Word
from accounts.api.parameters import ListParameters
from accounts.api.schema import described_addition, described_detail, described_list
from accounts.models import User
from claims.api.bodies import Path, pointing
from claims.api.rows import RowListView, RowView
from claims.api.serializers import ClaimRelationOut
from claims.domain.vocabulary import RelationKind
from claims.models import Claim, ClaimRelation
from claims.models.relation import ClaimRelationQuerySet
from claims.services.claims import relate
from claims.services.relating import change_relation
from sources.domain.vocabulary import Judgement

TAG = "claim-relations"
LONGEST_REASON = 2000

PLACES: dict[str, Path] = {
    "claimrelation_not_to_itself": ("to_claim",),
    "claimrelation_acyclic": ("to_claim",),
}


class ClaimRelationParameters(ListParameters):
    """The query parameters of the list of relations."""

    claim = WholeNumber(
        required=False, min_value=1, help_text="Relations of this claim, from either end."
    )
    kind = serializers.ChoiceField(choices=[one.value for one in RelationKind], required=False)
    judgement = serializers.ChoiceField(choices=[one.value for one in Judgement], required=False)


@example(from_claim=7, kind="close", to_claim=8, reason="The same poll, another number.")
class ClaimRelationIn(serializers.Serializer[Any]):
    """One relation, read from left to right; say in `reason` why it holds."""

    from_claim = Reference(queryset=Claim.objects.open())
    kind = Word(RelationKind)
    to_claim = Reference(queryset=Claim.objects.open())
    judgement = Word(Judgement, required=False)
    reason = Text(required=False, allow_blank=True, max_length=LONGEST_REASON)


class ClaimRelationChangeIn(serializers.Serializer[Any]):
    """What may change of a relation: another pair or kind is another relation."""

    judgement = Word(Judgement, required=False)
    reason = Text(required=False, allow_blank=True, max_length=LONGEST_REASON)


@described_list(
    name="ClaimRelation",
    operation="list_claim_relations",
    tag=TAG,
    out=ClaimRelationOut,
    takes=ClaimRelationParameters,
    says="Relations between claims in the order in which they were recorded. Rejected ones are told "
    "only to who has a role. `search` looks at the reason.",
)
@described_addition(
    name="claim_relation",
    tag=TAG,
    body=ClaimRelationIn,
    out=ClaimRelationOut,
    says="Records how one claim relates to another, confirmed unless `judgement` says otherwise. A "
    "kind that says the same both ways is stored from the older claim to the newer.",
    met="",
)
class ClaimRelationListView(RowListView[ClaimRelation]):
    """Relations between claims."""

    out = ClaimRelationOut
    takes = ClaimRelationParameters
    body = ClaimRelationIn
    route = "api:claim_relation"
    writes: ClassVar[dict[str, str]] = {"POST": "claimrelation.add"}
    model = ClaimRelation
    places = PLACES

    def found(self) -> ClaimRelationQuerySet:
        """The relations that this person may see, with both claims."""
        return ClaimRelation.objects.visible_to(self.request.user).for_listing()

    def rows(self, asked: dict[str, Any]) -> ClaimRelationQuerySet:
        """The relations that were asked for."""
        rows = self.found().reasoned(asked["search"]).of_claim(asked.get("claim"))
        return rows.having(kind=asked.get("kind"), judgement=asked.get("judgement"))

    def add(self, given: dict[str, Any], *, by: User) -> ClaimRelation:
        """Will record the relation.

        Raises: ValidationError.
        """
        judgement = Judgement(given.get("judgement", Judgement.CONFIRMED))
        with pointing(self.places):
            return relate(
                given["from_claim"],
                RelationKind(given["kind"]),
                given["to_claim"],
                by=by,
                judgement=judgement,
                reason=given.get("reason", ""),
            )


@described_detail(
    name="claim_relation", tag=TAG, out=ClaimRelationOut, says="One relation between two claims."
)
@described_change(
    name="claim_relation",
    tag=TAG,
    body=ClaimRelationChangeIn,
    out=ClaimRelationOut,
    says="Judges a relation, or says otherwise why it holds; what rests on it is computed anew.",
)
@described_removal(
    name="claim_relation",
    tag=TAG,
    says="Deletes a relation. One that was suggested is rejected instead, so that it is not suggested "
    "again.",
)
class ClaimRelationView(RowView[ClaimRelation]):
    """One relation between two claims."""

    out = ClaimRelationOut
    body = ClaimRelationChangeIn
    writes: ClassVar[dict[str, str]] = {
        "PATCH": "claimrelation.change",
        "DELETE": "claimrelation.delete",
    }
    listed = ClaimRelationListView

    def change(self, record: ClaimRelation, given: dict[str, Any], *, by: User, seen: int) -> None:
        """Will judge the relation, or give it another reason.

        Raises: ValidationError, StaleRecord.
        """
        change_relation(record, by=by, expected_version=seen, **given)
