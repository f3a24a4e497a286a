"""What the API tells about claims and how they are sourced."""

from datetime import datetime
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.api.fields import word
from claims.domain.vocabulary import (
    Checkability,
    ClaimKind,
    ClaimStatus,
    Comparator,
    RelationKind,
    Statistic,
)
from claims.models import Claim, ClaimRelation, Topic
from sources.api.serializers import SourceRefOut, WhenOut
from sources.domain.vocabulary import Judgement

STALE_SINCE = "The answer is being counted anew since then, and what is told is the former one."
STALE_BECAUSE = "Why it is being counted anew, in words; empty where it is not."


class TopicRefOut(serializers.ModelSerializer[Topic]):
    """A topic as others mention it."""

    class Meta:
        model = Topic
        fields = ["slug", "name"]
        read_only_fields = fields


class QuantityOut(serializers.ModelSerializer[Any]):
    """One figure; decimals are strings, so that nothing is lost. Changes are signed."""

    comparator = word(Comparator)
    statistic = word(Statistic)
    as_of = WhenOut(read_only=True)

    class Meta:
        model = Claim
        fields = [
            "amount",
            "lower",
            "upper",
            "unit",
            "comparator",
            "statistic",
            "population",
            "baseline",
            "as_of",
        ]
        read_only_fields = fields


class ClaimRefOut(serializers.Serializer[Any]):
    """A claim as others mention it."""

    id = serializers.IntegerField(source="pk")
    statement = serializers.CharField()


class ClaimRelationOut(serializers.ModelSerializer[ClaimRelation]):
    """How one claim relates to another, read from left to right."""

    kind = word(RelationKind)
    judgement = word(Judgement)
    from_claim = ClaimRefOut(read_only=True)
    to_claim = ClaimRefOut(read_only=True)

    class Meta:
        model = ClaimRelation
        fields = [
            "id",
            "from_claim",
            "kind",
            "to_claim",
            "judgement",
            "reason",
            "created_at",
            "row_version",
        ]
        read_only_fields = fields


class CurrentVerdictOut(serializers.ModelSerializer[Claim]):
    """What the newest public review of ours concludes, what that comes down to, and where it stands."""

    label = serializers.CharField(source="verdict", read_only=True)  # type: ignore[assignment]

    class Meta:
        model = Claim
        fields = ["label", "verdict_class", "verdict_url"]
        read_only_fields = fields


class IntervalOut(serializers.Serializer[Any]):
    """How many separate things would have to be wrong: surely, and at most."""

    confirmed = serializers.IntegerField()
    possible = serializers.IntegerField()


class ClaimOut(serializers.ModelSerializer[Claim]):
    """A checkable statement and how well it is sourced. `label` describes sourcing, never truth."""

    kind = word(ClaimKind)
    checkability = word(Checkability)
    status = word(ClaimStatus)
    topics = TopicRefOut(many=True, read_only=True)
    subjects = SourceRefOut(many=True, read_only=True)
    valid = WhenOut(read_only=True)
    quantity = serializers.SerializerMethodField()
    supports = serializers.SerializerMethodField()
    refutes = serializers.SerializerMethodField()
    appearances = serializers.IntegerField(source="appearance_count", read_only=True)
    articles = serializers.IntegerField(source="article_count", read_only=True)
    publishers = serializers.IntegerField(source="publisher_count", read_only=True)
    stale_since = serializers.SerializerMethodField()
    stale_because = serializers.SerializerMethodField()
    verdict = serializers.SerializerMethodField()
    relations = serializers.SerializerMethodField()

    class Meta:
        model = Claim
        fields = [
            "id",
            "statement",
            "short",
            "language",
            "kind",
            "checkability",
            "status",
            "topics",
            "subjects",
            "valid",
            "place",
            "quantity",
            "attests",
            "label",
            "listing",
            "supports",
            "refutes",
            "appearances",
            "articles",
            "publishers",
            "echo_factor",
            "stale_since",
            "stale_because",
            "verdict",
            "relations",
            "created_at",
            "row_version",
        ]
        read_only_fields = fields

    @extend_schema_field(QuantityOut(allow_null=True))
    def get_quantity(self, claim: Claim) -> dict[str, Any] | None:
        """The figure of the claim, if it has one."""
        return dict(QuantityOut(claim).data) if claim.has_quantity else None

    @extend_schema_field(IntervalOut)
    def get_supports(self, claim: Claim) -> dict[str, int]:
        """For the claim."""
        return {"confirmed": claim.supports_confirmed, "possible": claim.supports_possible}

    @extend_schema_field(IntervalOut)
    def get_refutes(self, claim: Claim) -> dict[str, int]:
        """Against the claim."""
        return {"confirmed": claim.refutes_confirmed, "possible": claim.refutes_possible}

    @extend_schema_field(CurrentVerdictOut(allow_null=True))
    def get_verdict(self, claim: Claim) -> dict[str, Any] | None:
        """What our own review concludes, if there is a public one."""
        return dict(CurrentVerdictOut(claim).data) if claim.verdict else None

    @extend_schema_field(
        ClaimRelationOut(many=True, help_text="Told only with `include=relations`.", required=False)
    )
    def get_relations(self, claim: Claim) -> Any:
        """The relations that nobody rejected, from either end."""
        rows = [*claim.relations_from.all(), *claim.relations_to.all()]
        live = [row for row in rows if row.judgement != Judgement.REJECTED]
        return ClaimRelationOut(sorted(live, key=lambda row: row.pk), many=True).data

    @extend_schema_field(serializers.DateTimeField(allow_null=True, help_text=STALE_SINCE))
    def get_stale_since(self, claim: Claim) -> datetime | None:
        """Since when the answer is a former one."""
        return claim.staleness.since if claim.staleness else None

    @extend_schema_field(serializers.CharField(help_text=STALE_BECAUSE))
    def get_stale_because(self, claim: Claim) -> str:
        """Why it is being counted anew."""
        return claim.staleness.because if claim.staleness else ""
