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
    Statistic,
)
from claims.models import Claim, Topic
from sources.api.serializers import SourceRefOut, WhenOut

STALE_SINCE = "The answer is being counted anew since then, and what is told is the former one."
STALE_BECAUSE = "Why it is being counted anew, in words; empty where it is not."


class TopicOut(serializers.ModelSerializer[Topic]):
    """A subject area."""

    class Meta:
        model = Topic
        fields = ["slug", "name"]
        read_only_fields = fields


class QuantityOut(serializers.ModelSerializer[Claim]):
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


class IntervalOut(serializers.Serializer[Any]):
    """How many separate things would have to be wrong: surely, and at most."""

    confirmed = serializers.IntegerField()
    possible = serializers.IntegerField()


class ClaimOut(serializers.ModelSerializer[Claim]):
    """A checkable statement and how well it is sourced. `label` describes sourcing, never truth."""

    kind = word(ClaimKind)
    checkability = word(Checkability)
    status = word(ClaimStatus)
    topics = TopicOut(many=True, read_only=True)
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

    @extend_schema_field(serializers.DateTimeField(allow_null=True, help_text=STALE_SINCE))
    def get_stale_since(self, claim: Claim) -> datetime | None:
        """Since when the answer is a former one."""
        return claim.staleness.since if claim.staleness else None

    @extend_schema_field(serializers.CharField(help_text=STALE_BECAUSE))
    def get_stale_because(self, claim: Claim) -> str:
        """Why it is being counted anew."""
        return claim.staleness.because if claim.staleness else ""
