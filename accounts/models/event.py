"""The log of what was done: one row per verb, never changed."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from accounts.models.asking import AskedQuerySet
from accounts.models.constraints import must
from accounts.models.record import AppendOnly

RECOMPUTED = "recomputed"
"""The verb of events that nobody meant: an answer changed because of what somebody did."""

SECRETS = frozenset({"password", "key_sha256", "secret", "former_secret"})
"""Columns that are never logged. Older events hold the hash of a key; what they hold is not told."""

DEFERRED = "corroboration.deferred"
"""The event about an event that had more consequences than were worked out at once: how many."""


class EventQuerySet(AskedQuerySet["Event"]):
    """Questions about what was done."""

    def done_between(self, first: datetime | None, last: datetime | None) -> "EventQuerySet":
        """What was done from one moment to another, both included; an end may be open."""
        found = self
        if first is not None:
            found = found.filter(at__gte=first)
        return found.filter(at__lte=last) if last is not None else found

    def about(self, record: models.Model) -> "EventQuerySet":
        """Events of one record, oldest first."""
        return self.filter(object_type=record._meta.label_lower, object_id=record.pk).order_by("pk")

    def caused_by(self, event: "Event") -> "EventQuerySet":
        """What else was done in the step that this event began, oldest first."""
        return self.filter(cause=event).order_by("pk")

    def of_request(self, request_id: str) -> "EventQuerySet":
        """What was done while one request was answered, oldest first; nothing outside of one."""
        return self.filter(request_id=request_id).exclude(request_id="").order_by("pk")

    def done(self, *actions: str) -> "EventQuerySet":
        """Events of one of these kinds."""
        return self.filter(action__in=actions)

    def following(self, record: models.Model) -> "EventQuerySet":
        """Answers that became other ones because of what was done with this record, newest first."""
        done = Event.objects.about(record).values("pk")
        return self.recomputed().filter(cause__in=done).order_by("-pk")

    def recomputed(self) -> "EventQuerySet":
        """Answers that became other ones."""
        return self.filter(action__endswith=f".{RECOMPUTED}")

    def turned(self) -> "EventQuerySet":
        """Events after which something is told otherwise than before."""
        return self.exclude(before=models.F("after"))

    def deferred(self) -> "EventQuerySet":
        """What was left to be worked out in the background."""
        return self.filter(action=DEFERRED)


class Event(AppendOnly):
    """One thing somebody did: who, what, to which record, from what to what, and why.

    The primary key is the sequence. `before` and `after` hold the columns that changed. Several
    events of one step name the first of them as their cause.
    """

    at = models.DateTimeField(db_default=Now())
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="deeds"
    )
    action = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    object_text = models.CharField(max_length=300)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reason = models.TextField(default="")
    request_id = models.CharField(max_length=64, default="")
    cause = models.ForeignKey("self", models.PROTECT, null=True, related_name="consequences")

    objects = EventQuerySet.as_manager()

    class Meta(AppendOnly.Meta):
        ordering = ["-pk"]
        indexes = [models.Index(fields=["object_type", "object_id", "id"], name="event_object")]
        constraints = [
            must("event_action_named", ~models.Q(action=""), "An event says what was done.")
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.object_text}"

    @property
    def told_before(self) -> dict[str, Any]:
        """What of the columns before it is told."""
        return {name: value for name, value in self.before.items() if name not in SECRETS}

    @property
    def told_after(self) -> dict[str, Any]:
        """What of the columns after it is told."""
        return {name: value for name, value in self.after.items() if name not in SECRETS}
