"""What readers ask us to correct: handed in without an account, followed by a ticket, answered by us."""

from typing import Any, ClassVar

from django.core.validators import validate_email
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.base import ApiView
from accounts.api.examples import example
from accounts.api.fields import Reference, Text, Word, word
from accounts.api.parameters import PageParameters, Parameters, read_body, read_parameters
from accounts.api.permissions import ThoseWhoMayRead, signed_in
from accounts.api.schema import described_list, described_step, problems
from accounts.api.values import Flag
from accounts.api.views import ListView
from accounts.requests import client_address
from reviews.api.asking import StepIn
from reviews.api.bodies import Address, Line, Written
from reviews.api.working import PersonOut
from reviews.domain.vocabulary import RequestState
from reviews.models import Correction, CorrectionRequest, Review
from reviews.models.request import CorrectionRequestQuerySet
from reviews.services.requests import answer_request, hand_in

LONGEST_EMAIL = 254

ANSWER = "correctionrequest.answer"


@example(
    url="https://example.org/reviews/3/",
    text="The poll was taken in November, not in October.",
    email="reader@example.org",
)
class RequestIn(serializers.Serializer[Any]):
    """What should be corrected, and where: in a review of ours, or at an address."""

    review = Reference(queryset=Review.objects.public(), required=False, allow_null=True)
    url = Address()
    text = Written()
    name = Line(required=False, allow_blank=True, default="", max_length=200)
    email = Text(
        required=False,
        allow_blank=True,
        default="",
        max_length=LONGEST_EMAIL,
        validators=[validate_email],
        help_text="Never public.",
    )
    website = Text(
        required=False,
        allow_blank=True,
        default="",
        help_text="Leave this out: it is here for programs that fill in whatever they find.",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """About a review or an address.

        Raises: ValidationError.
        """
        if not attrs.get("review") and not attrs["url"]:
            said = "Say which review (`review`) or which address (`url`) it is about."
            raise serializers.ValidationError(said, code="correctionrequest_about_something")
        return attrs


class TicketOut(serializers.ModelSerializer[CorrectionRequest]):
    """What whoever holds the ticket may know; neither name nor address is told again."""

    state = word(RequestState)
    outcome = serializers.CharField(read_only=True, help_text="Our answer, once there is one.")
    correction = serializers.SerializerMethodField()

    class Meta:
        model = CorrectionRequest
        fields = [
            "state",
            "review",
            "url",
            "text",
            "created_at",
            "handled_at",
            "outcome",
            "correction",
        ]
        read_only_fields = fields

    def get_correction(self, row: CorrectionRequest) -> str | None:
        """The public note of the correction that followed, if any."""
        return row.correction.note if row.correction else None


class HandedInOut(TicketOut):
    """The ticket, which is told this once, and where to look what becomes of the request."""

    follow = serializers.SerializerMethodField()

    class Meta(TicketOut.Meta):
        fields = ["ticket", "follow", *TicketOut.Meta.fields]
        read_only_fields = fields

    def get_follow(self, row: CorrectionRequest) -> str:
        """The address to look at."""
        path = reverse("api:correction-request", args=[row.ticket])
        url: str = self.context["request"].build_absolute_uri(path)
        return url


class RequestOut(serializers.ModelSerializer[CorrectionRequest]):
    """A request as those who answer it see it; the ticket is the reader's alone."""

    state = word(RequestState)
    handled_by = PersonOut(read_only=True, allow_null=True)

    class Meta:
        model = CorrectionRequest
        fields = [
            "id",
            "state",
            "review",
            "url",
            "name",
            "email",
            "text",
            "created_at",
            "outcome",
            "handled_by",
            "handled_at",
            "correction",
            "row_version",
        ]
        read_only_fields = fields


class AnswerIn(StepIn):
    """The answer, in words that the reader is shown."""

    is_accepted = Flag()
    outcome = Written()
    correction = Reference(
        queryset=Correction.objects.all(),
        required=False,
        allow_null=True,
        default=None,
        help_text="What was corrected because of it.",
    )


class RequestParameters(PageParameters):
    """The query parameters of the list of requests."""

    state = Word(RequestState, required=False, help_text="What became of it.")


class AnybodyAsks(BasePermission):
    """Everybody may hand in a request; reading what others asked is for those who answer."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Whether the request hands one in, or comes from who answers.

        Raises: NotAllowed.
        """
        if request.method == "POST":
            return True
        return ThoseWhoMayRead().has_permission(request, view)


@described_list(
    name="CorrectionRequest",
    out=RequestOut,
    operation="list_correction_requests",
    tag="correction requests",
    takes=RequestParameters,
    says="What readers asked us to correct, in the order in which it came: for those who answer it.",
    restricted=True,
)
class RequestListView(ListView[CorrectionRequest]):
    """Requests of readers."""

    permission_classes = [AnybodyAsks]
    reads: ClassVar[str] = ANSWER
    out = RequestOut
    takes = RequestParameters

    @extend_schema(
        operation_id="add_correction_request",
        auth=[],
        tags=["correction requests"],
        description="Asks us to correct something, without an account; at most five times an hour. "
        "The answer holds a ticket, told this once, by which to follow what becomes of it.",
        request=RequestIn,
        responses={201: HandedInOut, **problems(400, 406, 409, 413, 415, 429)},
    )
    def post(self, request: Request) -> Response:
        """Will keep a request.

        Raises: ValidationError, LooksAutomatic, TooOften.
        """
        read_parameters(request, Parameters)
        given = read_body(request, RequestIn)
        address, trap = client_address(request._request), given.pop("website")
        made = hand_in(address, now=timezone.now(), trap=trap, **given)
        answer = HandedInOut(made, context={"request": request}).data
        headers = {"Location": answer["follow"], "Cache-Control": "no-store"}
        return Response(answer, status=201, headers=headers)

    def rows(self, asked: dict[str, Any]) -> CorrectionRequestQuerySet:
        """Requests in the state that was asked for."""
        rows = CorrectionRequest.objects.for_listing()
        return rows.in_state(RequestState(asked["state"])) if "state" in asked else rows


class TicketView(ApiView):
    """What became of a request, for whoever holds its ticket."""

    @extend_schema(
        operation_id="get_correction_request",
        auth=[],
        tags=["correction requests"],
        description="What became of a request, for whoever holds its ticket.",
        responses={200: TicketOut, **problems(400, 404, 406)},
    )
    def get(self, request: Request, ticket: str) -> Response:
        """Will answer how far it is.

        Raises: InvalidParameters; Http404.
        """
        read_parameters(request, Parameters)
        rows = CorrectionRequest.objects.with_ticket(ticket).for_listing()
        found = get_object_or_404(rows)
        told = TicketOut(found, context={"request": request}).data
        return Response(told, headers={"Cache-Control": "no-store"})


@described_step(
    name="answer_correction_request",
    tag="correction requests",
    body=AnswerIn,
    out=RequestOut,
    says="Answers a request once, in words that the reader is shown.",
    stale=True,
)
class AnswerView(ApiView):
    """Where a request is answered."""

    writes: ClassVar[dict[str, str]] = {"POST": ANSWER}

    def post(self, request: Request, pk: int) -> Response:
        """Will answer a request.

        Raises: Http404, NotAllowed, TransitionRefused, StaleRecord, ValidationError.
        """
        read_parameters(request, Parameters)
        row = get_object_or_404(CorrectionRequest, pk=pk)
        given = read_body(request, AnswerIn)
        seen, by = given.pop("row_version"), signed_in(request)
        answer_request(row, by=by, now=timezone.now(), expected_version=seen, **given)
        found = CorrectionRequest.objects.for_listing().get(pk=pk)
        return Response(RequestOut(found).data)
