"""What the API tells about origins and the polls behind them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.api.fields import word
from claims.domain.vocabulary import OriginKind
from claims.models import Origin, Poll
from sources.api.serializers import ArticleRefOut, SourceRefOut, WhenOut


class PollOut(serializers.ModelSerializer[Poll]):
    """The disclosed details of a poll; decimals are strings, so that nothing is lost.

    `completeness` is the share, 0 to 1, of what a pollster should disclose; `missing` names the rest.
    """

    conductor = SourceRefOut(read_only=True)
    sponsor = SourceRefOut(read_only=True, allow_null=True)
    fieldwork = WhenOut(read_only=True)
    completeness = serializers.FloatField(read_only=True)
    missing = serializers.ListField(
        child=serializers.CharField(), source="disclosure.missing", read_only=True
    )

    class Meta:
        model = Poll
        fields = [
            "conductor",
            "sponsor",
            "question",
            "population",
            "place",
            "mode",
            "sample",
            "fieldwork",
            "margin_of_error",
            "confidence_level",
            "completeness",
            "missing",
        ]
        read_only_fields = fields


class OriginOut(serializers.ModelSerializer[Origin]):
    """Where a chain ends. `name` is what it is called; one without a title by its description."""

    kind = word(OriginKind)
    name = serializers.CharField(source="__str__", read_only=True)
    holder = SourceRefOut(read_only=True, allow_null=True)
    article = ArticleRefOut(read_only=True, allow_null=True)
    date = WhenOut(read_only=True)
    poll = serializers.SerializerMethodField()

    class Meta:
        model = Origin
        fields = [
            "id",
            "kind",
            "name",
            "title",
            "holder",
            "article",
            "date",
            "description",
            "poll",
            "created_at",
            "row_version",
        ]
        read_only_fields = fields

    @extend_schema_field(PollOut(allow_null=True))
    def get_poll(self, origin: Origin) -> dict[str, Any] | None:
        """The poll behind it, if there is one."""
        poll = getattr(origin, "poll", None)
        return dict(PollOut(poll).data) if poll is not None else None
