"""Claims whose answer is stale: what it rests on changed, and it is being counted anew."""

from typing import Any

from django.db import models
from django.db.models import F, OuterRef, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import JSONObject

from accounts.choices import enum_field, one_of
from accounts.models import Event
from claims.domain.vocabulary import StaleReason


class StaleMarkQuerySet(models.QuerySet["StaleMark"]):
    """Questions about what waits to be counted anew."""

    def of(self, claims: Any) -> "StaleMarkQuerySet":
        """The marks of these claims, in the order in which they were made."""
        return self.filter(claim__in=claims).order_by("pk")

    def caused_by(self, event: Event) -> "StaleMarkQuerySet":
        """What waits because of one event, claim by claim."""
        return self.filter(cause=event).order_by("claim", "pk")

    def because(self, reason: StaleReason) -> "StaleMarkQuerySet":
        """Marks made for one reason."""
        return self.filter(reason=reason)

    def number_of_claims(self) -> int:
        """How many claims wait, each counted once."""
        return self.order_by().values("claim").distinct().count()

    def first_told(self, claim: OuterRef) -> Subquery:
        """The oldest mark of a claim as JSON: since when, why, and because of which event."""
        return Subquery(self.filter(claim=claim).order_by("pk").values(told=_told())[:1])

    def first_of_each(self, claims: Any) -> "models.QuerySet[StaleMark, tuple[Any, ...]]":
        """The oldest mark of each of these claims: the claim, and the mark as JSON."""
        marks = self.filter(claim__in=claims).order_by("claim", "pk").distinct("claim")
        return marks.values_list("claim", _told())


def _told() -> JSONObject:
    """A mark as JSON."""
    return JSONObject(
        since=F("since"),
        reason=F("reason"),
        action=F("cause__action"),
        about=F("cause__object_text"),
        after=JSONObject(
            status=KeyTextTransform("status", "cause__after"),
            judgement=KeyTextTransform("judgement", "cause__after"),
        ),
        cause=F("cause"),
    )


class StaleMark(models.Model):
    """Says that the stored answer of a claim is the former one, and that a new one is being counted.

    Written in the transaction of what made the answer stale, deleted in the one that stores the new
    answer. Marks are only ever added, several for a claim if need be: whoever adds one waits for
    nobody, and a mark that was not there when a computation began is still there when it ends.

    `cause` is the event that it follows from. `turns` counts how many quote claims turned on the
    way here, so that claims that dispute one another come to an end.
    """

    claim = models.ForeignKey("claims.Claim", models.CASCADE, related_name="stale_marks")
    since = models.DateTimeField()
    reason = enum_field(StaleReason)
    cause = models.ForeignKey(Event, models.PROTECT, null=True, blank=True, related_name="+")
    turns = models.PositiveSmallIntegerField(default=0)

    objects = StaleMarkQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = "mark of a stale answer"
        verbose_name_plural = "marks of stale answers"
        constraints = [one_of("stalemark_reason_known", "reason", StaleReason)]

    def __str__(self) -> str:
        return f"{self.claim} is being counted anew"
