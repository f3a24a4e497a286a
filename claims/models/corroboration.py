"""The computed answer: how many separate things would have to be wrong."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from accounts.models import Event
from accounts.models.constraints import must, unique
from accounts.models.statements import Blank
from claims.models.claim import Claim


class CorroborationQuerySet(models.QuerySet["Corroboration"]):
    """Questions about results."""

    def current(self) -> "CorroborationQuerySet":
        """The one result per claim that holds now."""
        return self.filter(superseded_at__isnull=True)

    def without_result(self) -> "CorroborationQuerySet":
        """Results without their text, which may be long."""
        return self.defer("result")

    def about(self, claim: Claim | Blank) -> "CorroborationQuerySet":
        """Results of one claim, the latest first."""
        return self.filter(claim=claim).order_by("-pk")

    def with_cause(self) -> "CorroborationQuerySet":
        """Results with the event that led to each, and who did it."""
        return self.select_related("claim", "cause__actor")

    def before(self, result: "Corroboration") -> "CorroborationQuerySet":
        """Earlier results of the same claim, the latest first."""
        return self.filter(claim=result.claim_id, pk__lt=result.pk).order_by("-pk")

    def about_any(self, claims: Any) -> "CorroborationQuerySet":
        """Results of these claims."""
        return self.filter(claim__in=claims)

    def naming(self, origin: int) -> "CorroborationQuerySet":
        """Results that rest on this origin, on either side."""
        groups = [{"members": [{"id": origin}]}]
        return self.filter(
            Q(result__supports__groups__contains=groups)
            | Q(result__refutes__groups__contains=groups)
        )


class Corroboration(models.Model):
    """One result for one claim. The current one has no `superseded_at`; earlier ones are its history.

    `supports` and `refutes` hold `{confirmed, possible, groups, cut, single_points}`; `result` is
    the whole assessment as data, sentences included. `cause` is the event that led to it, where
    somebody's act did. `substance` is a hash of what makes a result another one, `kept` tells
    from which appearances the current one was computed (`services.facts.extending`). `looks` counts how
    often the claim was counted with this result or another wording of it: as long as it is the same, and
    nothing waits to be counted, so is all that the claim rests on.
    """

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="corroborations")
    policy = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=40)
    supports_confirmed = models.PositiveIntegerField()
    supports_possible = models.PositiveIntegerField()
    refutes_confirmed = models.PositiveIntegerField()
    refutes_possible = models.PositiveIntegerField()
    result: "models.JSONField[Any, Any]" = models.JSONField()
    input_hash = models.CharField(max_length=64)
    substance = models.CharField(max_length=64, default="", editable=False)
    kept: "models.JSONField[Any, Any]" = models.JSONField(default=dict, editable=False)
    looks = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    computed_at = models.DateTimeField()
    cause = models.ForeignKey(Event, models.PROTECT, null=True, blank=True, related_name="+")
    superseded_at = models.DateTimeField(null=True, blank=True)

    objects = CorroborationQuerySet.as_manager()

    class Meta:
        ordering = ["claim", "-pk"]
        constraints = [
            unique(
                "corroboration_one_current",
                "claim",
                condition=Q(superseded_at__isnull=True),
                message="A claim has one current result.",
            ),
            must(
                "corroboration_interval_ordered",
                Q(
                    supports_confirmed__lte=F("supports_possible"),
                    refutes_confirmed__lte=F("refutes_possible"),
                ),
                "Confirmed is never above possible.",
            ),
            must(
                "corroboration_superseded_later",
                Q(superseded_at__isnull=True) | Q(superseded_at__gte=F("computed_at")),
                "A result is superseded after it was computed.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim}: {self.label} [{self.supports_confirmed}, {self.supports_possible}]"

    def as_answer(self) -> dict[str, Any]:
        """The whole assessment with when it was computed."""
        return {**self.result, "computed_at": self.computed_at}
