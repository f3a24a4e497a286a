"""Reviews by others over the API: one with all of it, to hand in, and to match with our claims."""

from typing import Any, ClassVar

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions
from rest_framework.request import Request, is_form_media_type
from rest_framework.response import Response

from accounts.api.base import ApiView
from accounts.api.parameters import read_body, read_parameters
from accounts.api.permissions import signed_in
from accounts.api.problems import InvalidParameters
from accounts.api.schema import described_detail, described_step, problems
from accounts.api.views import DetailView
from reviews.api.external_bodies import (
    ExternalReviewDetailOut,
    ImportedOut,
    ImportParameters,
    MatchIn,
    imported,
)
from reviews.api.external_parser import DocumentParser
from reviews.models import ExternalReview
from reviews.services.exchange import import_document
from reviews.services.matching import confirm_match, refuse_match
from sources.models import Source

PLAIN = ("application/x-ndjson", "text/html")

ANY_DOCUMENT = {
    kind: OpenApiTypes.BINARY if kind in PLAIN else OpenApiTypes.ANY
    for kind in ("application/json", "application/ld+json", *PLAIN)
}


@described_detail(
    name="external_review",
    tag="external reviews",
    out=ExternalReviewDetailOut,
    says="One review by another publisher, with the item as it was given, the ClaimReview built "
    "from it, and the claims of ours that are nearest to it.",
)
class ExternalReviewView(DetailView):
    """One review by somebody else."""

    out = ExternalReviewDetailOut

    def record(self, pk: int) -> ExternalReview:
        """The review with its item.

        Raises: Http404.
        """
        rows = ExternalReview.objects.visible_to(self.request.user).for_detail()
        return get_object_or_404(rows, pk=pk)


class ImportView(ApiView):
    """Where documents of reviews are handed in."""

    parser_classes = [DocumentParser]
    writes: ClassVar[dict[str, str]] = {"POST": "externalreview.import"}

    @extend_schema(
        operation_id="import_external_reviews",
        tags=["external reviews"],
        description="Takes in the ClaimReviews of a document: the body is the document itself, JSON, "
        "one review a line, or a page. Read leniently; what cannot be read is quarantined with its "
        "reasons and never stops the rest. The same document twice changes nothing. Answers with "
        "what became of each item and with the counts.",
        parameters=[ImportParameters],
        request=ANY_DOCUMENT,
        responses={200: ImportedOut, **problems(400, 401, 403, 406, 413, 415)},
    )
    def post(self, request: Request) -> Response:
        """Will take in what can be read.

        Raises: InvalidParameters, NotAllowed, RequestDataTooBig, UnsupportedMediaType.
        """
        asked = read_parameters(request, ImportParameters)
        publisher = _publisher(asked.get("publisher"))
        body = _body(request)
        items, tally = import_document(
            body,
            source=asked["source"],
            by=signed_in(request),
            now=timezone.now(),
            publisher=publisher,
            dry_run=asked["dry_run"],
        )
        return Response(imported(items, tally))


def _publisher(pk: int | None) -> Source | None:
    """The source that published all of a document, where one is named.

    Raises: InvalidParameters.
    """
    if pk is None:
        return None
    source = Source.objects.active().filter(pk=pk).first()
    if source is None:
        told = f"There is no source {pk} that stands for itself."
        found = {"parameter": "publisher", "code": "does_not_exist", "detail": told}
        raise InvalidParameters([found])
    return source


def _body(request: Request) -> bytes:
    """The document as it came.

    Raises: UnsupportedMediaType for a form, RequestDataTooBig.
    """
    if is_form_media_type(request.content_type):
        raise exceptions.UnsupportedMediaType(request.content_type)
    return request.data if isinstance(request.data, bytes) else b""


class MatchView(ApiView):
    """Where somebody says whether a review is about a claim. A subclass says which word is given."""

    writes: ClassVar[dict[str, str]] = {"POST": "externalreview.match"}

    def post(self, request: Request, pk: int) -> Response:
        """Will keep the word.

        Raises: Http404, ValidationError, StaleRecord.
        """
        given = read_body(request, MatchIn)
        row = get_object_or_404(ExternalReview, pk=pk)
        self.say(row, by=signed_in(request), **given)
        stored = ExternalReview.objects.for_detail().get(pk=pk)
        return Response(ExternalReviewDetailOut(stored).data)

    def say(self, row: ExternalReview, **given: Any) -> ExternalReview:
        """The verb."""
        raise NotImplementedError


@described_step(
    name="confirm_match",
    tag="external reviews",
    body=MatchIn,
    out=ExternalReviewDetailOut,
    says="Says that a review is about the claim that was suggested, or about the one that is given.",
    stale=True,
)
class ConfirmView(MatchView):
    """Where a match is confirmed."""

    def say(self, row: ExternalReview, **given: Any) -> ExternalReview:
        """The review is about this claim."""
        return confirm_match(row, **given)


@described_step(
    name="refuse_match",
    tag="external reviews",
    body=MatchIn,
    out=ExternalReviewDetailOut,
    says="Says that a review is not about the claim that was suggested, or that is given.",
    stale=True,
)
class RefuseView(MatchView):
    """Where a match is refused."""

    def say(self, row: ExternalReview, **given: Any) -> ExternalReview:
        """The review is not about this claim."""
        return refuse_match(row, **given)
