"""Claims: checkable statements, and what they are about."""

from collections.abc import Iterable
from typing import Any, Self, TypeVar

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q

from accounts.choices import enum_field, one_of
from accounts.models import Record, bump_row_version
from accounts.models.asking import AskedQuerySet
from accounts.models.constraints import must, unique
from accounts.models.history import tracked
from claims.domain.staleness import Staleness
from claims.domain.vocabulary import Checkability, ClaimKind, ClaimStatus, Label
from claims.models.claim_queries import ClaimQuerySet
from claims.models.quantity import QuantityColumns, figure_rules
from sources.domain.patterns import LANGUAGE_PATTERN
from sources.models import Source
from sources.models.searching import searched
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


IN_CLAIM = "public.search_words(NEW.language, NEW.id, NEW.statement, NEW.short, NEW.place, NULL)"


class TopicQuerySet(AskedQuerySet["Topic"]):
    """Questions about topics."""

    def matching(self, words: str) -> "TopicQuerySet":
        """Topics whose name or slug contains all the words."""
        return self.containing_all(words, "name", "slug")

    def numbers(self, slugs: Iterable[str]) -> dict[str, int]:
        """The ids of the topics that have these slugs, by slug."""
        return dict(self.with_slugs(slugs).values_list("slug", "pk"))

    def with_slugs(self, slugs: Iterable[str]) -> "TopicQuerySet":
        """The topics that have these slugs."""
        return self.filter(slug__in=list(slugs))


@tracked()
class Topic(Record):
    """A subject area under which claims are found."""

    name = models.CharField(max_length=100, unique=True)
    slug = models.SlugField(max_length=100, unique=True)

    objects = TopicQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


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
        triggers = [
            bump_row_version(exclude=KEPT),
            searched(IN_CLAIM, "statement", "short", "place", "language"),
        ]

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
        return f"/claims/{self.pk}/"


R = TypeVar("R", bound=models.Model)


class BesideClaimQuerySet(models.QuerySet[R, R]):
    """Questions about what stands beside a claim."""

    def of(self, claim: Claim) -> Self:
        """The rows of one claim."""
        return self.filter(claim=claim)

    def of_claims(self, claims: Iterable[int]) -> Self:
        """The rows of the claims that have these ids."""
        return self.filter(claim__in=list(claims))


@tracked()
class ClaimSubject(models.Model):
    """A source that a claim is about."""

    claim = models.ForeignKey(Claim, models.CASCADE)
    source = models.ForeignKey(Source, models.PROTECT)

    PART_OF = "claim"

    objects = BesideClaimQuerySet["ClaimSubject"].as_manager()

    class Meta:
        constraints = [
            unique(
                "claimsubject_once", "claim", "source", message="Already a subject of this claim."
            )
        ]

    def __str__(self) -> str:
        return f"{self.claim} is about {self.source}"


class ClaimTopicQuerySet(BesideClaimQuerySet["ClaimTopic"]):
    """Questions about which claims belong to which topics."""

    def slugs(self) -> list[str]:
        """The topics of these rows, one for each row."""
        return list(self.values_list("topic__slug", flat=True))


@tracked()
class ClaimTopic(models.Model):
    """A topic that a claim belongs to."""

    claim = models.ForeignKey(Claim, models.CASCADE)
    topic = models.ForeignKey(Topic, models.PROTECT)

    PART_OF = "claim"

    objects = ClaimTopicQuerySet.as_manager()

    class Meta:
        constraints = [
            unique("claimtopic_once", "claim", "topic", message="Already a topic of this claim.")
        ]

    def __str__(self) -> str:
        return f"{self.claim} belongs to {self.topic}"
