"""Appearances: a claim at one place in one article."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Least, Substr

from accounts.choices import enum_field, one_of
from accounts.models import Record, User
from accounts.models.asking import AskedQuerySet
from accounts.models.constraints import guard, must, refuse, unique
from accounts.models.history import tracked
from accounts.permissions import may
from claims.domain.vocabulary import AppearanceStatus, Basis, Force, Stance, Wording
from claims.models.claim import Claim
from claims.models.columns import OF_APPEARANCE
from claims.models.quantity import QuantityColumns, figure_rules
from sources.domain.patterns import SHA256_PATTERN
from sources.domain.vocabulary import Certainty
from sources.models import Article, ArticleVersion, Source
from sources.models.when import WhenField, when_ordered

LONGEST_SLICE = 400

VERSION_OF_ARTICLE = f"""
    IF NEW.version_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM sources_articleversion
        WHERE id = NEW.version_id AND article_id = NEW.article_id
    ) THEN
        {refuse("appearance_version_of_article", "The version belongs to another article.")}
    END IF;
    IF NEW.version_id IS NULL AND EXISTS (
        SELECT 1 FROM sources_article WHERE id = NEW.article_id AND held = 'text'
    ) AND (
        CASE TG_OP WHEN 'UPDATE' THEN OLD.version_id IS NOT NULL ELSE NOT EXISTS (
            SELECT 1 FROM sources_merge
            WHERE kind = 'article' AND NEW.article_id IN (survivor_id, merged_id)
                OR kind = 'claim' AND NEW.claim_id = merged_id
        ) END
    ) THEN
        {refuse("appearance_text_has_version", "In an article held as text an appearance names the version.")}
    END IF;
"""
"""What came with a stub stays without a version until somebody finds it in the text: when the stub
is held as text, and when it is merged into another article. Undoing a merge adds such rows again.
"""

ANCHOR_IS_SLICE = f"""
    IF NEW.start IS NOT NULL THEN
        SELECT length, substring(text FROM NEW.start + 1 FOR NEW.end - NEW.start)
            INTO text_length, slice FROM sources_articleversion WHERE id = NEW.version_id;
        IF NEW.end > text_length THEN
            {
    refuse(
        "appearance_anchor_in_text",
        "The anchor ends at %, but the text has only % characters.",
        'NEW."end"',
        "text_length",
    )
}
        END IF;
        IF slice IS NOT NULL AND NEW.exact <> '' AND slice <> NEW.exact THEN
            {
    refuse("appearance_anchor_is_slice", "There stands “%”, not “%”.", "slice", "NEW.exact")
}
        END IF;
        IF slice IS NOT NULL AND NEW.sha256 <> ''
            AND encode(sha256(convert_to(slice, 'UTF8')), 'hex') <> NEW.sha256 THEN
            {
    refuse("appearance_anchor_is_slice", "There stands “%”, which has another SHA-256.", "slice")
}
        END IF;
    END IF;
"""


class AppearanceQuerySet(AskedQuerySet["Appearance"]):
    """Questions about appearances."""

    def visible_to(self, user: User | AnonymousUser) -> "AppearanceQuerySet":
        """Appearances that this person may see: all for who has a role, else those nobody rejected."""
        return self if may(user, "appearance.view") else self.undecided_or_accepted()

    def matching(self, words: str) -> "AppearanceQuerySet":
        """Appearances whose claim or article's title contains all the words."""
        return self.containing_all(words, "claim__statement", "claim__short", "article__title")

    def with_ends(self) -> "AppearanceQuerySet":
        """Appearances with claim and article, in one query."""
        return self.select_related("claim", "article")

    def for_listing(self, hops: "models.QuerySet[Any, Any]") -> "AppearanceQuerySet":
        """Appearances with claim, article, version and those of their hops, in two queries.

        The texts of the versions are left where they are. `is_after_rejected` says that what an
        appearance continues was rejected.
        """
        rows = self.select_related("claim", "article__publisher", "version").defer("version__text")
        rows = rows.annotate(is_after_rejected=Q(continues__status=AppearanceStatus.REJECTED))
        return rows.prefetch_related(models.Prefetch("attributions", hops))

    def accepted(self) -> "AppearanceQuerySet":
        """Appearances that count."""
        return self.filter(status=AppearanceStatus.ACCEPTED)

    def with_place(self) -> "AppearanceQuerySet":
        """Appearances with their versions, but without the texts."""
        return self.select_related("version").defer("version__text")

    def to_carry_to(self, version: ArticleVersion) -> "AppearanceQuerySet":
        """Appearances of earlier versions that nobody rejected and that no later one continues yet."""
        rows = self.filter(
            article=version.article_id,
            version__sequence__lt=version.sequence,
            continued_by__isnull=True,
        )
        undecided = rows.exclude(status=AppearanceStatus.REJECTED)
        return undecided.order_by("-version__sequence", "start", "pk")

    def waiting_for_text(self, version: ArticleVersion) -> "AppearanceQuerySet":
        """Appearances that wait for a person only because this version had no text."""
        return self.changed().filter(version=version, start__isnull=True).order_by("pk")

    def to_look_at(self) -> "AppearanceQuerySet":
        """Appearances in the newest text they were carried to that wait for a person."""
        return self.changed().not_continued()

    def not_continued(self) -> "AppearanceQuerySet":
        """Appearances without those that a later version of their article continues."""
        return self.filter(continued_by__isnull=True)

    def with_continuation(self) -> "AppearanceQuerySet":
        """Appearances that say in `is_continued` whether a later version continues them."""
        later = Appearance.objects.filter(continues=OuterRef("pk"))
        return self.annotate(is_continued=Exists(later))

    def changed(self) -> "AppearanceQuerySet":
        """Appearances that wait for a person because their text says something else now."""
        return self.filter(status=AppearanceStatus.CHANGED)

    def in_text_order(self) -> "AppearanceQuerySet":
        """Appearances by article, then as they stand in the text."""
        return self.order_by("article", F("start").asc(nulls_last=True), "pk")

    def of(self, claims: Iterable[int]) -> "AppearanceQuerySet":
        """Appearances of these claims."""
        return self.filter(claim__in=list(claims))

    def in_article(self, article: Article) -> "AppearanceQuerySet":
        """Appearances in one article."""
        return self.filter(article=article)

    def undecided_or_accepted(self) -> "AppearanceQuerySet":
        """Appearances that count and those that wait for a person."""
        return self.exclude(status=AppearanceStatus.REJECTED)

    def by_publisher(self, source: Source) -> "AppearanceQuerySet":
        """Appearances in what a source published."""
        return self.filter(article__publisher=source)

    def with_words(self) -> "AppearanceQuerySet":
        """Appearances with `slice`: the anchored words where only the text holds them, at most 400 of
        their characters.
        """
        length = Least(F("end") - F("start"), Value(LONGEST_SLICE))
        words = Substr("version__text", F("start") + 1, length, output_field=models.TextField())
        # A long text is unpacked for every slice of it.
        return self.annotate(slice=Case(When(exact="", then=words)))

    def for_page(self) -> "AppearanceQuerySet":
        """Appearances with claim, article and publisher but without the whole text, in one query."""
        return (
            self.select_related("claim", "article__publisher", "version")
            .defer("version__text")
            .with_words()
            .in_text_order()
        )

    def for_claim(self) -> "AppearanceQuerySet":
        """The same for the page of a claim, which tells no more than these columns."""
        rows = self.select_related("claim", "article__publisher").only(*OF_APPEARANCE)
        return rows.with_words().in_text_order()


@tracked()
class Appearance(Record, QuantityColumns):
    """One place where an article puts a claim forward, denies it or talks about it.

    The anchor is `exact` with `start` and `end` in Unicode code points of the version's text, or
    `start`, `end` and `sha256` of the slice where the words may not be kept. Stance and force are
    relative to the claim's statement. The quantity is the figure as reported here. `reading` is what
    a garbled or ambiguous passage is taken to mean, `reading_certainty` how sure somebody is of that.
    """

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="appearances")
    article = models.ForeignKey(Article, models.PROTECT, related_name="appearances")
    version = models.ForeignKey(
        ArticleVersion, models.PROTECT, null=True, blank=True, related_name="appearances"
    )
    exact = models.TextField(blank=True, default="")
    prefix = models.TextField(blank=True, default="")
    suffix = models.TextField(blank=True, default="")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, default="")
    stance = enum_field(Stance, default=Stance.SUPPORTS)
    wording = enum_field(Wording, default=Wording.PARAPHRASE)
    force = enum_field(Force, default=Force.ASSERTED)
    distanced = models.BooleanField(default=False)
    basis = enum_field(Basis, default=Basis.UNATTRIBUTED)
    date = WhenField()
    status = enum_field(AppearanceStatus, default=AppearanceStatus.SUGGESTED)
    note = models.TextField(blank=True, default="")
    reading = models.CharField(
        max_length=500,
        blank=True,
        default="",
        help_text="What a garbled or ambiguous passage is taken to mean, where its words alone do "
        "not say.",
    )
    reading_certainty = enum_field(Certainty, blank=True, verbose_name="how sure")
    continues = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="continued_by",
        help_text="The same appearance in the version before.",
    )
    change = models.CharField(
        max_length=300,
        blank=True,
        default="",
        help_text="What a newer version says otherwise here, until somebody has looked.",
    )

    objects = AppearanceQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["-pk"]
        constraints = [
            *figure_rules("appearance"),
            one_of("appearance_stance_known", "stance", Stance),
            one_of("appearance_wording_known", "wording", Wording),
            one_of("appearance_force_known", "force", Force),
            one_of("appearance_basis_known", "basis", Basis),
            one_of("appearance_status_known", "status", AppearanceStatus),
            one_of(
                "appearance_reading_certainty_known", "reading_certainty", Certainty, blank=True
            ),
            must(
                "appearance_reading_whole",
                Q(reading="", reading_certainty="") | (~Q(reading="") & ~Q(reading_certainty="")),
                "A passage that is read in some way says what it is taken to mean and how sure that "
                "is, or neither.",
            ),
            must(
                "appearance_anchor_whole",
                Q(version__isnull=True, start__isnull=True, end__isnull=True, exact="", sha256="")
                | (
                    Q(version__isnull=False, start__isnull=False, end__isnull=False)
                    & Q(end__gt=F("start"))
                    & (~Q(exact="") | Q(sha256__regex=SHA256_PATTERN))
                )
                | (
                    Q(version__isnull=False, start__isnull=True, end__isnull=True)
                    & Q(exact="", sha256="", continues__isnull=False)
                    & ~Q(status=AppearanceStatus.ACCEPTED)
                ),
                "An anchor has start, a later end, and either the exact words or their SHA-256; "
                "without a version there is no anchor, and without an anchor nothing is accepted "
                "in a version.",
            ),
            unique(
                "appearance_once",
                "claim",
                "article",
                "version",
                "start",
                "end",
                nulls_distinct=False,
                message="This claim is already recorded at this place.",
            ),
            unique(
                "appearance_continued_once",
                "continues",
                message="This appearance is already continued in a later version.",
            ),
            must(
                "appearance_not_continuing_itself",
                Q(continues__isnull=True) | ~Q(continues=F("id")),
                "An appearance continues one of an earlier version, not itself.",
            ),
            when_ordered("appearance", "date"),
        ]
        triggers = [
            *Record.Meta.triggers,
            guard("version_of_article", VERSION_OF_ARTICLE),
            guard(
                "anchor_is_slice",
                ANCHOR_IS_SLICE,
                declare=[("text_length", "INTEGER"), ("slice", "TEXT")],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim} in {self.article}"
