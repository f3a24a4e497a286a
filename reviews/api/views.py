"""Reviews, to read: what is public of them for everybody, the work on them for colleagues."""

from datetime import date
from typing import Any, ClassVar

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.fields import Text, WholeNumber, Word
from accounts.api.fieldsets import narrowed
from accounts.api.parameters import (
    ListParameters,
    PageParameters,
    Parameters,
    read_body,
    read_parameters,
)
from accounts.api.permissions import signed_in
from accounts.api.schema import described_addition, described_detail, described_list
from accounts.api.views import DetailView, ListView
from accounts.models.keyset import Keyset
from accounts.permissions import may, require
from reviews.api.bodies import OpenIn, read_draft
from reviews.api.details import ReviewDetailOut, ReviewOut, context_of
from reviews.api.public import CorrectionOut, PublicStatus
from reviews.domain.vocabulary import RatingClass, ReviewState
from reviews.models import Correction, Review
from reviews.models.correction import CorrectionQuerySet
from reviews.models.review import ReviewQuerySet
from reviews.services.drafting import open_review
from reviews.services.drafts import Draft

WORKING = ("state", "assigned", "overdue")
"""Parameters that ask about the work."""


class ReviewParameters(ListParameters):
    """The query parameters of the list of reviews."""

    status = Word(PublicStatus, required=False, help_text="What the public is told.")
    claim = WholeNumber(required=False, min_value=1, help_text="Reviews of this claim.")
    rating = Word(RatingClass, required=False, help_text="What the public verdict comes down to.")
    state = Word(ReviewState, required=False, help_text="How far the work is: for colleagues.")
    assigned = Text(
        required=False,
        max_length=150,
        help_text="Whose turn it is: a username, or `nobody`: for colleagues.",
    )
    overdue = serializers.ChoiceField(
        choices=["true"], required=False, help_text="What is late: for colleagues."
    )


@described_list(
    name="Review",
    out=ReviewOut,
    takes=ReviewParameters,
    says="Reviews in the order in which they were opened. Everybody is told of those that are "
    "published or were retracted, and only what is public of them; whoever holds a role is told "
    "of all, with the work on them. `search` looks at the claim and the public headline. Retracted reviews "
    "say for everybody only that they are, since when, why and by whom: neither `search` nor `rating` "
    "finds them.",
)
@described_addition(
    name="review",
    body=OpenIn,
    out=ReviewDetailOut,
    says="Opens the review of a claim, with a first version of what is written already. Whoever "
    "opens it is its first author, and so never signs it.",
    met="",
    conflicts=True,
)
class ReviewListView(ListView[Review]):
    """Reviews that whoever asks may see."""

    out = ReviewOut
    takes = ReviewParameters
    writes: ClassVar[dict[str, str]] = {"POST": "review.open"}

    def post(self, request: Request) -> Response:
        """Will open a review.

        Raises: ValidationError, NotAllowed, TransitionRefused.
        """
        read_parameters(request, Parameters)
        given = read_body(request, OpenIn)
        claim, language = given.pop("claim"), given.pop("language")
        draft, now = read_draft(given, Draft()), timezone.now()
        made = open_review(claim, by=signed_in(request), now=now, language=language, draft=draft)
        where = request.build_absolute_uri(reverse("api:review", args=[made.pk]))
        return Response(told(made.pk, request), status=201, headers={"Location": where})

    def rows(self, asked: dict[str, Any]) -> ReviewQuerySet:
        """Reviews that were asked for, as far as whoever asks may see them.

        Raises: NotAuthenticated, NotAllowed where the work is asked about.
        """
        user = self.request.user
        if any(name in asked for name in WORKING):
            require_colleague(self.request)
        rows = Review.objects.visible_to(user).matching(asked["search"]).for_api()
        if (asked["search"].split() or "rating" in asked) and not may(user, "review.view"):
            rows = rows.published()  # what a retracted review said is not public any more
        return _narrowed(rows, asked, timezone.now().date())

    def context(self, request: Request) -> dict[str, Any]:
        """Who asks, and when."""
        return context_of(request, timezone.now())


@described_detail(
    name="review",
    tag="reviews",
    out=ReviewDetailOut,
    says="One review: for everybody what is published, word for word as it was signed; for "
    "colleagues the work as well, with each step and whether they may take it now (`choices`).",
)
class ReviewView(DetailView):
    """One review."""

    out = ReviewDetailOut

    def record(self, pk: int) -> Review:
        """The review, if whoever asks may see any of it.

        Raises: Http404.
        """
        return visible(self.request, pk)

    def answer(self, request: Request, record: Any, asked: dict[str, Any]) -> Any:
        """What whoever asks may know of it."""
        told = ReviewDetailOut(record, context=context_of(request, timezone.now()))
        return narrowed(told, asked).data


@described_list(
    name="Correction",
    out=CorrectionOut,
    operation="list_review_corrections",
    tag="reviews",
    takes=PageParameters,
    says="What readers are told of changes to one review, the latest first.",
    of_record=True,
)
class CorrectionListView(ListView[Correction]):
    """The corrections of one review."""

    out = CorrectionOut
    takes = PageParameters
    keyset: ClassVar[Keyset] = Keyset("effective_at", descending=True)

    def get(self, request: Request, pk: int) -> Response:  # type: ignore[override]
        """Will answer one page.

        Raises: InvalidParameters; Http404.
        """
        asked = read_parameters(request, self.takes)
        rows = corrections_of(visible(request, pk))
        return self.paged(request, asked, rows, f"{type(self).__name__}:{pk}")


def corrections_of(review: Review) -> CorrectionQuerySet:
    """What readers are told of changes."""
    return Correction.objects.of(review).told()


def told(pk: int, request: Request) -> Any:
    """What is told of a review after something was done with it."""
    context = context_of(request, timezone.now())
    return ReviewDetailOut(visible(request, pk), context=context).data


def visible(request: Request, pk: int) -> Review:
    """The review with all that the answers need, if whoever asks may see any of it.

    Raises: Http404.
    """
    rows = Review.objects.visible_to(request.user).for_api()
    return get_object_or_404(rows, pk=pk)


def require_colleague(request: Request) -> None:
    """Will return silently when whoever asks holds a role.

    Raises: NotAuthenticated, NotAllowed.
    """
    if not request.user.is_authenticated:
        raise exceptions.NotAuthenticated
    require(request.user, "review.view")


def _narrowed(rows: ReviewQuerySet, asked: dict[str, Any], today: date) -> ReviewQuerySet:
    """The rows that answer the parameters."""
    if "status" in asked:
        rows = rows.retracted() if asked["status"] == PublicStatus.RETRACTED else rows.published()
    if "claim" in asked:
        rows = rows.of_claim(asked["claim"])
    if "rating" in asked:
        rows = rows.rated(RatingClass(asked["rating"]))
    if "state" in asked:
        rows = rows.in_state(ReviewState(asked["state"]))
    if "overdue" in asked:
        rows = rows.overdue(today)
    if "assigned" in asked:
        name = asked["assigned"]
        rows = rows.unassigned() if name == "nobody" else rows.assigned_to_somebody(name)
    return rows
