"""What the API tells of the content of a version: the words that were signed, and nothing else."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.api.fields import word
from reviews.domain.content import Content, Ground
from reviews.domain.vocabulary import CorrectionKind, EvidenceStance, RatingClass
from reviews.models import EvidenceFile

KINDS = [(kind, kind) for kind in ("appearance", "origin", "url", "file")]
"""What evidence may rest on."""


class ReviewedClaimOut(serializers.Serializer[Any]):
    """The claim as it was worded when the version was saved."""

    id = serializers.IntegerField()
    statement = serializers.CharField()
    short = serializers.CharField()
    language = serializers.CharField()


class ClaimantOut(serializers.Serializer[Any]):
    """Who makes the claim, and the title held at the time, which may be empty."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    kind = serializers.CharField()
    title = serializers.CharField()


class OrganisationOut(serializers.Serializer[Any]):
    """The organisation that reviews."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    homepage = serializers.CharField()


class PlaceOut(serializers.Serializer[Any]):
    """An article in which the claim appears, with the first and the last day it may have come out."""

    id = serializers.IntegerField(help_text="The article's.")
    title = serializers.CharField()
    publisher = serializers.CharField()
    url = serializers.CharField()
    earliest = serializers.CharField(help_text="ISO 8601; empty where it is not known.")
    latest = serializers.CharField(help_text="ISO 8601; empty where it is not known.")


class VerdictOut(serializers.Serializer[Any]):
    """The rating within its scale; `value` is null where a label rates nothing."""

    scale = serializers.CharField()
    scale_version = serializers.IntegerField()
    worst = serializers.IntegerField()
    best = serializers.IntegerField()
    value = serializers.IntegerField(allow_null=True)
    label = serializers.CharField()  # type: ignore[assignment]
    definition = serializers.CharField()
    normalised = word(RatingClass)


class GroundOut(serializers.Serializer[Ground]):
    """One piece of evidence: a question, its answer, and what that rests on (`kind` says which).

    `ref` is the id of the appearance or origin, `file` the address of a file.
    """

    question = serializers.CharField()
    answer = serializers.CharField()
    stance = word(EvidenceStance)
    note = serializers.CharField()
    kind = serializers.ChoiceField(choices=KINDS)
    ref = serializers.IntegerField(allow_null=True)
    title = serializers.CharField()
    publisher = serializers.CharField()
    url = serializers.CharField()
    archive_url = serializers.CharField()
    no_archive_reason = serializers.CharField()
    sha256 = serializers.CharField()
    media_type = serializers.CharField()
    file = serializers.SerializerMethodField()

    @extend_schema_field(serializers.URLField(allow_null=True))
    def get_file(self, ground: Ground) -> str | None:
        """Where the file is served."""
        pk = self.context.get("files", {}).get(ground.sha256)
        if pk is None:
            return None
        url: str = self.context["request"].build_absolute_uri(
            reverse("api:evidence-file", args=[pk])
        )
        return url


class CorrectionMadeOut(serializers.Serializer[Any]):
    """What readers are told about the correction that a version makes."""

    kind = word(CorrectionKind)
    note = serializers.CharField()


class ContentOut(serializers.Serializer[Content]):
    """Everything public in a version. Its SHA-256 is what people sign."""

    language = serializers.CharField()
    organisation = OrganisationOut()
    claim = ReviewedClaimOut()
    claimant = ClaimantOut(allow_null=True)
    appearance = PlaceOut(allow_null=True, help_text="The one that is reviewed.")
    appearances = PlaceOut(many=True)
    headline = serializers.CharField()
    explanation = serializers.CharField(help_text="The reasons for the verdict, in a few words.")
    body = serializers.CharField()
    rating = VerdictOut(allow_null=True)
    only_source = serializers.CharField(help_text="Why the evidence has fewer than two origins.")
    evidence = GroundOut(many=True)
    methodology = serializers.IntegerField(allow_null=True, help_text="Its version.")
    correction = CorrectionMadeOut(allow_null=True)


def with_files(context: Mapping[str, Any], *contents: Content) -> dict[str, Any]:
    """The context in which these contents are told: with the ids of the files they rest on."""
    hashes = {ground.sha256 for one in contents for ground in one.evidence if ground.sha256}
    return {**context, "files": EvidenceFile.objects.ids_by_hash(hashes) if hashes else {}}
