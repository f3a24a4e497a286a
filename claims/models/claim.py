"""Claims: checkable statements, and what they are about."""

from collections.abc import Collection
from typing import Any

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Least
from django.urls import reverse

from accounts.choices import enum_field, one_of
from accounts.models import Record, bump_row_version
from accounts.models.constraints import must, unique
from accounts.models.history import tracked
from claims.domain.staleness import Staleness
from claims.domain.vocabulary import Checkability, ClaimKind, ClaimStatus, Label
from claims.models.quantity import QuantityColumns, figure_rules
from claims.models.stale import StaleMark
from sources.domain.patterns import LANGUAGE_PATTERN
from sources.models import Source
from sources.models.when import WhenField, when_ordered

KEPT_COUNTS = [
    "label",
    "supports_confirmed",
    "supports_possible",
    "refutes_confirmed",
    "refutes_possible",
    "appearance_count",
    "article_count",
    "publisher_count",
    "echo_factor",
    "listing",
]
"""Columns kept on the claim by the recompute, so that lists need no join; they are no edits."""

KEPT_VERDICT = ["verdict", "verdict_class", "verdict_url"]
"""Columns kept on the claim by `reviews`: what its newest public review concludes, and where."""

KEPT = [*KEPT_COUNTS, *KEPT_VERDICT]


@tracked()
class Topic(Record):
    """A subject area under which claims are found."""

    name = models.CharField(max_length=100, unique=True)
    slug = models.SlugField(max_length=100, unique=True)

    class Meta(Record.Meta):
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Questions about claims."""

    def open(self) -> "ClaimQuerySet":
        """Claims that are being tracked."""
        return self.filter(status=ClaimStatus.OPEN)

    def gone_into(self, survivor: "Claim") -> "ClaimQuerySet":
        """Claims that were merged into this one."""
        return self.filter(merged_into=survivor)

    def matching(self, words: str) -> "ClaimQuerySet":
        """Claims whose statement or short form contains all the words."""
        found = self
        for word in words.split():
            found = found.filter(Q(statement__icontains=word) | Q(short__icontains=word))
        return found

    def labelled(self, label: str) -> "ClaimQuerySet":
        """Claims whose sourcing has this label, `(open)` or not."""
        return self.filter(Q(label=label) | Q(label=f"{label} (open)"))

    def with_results(self, results: "models.QuerySet[Any]") -> "ClaimQuerySet":
        """Claims that these results are about."""
        return self.filter(pk__in=results.order_by().values("claim"))

    def attesting(self, origins: Collection[int]) -> "ClaimQuerySet":
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
        """Claims with all that their page shows of themselves, in three queries."""
        rows = self.with_staleness().select_related("merged_into", "attests__holder")
        return rows.prefetch_related("topics", "subjects")

    def being_counted(self) -> "ClaimQuerySet":
        """Claims whose stored answer is a former one."""
        return self.filter(Exists(StaleMark.objects.filter(claim=OuterRef("pk"))))

    def with_subjects(self) -> "ClaimQuerySet":
        """Claims with the sources they are about, in one more query however many there are."""
        return self.prefetch_related("subjects")


@tracked(exclude=KEPT)
class Claim(Record, QuantityColumns):
    """A statement that stands alone: no pronouns, with date and place, worded as first met.

    `attests` ties a quote claim ("X said P") to the origin that is X's statement. The columns named
    in `KEPT_COUNTS` repeat the current corroboration, those in `KEPT_VERDICT` the current verdict.
    """

    statement = models.CharField(max_length=500)
    short = models.CharField(max_length=75, blank=True, default="")
    language = models.CharField(max_length=35, default="en", help_text="BCP 47, such as en or ja.")
    kind = enum_field(ClaimKind)
    checkability = enum_field(Checkability, default=Checkability.CHECKABLE)
    subjects = models.ManyToManyField(
        Source, through="ClaimSubject", related_name="subject_of", blank=True
    )
    topics = models.ManyToManyField(Topic, through="ClaimTopic", related_name="claims", blank=True)
    valid = WhenField()
    place = models.CharField(max_length=200, blank=True, default="")
    attests = models.ForeignKey(
        "claims.Origin", models.PROTECT, null=True, blank=True, related_name="attested_by"
    )
    status = enum_field(ClaimStatus, default=ClaimStatus.OPEN)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged"
    )

    label = models.CharField(max_length=40, default=Label.UNSUPPORTED.value, editable=False)
    supports_confirmed = models.PositiveIntegerField(default=0, editable=False)
    supports_possible = models.PositiveIntegerField(default=0, editable=False)
    refutes_confirmed = models.PositiveIntegerField(default=0, editable=False)
    refutes_possible = models.PositiveIntegerField(default=0, editable=False)
    appearance_count = models.PositiveIntegerField(default=0, editable=False)
    article_count = models.PositiveIntegerField(default=0, editable=False)
    publisher_count = models.PositiveIntegerField(default=0, editable=False)
    echo_factor = models.FloatField(default=0, editable=False)
    listing = models.CharField(max_length=300, default="", editable=False)

    verdict = models.CharField(max_length=100, default="", db_default="", editable=False)
    verdict_class = models.CharField(max_length=30, default="", db_default="", editable=False)
    verdict_url = models.CharField(max_length=2000, default="", db_default="", editable=False)

    KEPT_BY_SERVICES = KEPT

    objects = ClaimQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["-pk"]
        constraints = [
            *figure_rules("claim"),
            one_of("claim_kind_known", "kind", ClaimKind),
            one_of("claim_checkability_known", "checkability", Checkability),
            one_of("claim_status_known", "status", ClaimStatus),
            must("claim_stated", ~Q(statement=""), "A claim needs a statement."),
            must(
                "claim_language_is_bcp47",
                Q(language__regex=LANGUAGE_PATTERN),
                "A language is given as in BCP 47, such as en or zh-Hant.",
            ),
            must(
                "claim_only_quotes_attest",
                Q(attests__isnull=True) | Q(kind=ClaimKind.QUOTE),
                "Only a quote claim attests a statement.",
            ),
            must(
                "claim_merged_names_survivor",
                Q(status=ClaimStatus.MERGED, merged_into__isnull=False)
                | (~Q(status=ClaimStatus.MERGED) & Q(merged_into__isnull=True)),
                "A merged claim names its survivor, any other has none.",
            ),
            must(
                "claim_not_merged_into_itself",
                ~Q(merged_into=F("id")),
                "A claim cannot be merged into itself.",
            ),
            must(
                "claim_interval_ordered",
                Q(
                    supports_confirmed__lte=F("supports_possible"),
                    refutes_confirmed__lte=F("refutes_possible"),
                ),
                "Confirmed is never above possible.",
            ),
            must(
                "claim_verdict_whole",
                Q(verdict="", verdict_class="", verdict_url="")
                | (~Q(verdict="") & ~Q(verdict_class="") & ~Q(verdict_url="")),
                "A verdict has words, a class and the address of the review, or there is none.",
            ),
            when_ordered("claim", "valid"),
        ]
        indexes = [
            GinIndex(
                OpClass("statement", name="gin_trgm_ops"),
                condition=~Q(comparator=""),
                name="claim_figured_statement",
            ),
            GinIndex(OpClass("statement", name="gin_trgm_ops"), name="claim_statement_parts"),
        ]
        triggers = [bump_row_version(exclude=KEPT)]

    def __str__(self) -> str:
        return self.short or self.statement

    @property
    def staleness(self) -> Staleness | None:
        """Since when and why the claim is being counted anew, if it is.

        Only for claims read `with_staleness()`: whoever shows an answer must have asked.
        """
        told: dict[str, Any] | None = self.stale  # type: ignore[attr-defined]
        return Staleness.read(told) if told else None

    def get_absolute_url(self) -> str:
        """Where the claim is shown."""
        return reverse("claim", args=[self.pk])


@tracked()
class ClaimSubject(models.Model):
    """A source that a claim is about."""

    claim = models.ForeignKey(Claim, models.CASCADE)
    source = models.ForeignKey(Source, models.PROTECT)

    class Meta:
        constraints = [
            unique(
                "claimsubject_once", "claim", "source", message="Already a subject of this claim."
            )
        ]

    def __str__(self) -> str:
        return f"{self.claim} is about {self.source}"


@tracked()
class ClaimTopic(models.Model):
    """A topic that a claim belongs to."""

    claim = models.ForeignKey(Claim, models.CASCADE)
    topic = models.ForeignKey(Topic, models.PROTECT)

    class Meta:
        constraints = [
            unique("claimtopic_once", "claim", "topic", message="Already a topic of this claim.")
        ]

    def __str__(self) -> str:
        return f"{self.claim} belongs to {self.topic}"
