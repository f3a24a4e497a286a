"""The versions of a review, for colleagues: what was written when, signed by whom, and what differs."""

from typing import Any, ClassVar

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.fields import word
from accounts.api.parameters import PageParameters, Parameters, read_parameters
from accounts.api.permissions import ThoseWhoMayRead
from accounts.api.schema import described_detail, described_list
from accounts.api.views import DetailView, ListView
from accounts.models.keyset import Keyset
from reviews.api.contents import ContentOut, with_files
from reviews.api.working import PersonOut, SignatureOut
from reviews.domain import content as contents
from reviews.domain.comparing import differences
from reviews.domain.vocabulary import CorrectionKind, EvidenceStance
from reviews.models import Review, ReviewVersion, SignOff
from reviews.models.version import ReviewVersionQuerySet
from reviews.services.drafts import Draft, draft_of


class VersionOut(serializers.ModelSerializer[ReviewVersion]):
    """One version in short."""

    created_by = PersonOut(read_only=True)
    rating = serializers.CharField(source="rating.label", default=None, allow_null=True)

    class Meta:
        model = ReviewVersion
        fields = [
            "sequence",
            "headline",
            "rating",
            "content_hash",
            "is_complete",
            "created_at",
            "created_by",
        ]
        read_only_fields = fields


def _id(name: str) -> serializers.IntegerField:
    return serializers.IntegerField(source=f"{name}.pk", default=None, allow_null=True)


class EvidenceDraftOut(serializers.Serializer[Any]):
    """A piece of evidence as `save` takes it."""

    question = serializers.CharField()
    answer = serializers.CharField()
    stance = word(EvidenceStance)
    note = serializers.CharField()
    appearance = _id("appearance")
    origin = _id("origin")
    url = serializers.CharField()
    archive_url = serializers.CharField()
    no_archive_reason = serializers.CharField()
    file = _id("file")


class DraftOut(serializers.Serializer[Draft]):
    """What people wrote in the version, as `save` takes it, to go on from there."""

    headline = serializers.CharField()
    explanation = serializers.CharField()
    body = serializers.CharField()
    rating = _id("rating")
    claimant = _id("claimant")
    title_of_claimant = serializers.CharField()
    appearance = _id("appearance")
    evidence = EvidenceDraftOut(many=True)
    only_source = serializers.CharField()
    correction_kind = serializers.ChoiceField(
        choices=[(one.value, one.name) for one in CorrectionKind], allow_null=True
    )
    correction_note = serializers.CharField()


class DifferenceOut(serializers.Serializer[Any]):
    """One place where a version differs from the one before; empty where there was nothing."""

    field = serializers.CharField()
    place = serializers.CharField()
    before = serializers.CharField()
    after = serializers.CharField()


class VersionDetailOut(VersionOut):
    """One version: the content whose hash is signed, its signatures, and what it changed."""

    content = serializers.SerializerMethodField()
    draft = serializers.SerializerMethodField()
    signatures = serializers.SerializerMethodField()
    changes = serializers.SerializerMethodField(help_text="Since the version before.")

    class Meta(VersionOut.Meta):
        fields = [*VersionOut.Meta.fields, "content", "draft", "signatures", "changes"]
        read_only_fields = fields

    @extend_schema_field(ContentOut)
    def get_content(self, version: ReviewVersion) -> Any:
        """What is or would be public."""
        content = contents.read(version.content)
        return ContentOut(content, context=with_files(self.context, content)).data

    @extend_schema_field(DraftOut)
    def get_draft(self, version: ReviewVersion) -> Any:
        """What people wrote."""
        return DraftOut(draft_of(version)).data

    @extend_schema_field(SignatureOut(many=True))
    def get_signatures(self, version: ReviewVersion) -> Any:
        """Every signature on it."""
        return SignatureOut(SignOff.objects.on(version).with_fate(), many=True).data

    @extend_schema_field(DifferenceOut(many=True))
    def get_changes(self, version: ReviewVersion) -> Any:
        """What differs from the version before; nothing for the first one."""
        rows = ReviewVersion.objects.of_review(version.review_id)
        former = rows.numbered(version.sequence - 1).first()
        if former is None:
            return []
        found = differences(contents.read(former.content), contents.read(version.content))
        return DifferenceOut(found, many=True).data


def versions_of(pk: int) -> ReviewVersionQuerySet:
    """The versions of one review with what is told of each.

    Raises: Http404.
    """
    get_object_or_404(Review, pk=pk)
    return ReviewVersion.objects.of_review(pk).with_writer()


@described_list(
    name="ReviewVersion",
    out=VersionOut,
    operation="list_review_versions",
    tag="reviews",
    takes=PageParameters,
    says="The versions of one review, the newest first: every state that somebody saved. For "
    "whoever holds a role.",
    restricted=True,
    of_record=True,
)
class VersionListView(ListView[ReviewVersion]):
    """The versions of one review."""

    permission_classes = [ThoseWhoMayRead]
    reads: ClassVar[str] = "reviewversion.view"
    out = VersionOut
    takes = PageParameters
    keyset: ClassVar[Keyset] = Keyset("sequence", descending=True)

    def get(self, request: Request, pk: int) -> Response:  # type: ignore[override]
        """Will answer one page.

        Raises: InvalidParameters; Http404.
        """
        asked = read_parameters(request, self.takes)
        rows = versions_of(pk).without_content()
        return self.paged(request, asked, rows, f"{type(self).__name__}:{pk}")


@described_detail(
    name="review_version",
    tag="reviews",
    out=VersionDetailOut,
    says="One version by its number: its content, what people wrote in it as `save` takes it, its "
    "signatures, and what differs from the version before. For whoever holds a role.",
    restricted=True,
)
class VersionView(DetailView):
    """One version of a review."""

    permission_classes = [ThoseWhoMayRead]
    reads: ClassVar[str] = "reviewversion.view"
    out = VersionDetailOut
    takes = Parameters

    def get(self, request: Request, pk: int, sequence: int) -> Response:  # type: ignore[override]
        """Will answer one version.

        Raises: InvalidParameters; Http404.
        """
        read_parameters(request, Parameters)
        version = get_object_or_404(versions_of(pk).numbered(sequence))
        return Response(VersionDetailOut(version, context={"request": request}).data)
