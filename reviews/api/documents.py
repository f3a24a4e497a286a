"""The ClaimReview of a review, as it was published: for machines, byte for byte."""

import json
from collections.abc import Mapping
from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.base import ApiView
from accounts.api.parameters import Parameters, read_parameters
from accounts.api.schema import problems
from reviews.models import Review

LINKED_DATA = "application/ld+json"


class AsPublished(BaseRenderer):
    """Sends a text as it is; a refusal as JSON."""

    media_type = LINKED_DATA
    format = "jsonld"
    charset = None

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        """Will return the bytes."""
        text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
        return text.encode()


class AsPublishedJson(AsPublished):
    """The same for who asks for plain JSON."""

    media_type = "application/json"
    format = "json"


class Withdrawn(exceptions.APIException):
    """Says that what is asked for was public once, and was withdrawn."""

    status_code = 410
    default_code = "retracted"


class ClaimReviewView(ApiView):
    """The ClaimReview of one review."""

    renderer_classes = [AsPublished, AsPublishedJson]

    @extend_schema(
        operation_id="get_claimreview",
        auth=[],
        tags=["reviews"],
        description="The ClaimReview (schema.org) of a published review as JSON-LD, byte for byte "
        "as it was published. Of a retracted one there is none any more (410).",
        responses={(200, LINKED_DATA): OpenApiTypes.OBJECT, **problems(400, 404, 406, 410)},
    )
    def get(self, request: Request, pk: int) -> Response:
        """Will answer the document.

        Raises: InvalidParameters; Http404; Withdrawn.
        """
        read_parameters(request, Parameters)
        review = get_object_or_404(Review.objects.for_feed().public(), pk=pk)
        if review.retraction is not None:
            raise Withdrawn(f"This review was retracted: {review.retraction.proposal.note}")
        return Response(review.publication.json_ld if review.publication else "")
