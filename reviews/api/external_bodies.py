"""What the API tells and takes about reviews by others."""

from collections.abc import Sequence
from typing import Any

from rest_framework import serializers

from accounts.api.fields import Reference, Text, WholeNumber, word
from accounts.api.parameters import PageParameters, Parameters
from accounts.api.values import Whole
from claims.models import Claim
from claims.services.matching import match_each
from reviews.api.references import ExternalReviewOut
from reviews.domain.claimreview.importing import Became, Outcome, Tally
from reviews.domain.vocabulary import QuarantineState
from reviews.models import ExternalReview, QuarantinedItem
from reviews.services.rereading import element_of

NEAREST = 5
NO_CLAIM: dict[str, Any] = {
    "does_not_exist": "There is no claim {pk_value} that stands for itself."
}


class ImportParameters(Parameters):
    """The query parameters of an import."""

    source = Text(  # type: ignore[assignment]
        required=False, allow_blank=True, default="", max_length=2000,
        help_text="The address or name of the document: addresses in it are resolved against it.",
    )  # fmt: skip
    publisher = WholeNumber(
        required=False, min_value=1, help_text="The id of the source that published all of it."
    )
    dry_run = serializers.BooleanField(
        required=False, default=False, help_text="Tell what would become of it, and keep nothing."
    )


class QuarantineParameters(PageParameters):
    """The query parameters of the list of what could not be read."""

    state = serializers.ChoiceField(
        choices=[(one.value, one.name) for one in QuarantineState], required=False,
        default=QuarantineState.OPEN.value, help_text="Open items unless another state is given.",
    )  # fmt: skip


class NearOut(serializers.Serializer[Any]):
    """A claim that is near to what a review is about; `likeness` is 1 for the same words."""

    claim = serializers.IntegerField()
    statement = serializers.CharField()
    score = serializers.FloatField()
    likeness = serializers.FloatField()


class ExternalReviewDetailOut(ExternalReviewOut):
    """The same with the item as it was given, and what can be made of it."""

    raw = serializers.JSONField(read_only=True)
    claim_review = serializers.SerializerMethodField()
    nearest = serializers.SerializerMethodField()

    class Meta(ExternalReviewOut.Meta):
        fields = [*ExternalReviewOut.Meta.fields, "row_version", "raw", "claim_review", "nearest"]
        read_only_fields = fields

    def get_claim_review(self, row: ExternalReview) -> dict[str, Any] | None:
        """The ClaimReview built from the item; null where the item is not kept."""
        try:
            return element_of(row)
        except ValueError:
            return None

    def get_nearest(self, row: ExternalReview) -> list[dict[str, Any]]:
        """The claims of ours that are nearest to it."""
        (found,) = match_each([row.claim_text], limit=NEAREST)
        return [dict(one) for one in NearOut(found, many=True).data]


class MatchIn(serializers.Serializer[Any]):
    """The claim that is meant, unless it is the suggested one."""

    claim = Reference(
        queryset=Claim.objects.open(), required=False, allow_null=True, default=None,
        error_messages=NO_CLAIM,
    )  # fmt: skip
    row_version = Whole(
        source="expected_version", required=False, allow_null=True, default=None, min_value=1,
        help_text="As it was read: refused where somebody wrote since.",
    )  # fmt: skip


class QuarantinedItemOut(serializers.ModelSerializer[QuarantinedItem]):
    """What could not be read, word for word, and why."""

    reasons = serializers.ListField(child=serializers.CharField(), read_only=True)
    state = word(QuarantineState)

    class Meta:
        model = QuarantinedItem
        fields = [
            "id",
            "source",
            "position",
            "reasons",
            "raw",
            "state",
            "created_at",
            "row_version",
        ]
        read_only_fields = fields


class VersionIn(serializers.Serializer[Any]):
    """The version that was read, to refuse where somebody wrote since."""

    row_version = Whole(
        source="expected_version", required=False, allow_null=True, default=None, min_value=1
    )


class BecameOut(serializers.Serializer[Any]):
    """What became of one item; `claim` is the one it may be about."""

    outcome = word(Outcome)
    position = serializers.CharField(
        help_text="Where it stood in the document, as the quarantine says it."
    )
    url = serializers.CharField()
    id = serializers.IntegerField(allow_null=True)
    codes = serializers.ListField(child=serializers.CharField())
    reasons = serializers.ListField(child=serializers.CharField())
    claim = serializers.IntegerField(allow_null=True)
    count = serializers.IntegerField(help_text="More than 1 only for skipped entries told at once.")


class ImportedOut(serializers.Serializer[Any]):
    """What became of a document: every item, and the counts."""

    counts = serializers.DictField()
    items = BecameOut(many=True)


def imported(items: Sequence[Became], tally: Tally) -> dict[str, Any]:
    """Will tell what became of a document."""
    return {"counts": tally.as_json(), "items": BecameOut(items, many=True).data}
