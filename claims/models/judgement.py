"""An editor's word on whether two origins or two sources are one thing."""

from collections.abc import Collection, Iterable
from typing import cast

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Now

from accounts.choices import enum_field, one_of
from accounts.models import Event, Record, User
from accounts.models.constraints import must
from accounts.models.history import tracked
from claims.domain.vocabulary import Verdict
from claims.models.origin import Origin
from sources.models import Source

NAMELESS = "an editor"
"""What a judge is called in public who gave no full name."""


def public_name(user: User | None) -> str:
    """Who gave or took back a judgement, for everybody to read.

    The full name, never the name to sign in with.
    """
    return (user.get_full_name() if user else "") or NAMELESS


class IndependenceJudgementQuerySet(models.QuerySet["IndependenceJudgement"]):
    """Questions about judgements."""

    def standing(self) -> "IndependenceJudgementQuerySet":
        """Judgements that were not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def among(
        self, *, origins: Collection[int] | RawSQL = (), sources: Collection[int] | RawSQL = ()
    ) -> "IndependenceJudgementQuerySet":
        """Judgements on two of these origins, or on two of these sources."""
        on_origins = Q(origin_a__in=origins, origin_b__in=origins)
        on_sources = Q(source_a__in=sources, source_b__in=sources)
        return self.filter(on_origins | on_sources)

    def ends_of(self, judgements: Iterable[int]) -> tuple[set[int], set[int]]:
        """The ids of the origins and of the sources that these judgements are about."""
        rows = list(self.filter(pk__in=list(judgements)))
        origins = {pk for row in rows for pk in (row.origin_a_id, row.origin_b_id) if pk}
        return origins, {pk for row in rows for pk in (row.source_a_id, row.source_b_id) if pk}

    def on_origin(self, origin: int) -> "IndependenceJudgementQuerySet":
        """Judgements on this origin and another one."""
        return self.filter(Q(origin_a=origin) | Q(origin_b=origin))

    def on_source(self, source: int) -> "IndependenceJudgementQuerySet":
        """Judgements on this source and another one."""
        return self.filter(Q(source_a=source) | Q(source_b=source))

    def reasoned(self, words: str) -> "IndependenceJudgementQuerySet":
        """Judgements whose reason holds all these words."""
        found = self
        for word in words.split():
            found = found.filter(reason__icontains=word)
        return found

    def for_listing(self) -> "IndependenceJudgementQuerySet":
        """Judgements with what they are about and who gave them, in one query."""
        return self.select_related(
            "origin_a__holder", "origin_b__holder", "source_a", "source_b", "judged_by"
        )


@tracked()
class IndependenceJudgement(Record):
    """Overrides the grouping, both ways; of two about the same pair the later one wins."""

    origin_a = models.ForeignKey(Origin, models.PROTECT, null=True, blank=True, related_name="+")
    origin_b = models.ForeignKey(Origin, models.PROTECT, null=True, blank=True, related_name="+")
    source_a = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="+")
    source_b = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="+")
    verdict = enum_field(Verdict)
    reason = models.TextField()
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    judged_at = models.DateTimeField(db_default=Now(), editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = IndependenceJudgementQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["-judged_at", "-pk"]
        constraints = [
            one_of("independencejudgement_verdict_known", "verdict", Verdict),
            must("independencejudgement_reasoned", ~Q(reason=""), "Say why."),
            must(
                "independencejudgement_one_pair",
                Q(
                    origin_a__isnull=False,
                    origin_b__isnull=False,
                    source_a__isnull=True,
                    source_b__isnull=True,
                )
                | Q(
                    origin_a__isnull=True,
                    origin_b__isnull=True,
                    source_a__isnull=False,
                    source_b__isnull=False,
                ),
                "A judgement is about two origins or about two sources.",
            ),
            must(
                "independencejudgement_pair_ordered",
                Q(origin_a__isnull=False, origin_b__isnull=False, origin_a__lt=F("origin_b"))
                | Q(source_a__isnull=False, source_b__isnull=False, source_a__lt=F("source_b")),
                "A pair is stored lower id first, and nothing is judged against itself.",
            ),
        ]

    @property
    def pair(self) -> tuple[Origin | Source, Origin | Source]:
        """The two things judged: two origins or two sources, the older record first."""
        if self.origin_a is not None and self.origin_b is not None:
            return self.origin_a, self.origin_b
        return cast(Source, self.source_a), cast(Source, self.source_b)

    @property
    def judge(self) -> str:
        """Who gave it, for everybody to read."""
        return public_name(self.judged_by)

    def withdrawing(self) -> Event | None:
        """The event of its withdrawal, with who did it, where the log holds it."""
        told = Event.objects.about(self).select_related("actor")
        return told.filter(after__has_key="withdrawn_at").last()

    def get_absolute_url(self) -> str:
        """Where the judgement is shown."""
        return f"/judgements/{self.pk}/"

    def __str__(self) -> str:
        return (
            f"{self.origin_a or self.source_a} and {self.origin_b or self.source_b}: {self.verdict}"
        )
