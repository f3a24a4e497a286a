"""What the API tells everybody about reviews: what is published, never what is being written."""

from enum import StrEnum
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.api.fields import word
from claims.api.serializers import ClaimRefOut, IntervalOut
from claims.models.judgement import public_name
from reviews.api.contents import ClaimantOut, ContentOut, VerdictOut, with_files
from reviews.domain import content as contents
from reviews.domain.content import Content
from reviews.domain.vocabulary import CorrectionKind, ReviewState
from reviews.models import Correction, Publication, Retraction, Review
from reviews.models.working import SNAPSHOT


class PublicStatus(StrEnum):
    """What the public is told of how far a review is."""

    PUBLISHED = "published"
    RETRACTED = "retracted"


def status_of(review: Review) -> PublicStatus | None:
    """What the public is told of a review; None where it is told nothing."""
    if not review.is_public:
        return None
    is_retracted = review.state == ReviewState.RETRACTED
    return PublicStatus.RETRACTED if is_retracted else PublicStatus.PUBLISHED


class SourcingOut(serializers.Serializer[Publication]):
    """How the claim was sourced when the version was published."""

    label = serializers.CharField()  # type: ignore[assignment]
    supports = serializers.SerializerMethodField()
    refutes = serializers.SerializerMethodField()
    is_outdated = serializers.SerializerMethodField(
        help_text="Whether the claim is sourced otherwise now."
    )

    @extend_schema_field(IntervalOut)
    def get_supports(self, one: Publication) -> dict[str, int]:
        """For the claim."""
        return {"confirmed": one.supports_confirmed, "possible": one.supports_possible}

    @extend_schema_field(IntervalOut)
    def get_refutes(self, one: Publication) -> dict[str, int]:
        """Against the claim."""
        return {"confirmed": one.refutes_confirmed, "possible": one.refutes_possible}

    def get_is_outdated(self, one: Publication) -> bool:
        """Whether any of it differs from what the claim says of itself now."""
        claim = self.context["claim"]
        return any(getattr(one, name) != getattr(claim, name) for name in SNAPSHOT)


class RetractionOut(serializers.Serializer[Any]):
    """Since when and why a review does not stand any more, and which two editors say so."""

    at = serializers.DateTimeField(source="signed_at")
    note = serializers.CharField(source="proposal.note")
    proposed_by = serializers.SerializerMethodField()
    signed_by = serializers.SerializerMethodField()

    def get_proposed_by(self, one: Retraction) -> str:
        """The name of whoever proposed it."""
        return public_name(one.proposed_by)

    def get_signed_by(self, one: Retraction) -> str:
        """The name of whoever signed it."""
        return public_name(one.signed_by)


class PublishedBriefOut(serializers.Serializer[Any]):
    """What is published, in short. `modified_at` is when readers were last told of a change."""

    published_at = serializers.DateTimeField(help_text="When a version was first public.")
    modified_at = serializers.DateTimeField(allow_null=True)
    headline = serializers.CharField(source="content.headline")
    explanation = serializers.CharField(source="content.explanation")
    claimant = ClaimantOut(source="content.claimant", allow_null=True)
    rating = VerdictOut(source="content.rating", allow_null=True)


class PublishedOut(serializers.Serializer[Any]):
    """What is published: the signed content and how the claim was sourced then."""

    published_at = serializers.DateTimeField(help_text="When a version was first public.")
    modified_at = serializers.DateTimeField(allow_null=True)
    content_hash = serializers.CharField(help_text="The SHA-256 that was signed.")
    sourcing = serializers.SerializerMethodField()
    content = serializers.SerializerMethodField()

    @extend_schema_field(SourcingOut)
    def get_sourcing(self, told: dict[str, Any]) -> Any:
        """The sourcing at that time."""
        context = {**self.context, "claim": told["claim"]}
        return SourcingOut(told["publication"], context=context).data

    @extend_schema_field(ContentOut)
    def get_content(self, told: dict[str, Any]) -> Any:
        """The content with the addresses of its files."""
        content: Content = told["content"]
        return ContentOut(content, context=with_files(self.context, content)).data


class ReviewBaseOut(serializers.ModelSerializer[Review]):
    """What every answer about a review begins with."""

    url = serializers.SerializerMethodField(help_text="The page for people.")
    status = serializers.SerializerMethodField()
    claim = ClaimRefOut(read_only=True)
    retraction = RetractionOut(read_only=True, allow_null=True)

    class Meta:
        model = Review
        fields = ["id", "url", "status", "language", "claim", "retraction"]
        read_only_fields = fields

    def get_url(self, review: Review) -> str:
        """Where people read it."""
        url: str = self.context["request"].build_absolute_uri(review.get_absolute_url())
        return url

    @extend_schema_field(
        serializers.ChoiceField(
            choices=[(one.value, one.name) for one in PublicStatus],
            allow_null=True,
            help_text="What the public is told; null where nothing was ever public.",
        )
    )
    def get_status(self, review: Review) -> str | None:
        """Published or retracted, whatever is being worked on behind it."""
        status = status_of(review)
        return status.value if status else None


class CorrectionOut(serializers.ModelSerializer[Correction]):
    """One correction as readers are told of it."""

    kind = word(CorrectionKind)

    class Meta:
        model = Correction
        fields = ["id", "kind", "note", "effective_at"]
        read_only_fields = fields


def published(review: Review, *, is_colleague: bool) -> dict[str, Any] | None:
    """What is published of a review `with_dates`; None where nothing is.

    Of one that was retracted only colleagues are told what it said.
    """
    publication = review.publication
    if publication is None or (review.state == ReviewState.RETRACTED and not is_colleague):
        return None
    return {
        "published_at": review.first_published_at,
        "modified_at": publication.modified_at,
        "content_hash": publication.content_hash,
        "content": contents.read(publication.version.content),
        "publication": publication,
        "claim": review.claim,
    }
