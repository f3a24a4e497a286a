"""The feed of changes: one row for each, in an order that no later commit can reach behind."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.choices import enum_field, one_of
from accounts.domain.feed import Place
from accounts.domain.vocabulary import ChangedKind, Happening
from accounts.models.constraints import must


class _Beyond(models.Func):
    """Whether a change comes after a transaction and a number: a comparison of rows, as an index has it."""

    output_field = models.BooleanField()
    template = "((accounts_change.xid, accounts_change.id) > (%(expressions)s))"


class _Era(models.Func):
    """The era at hand."""

    output_field = models.BigIntegerField()
    template = "(SELECT public.accounts_era())"


class _Horizon(models.Func):
    """The oldest transaction that may still be running: all below it are over."""

    output_field = models.BigIntegerField()
    template = "(SELECT public.accounts_horizon())"


class ChangeQuerySet(models.QuerySet["Change"]):
    """Questions about changes."""

    def settled(self) -> "ChangeQuerySet":
        """Changes of this era before which none can appear any more."""
        return self.filter(era=_Era(), xid__lt=_Horizon())

    def of_era(self, era: int) -> "ChangeQuerySet":
        """Changes of one era."""
        return self.filter(era=era)

    def beyond(self, place: Place) -> "ChangeQuerySet":
        """Changes that come after a place."""
        return self.filter(_Beyond(models.Value(place.xid), models.Value(place.pk)))

    def told_to_all(self) -> "ChangeQuerySet":
        """Changes of which everybody is told."""
        return self.exclude(told="")

    def in_order(self) -> "ChangeQuerySet":
        """By transaction, and within one as they were noted."""
        return self.order_by("xid", "pk")


class Change(models.Model):
    """One change of one record, noted by a trigger in the transaction that made it.

    `era` names the span in which the transaction ids `xid` can be compared, `what` says what became
    of the record, and `told` what those are told who see only what everybody sees: "" for nothing.
    """

    era = models.BigIntegerField()
    xid = models.BigIntegerField()
    kind = enum_field(ChangedKind)
    object_id = models.BigIntegerField()
    what = enum_field(Happening)
    told = enum_field(Happening, blank=True)
    at = models.DateTimeField(db_default=Now())

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_of("change_kind_known", "kind", ChangedKind),
            one_of("change_what_known", "what", Happening),
            one_of("change_told_known", "told", Happening, blank=True),
        ]
        indexes = [
            models.Index(fields=["era", "xid", "id"], name="change_in_order"),
            models.Index(fields=["era", "xid", "id"], name="change_told", condition=~Q(told="")),
            models.Index(fields=["xid", "kind", "object_id"], name="change_of_record"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} {self.what}"

    @property
    def place(self) -> Place:
        """Where it stands in the feed."""
        return Place(self.era, self.xid, self.pk)


class FeedFloorQuerySet(models.QuerySet["FeedFloor"]):
    """Questions about what the feed has forgotten."""

    def ends(self) -> tuple[Place, Place]:
        """The places at which the feed of this era begins, and behind all that is settled."""
        seen: Any = self.annotate(now=_Era(), horizon=_Horizon()).get()
        begins = Place(seen.era, seen.xid, seen.last)
        if seen.era != seen.now:
            begins = Place(seen.now, 0, 0)
        return begins, Place(seen.now, seen.horizon, 0)


class FeedFloor(models.Model):
    """The one row that says up to which transaction of which era changes are forgotten, and up to
    which number within it (`last`).
    """

    id = models.SmallIntegerField(primary_key=True, default=1, editable=False)
    era = models.BigIntegerField(default=0)
    xid = models.BigIntegerField(default=0)
    last = models.BigIntegerField(default=0)

    objects = FeedFloorQuerySet.as_manager()

    class Meta:
        constraints = [must("feedfloor_only_one", Q(id=1), "There is one feed of changes.")]

    def __str__(self) -> str:
        return f"forgotten up to {self.xid}"
