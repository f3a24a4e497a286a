"""Invitations: who was asked in by e-mail, with which roles, and what became of it."""

from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from accounts.choices import ROLE_CHOICES
from accounts.domain.vocabulary import Role
from accounts.models.constraints import must
from accounts.models.history import tracked
from accounts.models.record import Record
from accounts.models.user import User

OPEN = Q(accepted_at__isnull=True, revoked_at__isnull=True)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Questions about invitations."""

    def open(self) -> "InvitationQuerySet":
        """Those that nobody has accepted or taken back, expired ones too."""
        return self.filter(OPEN)

    def to_address(self, email: str) -> "InvitationQuerySet":
        """Those to one address."""
        return self.filter(email__iexact=email)

    def newest_first(self) -> "InvitationQuerySet":
        """Invitations as a list of them is read."""
        return self.select_related("invited_by", "accepted_by").order_by("-pk")


@tracked()
class Invitation(Record):
    """Somebody asked in by e-mail. The link in the letter is signed, and works once until it ends.

    The link is kept nowhere: it is made of this row's number when the letter is sent.
    """

    email = models.EmailField()
    roles = ArrayField(
        models.CharField(max_length=20, choices=ROLE_CHOICES), default=list, blank=True
    )
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="invitations")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["-pk"]
        constraints = [
            must("invitation_email_given", ~Q(email=""), "Say whom to invite."),
            must(
                "invitation_roles_known",
                Q(roles__contained_by=[role.value for role in Role]),
                "There is no such role.",
            ),
            must(
                "invitation_expires_later",
                Q(expires_at__gt=F("created_at")),
                "An invitation ends after it was made.",
            ),
            must(
                "invitation_accepted_by_somebody",
                Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                "Who accepted and when are known together, or not at all.",
            ),
            must(
                "invitation_ends_once",
                Q(accepted_at__isnull=True) | Q(revoked_at__isnull=True),
                "An invitation that was accepted is not taken back.",
            ),
            models.UniqueConstraint(
                Lower("email"),
                name="invitation_open_once",
                condition=OPEN,
                violation_error_code="invitation_open_once",
                violation_error_message="Somebody with this address is invited already.",
            ),
        ]

    def __str__(self) -> str:
        return self.email

    def is_in_force(self, now: datetime) -> bool:
        """Whether it can still be accepted."""
        return self.accepted_at is None and self.revoked_at is None and self.expires_at > now
