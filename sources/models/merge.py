"""Merges: one design for sources, articles and claims."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from accounts.choices import enum_field, one_of
from accounts.models.asking import AskedQuerySet
from accounts.models.constraints import must, unique
from accounts.models.history import tracked
from sources.domain.vocabulary import MergeKind


class MergeQuerySet(AskedQuerySet["Merge"]):
    """Questions about merges."""

    def standing(self) -> "MergeQuerySet":
        """Merges that were not undone."""
        return self.filter(undone_at__isnull=True)

    def undone(self, is_undone: bool | None) -> "MergeQuerySet":
        """Merges that were undone, or that stand; both where it is not asked for."""
        return self if is_undone is None else self.filter(undone_at__isnull=not is_undone)

    def of_record(self, pk: int | None) -> "MergeQuerySet":
        """Merges in which the record with this id has a part; all where none is asked for."""
        return self if pk is None else self.filter(Q(survivor_id=pk) | Q(merged_id=pk))

    def into(self, kind: str, survivor: int, merged: int) -> "MergeQuerySet":
        """Merges of one record of this kind into another."""
        return self.filter(kind=kind, survivor_id=survivor, merged_id=merged)

    def for_listing(self) -> "MergeQuerySet":
        """Merges with who did and undid them, without what moved, in one query."""
        return self.select_related("merged_by", "undone_by").defer("moved").order_by("pk")

    def after(self, merge: "Merge") -> "MergeQuerySet":
        """Later merges in which either record of this one has a part, the latest first."""
        pair = [merge.survivor_id, merge.merged_id]
        return self.filter(
            Q(survivor_id__in=pair) | Q(merged_id__in=pair), kind=merge.kind, pk__gt=merge.pk
        ).order_by("-pk")


@tracked()
class Merge(models.Model):
    """One merge: which record went into which, who said so and why, and what moved.

    `moved` is the journal that undoing reads: `{"steps": [{model, id, did, before, after, …}]}`, one
    step for each row that the merge changed, deleted or added, in the order in which it did so
    (`sources.domain.merging.Step`), and `carried`: rows that were carried over to later texts.
    `last_text` is the id of the newest version of a text at that moment: later ones came since.
    """

    kind = enum_field(MergeKind)
    survivor_id = models.BigIntegerField()
    merged_id = models.BigIntegerField()
    moved: "models.JSONField[Any, Any]" = models.JSONField(default=dict, blank=True)
    reason = models.TextField()
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    merged_at = models.DateTimeField(db_default=Now())
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            one_of("merge_kind_known", "kind", MergeKind),
            must(
                "merge_not_into_itself",
                ~Q(survivor_id=F("merged_id")),
                "A record cannot be merged into itself.",
            ),
            must("merge_reasoned", ~Q(reason=""), "Say why the two are one."),
            must(
                "merge_undone_whole",
                Q(undone_by__isnull=True, undone_at__isnull=True)
                | Q(undone_by__isnull=False, undone_at__isnull=False),
                "Who undid a merge and when are recorded together.",
            ),
            unique(
                "merge_once_live",
                "kind",
                "merged_id",
                condition=Q(undone_at__isnull=True),
                message="This record is already merged into another one.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.merged_id} into {self.survivor_id}"
