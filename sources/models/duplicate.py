"""Pairs of sources that may be one."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.choices import enum_field, one_of
from accounts.models import Record
from accounts.models.asking import AskedQuerySet
from accounts.models.constraints import must, unique
from accounts.models.history import tracked
from sources.domain.vocabulary import Judgement
from sources.models.source import Source


class PossibleDuplicateQuerySet(AskedQuerySet["PossibleDuplicate"]):
    """Questions about possible duplicates."""

    def waiting(self) -> "PossibleDuplicateQuerySet":
        """Pairs that nobody has judged yet, with both sources."""
        return self.filter(judgement=Judgement.SUGGESTED).select_related("source_a", "source_b")

    def for_listing(self) -> "PossibleDuplicateQuerySet":
        """Pairs with both sources and who judged, in one query."""
        return self.select_related("source_a", "source_b", "judged_by").order_by("pk")

    def with_source(self, source_id: int | None) -> "PossibleDuplicateQuerySet":
        """Pairs that the source with this id is in; every pair where none is asked for."""
        if source_id is None:
            return self
        return self.filter(Q(source_a=source_id) | Q(source_b=source_id))

    def of(self, source: Source) -> "PossibleDuplicateQuerySet":
        """Pairs that a source is in."""
        return self.filter(Q(source_a=source) | Q(source_b=source))

    def between(self, one: Source, other: Source) -> "PossibleDuplicateQuerySet":
        """The pair of two sources, in whichever order they are named."""
        low, high = sorted([one.pk, other.pk])
        return self.filter(source_a=low, source_b=high)


@tracked()
class PossibleDuplicate(Record):
    """Two sources that may be one, why, and what people said: rejected pairs never come back.

    `reasons` is a list of sentences. A pair is confirmed when its sources are merged.
    """

    source_a = models.ForeignKey(Source, models.CASCADE, related_name="+")
    source_b = models.ForeignKey(Source, models.CASCADE, related_name="+")
    score = models.DecimalField(max_digits=4, decimal_places=3)
    reasons: "models.JSONField[Any, Any]" = models.JSONField(default=list)
    judgement = enum_field(Judgement, default=Judgement.SUGGESTED)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    judged_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = PossibleDuplicateQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["-score", "pk"]
        constraints = [
            one_of("possibleduplicate_judgement_known", "judgement", Judgement),
            must(
                "possibleduplicate_pair_ordered",
                Q(source_a__lt=F("source_b")),
                "A pair is stored from the older source to the newer.",
            ),
            must(
                "possibleduplicate_score_in_range",
                Q(score__gte=0, score__lte=1),
                "A score lies between 0 and 1.",
            ),
            must(
                "possibleduplicate_judged_whole",
                Q(judgement=Judgement.SUGGESTED, judged_by__isnull=True, judged_at__isnull=True)
                | (
                    ~Q(judgement=Judgement.SUGGESTED)
                    & Q(judged_by__isnull=False, judged_at__isnull=False)
                ),
                "Who judged a pair and when are recorded with the judgement.",
            ),
            unique(
                "possibleduplicate_once",
                "source_a",
                "source_b",
                message="This pair is already recorded.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_a} / {self.source_b}"
