"""What reviews refer to: scales and methodologies, and what others concluded of the same claims."""

from typing import Any

from django.shortcuts import get_object_or_404
from rest_framework import serializers

from accounts.api.fields import Text, WholeNumber, Word, word
from accounts.api.parameters import ListParameters
from accounts.api.schema import described_detail, described_list
from accounts.api.views import DetailView, ListView
from reviews.domain.vocabulary import MatchState, RatingClass
from reviews.models import ExternalReview, Methodology, Rating, RatingScale
from reviews.models.external import ExternalReviewQuerySet
from reviews.models.methodology import MethodologyQuerySet
from reviews.models.rating import RatingScaleQuerySet
from sources.api.serializers import SourceRefOut


class RatingOut(serializers.ModelSerializer[Rating]):
    """A label; one without a value rates nothing. Its `id` is what a version takes."""

    normalised = word(RatingClass)

    class Meta:
        model = Rating
        fields = ["id", "label", "definition", "value", "normalised"]
        read_only_fields = fields


class RatingScaleOut(serializers.ModelSerializer[RatingScale]):
    """One version of a scale with its labels in their order."""

    ratings = RatingOut(many=True, read_only=True)

    class Meta:
        model = RatingScale
        fields = ["id", "name", "version", "worst", "best", "description", "language", "ratings"]
        read_only_fields = fields


class MethodologyOut(serializers.ModelSerializer[Methodology]):
    """One version of how we work; what is published names the one it was made by."""

    class Meta:
        model = Methodology
        fields = ["id", "version", "title", "text", "content_hash", "created_at"]
        read_only_fields = fields


class ExternalReviewOut(serializers.ModelSerializer[ExternalReview]):
    """A review by another publisher: the rating as given, and what it comes down to by our map.

    `claim` is the one of ours that it is about; while `match` is *suggested*, a machine thinks so.
    `gone_on` is the day on which its publisher took it back.
    """

    publisher = SourceRefOut(read_only=True, allow_null=True)
    rating_class = word(RatingClass, blank=True)
    match = word(MatchState, blank=True)

    class Meta:
        model = ExternalReview
        fields = [
            "id",
            "publisher",
            "publisher_name",
            "site",
            "url",
            "title",
            "claim_text",
            "claimant",
            "claim_date",
            "rating_given",
            "rating_value",
            "rating_best",
            "rating_worst",
            "rating_class",
            "reviewed_on",
            "language",
            "gone_on",
            "claim",
            "match",
            "imported_at",
        ]
        read_only_fields = fields


class ExternalReviewParameters(ListParameters):
    """The query parameters of the list of reviews by others."""

    claim = WholeNumber(required=False, min_value=1, help_text="Reviews of this claim of ours.")
    site = Text(required=False, max_length=253, help_text="A host name.")
    rating = Word(RatingClass, required=False, help_text="What the rating comes down to.")


@described_list(
    name="RatingScale",
    out=RatingScaleOut,
    operation="list_rating_scales",
    tag="rating scales",
    says="Every version of every scale, in the order in which they were made. `search` looks "
    "at name and description.",
)
class RatingScaleListView(ListView[RatingScale]):
    """Scales with their labels."""

    out = RatingScaleOut

    def rows(self, asked: dict[str, Any]) -> RatingScaleQuerySet:
        """Scales that contain the words."""
        return RatingScale.objects.matching(asked["search"]).for_listing()


@described_detail(
    name="rating_scale", tag="rating scales", out=RatingScaleOut, says="One scale with its labels."
)
class RatingScaleView(DetailView):
    """One scale."""

    out = RatingScaleOut

    def record(self, pk: int) -> RatingScale:
        """The scale.

        Raises: Http404.
        """
        return get_object_or_404(RatingScale.objects.for_listing(), pk=pk)


@described_list(
    name="Methodology",
    out=MethodologyOut,
    operation="list_methodologies",
    tag="methodologies",
    says="Every version of how we work, in the order in which they were published. `search` "
    "looks at title and text.",
)
class MethodologyListView(ListView[Methodology]):
    """Methodologies."""

    out = MethodologyOut

    def rows(self, asked: dict[str, Any]) -> MethodologyQuerySet:
        """Methodologies that contain the words."""
        return Methodology.objects.matching(asked["search"])


@described_list(
    name="ExternalReview",
    out=ExternalReviewOut,
    operation="list_external_reviews",
    tag="external reviews",
    takes=ExternalReviewParameters,
    says="Reviews by other publishers, in the order in which they were imported; they count for "
    "nothing of our own. Everybody is told of those that somebody confirmed to be about a claim of "
    "ours; whoever holds a role is told of all. `search` looks at claim, title, label "
    "and publisher.",
)
class ExternalReviewListView(ListView[ExternalReview]):
    """Reviews by others."""

    out = ExternalReviewOut
    takes = ExternalReviewParameters

    def rows(self, asked: dict[str, Any]) -> ExternalReviewQuerySet:
        """Reviews that were asked for, as far as whoever asks may see them."""
        rows = ExternalReview.objects.visible_to(self.request.user).saying(asked["search"])
        rows = rows.for_listing()
        if "claim" in asked:
            rows = rows.of_claim(asked["claim"])
        if "site" in asked:
            rows = rows.at_site(asked["site"])
        return rows.in_class(RatingClass(asked["rating"])) if "rating" in asked else rows
