"""Questions about claims."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Least

from claims.domain.vocabulary import ClaimKind, ClaimStatus, Label
from claims.models.stale import StaleMark
from sources.models import Source
from sources.models.searching import SearchedQuerySet

if TYPE_CHECKING:
    from claims.models.claim import Claim


class ClaimQuerySet(SearchedQuerySet["Claim"]):
    """Questions about claims."""

    def open(self) -> "ClaimQuerySet":
        """Claims that are being tracked."""
        return self.filter(status=ClaimStatus.OPEN)

    def active(self) -> "ClaimQuerySet":
        """Claims that were not merged into another one."""
        return self.exclude(status=ClaimStatus.MERGED)

    def unused(self) -> "ClaimQuerySet":
        """Claims that stand nowhere and are tied to no other claim."""
        return self.filter(
            appearances__isnull=True, relations_from__isnull=True, relations_to__isnull=True
        )

    def gone_into(self, survivor: "Claim | int") -> "ClaimQuerySet":
        """Claims that were merged into this one."""
        return self.filter(merged_into=survivor)

    def matching(self, words: str) -> "ClaimQuerySet":
        """Claims whose statement or short form contains all the words."""
        found = self
        for word in words.split():
            found = found.filter(Q(statement__icontains=word) | Q(short__icontains=word))
        return found

    def supported_by_at_least(self, number: int | None) -> "ClaimQuerySet":
        """Claims for which surely so many separate things stand; all where no number is given."""
        return self if number is None else self.filter(supports_confirmed__gte=number)

    def with_verdict(self, has_one: bool | None) -> "ClaimQuerySet":
        """Claims on which a public review concludes, or none does; all where neither is asked for."""
        if has_one is None:
            return self
        return self.exclude(verdict="") if has_one else self.filter(verdict="")

    def added_between(self, first: date | None, last: date | None) -> "ClaimQuerySet":
        """Claims that were added on these days in UTC, both included; an end may be open."""
        found = self
        if first is not None:
            found = found.filter(created_at__gte=datetime.combine(first, time.min, UTC))
        if last is not None:
            found = found.filter(created_at__lte=datetime.combine(last, time.max, UTC))
        return found

    def labelled(self, label: str) -> "ClaimQuerySet":
        """Claims whose sourcing has this label, `(open)` or not."""
        return self.filter(Q(label=label) | Q(label=f"{label} (open)"))

    def with_results(self, results: "models.QuerySet[Any]") -> "ClaimQuerySet":
        """Claims that these results are about."""
        return self.filter(pk__in=results.order_by().values("claim"))

    def attesting(self, origins: Any) -> "ClaimQuerySet":
        """Quote claims about these statements, in the order in which they were added."""
        return self.filter(attests__in=origins).order_by("pk")

    def about(self, source: Source) -> "ClaimQuerySet":
        """Claims of which this source is a subject."""
        return self.filter(subjects=source)

    def appearing_in(self, appearances: "models.QuerySet[Any]") -> "ClaimQuerySet":
        """Claims of these appearances, each once."""
        return self.filter(pk__in=appearances.order_by().values("claim"))

    def resting_on(self, hops: "models.QuerySet[Any]") -> "ClaimQuerySet":
        """Claims whose appearances begin these hops, each once."""
        return self.filter(pk__in=hops.order_by().values("from_appearance__claim"))

    def touching_source(
        self, source: Source, *, hops: "models.QuerySet[Any]", appearances: "models.QuerySet[Any]"
    ) -> "ClaimQuerySet":
        """Claims about a source, those whose hops end at it, and those in what it published."""
        return self.filter(
            Q(pk__in=self.model.objects.about(source).order_by().values("pk"))
            | Q(pk__in=hops.order_by().values("from_appearance__claim"))
            | Q(pk__in=appearances.order_by().values("claim"))
        )

    def on_topic(self, slug: str) -> "ClaimQuerySet":
        """Claims under one topic."""
        return self.filter(topics__slug=slug)

    def perhaps_of_days(self, first: date | None, last: date | None) -> "ClaimQuerySet":
        """Claims about something that may have been so on these days; an end may be open.

        Where an end is asked for, claims of which no day is known are left out.
        """
        found = self
        if first is not None or last is not None:
            found = found.exclude(valid_from__isnull=True, valid_to__isnull=True)
        if first is not None:
            found = found.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=first))
        if last is not None:
            found = found.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=last))
        return found

    def most_repeated(self) -> "ClaimQuerySet":
        """Claims, those with the highest echo factor first."""
        return self.order_by("-echo_factor", "-appearance_count", "pk")

    def of_kind(self, kind: ClaimKind) -> "ClaimQuerySet":
        """Claims of one kind."""
        return self.filter(kind=kind)

    def traced_by_nobody(self) -> "ClaimQuerySet":
        """Claims that are repeated although no repetition leads to an origin."""
        return self.labelled(Label.UNTRACED).filter(appearance_count__gte=1)

    def contested(self) -> "ClaimQuerySet":
        """Claims that something speaks against, those with most on both sides first."""
        return self.filter(refutes_possible__gte=1).order_by(
            Least("supports_confirmed", "refutes_confirmed").desc(),
            "-refutes_confirmed",
            "-refutes_possible",
            "pk",
        )

    def echoed(self) -> "ClaimQuerySet":
        """Claims repeated more often than they have origins, the loudest echo first."""
        return self.filter(echo_factor__gt=1).most_repeated()

    def with_staleness(self) -> "ClaimQuerySet":
        """Claims that know whether they are being counted anew, in the same query."""
        return self.annotate(stale=StaleMark.objects.first_told(OuterRef("pk")))

    def with_figure(self) -> "ClaimQuerySet":
        """Claims that state a figure."""
        return self.exclude(comparator="")

    def for_listing(self) -> "ClaimQuerySet":
        """Claims with topics and staleness, in two queries however many there are."""
        return self.with_staleness().prefetch_related("topics")

    def for_page(self) -> "ClaimQuerySet":
        """Claims with all that their page shows of their own rows, in one query."""
        return self.with_staleness().select_related("merged_into", "attests__holder")

    def for_matching(self, claims: Collection[int]) -> "dict[int, Claim]":
        """These claims by their ids, each with the sources that it is about, in two queries."""
        return {row.pk: row for row in self.filter(pk__in=claims).with_subjects()}

    def numbers_after(self, number: int, most: int) -> list[int]:
        """The ids of the next claims after this one, in their order."""
        return list(self.filter(pk__gt=number).order_by("pk").values_list("pk", flat=True)[:most])

    def being_counted(self) -> "ClaimQuerySet":
        """Claims whose stored answer is a former one."""
        return self.filter(Exists(StaleMark.objects.filter(claim=OuterRef("pk"))))

    def with_relations(self) -> "ClaimQuerySet":
        """Claims with their relations from either end, in four more queries however many there are."""
        return self.prefetch_related("relations_from__to_claim", "relations_to__from_claim")

    def with_subjects(self) -> "ClaimQuerySet":
        """Claims with the sources they are about, in one more query however many there are."""
        return self.prefetch_related("subjects")
