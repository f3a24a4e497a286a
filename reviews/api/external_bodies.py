"""What the API tells and takes about reviews by others."""

from collections.abc import Sequence
from typing import Any

from rest_framework import serializers

from accounts.api.fields import Reference, WholeNumber, word
from accounts.api.parameters import ListParameters, PageParameters, Parameters
from claims.domain.nearness import Near
from claims.models import Claim
from claims.services.nearest import nearest_claims
from reviews.domain.claimreview.importing import Became, Outcome, Tally
from reviews.domain.vocabulary import MatchState, QuarantineState, RatingClass
from reviews.models import ExternalReview, QuarantinedItem
from reviews.services.rereading import element_of
from sources.api.serializers import SourceRefOut

NEAREST = 5
NO_MATCH = "none"
NO_CLAIM: dict[str, Any] = {
    "does_not_exist": "There is no claim {pk_value} that stands for itself."
}


class ExternalParameters(ListParameters):
    """The query parameters of the list of reviews by others."""

    site = serializers.CharField(
        required=False, allow_blank=True, default="", max_length=253,
        help_text="The host of the publisher's site without www, such as example.org.",
    )  # fmt: skip
    claim = WholeNumber(required=False, min_value=1, help_text="Reviews tied to this claim.")
    match = serializers.ChoiceField(
        choices=[*(one.value for one in MatchState), NO_MATCH], required=False, default=None,
        allow_null=True, help_text="What was said of the match with a claim of ours.",
    )  # fmt: skip

    def validate_match(self, value: str | None) -> str | None:
        """The word as it is stored: nothing where there is no match."""
        return "" if value == NO_MATCH else value


class ImportParameters(Parameters):
    """The query parameters of an import."""

    source = serializers.CharField(  # type: ignore[assignment]
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


class MatchedClaimOut(serializers.ModelSerializer[Claim]):
    """A claim of ours that a review may be about."""

    class Meta:
        model = Claim
        fields = ["id", "statement"]
        read_only_fields = fields


class RatingOut(serializers.Serializer[ExternalReview]):
    """A rating as it was given, and the class it comes down to: empty while nobody has said."""

    given = serializers.CharField(source="rating_given")
    value = serializers.DecimalField(source="rating_value", max_digits=12, decimal_places=4)
    best = serializers.DecimalField(source="rating_best", max_digits=12, decimal_places=4)
    worst = serializers.DecimalField(source="rating_worst", max_digits=12, decimal_places=4)
    normalised = serializers.ChoiceField(
        source="rating_class", choices=[(one.value, one.name) for one in RatingClass],
        allow_blank=True,
    )  # fmt: skip


class ExternalReviewOut(serializers.ModelSerializer[ExternalReview]):
    """A review by another publisher; it counts for nothing of our own."""

    publisher = SourceRefOut(read_only=True, allow_null=True)
    rating = RatingOut(source="*", read_only=True)
    claim = MatchedClaimOut(read_only=True, allow_null=True)
    match = word(MatchState, blank=True)

    class Meta:
        model = ExternalReview
        fields = [
            "id", "url", "site", "publisher", "publisher_name", "title", "claim_text", "claimant",
            "claim_date", "rating", "reviewed_on", "language", "claim", "match", "imported_at",
            "gone_on", "row_version",
        ]  # fmt: skip
        read_only_fields = fields


class NearOut(serializers.Serializer[Near]):
    """A claim that is near to what a review is about; `score` is about 1 for the same words."""

    claim = serializers.IntegerField()
    statement = serializers.CharField()
    score = serializers.FloatField()


class ExternalReviewDetailOut(ExternalReviewOut):
    """The same with the item as it was given, and what can be made of it."""

    raw = serializers.JSONField(read_only=True)
    claim_review = serializers.SerializerMethodField()
    nearest = serializers.SerializerMethodField()

    class Meta(ExternalReviewOut.Meta):
        fields = [*ExternalReviewOut.Meta.fields, "raw", "claim_review", "nearest"]
        read_only_fields = fields

    def get_claim_review(self, row: ExternalReview) -> dict[str, Any] | None:
        """The ClaimReview built from the item; null where the item is not kept."""
        try:
            return element_of(row)
        except ValueError:
            return None

    def get_nearest(self, row: ExternalReview) -> list[dict[str, Any]]:
        """The claims of ours that are nearest to it."""
        found = NearOut(nearest_claims(row.claim_text, NEAREST), many=True).data
        return [dict(one) for one in found]


class MatchIn(serializers.Serializer[Any]):
    """The claim that is meant, unless it is the suggested one."""

    claim = Reference(
        queryset=Claim.objects.open(), required=False, allow_null=True, default=None,
        error_messages=NO_CLAIM,
    )  # fmt: skip
    expected_version = serializers.IntegerField(
        required=False, allow_null=True, default=None, min_value=1,
        help_text="`row_version` as it was read: refused where somebody wrote since.",
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

    expected_version = serializers.IntegerField(
        required=False, allow_null=True, default=None, min_value=1
    )


class BecameOut(serializers.Serializer[Became]):
    """What became of one item; `claim` is the one it may be about."""

    outcome = word(Outcome)
    position = serializers.CharField(help_text="Where it stood in the document.")
    url = serializers.CharField()
    id = serializers.IntegerField(allow_null=True)
    codes = serializers.ListField(child=serializers.CharField())
    reasons = serializers.ListField(child=serializers.CharField())
    claim = serializers.IntegerField(allow_null=True)


class ImportedOut(serializers.Serializer[Any]):
    """What became of a document: every item, and the counts."""

    counts = serializers.DictField()
    items = BecameOut(many=True)


def imported(items: Sequence[Became], tally: Tally) -> dict[str, Any]:
    """Will tell what became of a document."""
    return {"counts": tally.as_json(), "items": BecameOut(items, many=True).data}
