"""Ties between sources: who owns, runs or speaks for whom, and when."""

from collections.abc import Iterable
from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce, Greatest

from accounts.choices import enum_field, one_of
from accounts.models import Record
from accounts.models.asking import AskedQuerySet
from accounts.models.constraints import must, ordered
from accounts.models.history import tracked
from sources.domain.vocabulary import TieKind
from sources.models.source import Source


class SourceTieQuerySet(AskedQuerySet["SourceTie"]):
    """Questions about ties."""

    def for_listing(self) -> "SourceTieQuerySet":
        """Ties with both their ends, in one query."""
        return self.select_related("from_source", "to_source").order_by("pk")

    def touching_id(self, source_id: int | None) -> "SourceTieQuerySet":
        """Ties of the source with this id, from either end; every tie where none is asked for."""
        if source_id is None:
            return self
        return self.filter(Q(from_source=source_id) | Q(to_source=source_id))

    def holding_on(self, day: date | None) -> "SourceTieQuerySet":
        """Ties that may have held on a day; every tie where none is asked for."""
        if day is None:
            return self
        begun = Q(since__isnull=True) | Q(since__lte=day)
        return self.filter(begun, Q(until__isnull=True) | Q(until__gte=day))

    def ends_of(self, ties: Iterable[int]) -> set[int]:
        """The ids of the sources that these ties are between."""
        rows = self.filter(pk__in=list(ties)).values_list("from_source", "to_source")
        return {end for ends in rows for end in ends}

    def touching(self, source: Source) -> "SourceTieQuerySet":
        """Ties of one source, from either end."""
        ties = self.filter(Q(from_source=source) | Q(to_source=source))
        return ties.select_related("from_source", "to_source")

    def binding(self, sources: Iterable[int]) -> list["SourceTie"]:
        """Ties between two of these sources, or between each of several and one and the same other."""
        ends = set(sources)
        ties = self.filter(Q(from_source__in=ends) | Q(to_source__in=ends))
        rows = list(ties.select_related("from_source", "to_source"))
        reached: dict[int, set[int]] = {}
        for tie in rows:
            for here, there in (
                (tie.from_source_id, tie.to_source_id),
                (tie.to_source_id, tie.from_source_id),
            ):
                if here in ends:
                    reached.setdefault(there, set()).add(here)
        common = {there for there, heres in reached.items() if there in ends or len(heres) > 1}
        return [
            tie
            for tie in rows
            if {tie.from_source_id, tie.to_source_id} <= ends | common
            and not common.isdisjoint({tie.from_source_id, tie.to_source_id})
        ]


@tracked()
class SourceTie(Record):
    """One tie, read from left to right: `from_source` owns / is run by / speaks for `to_source`.

    `since` and `until` are the first and the last day it held; an empty one is open.
    Only `speaks_for` puts a person into a state's voice; `affiliated_with` never groups.
    """

    from_source = models.ForeignKey(Source, models.PROTECT, related_name="ties_from")
    to_source = models.ForeignKey(Source, models.PROTECT, related_name="ties_to")
    kind = enum_field(TieKind)
    office = models.CharField(max_length=200, blank=True, default="")
    title = models.CharField(max_length=200, blank=True, default="")
    percentage = models.DecimalField(
        max_digits=5, decimal_places=2, null=True, blank=True, help_text="Share owned, 0 to 100."
    )
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    evidence_url = models.URLField(max_length=500, blank=True, default="")

    objects = SourceTieQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["from_source", "kind", "to_source", "since"]
        constraints = [
            one_of("sourcetie_kind_known", "kind", TieKind),
            must(
                "sourcetie_not_to_itself",
                ~Q(from_source=F("to_source")),
                "A source has no tie to itself.",
            ),
            must(
                "sourcetie_percentage_in_range",
                Q(percentage__isnull=True) | Q(percentage__gte=0, percentage__lte=100),
                "A percentage lies between 0 and 100.",
            ),
            ordered(
                "sourcetie_dates_ordered", "since", "until", "A tie does not end before it begins."
            ),
            # A range that ends before it begins cannot even be made: the rule above refuses those.
            ExclusionConstraint(
                name="sourcetie_no_overlap",
                expressions=[
                    (F("from_source"), RangeOperators.EQUAL),
                    (F("to_source"), RangeOperators.EQUAL),
                    (F("kind"), RangeOperators.EQUAL),
                    (
                        Func(
                            F("since"),
                            Greatest("since", Coalesce("until", date.max)),
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_code="sourcetie_no_overlap",
                violation_error_message="The same tie is already recorded for some of these days.",
            ),
        ]

    def touches(self, source: Source) -> bool:
        """Whether the source is one of the two that are tied."""
        return source.pk in (self.from_source_id, self.to_source_id)

    def __str__(self) -> str:
        return f"{self.from_source} {self.get_kind_display().lower()} {self.to_source}"
