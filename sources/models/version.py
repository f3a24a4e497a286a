"""Versions of an article's text, and the parts of a text that are not its body."""

from collections.abc import Iterable

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import IntegerRangeField, RangeOperators
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q
from django.db.models.functions import Greatest, Now

from accounts.choices import enum_field, one_of
from accounts.models import Record
from accounts.models.asking import AskedQuerySet
from accounts.models.constraints import guard, must, refuse, unique
from accounts.models.history import tracked
from sources.domain.patterns import SHA256_PATTERN
from sources.domain.vocabulary import ArticleStatus, SegmentKind, TextRights
from sources.models.article import Article
from sources.models.searching import SearchedQuerySet, searched

TEXT_MATCHES_HASH = f"""
    IF NEW.text IS NOT NULL AND (
        char_length(NEW.text) <> NEW.length
        OR encode(sha256(convert_to(NEW.text, 'UTF8')), 'hex') <> NEW.sha256
    ) THEN
        {refuse("articleversion_text_is_hashed", "The text does not have the recorded length and SHA-256.")}
    END IF;
"""

TEXT_NEVER_CHANGES = f"""
    IF (OLD.text IS NOT NULL AND NEW.text IS DISTINCT FROM OLD.text)
        OR (NEW.article_id, NEW.sequence, NEW.length, NEW.sha256)
            IS DISTINCT FROM (OLD.article_id, OLD.sequence, OLD.length, OLD.sha256) THEN
        {refuse("articleversion_text_immutable", "The text of a version never changes: add another version.")}
    END IF;
"""

TEXT_DIFFERS_FROM_LAST = f"""
    IF EXISTS (
        SELECT 1 FROM sources_articleversion before
        WHERE before.article_id = NEW.article_id AND before.sequence = NEW.sequence - 1
            AND before.sha256 = NEW.sha256
    ) THEN
        {refuse("articleversion_differs_from_last", "The text is the same as in the version before.")}
    END IF;
"""


IN_TEXT = """public.search_words(
        (SELECT language FROM public.sources_article WHERE id = NEW.article_id),
        NEW.article_id, NULL, NULL, NULL, NEW.text
    )"""


class ArticleVersionQuerySet(SearchedQuerySet["ArticleVersion"]):
    """Questions about versions."""

    def next_sequence(self) -> int:
        """The number that the next version of these will have."""
        last = self.aggregate(last=models.Max("sequence"))["last"]
        return (last or 0) + 1

    def newest_of(self, article: Article) -> "ArticleVersion | None":
        """The newest version of an article, if it has any."""
        return self.filter(article=article).order_by("-sequence").first()

    def newest_of_number(self, article: int) -> "ArticleVersion | None":
        """The newest version of the article with this number, with its article and its parts."""
        found = self.filter(article=article).select_related("article")
        return found.prefetch_related("segments").order_by("-sequence").first()

    def newest(self) -> "ArticleVersionQuerySet":
        """The newest of these versions alone."""
        return self.order_by("-sequence")[:1]

    def numbered(self, article: Article, sequence: int) -> "ArticleVersion | None":
        """The version of an article with this number, if there is one."""
        return self.filter(article=article, sequence=sequence).first()

    def before(self, version: "ArticleVersion") -> "ArticleVersion | None":
        """The version that came before one, if it is not the first."""
        earlier = self.filter(article=version.article_id, sequence__lt=version.sequence)
        return earlier.order_by("-sequence").first()

    def with_hash(self, sha256: str) -> "ArticleVersionQuerySet":
        """Versions whose text has this SHA-256, with their articles; those of merged ones are not."""
        return (
            self.filter(sha256=sha256, article__merged_into__isnull=True)
            .select_related("article")
            .order_by("pk")
        )

    def readable(self, *, to_staff: bool) -> "ArticleVersionQuerySet":
        """The newest texts of articles that stand, where their words may be shown to whoever asks.

        Everybody may be shown what may be shown whole; who works here, a stretch of what may be shown
        in fragments. What may not be shown at all is shown to nobody.
        """
        shown = [TextRights.ALL, TextRights.FRAGMENTS] if to_staff else [TextRights.ALL]
        later = ArticleVersion.objects.filter(
            article=OuterRef("article"), sequence__gt=OuterRef("sequence")
        )
        gone = [ArticleStatus.RETRACTED, ArticleStatus.REMOVED]
        return self.filter(
            ~Exists(later), article__merged_into__isnull=True, article__may_show__in=shown
        ).exclude(article__status__in=gone)

    def with_ids(self, ids: Iterable[int]) -> "ArticleVersionQuerySet":
        """The versions that have these ids."""
        return self.filter(pk__in=list(ids))

    def newest_held(self, *, after: int = 0) -> "models.QuerySet[ArticleVersion, int]":
        """The ids, in their order, of the newest versions of articles whose texts are held."""
        newest = self.order_by("article_id", "-sequence").distinct("article_id").values("pk")
        held = self.filter(
            pk__in=newest, pk__gt=after, text__isnull=False, article__merged_into__isnull=True
        )
        return held.order_by("pk").values_list("pk", flat=True)

    def described(self) -> "ArticleVersionQuerySet":
        """Versions without their texts, but with `withheld`: whether there is none."""
        is_withheld = models.ExpressionWrapper(
            Q(text__isnull=True), output_field=models.BooleanField()
        )
        return self.defer("text").annotate(withheld=is_withheld).order_by("article", "sequence")


@tracked(exclude=["text"])
class ArticleVersion(Record):
    """One state of an article's text, exactly as it was given: only a leading BOM is dropped.

    A withheld text is recorded by its length (in Unicode code points) and the SHA-256 of its UTF-8;
    it may be attached later and must then agree with both.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="versions")
    sequence = models.PositiveIntegerField(default=1)
    captured_at = models.DateTimeField(db_default=Now())
    text = models.TextField(null=True, blank=True)
    length = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    archive_url = models.URLField(max_length=500, blank=True, default="")
    extractor = models.CharField(
        max_length=100, blank=True, default="", help_text="Name and version."
    )

    objects = ArticleVersionQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["article", "sequence"]
        constraints = [
            must(
                "articleversion_sequence_from_one",
                Q(sequence__gte=1),
                "Versions are counted from 1.",
            ),
            must("articleversion_not_empty", Q(length__gt=0), "A version has a text."),
            must(
                "articleversion_sha256",
                Q(sha256__regex=SHA256_PATTERN),
                "A SHA-256 has 64 hexadecimal digits.",
            ),
            unique(
                "articleversion_sequence_once",
                "article",
                "sequence",
                message="This version already exists.",
            ),
        ]
        indexes = [models.Index(fields=["sha256"], name="articleversion_sha256_idx")]
        triggers = [
            *Record.Meta.triggers,
            guard("text_is_hashed", TEXT_MATCHES_HASH),
            guard("text_immutable", TEXT_NEVER_CHANGES, operation=pgtrigger.Update),
            guard("differs_from_last", TEXT_DIFFERS_FROM_LAST, operation=pgtrigger.Insert),
            searched(IN_TEXT, "text"),
        ]

    def __str__(self) -> str:
        return f"{self.article}, version {self.sequence}"

    @property
    def is_withheld(self) -> bool:
        """Whether only length and hash of the text are kept."""
        return self.text is None


class SegmentQuerySet(AskedQuerySet["Segment"]):
    """Questions about parts of texts."""


@tracked()
class Segment(models.Model):
    """A stretch of a version's text that is not its body; it is marked, never cut.

    `start` and `end` are offsets in Unicode code points, the end not included.
    """

    version = models.ForeignKey(ArticleVersion, models.CASCADE, related_name="segments")
    kind = enum_field(SegmentKind)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    objects = SegmentQuerySet.as_manager()

    PART_OF = "version"

    class Meta:
        ordering = ["version", "start"]
        constraints = [
            one_of("segment_kind_known", "kind", SegmentKind),
            must("segment_ordered", Q(start__lt=F("end")), "A segment ends after it starts."),
            # A range that ends before it begins cannot even be made: the rule above refuses those.
            ExclusionConstraint(
                name="segment_no_overlap",
                expressions=[
                    (F("version"), RangeOperators.EQUAL),
                    (
                        Func(
                            F("start"),
                            Greatest("start", "end"),
                            function="int4range",
                            output_field=IntegerRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_code="segment_no_overlap",
                violation_error_message="Two segments of a text never overlap.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.start}–{self.end}"
