"""Origins: where a chain of attribution ends, and the poll behind some of them."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import models
from django.db.models import Q

from accounts.choices import choices_of, enum_field, one_of
from accounts.models import Record
from accounts.models.asking import AskedQuerySet
from accounts.models.constraints import guard, must, refuse
from accounts.models.history import tracked
from claims.domain.polls import DISCLOSED_ITEMS, Disclosure, disclosure
from claims.domain.vocabulary import AppearanceStatus, OriginKind
from sources.domain.vocabulary import Judgement
from sources.models import Article, Source
from sources.models.when import WhenField, when_ordered

TITLED = [OriginKind.MEASUREMENT, OriginKind.OFFICIAL_RECORD, OriginKind.DOCUMENT]
KIND_NAMES = dict(choices_of(OriginKind))
HELD_BY_SOMEBODY = [OriginKind.STATEMENT, OriginKind.FIRST_HAND_REPORT]

POLL_IS_MEASUREMENT = f"""
    IF NOT EXISTS (
        SELECT 1 FROM claims_origin WHERE id = NEW.origin_id AND kind = 'measurement'
    ) THEN
        {refuse("poll_origin_is_measurement", "A poll belongs to an origin of the kind measurement.")}
    END IF;
"""

POLLED_STAYS_MEASUREMENT = f"""
    IF NEW.kind <> 'measurement' AND EXISTS (SELECT 1 FROM claims_poll WHERE origin_id = NEW.id) THEN
        {refuse("poll_origin_is_measurement", "An origin with a poll stays of the kind measurement.")}
    END IF;
"""


class OriginQuerySet(AskedQuerySet["Origin"]):
    """Questions about origins."""

    def matching(self, words: str) -> "OriginQuerySet":
        """Origins whose title, description or holder contains all the words."""
        return self.containing_all(words, "title", "description", "holder__name")

    def named_or_held(self, words: str, holders: Iterable[Source]) -> "OriginQuerySet":
        """Origins that `words` match, and those that one of these sources holds; the newest first."""
        held = Q(pk__in=self.matching(words).values("pk")) | Q(holder__in=list(holders))
        return self.filter(held).order_by("-pk")

    def for_listing(self) -> "OriginQuerySet":
        """Origins with holder, article and the poll behind them, in one query."""
        return self.select_related("holder", "article", "poll__conductor", "poll__sponsor")

    def for_judging(self) -> "OriginQuerySet":
        """Origins with whoever holds them and where they were issued, in one query."""
        return self.select_related("holder", "article__publisher")


def named_by_holder(kind: str, holder: object) -> str:
    """What an origin with neither title nor description is called.

    >>> named_by_holder("first_hand_report", "Echo")
    'First hand report of Echo'
    """
    return f"{KIND_NAMES[kind]} of {holder or 'nobody named'}"


@tracked()
class Origin(Record):
    """Where a chain ends. Its kind is chosen by what would have to be wrong.

    `article` is where it was issued: article and origin are then one thing that can be wrong.
    """

    kind = enum_field(OriginKind)
    holder = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="origins"
    )
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, blank=True, related_name="origins_issued"
    )
    title = models.CharField(max_length=300, blank=True, default="")
    date = WhenField()
    description = models.TextField(blank=True, default="")

    objects = OriginQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["-pk"]
        constraints = [
            one_of("origin_kind_known", "kind", OriginKind),
            must(
                "origin_titled",
                ~Q(kind__in=TITLED) | ~Q(title=""),
                "A measurement, record or document needs a title.",
            ),
            must(
                "origin_held_by_somebody",
                ~Q(kind__in=HELD_BY_SOMEBODY) | Q(holder__isnull=False),
                "A statement or first-hand report needs the one who made it.",
            ),
            must(
                "origin_unnamed_is_described",
                ~Q(kind=OriginKind.UNNAMED_SOURCE) | (Q(holder__isnull=True) & ~Q(description="")),
                "An unnamed source is described and has no holder.",
            ),
            must(
                "origin_unknown_is_bare",
                ~Q(kind=OriginKind.UNKNOWN) | Q(holder__isnull=True, article__isnull=True),
                "An unknown origin has neither holder nor article.",
            ),
            when_ordered("origin", "date"),
        ]
        triggers = [
            *Record.Meta.triggers,
            guard("polled_stays_measurement", POLLED_STAYS_MEASUREMENT),
        ]

    def __str__(self) -> str:
        # The holder is read only where the name needs it.
        return self.title or self.description or named_by_holder(self.kind, self.holder)


class PollQuerySet(AskedQuerySet["Poll"]):
    """Questions about polls."""

    def behind(self, claims: Collection[int]) -> "models.QuerySet[Poll, tuple[Any, ...]]":
        """The claim, question and margin of error of each poll that accepted appearances cite."""
        hop = "origin__attributions"
        cited = self.filter(
            **{
                f"{hop}__from_appearance__claim__in": claims,
                f"{hop}__from_appearance__status": AppearanceStatus.ACCEPTED,
            }
        ).exclude(**{f"{hop}__judgement": Judgement.REJECTED})
        return cited.values_list(
            f"{hop}__from_appearance__claim", "question", "margin_of_error"
        ).distinct()


@tracked()
class Poll(Record):
    """The disclosed details of a poll; margin of error in percentage points, confidence in percent."""

    origin = models.OneToOneField(Origin, models.CASCADE, related_name="poll")
    conductor = models.ForeignKey(Source, models.PROTECT, related_name="polls_conducted")
    sponsor = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="polls_sponsored"
    )
    question = models.CharField(max_length=500, blank=True, default="")
    population = models.CharField(max_length=300, blank=True, default="")
    place = models.CharField(max_length=200, blank=True, default="")
    mode = models.CharField(max_length=100, blank=True, default="")
    sample = models.PositiveIntegerField(null=True, blank=True)
    fieldwork = WhenField()
    margin_of_error = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    confidence_level = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)

    PART_OF = "origin"

    objects = PollQuerySet.as_manager()

    class Meta(Record.Meta):
        constraints = [
            must(
                "poll_sample_positive",
                Q(sample__isnull=True) | Q(sample__gt=0),
                "A sample has at least one person.",
            ),
            must(
                "poll_margin_in_range",
                Q(margin_of_error__isnull=True) | Q(margin_of_error__range=(0, 100)),
                "A margin of error lies between 0 and 100 points.",
            ),
            must(
                "poll_confidence_in_range",
                Q(confidence_level__isnull=True)
                | Q(confidence_level__gt=0, confidence_level__lt=100),
                "A confidence level lies between 0 and 100 percent.",
            ),
            when_ordered("poll", "fieldwork"),
        ]
        triggers = [*Record.Meta.triggers, guard("origin_is_measurement", POLL_IS_MEASUREMENT)]

    def __str__(self) -> str:
        return f"poll: {self.origin}"

    @property
    def disclosure(self) -> Disclosure:
        """Which of the items that a pollster should disclose are known, and which are missing."""
        columns = {name: f"{name}_id" for name in ("conductor", "sponsor")}
        known = {name: getattr(self, columns.get(name, name)) for name in DISCLOSED_ITEMS}
        known["fieldwork"] = self.fieldwork.is_known or None
        return disclosure({name: value not in (None, "") for name, value in known.items()})

    @property
    def completeness(self) -> float:
        """Share, 0 to 1, of the details that are known."""
        return self.disclosure.completeness
