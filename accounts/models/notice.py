"""Letters that people get for their work: what waits to be sent, and what nobody wants."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.choices import enum_field, one_of
from accounts.domain.vocabulary import NoticeKind
from accounts.models.constraints import must, unique
from accounts.models.user import User


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Questions about letters."""

    def waiting(self, now: datetime) -> "NoticeQuerySet":
        """Those that are to be sent by now, the earliest first."""
        rows = self.filter(sent_at__isnull=True, dropped_at__isnull=True, due_at__lte=now)
        return rows.order_by("pk")


class Notice(models.Model):
    """One letter to one person about one thing: written with what it tells of, sent by a job.

    `key` names what it tells of, so that nobody is told twice. `needs` is the action of the
    permission table that somebody must be allowed to be told. `due_at` is when it is tried next.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="notices")
    kind = enum_field(NoticeKind)
    key = models.CharField(max_length=100)
    needs = models.CharField(max_length=60)
    subject = models.CharField(max_length=300)
    body = models.TextField()
    path = models.CharField(max_length=300)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    due_at = models.DateTimeField(db_default=Now())
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            one_of("notice_kind_known", "kind", NoticeKind),
            unique("notice_once", "user", "key", message="This person is told of this already."),
            must(
                "notice_ends_once",
                Q(sent_at__isnull=True) | Q(dropped_at__isnull=True),
                "A letter is sent or dropped.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                name="notice_waiting",
                condition=Q(sent_at__isnull=True, dropped_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.subject


class MutedNotice(models.Model):
    """A kind of letter that somebody does not want."""

    user = models.ForeignKey(User, models.CASCADE, related_name="muted_notices")
    kind = enum_field(NoticeKind)

    class Meta:
        ordering = ["user", "kind"]
        constraints = [
            one_of("mutednotice_kind_known", "kind", NoticeKind),
            unique("mutednotice_once", "user", "kind", message="This is switched off already."),
        ]

    def __str__(self) -> str:
        return f"{self.user}: no {self.kind}"
