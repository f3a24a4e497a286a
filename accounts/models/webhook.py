"""Webhooks: who is told of changes, what was sent to each, and what became of every attempt."""

from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now

from accounts.choices import choices_of, enum_field, one_of
from accounts.domain.feed import Place
from accounts.domain.vocabulary import ChangedKind, DeliveryState, Happening, WebhookState
from accounts.models.asking import AskedQuerySet
from accounts.models.constraints import must, unique
from accounts.models.history import tracked
from accounts.models.record import Record, bump_row_version
from accounts.models.user import User

MOVING = ["era", "xid", "last", "failing_since", "busy_until"]
"""How far a webhook is, which its deliveries move; no edits."""

SEALED = ["secret", "former_secret"]
"""What no history and no log holds."""


class WebhookQuerySet(AskedQuerySet["Webhook"]):
    """Questions about webhooks."""

    def on(self) -> "WebhookQuerySet":
        """Those that are told of changes."""
        return self.filter(state=WebhookState.ON)

    def free(self, now: datetime) -> "WebhookQuerySet":
        """Those to which nobody sends at the moment."""
        return self.filter(Q(busy_until__isnull=True) | Q(busy_until__lte=now))

    def with_due(self, now: datetime) -> "WebhookQuerySet":
        """Those for which a message is due."""
        due = WebhookDelivery.objects.filter(webhook=OuterRef("pk")).due(now)
        return self.filter(Exists(due))

    def for_listing(self) -> "WebhookQuerySet":
        """Webhooks with who made them, in one query."""
        return self.select_related("created_by")


@tracked(exclude=[*SEALED, *MOVING])
class Webhook(Record):
    """An address that is told of changes: of all kinds of record, or of some.

    `era`, `xid` and `last` are the place in the feed up to which messages were made. Both secrets
    are sealed; until `former_until` the former one signs as well. `busy_until` is until when
    somebody sends; `failing_since` the first failure since the last success.
    """

    KEPT_BY_SERVICES = (*SEALED, "former_until", "state", "state_reason", "created_by", *MOVING)

    name = models.CharField(max_length=100)
    url = models.URLField("address", max_length=1000, help_text="Where messages are sent: https.")
    kinds = ArrayField(
        models.CharField(max_length=30, choices=choices_of(ChangedKind)),
        default=list,
        blank=True,
        help_text="Of which kinds of record it is told; of all of them where none is chosen.",
    )
    with_hidden = models.BooleanField(
        "also what is not public",
        default=False,
        help_text="Tell also of what only those see who hold a role: drafts, what was rejected.",
    )
    state = enum_field(WebhookState, default=WebhookState.ON)
    state_reason = models.TextField(blank=True, default="", editable=False)
    secret = models.TextField(editable=False)
    former_secret = models.TextField(blank=True, default="", editable=False)
    former_until = models.DateTimeField(null=True, blank=True, editable=False)
    era = models.BigIntegerField(default=0, editable=False)
    xid = models.BigIntegerField(default=0, editable=False)
    last = models.BigIntegerField(default=0, editable=False)
    failing_since = models.DateTimeField(null=True, blank=True, editable=False)
    busy_until = models.DateTimeField(null=True, blank=True, editable=False)
    created_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    objects = WebhookQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["name"]
        constraints = [
            must("webhook_named", ~Q(name=""), "A webhook needs a name."),
            unique("webhook_name_once", "name", message="There is a webhook of this name."),
            one_of("webhook_state_known", "state", WebhookState),
            must(
                "webhook_kinds_known",
                Q(kinds__contained_by=[kind.value for kind in ChangedKind]),
                "There is no such kind of record.",
            ),
            must(
                "webhook_former_until_known",
                Q(former_secret="", former_until__isnull=True)
                | (~Q(former_secret="") & Q(former_until__isnull=False)),
                "A former secret signs until a time that is known.",
            ),
        ]
        triggers = [bump_row_version(exclude=MOVING)]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> Place:
        """How far it is in the feed."""
        return Place(self.era, self.xid, self.last)

    @property
    def is_on(self) -> bool:
        """Whether it is told of changes."""
        return self.state == WebhookState.ON


class WebhookDeliveryQuerySet(AskedQuerySet["WebhookDelivery"]):
    """Questions about messages."""

    def due(self, now: datetime) -> "WebhookDeliveryQuerySet":
        """Those that are to be sent by now."""
        return self.filter(state=DeliveryState.WAITING, due_at__lte=now)

    def waiting(self) -> "WebhookDeliveryQuerySet":
        """Those that are not over."""
        return self.filter(state=DeliveryState.WAITING)

    def ended_before(self, then: datetime) -> "WebhookDeliveryQuerySet":
        """Those that were over by then."""
        return self.filter(ended_at__lt=then)

    def for_listing(self) -> "WebhookDeliveryQuerySet":
        """Messages with their webhooks, in one query."""
        return self.select_related("webhook")

    def with_attempts(self) -> "WebhookDeliveryQuerySet":
        """Messages with their webhooks and every attempt, in two queries."""
        return self.for_listing().prefetch_related("attempts")


class WebhookDelivery(models.Model):
    """One message to one webhook: `message` is its id and `body` its bytes, alike in every attempt.

    `change` is the number of the change in the feed. `due_at` is when it is tried next.
    """

    webhook = models.ForeignKey(Webhook, models.PROTECT, related_name="deliveries")
    message = models.CharField("id of the message", max_length=40, unique=True)
    change = models.BigIntegerField()
    kind = enum_field(ChangedKind)
    object_id = models.BigIntegerField()
    what = enum_field(Happening)
    body = models.TextField()
    state = enum_field(DeliveryState, default=DeliveryState.WAITING)
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = WebhookDeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "message to a webhook"
        verbose_name_plural = "messages to webhooks"
        constraints = [
            one_of("webhookdelivery_kind_known", "kind", ChangedKind),
            one_of("webhookdelivery_what_known", "what", Happening),
            one_of("webhookdelivery_state_known", "state", DeliveryState),
            unique(
                "webhookdelivery_once",
                "webhook",
                "change",
                message="This webhook is told of this change already.",
            ),
            must(
                "webhookdelivery_ended_when_over",
                ~Q(state=DeliveryState.WAITING, ended_at__isnull=False)
                & ~Q(
                    state__in=[DeliveryState.DELIVERED, DeliveryState.GIVEN_UP],
                    ended_at__isnull=True,
                ),
                "A message that is over says since when, and no other does.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["webhook", "due_at"],
                name="webhookdelivery_due",
                condition=Q(state="waiting"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.object_id} to {self.webhook}"

    @property
    def type(self) -> str:
        """What the message is about, as receivers read it."""
        return f"{self.kind}.{self.what}"


class WebhookAttempt(models.Model):
    """One attempt to deliver a message: when, how long it took, and what was answered.

    `status` is that of HTTP; without an answer it is empty, and `failure` says why.
    """

    delivery = models.ForeignKey(WebhookDelivery, models.CASCADE, related_name="attempts")
    at = models.DateTimeField()
    milliseconds = models.PositiveIntegerField()
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    failure = models.CharField(max_length=300, blank=True, default="")
    answer = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        ordering = ["pk"]
        verbose_name = "attempt"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S}: {self.status or self.failure}"
