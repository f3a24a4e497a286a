"""What a machine proposed, and what people said to it."""

from collections.abc import Iterator
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Case, Count, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import MD5, Coalesce, Least, Now, Substr

from accounts.choices import enum_field, one_of
from accounts.models import Record, User
from accounts.models.asking import AskedQuerySet
from accounts.models.constraints import must, unique
from accounts.models.history import tracked
from accounts.permissions import may
from claims.domain.vocabulary import SuggestionStatus
from claims.models.appearance import Appearance
from claims.models.claim import Claim
from sources.domain.patterns import SHA256_PATTERN
from sources.domain.vocabulary import TextRights
from sources.models import Article, ArticleVersion

LONGEST = 5000
"""Characters of a suggested passage that are shown."""


class SuggestionQuerySet(AskedQuerySet["Suggestion"]):
    """Questions about suggestions."""

    def visible_to(self, user: User | AnonymousUser) -> "SuggestionQuerySet":
        """Suggestions that this person may see: all for who has a role, none for others."""
        return self if may(user, "suggestion.view") else self.none()

    def pending(self) -> "SuggestionQuerySet":
        """Suggestions that nobody decided on."""
        return self.filter(status=SuggestionStatus.PENDING)

    def waiting_by_article(self) -> "models.QuerySet[Article]":
        """Articles in which suggestions wait, each with how many, as `waiting`; with publishers."""
        pending = self.pending().order_by()
        number = (
            pending.filter(version__article=OuterRef("pk"))
            .values("version__article")
            .annotate(number=Count("pk"))
            .values("number")
        )
        articles = Article.objects.filter(pk__in=pending.values("version__article"))
        return articles.annotate(waiting=Subquery(number)).select_related("publisher")

    def decided(self) -> "SuggestionQuerySet":
        """Suggestions that somebody accepted or rejected."""
        return self.exclude(status=SuggestionStatus.PENDING)

    def in_article(self, article: Article | int) -> "SuggestionQuerySet":
        """Suggestions in any version of an article."""
        return self.filter(version__article=article)

    def best_first(self) -> "SuggestionQuerySet":
        """Suggestions by their score; of two alike the one that stands first in its text."""
        return self.order_by("-score", "start", "pk")

    def for_listing(self) -> "SuggestionQuerySet":
        """Suggestions with version, article and who decided, without the texts, in one query."""
        rows = self.select_related("version__article__publisher", "decided_by", "appearance")
        return rows.defer("version__text")

    def with_words(self) -> "SuggestionQuerySet":
        """Suggestions that know in `words` what stands at their place.

        "" where no text is held, or nothing of it may be shown.
        """
        slice_of = Substr("version__text", F("start") + 1, Least(F("end") - F("start"), LONGEST))
        shown = Case(
            When(version__article__may_show=TextRights.NOTHING, then=Value("")), default=slice_of
        )
        return self.annotate(words=Coalesce(shown, Value("")))

    def rates(self) -> list[dict[str, Any]]:
        """By rule, how many wait, how many were accepted and how many rejected."""
        told = {
            status.value: Count("pk", filter=Q(status=status.value)) for status in SuggestionStatus
        }
        return [dict(one) for one in self.values("rule").annotate(**told).order_by("rule")]


@tracked()
class Suggestion(Record):
    """One proposed appearance: where it stands, what was proposed, by which rule, and its fate.

    The same place and rule are proposed once per text, so that what was rejected does not come back.
    `score` lies in 0 to 1 and only ranks; `words_sha256` is the hash of the words at that place, by
    which a later version of the text is compared. `made` holds the ids of what was added with the
    appearance: `{"claims": [3], "origins": [5]}`, or `{"pairs": [8]}`.
    """

    version = models.ForeignKey(ArticleVersion, models.PROTECT, related_name="suggestions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    rule = models.CharField(max_length=60)
    proposal: "models.JSONField[Any, Any]" = models.JSONField(default=dict, blank=True)
    score = models.FloatField(default=0.0)
    words_sha256 = models.CharField(max_length=64, blank=True, default="")
    made: "models.JSONField[Any, Any]" = models.JSONField(default=dict, blank=True, editable=False)
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

    objects = SuggestionQuerySet.as_manager()

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
            must(
                "suggestion_score_in_range",
                Q(score__gte=0, score__lte=1),
                "A score lies between 0 and 1.",
            ),
            must(
                "suggestion_words_sha256",
                Q(words_sha256="") | Q(words_sha256__regex=SHA256_PATTERN),
                "A SHA-256 has 64 hexadecimal digits.",
            ),
            must(
                "suggestion_made_when_accepted",
                Q(status=SuggestionStatus.ACCEPTED) | Q(made={}),
                "Only what was accepted made anything.",
            ),
        ]
        indexes = [
            models.Index(
                "version",
                F("score").desc(),
                condition=Q(status=SuggestionStatus.PENDING),
                name="suggestion_waiting_idx",
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule} at {self.start}–{self.end}"


class MatchPairQuerySet(AskedQuerySet["MatchPair"]):
    """Questions about pairs that somebody judged."""

    def said_of(self, text: str, claim: Claim, *, by: User) -> "MatchPair | None":
        """What somebody said of a text and a claim, if anything."""
        return self.filter(claim=claim, text=text, said_by=by).first()

    def for_listing(self) -> Self:
        """Pairs with the claim and whoever judged, in one query."""
        return self.select_related("claim", "said_by")

    def for_export(self) -> Iterator["MatchPair"]:
        """All pairs in the order in which they were added, read bit by bit."""
        return self.for_listing().order_by("pk").iterator(chunk_size=2_000)


@tracked()
class MatchPair(models.Model):
    """A text and a claim about which a person said whether the text states the claim.

    `score` and `matcher` are what ranked the claim then, and how high; a pair that no matcher
    proposed has neither.
    """

    text = models.TextField()
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="match_pairs")
    matches = models.BooleanField()
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    said_at = models.DateTimeField(db_default=Now(), editable=False)
    score = models.FloatField(null=True, blank=True, editable=False)
    matcher = models.CharField(max_length=60, blank=True, default="", editable=False)

    objects = MatchPairQuerySet.as_manager()

    class Meta:
        constraints = [
            must("matchpair_not_empty", ~Q(text=""), "A pair has a text."),
            models.UniqueConstraint(
                # A text may be longer than what an index holds of it.
                F("claim"),
                MD5("text"),
                F("said_by"),
                name="matchpair_once",
                violation_error_code="matchpair_once",
                violation_error_message="You already said so.",
            ),
        ]

    def __str__(self) -> str:
        return f"{'same' if self.matches else 'different'}: {self.text[:60]} / {self.claim}"
