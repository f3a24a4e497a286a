"""What the API takes: what is written in a version, and what opens a review. Nothing else is read."""

from dataclasses import replace
from functools import partial
from typing import Any

from django.core.validators import URLValidator
from rest_framework import serializers

from accounts.api.examples import example
from accounts.api.fields import Reference, Text, Word
from claims.models import Appearance, Claim, Origin
from reviews.domain.vocabulary import CorrectionKind, EvidenceStance
from reviews.models import EvidenceFile, Rating
from reviews.services.drafts import Draft, EvidenceDraft
from sources.models import Source

LONGEST_BODY = 200_000
LONGEST_TEXT = 5000
LONGEST_LINE = 300
LONGEST_URL = 2000
MOST_EVIDENCE = 100

GROUNDS = ("appearance", "origin", "url", "file")

Written = partial(Text, trim_whitespace=False, max_length=LONGEST_TEXT)
"""Text that is kept as it was typed, and hashed so."""

Line = partial(Text, max_length=LONGEST_LINE)

Address = partial(
    Text,
    required=False,
    allow_blank=True,
    default="",
    max_length=LONGEST_URL,
    validators=[URLValidator(schemes=["http", "https"])],
)


class EvidenceIn(serializers.Serializer[Any]):
    """A question, its answer, and the one thing that this rests on: appearance, origin, url or file.

    A `url` comes with the address of a copy in an archive, or the reason why there is none, at the
    latest when the version is submitted.
    """

    question = Written()
    answer = Written()
    stance = Word(EvidenceStance)
    note = Written(required=False, allow_blank=True, default="")
    appearance = Reference(queryset=Appearance.objects.all(), required=False, allow_null=True)
    origin = Reference(queryset=Origin.objects.all(), required=False, allow_null=True)
    url = Address()
    archive_url = Address()
    no_archive_reason = Line(required=False, allow_blank=True, default="")
    file = Reference(
        queryset=EvidenceFile.objects.without_data(),
        required=False,
        allow_null=True,
        help_text="As `/evidence-files/` answered.",
    )

    def to_internal_value(self, data: Any) -> Any:
        """Will return what was given, unless it names what there is not.

        Raises: ValidationError.
        """
        unknown = sorted(set(data) - set(self.fields)) if isinstance(data, dict) else []
        if unknown:
            said = f"There is no such field. Known are: {', '.join(sorted(self.fields))}."
            raise serializers.ValidationError(dict.fromkeys(unknown, said), code="unknown")
        return super().to_internal_value(data)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Exactly one thing.

        Raises: ValidationError.
        """
        given = [name for name in GROUNDS if attrs.get(name)]
        if len(given) != 1:
            told = ", ".join(given) or "none"
            said = f"Evidence rests on one of {', '.join(GROUNDS)}; given: {told}."
            raise serializers.ValidationError(said, code="evidence_rests_on_one_thing")
        return attrs


class DraftIn(serializers.Serializer[Any]):
    """What is written in a version. A field that is left out stays as it is; a list is given whole."""

    headline = Line(required=False, allow_blank=True, trim_whitespace=False)
    explanation = Written(
        required=False, allow_blank=True, help_text="The reasons for the verdict, in a few words."
    )
    body = Written(required=False, allow_blank=True, max_length=LONGEST_BODY)
    rating = Reference(
        queryset=Rating.objects.select_related("scale"),
        required=False,
        allow_null=True,
        help_text="The id of a label of `/rating-scales/`.",
    )
    claimant = Reference(
        queryset=Source.objects.active(),
        required=False,
        allow_null=True,
        help_text="The id of the source that makes the claim.",
    )
    title_of_claimant = Line(
        required=False, allow_blank=True, help_text="As of the statement, such as “minister”."
    )
    appearance = Reference(
        queryset=Appearance.objects.all(),
        required=False,
        allow_null=True,
        help_text="The appearance of the claim that is reviewed.",
    )
    evidence = serializers.ListField(child=EvidenceIn(), required=False, max_length=MOST_EVIDENCE)
    only_source = Written(
        required=False,
        allow_blank=True,
        help_text="Why the evidence has fewer than two origins, where it has.",
    )
    correction_kind = Word(
        CorrectionKind,
        required=False,
        allow_null=True,
        help_text="Of a review that is public: how much changes.",
    )
    correction_note = Written(
        required=False,
        allow_blank=True,
        help_text="Of a review that is public: what readers are told.",
    )


@example(claim=7, headline="Were three quarters against it?")
class OpenIn(DraftIn):
    """The claim to review, and what is written already, if anything."""

    claim = Reference(queryset=Claim.objects.open())
    language = Text(
        required=False,
        allow_blank=True,
        default="",
        max_length=35,
        help_text="BCP 47; the claim's own unless said.",
    )


def read_draft(given: dict[str, Any], before: Draft) -> Draft:
    """What is written now: what was given, else what was there before."""
    changes = dict(given)
    if "evidence" in changes:
        changes["evidence"] = tuple(_evidence(one) for one in changes["evidence"])
    if changes.get("correction_kind"):
        changes["correction_kind"] = CorrectionKind(changes["correction_kind"])
    return replace(before, **changes)


def _evidence(given: dict[str, Any]) -> EvidenceDraft:
    return EvidenceDraft(**{**given, "stance": EvidenceStance(given["stance"])})
