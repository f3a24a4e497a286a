"""What the API tells and takes about judgements on independence."""

from typing import Any

from rest_framework import serializers

from accounts.api.examples import example
from accounts.api.fields import Reference, Text, WholeNumber, Word, word
from accounts.api.parameters import ListParameters
from claims.api.serializers import ClaimRefOut
from claims.domain.vocabulary import OriginKind, Verdict
from claims.models import IndependenceJudgement, Origin
from claims.services.previews import Change, all_changed_by
from sources.api.serializers import SourceRefOut
from sources.models import Source

LONGEST_REASON = 2000

NO_ORIGIN: dict[str, Any] = {
    "does_not_exist": "There is no origin {pk_value} that can be judged. Which origins a claim "
    "rests on stands at /api/v1/claims/<id>/corroboration/."
}
NO_SOURCE: dict[str, Any] = {
    "does_not_exist": "There is no source {pk_value} that can be judged. "
    "/api/v1/sources/ lists them; one that was merged is judged by its survivor."
}


def _why(said: str) -> dict[str, Any]:
    """What is answered where a reason is missing, in whichever way it is."""
    return dict.fromkeys(("required", "blank", "null"), said)


class JudgementParameters(ListParameters):
    """The query parameters of the list of judgements."""

    origin = WholeNumber(
        required=False,
        min_value=1,
        help_text="Judgements on this origin and another one; none for an id that does not exist.",
    )
    source = WholeNumber(  # type: ignore[assignment]
        required=False,
        min_value=1,
        help_text="Judgements on this source and another one; none for an id that does not exist.",
    )


class OriginRefOut(serializers.ModelSerializer[Origin]):
    """An origin as others mention it; a record without a title is told by its description."""

    kind = word(OriginKind)
    name = serializers.CharField(source="__str__", read_only=True)
    holder = SourceRefOut(read_only=True, allow_null=True)

    class Meta:
        model = Origin
        fields = ["id", "kind", "name", "holder"]
        read_only_fields = fields


class JudgementOut(serializers.ModelSerializer[IndependenceJudgement]):
    """An editor's word on two origins or on two sources; the other pair is null.

    Of two that stand about one pair the later one holds.
    """

    origin_a = OriginRefOut(read_only=True, allow_null=True)
    origin_b = OriginRefOut(read_only=True, allow_null=True)
    source_a = SourceRefOut(read_only=True, allow_null=True)
    source_b = SourceRefOut(read_only=True, allow_null=True)
    verdict = word(Verdict)
    judged_by = serializers.CharField(
        source="judge", read_only=True, help_text="The full name; “an editor” where none is given."
    )

    class Meta:
        model = IndependenceJudgement
        fields = [
            "id",
            "verdict",
            "reason",
            "origin_a",
            "origin_b",
            "source_a",
            "source_b",
            "judged_by",
            "judged_at",
            "withdrawn_at",
        ]
        read_only_fields = fields


class StandingOut(serializers.Serializer[Any]):
    """A label with both intervals, confirmed first."""

    label = serializers.CharField()  # type: ignore[assignment]
    supports = serializers.ListField(child=serializers.IntegerField())
    refutes = serializers.ListField(child=serializers.IntegerField())


class ChangeOut(serializers.Serializer[Change]):
    """A claim whose answer changed, from what to what, or stays but rests on other groups."""

    claim = ClaimRefOut()
    before = StandingOut()
    after = StandingOut()
    is_regrouped = serializers.BooleanField(
        help_text="Label and numbers stay; what the claim rests on is grouped anew."
    )


class JudgedOut(serializers.Serializer[Any]):
    """A judgement, and the claims that were changed by what was done with it, latest first.

    `changed` lists the first ones, at most 50, of `changed_total`. Whoever may read what followed
    from an event finds all of them, page by page, under `/events/<id>/consequences/` of each of
    `changed_events`.
    """

    judgement = JudgementOut()
    changed = ChangeOut(many=True)
    changed_total = serializers.SerializerMethodField()
    changed_events = serializers.SerializerMethodField()

    def get_changed_total(self, told: dict[str, Any]) -> int:
        """How many changes there were."""
        return all_changed_by(told["judgement"]).total

    def get_changed_events(self, told: dict[str, Any]) -> list[int]:
        """The events that they followed from, latest first."""
        return list(all_changed_by(told["judgement"]).events)


@example(origins=[2, 5], verdict="same", reason="One poll, told of twice.")
class JudgementIn(serializers.Serializer[Any]):
    """A word on two origins or on two sources; say why."""

    origins = serializers.ListField(
        child=Reference(queryset=Origin.objects.for_judging(), error_messages=NO_ORIGIN),
        required=False,
        default=list,
    )
    sources = serializers.ListField(
        child=Reference(queryset=Source.objects.active(), error_messages=NO_SOURCE),
        required=False,
        default=list,
    )
    verdict = Word(Verdict, error_messages={"required": 'Say "same" or "different".'})
    reason = Text(max_length=LONGEST_REASON, error_messages=_why("Say why they are so."))

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Exactly two different things of one kind.

        Raises: ValidationError.
        """
        if {"origins", "sources"} <= set(self.initial_data):
            said = "Give `origins` or `sources`, not both: a judgement is about one pair."
            raise serializers.ValidationError({"sources": said}, code="not_a_pair")
        origins, sources = attrs["origins"], attrs["sources"]
        pair = origins or sources
        if len(pair) != 2 or pair[0] == pair[1]:
            field = "sources" if "sources" in self.initial_data else "origins"
            said = "Give two different origins, or two different sources."
            raise serializers.ValidationError({field: said}, code="not_a_pair")
        return attrs


class WithdrawalIn(serializers.Serializer[Any]):
    """Why a judgement is taken back."""

    reason = Text(
        max_length=LONGEST_REASON, error_messages=_why("Say why the judgement is taken back.")
    )
