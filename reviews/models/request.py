"""What readers ask us to correct."""

import re
import secrets
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from accounts.choices import enum_field, one_of
from accounts.models import Record, User
from accounts.models.constraints import must, unique
from accounts.models.history import tracked
from accounts.models.references import refers
from accounts.permissions import may
from reviews.domain.vocabulary import RequestState
from reviews.models.correction import Correction
from reviews.models.review import Review

PRIVATE = ["name", "email", "ticket"]
"""Columns that may have to be forgotten one day: the history, which forgets nothing, has none of them."""


TICKET = "[A-Za-z0-9_-]{22,64}"


def new_ticket() -> str:
    """Will make the secret by which a requester follows what becomes of the request: 192 bits."""
    return secrets.token_urlsafe(24)


class CorrectionRequestQuerySet(models.QuerySet["CorrectionRequest"]):
    """Questions about requests."""

    def visible_to(self, user: User | AnonymousUser) -> "CorrectionRequestQuerySet":
        """All requests for those who answer them and for auditors, none for anybody else."""
        return self if may(user, "correctionrequest.view") else self.none()

    def open(self) -> "CorrectionRequestQuerySet":
        """Requests that nobody has answered."""
        return self.filter(state=RequestState.OPEN)

    def in_state(self, state: RequestState) -> "CorrectionRequestQuerySet":
        """Requests in one state."""
        return self.filter(state=state)

    def about(self, review: Review) -> "CorrectionRequestQuerySet":
        """Requests about one review, the newest first."""
        return self.filter(review=review).order_by("-pk")

    def with_ticket(self, ticket: str) -> "CorrectionRequestQuerySet":
        """The request that has this ticket, if there is one."""
        return self.filter(ticket=ticket) if re.fullmatch(TICKET, ticket) else self.none()

    def since(self, moment: datetime) -> "CorrectionRequestQuerySet":
        """Requests that came in after a moment."""
        return self.filter(created_at__gt=moment)

    def for_listing(self) -> "CorrectionRequestQuerySet":
        """Requests with the review and who answered, the newest first."""
        return self.select_related("review__claim", "handled_by", "correction").order_by("-pk")

    def for_reader(self) -> "CorrectionRequestQuerySet":
        """Requests with what is public of the review, and the correction that followed."""
        rows = self.select_related("review__claim", "review__publication__version", "correction")
        return rows.defer("review__publication__json_ld", "review__publication__version__body")


@tracked(exclude=PRIVATE)
class CorrectionRequest(Record):
    """A reader's request, and our answer in words meant for the reader.

    Name and e-mail are never public. The ticket is a secret between the reader and us.
    """

    review = models.ForeignKey(
        Review, models.PROTECT, null=True, blank=True, related_name="correction_requests"
    )
    url = models.URLField(max_length=2000, blank=True, default="")
    name = models.CharField(max_length=200, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    text = models.TextField()
    ticket = models.CharField(max_length=64, default=new_ticket, editable=False)
    state = enum_field(RequestState, default=RequestState.OPEN)
    outcome = models.TextField(blank=True, default="", help_text="Shown to the requester.")
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    handled_at = models.DateTimeField(null=True, blank=True)
    correction = models.ForeignKey(
        Correction, models.PROTECT, null=True, blank=True, related_name="requests"
    )

    objects = CorrectionRequestQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["-pk"]
        constraints = [
            one_of("correctionrequest_state_known", "state", RequestState),
            must("correctionrequest_says_what", ~Q(text=""), "Say what should be corrected."),
            must(
                "correctionrequest_about_something",
                Q(review__isnull=False) | ~Q(url=""),
                "A request is about a review or an address.",
            ),
            must(
                "correctionrequest_ticket_is_secret",
                Q(ticket__regex=f"^{TICKET}$"),
                "A ticket has at least 128 bits.",
            ),
            unique("correctionrequest_ticket_once", "ticket", message="Tickets differ."),
            must(
                "correctionrequest_answered_whole",
                Q(
                    state=RequestState.OPEN,
                    outcome="",
                    handled_by__isnull=True,
                    handled_at__isnull=True,
                )
                | (
                    ~Q(state=RequestState.OPEN)
                    & ~Q(outcome="")
                    & Q(handled_by__isnull=False, handled_at__isnull=False)
                ),
                "An answer has words, somebody who gave it and a time, or there is none yet.",
            ),
            must(
                "correctionrequest_declined_corrects_nothing",
                Q(correction__isnull=True) | Q(state=RequestState.ACCEPTED),
                "Only what was accepted leads to a correction.",
            ),
            refers(
                "correctionrequest_correction_of_review",
                "correction",
                "review",
                to="reviews.Correction",
                target=("id", "review"),
                message="The correction is one of another review.",
            ),
        ]

    def __str__(self) -> str:
        return f"Request no. {self.pk}"
