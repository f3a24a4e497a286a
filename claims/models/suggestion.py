"""What a machine proposed, and what people said to it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.choices import enum_field, one_of
from accounts.models import Record
from accounts.models.constraints import must, unique
from accounts.models.history import tracked
from claims.domain.vocabulary import SuggestionStatus
from claims.models.appearance import Appearance
from claims.models.claim import Claim
from sources.models import ArticleVersion


@tracked()
class Suggestion(Record):
    """One proposed appearance: where it stands, what was proposed, by which rule, and its fate.

    The same place and rule are proposed once per text, so that what was rejected does not come back.
    """

    version = models.ForeignKey(ArticleVersion, models.PROTECT, related_name="suggestions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    rule = models.CharField(max_length=60)
    proposal: "models.JSONField[Any, Any]" = models.JSONField(default=dict, blank=True)
    status = enum_field(SuggestionStatus, default=SuggestionStatus.PENDING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    appearance = models.ForeignKey(
        Appearance, models.PROTECT, null=True, blank=True, related_name="suggestions"
    )

    class Meta(Record.Meta):
        ordering = ["version", "start"]
        constraints = [
            one_of("suggestion_status_known", "status", SuggestionStatus),
            must(
                "suggestion_span_ordered",
                Q(start__lt=F("end")),
                "A suggestion ends after it starts.",
            ),
            must(
                "suggestion_decided_by_somebody",
                Q(status=SuggestionStatus.PENDING, decided_by__isnull=True)
                | (~Q(status=SuggestionStatus.PENDING) & Q(decided_by__isnull=False)),
                "A decision has somebody who made it.",
            ),
            must(
                "suggestion_accepted_became_appearance",
                Q(status=SuggestionStatus.ACCEPTED, appearance__isnull=False)
                | (~Q(status=SuggestionStatus.ACCEPTED) & Q(appearance__isnull=True)),
                "What is accepted became an appearance, nothing else did.",
            ),
            unique(
                "suggestion_once",
                "version",
                "start",
                "end",
                "rule",
                message="This was already suggested here.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} at {self.start}–{self.end}"


@tracked()
class MatchPair(models.Model):
    """A sentence and a claim about which a person said whether they say the same."""

    text = models.TextField()
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="match_pairs")
    matches = models.BooleanField()
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            must("matchpair_not_empty", ~Q(text=""), "A pair has a text."),
            unique("matchpair_once", "claim", "text", "said_by", message="You already said so."),
        ]

    def __str__(self) -> str:
        return f"{'same' if self.matches else 'different'}: {self.text[:60]} / {self.claim}"
