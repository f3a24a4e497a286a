"""One review as the API tells it, and its line in the list: the public part, and the work on it."""

from datetime import datetime
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request

from accounts.permissions import may
from reviews.api.public import PublishedBriefOut, PublishedOut, ReviewBaseOut, published
from reviews.api.working import WorkBriefOut, WorkOut
from reviews.models import Review

FOR_COLLEAGUES = "For whoever holds a role; null for everybody else."
STANDS = (
    "What readers are told; null where nothing is public, or not any more: of a retracted review "
    "only whoever holds a role is told what it said."
)


class ReviewOut(ReviewBaseOut):
    """A review in the list. `published` is what readers are told; `work` is for colleagues."""

    published = serializers.SerializerMethodField(help_text=STANDS)
    work = serializers.SerializerMethodField(help_text=FOR_COLLEAGUES)

    class Meta(ReviewBaseOut.Meta):
        fields = [*ReviewBaseOut.Meta.fields, "published", "work"]
        read_only_fields = fields

    @extend_schema_field(PublishedBriefOut(allow_null=True))
    def get_published(self, review: Review) -> Any:
        """What readers are told, in short."""
        told = published(review, is_colleague=self.context["is_colleague"])
        return PublishedBriefOut(told, context=self.context).data if told else None

    @extend_schema_field(WorkBriefOut(allow_null=True))
    def get_work(self, review: Review) -> Any:
        """How far the work is."""
        if not self.context["is_colleague"]:
            return None
        return WorkBriefOut(review, context=self.context).data


class ReviewDetailOut(ReviewBaseOut):
    """One review. `published` is what readers are told; `work` is for colleagues."""

    published = serializers.SerializerMethodField(help_text=STANDS)
    work = serializers.SerializerMethodField(help_text=FOR_COLLEAGUES)

    class Meta(ReviewBaseOut.Meta):
        fields = [*ReviewBaseOut.Meta.fields, "published", "work"]
        read_only_fields = fields

    @extend_schema_field(PublishedOut(allow_null=True))
    def get_published(self, review: Review) -> Any:
        """What readers are told."""
        told = published(review, is_colleague=self.context["is_colleague"])
        return PublishedOut(told, context=self.context).data if told else None

    @extend_schema_field(WorkOut(allow_null=True))
    def get_work(self, review: Review) -> Any:
        """Who works on it, how far it is, and what whoever asks may do now."""
        if not self.context["is_colleague"]:
            return None
        return WorkOut(review, context=self.context).data


def context_of(request: Request, now: datetime) -> dict[str, Any]:
    """What the answers above are made with: who asks, and when."""
    is_colleague = may(request.user, "review.view")
    return {"request": request, "is_colleague": is_colleague, "now": now, "today": now.date()}
