"""Articles: what was published, where, when and by whom."""

from collections.abc import Iterable
from datetime import date

import pgtrigger
from django.db import models
from django.db.models import F, Q

from accounts.choices import enum_field, one_of
from accounts.models import Record
from accounts.models.asking import AskedQuerySet
from accounts.models.constraints import must, unique
from accounts.models.history import tracked
from sources.domain.patterns import LANGUAGE_PATTERN
from sources.domain.urls import archived, normalise
from sources.domain.vocabulary import ArticleStatus, CreditRole, Genre, Held, TextRights, UrlKind
from sources.models.searching import SearchedQuerySet, searched
from sources.models.source import Source
from sources.models.when import WhenField, when_ordered

TO_IDENTIFY = "To identify: "
"""How the reason begins for which a publisher or a day is not known yet."""


IN_TITLE = "public.search_words(NEW.language, NEW.id, NEW.title, NEW.signed_as, NULL, NULL)"

TEXT_READ_ANEW = """
    UPDATE public.sources_articleversion
    SET search = public.search_words(NEW.language, NEW.id, NULL, NULL, NULL, text)
    WHERE article_id = NEW.id AND text IS NOT NULL;
    RETURN NULL;
"""


class ArticleQuerySet(SearchedQuerySet["Article"]):
    """Questions about articles."""

    def to_identify(self) -> "ArticleQuerySet":
        """Articles whose publisher or day nobody has found yet."""
        return self.filter(
            Q(publisher_reason__startswith=TO_IDENTIFY, publisher__isnull=True)
            | Q(published_reason__startswith=TO_IDENTIFY, published_to__isnull=True)
        )

    def without_publisher(self) -> "ArticleQuerySet":
        """Standing articles whose publisher nobody has found yet, with their addresses."""
        waiting = Q(publisher_reason__startswith=TO_IDENTIFY, publisher__isnull=True)
        return self.active().filter(waiting).prefetch_related("urls").order_by("pk")

    def at_domains(self, domains: Iterable[str]) -> "ArticleQuerySet":
        """Articles one of whose addresses may be of one of these domains."""
        at = Q(pk__in=[])
        for domain in domains:
            at |= Q(urls__normalised__contains=f"//{domain}")
            at |= Q(urls__normalised__contains=f".{domain}")
        return self.filter(at).distinct()

    def standing_at(self, addresses: Iterable[str]) -> "ArticleQuerySet":
        """Articles that stand or stood at one of these addresses, in their normal form."""
        return self.filter(urls__normalised__in=list(addresses)).distinct().order_by("pk")

    def at(self, url: str | None) -> "ArticleQuerySet":
        """Articles that stand or stood at an address, however it is written; all without one."""
        if url is None:
            return self
        urls = ArticleUrl.objects.having(normalised=normalise(url))
        return self.filter(pk__in=urls.values("article"))

    def found_at(self, url: str) -> "Article | None":
        """The article at an address, however it is written; of one that was merged, its survivor.

        A page kept by an archive is also known by the address that was archived.
        """
        inner = archived(url)
        addresses = [url, inner.url] if inner else [url]
        rows = (self.at(one).select_related("merged_into").first() for one in addresses)
        return next((row.survivor for row in rows if row), None)

    def perhaps_published(self, first: date | None, last: date | None) -> "ArticleQuerySet":
        """Articles that may have come out on these days, both included; an end may be open.

        Where an end is asked for, articles of which no day is known are left out.
        """
        found = self
        if first is not None or last is not None:
            found = found.exclude(published_from__isnull=True, published_to__isnull=True)
        if first is not None:
            found = found.filter(Q(published_to__isnull=True) | Q(published_to__gte=first))
        if last is not None:
            found = found.filter(Q(published_from__isnull=True) | Q(published_from__lte=last))
        return found

    def of_or_of_nobody(self, publisher_id: int | None) -> "ArticleQuerySet":
        """Articles of this publisher, and those whose publisher is not known."""
        return self.filter(Q(publisher_id=publisher_id) | Q(publisher_id__isnull=True))

    def stubs(self) -> "ArticleQuerySet":
        """Articles that are known only because somebody cites them, with their publishers."""
        return self.filter(held=Held.CITED_ONLY).select_related("publisher").order_by("pk")

    def active(self) -> "ArticleQuerySet":
        """Articles that were not merged into another one."""
        return self.filter(merged_into__isnull=True)

    def noticed_of(self, publisher_id: int) -> "ArticleQuerySet":
        """What a source published and had to correct or take back, the latest notice first."""
        told = [ArticleStatus.CORRECTED, ArticleStatus.RETRACTED, ArticleStatus.REMOVED]
        rows = self.active().filter(publisher_id=publisher_id, status__in=told)
        return rows.select_related("publisher").order_by("-status_changed_from", "-pk")

    def read_here(self) -> "ArticleQuerySet":
        """Articles of others that somebody read: neither merely cited nor our own pages."""
        ours = Q(publisher__is_ours=True)
        return self.active().filter(held=Held.TEXT).exclude(ours)

    def gone_into(self, survivor: "Article") -> "ArticleQuerySet":
        """Articles that were merged into this one."""
        return self.filter(merged_into=survivor)

    def matching(self, words: str) -> "ArticleQuerySet":
        """Articles whose title or publisher contains all the words."""
        found = self
        for word in words.split():
            found = found.filter(Q(title__icontains=word) | Q(publisher__name__icontains=word))
        return found

    def to_find(self) -> "ArticleQuerySet":
        """Articles whose titles are found by their words: nobody reads a review that we took back."""
        ours = Q(publisher__is_ours=True, status=ArticleStatus.RETRACTED)
        return self.active().exclude(ours)

    def for_listing(self) -> "ArticleQuerySet":
        """Articles with publisher, credits and URLs, in three queries however many there are."""
        return (
            self.select_related("publisher")
            .prefetch_related("credits__source", "urls")
            .order_by("pk")
        )


@tracked()
class Article(Record):
    """Something published. A `cited_only` article is a stub: known only because somebody cites it."""

    publisher = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="articles"
    )
    publisher_reason = models.CharField(
        max_length=500,
        blank=True,
        default="",
        help_text="Why the publisher is empty, or how it was found.",
    )
    title = models.CharField(max_length=500)
    signed_as = models.CharField(
        max_length=500, blank=True, default="", help_text="The byline as it is printed."
    )
    genre = enum_field(Genre, default=Genre.REPORTAGE)
    language = models.CharField(max_length=35, default="en", help_text="BCP 47, such as en or ja.")
    machine_translated = models.BooleanField(default=False)
    published = WhenField()
    held = enum_field(Held, default=Held.TEXT)
    status = enum_field(ArticleStatus, default=ArticleStatus.LIVE)
    status_changed = WhenField()
    notice_url = models.URLField(
        max_length=500, blank=True, default="", help_text="Where the change is announced."
    )
    disclaimers = models.TextField(blank=True, default="")
    may_show = enum_field(TextRights, default=TextRights.FRAGMENTS, verbose_name="text shown")
    may_export = enum_field(TextRights, default=TextRights.FRAGMENTS, verbose_name="text exported")

    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", editable=False
    )

    objects = ArticleQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["-pk"]
        constraints = [
            one_of("article_genre_known", "genre", Genre),
            one_of("article_held_known", "held", Held),
            one_of("article_status_known", "status", ArticleStatus),
            one_of("article_may_show_known", "may_show", TextRights),
            one_of("article_may_export_known", "may_export", TextRights),
            must("article_titled", ~Q(title=""), "An article needs a title."),
            must(
                "article_publisher_or_reason",
                Q(publisher__isnull=False) | ~Q(publisher_reason=""),
                "Name the publisher, or say why it is not known.",
            ),
            must(
                "article_language_is_bcp47",
                Q(language__regex=LANGUAGE_PATTERN),
                "A language is given as in BCP 47, such as en or zh-Hant.",
            ),
            must(
                "article_not_merged_into_itself",
                ~Q(merged_into=F("id")),
                "An article cannot be merged into itself.",
            ),
            when_ordered("article", "published"),
            when_ordered("article", "status_changed"),
        ]
        # The orders of the list; where no day is known an article comes last either way.
        indexes = [
            models.Index(fields=["title", "id"], name="article_by_title"),
            models.Index(fields=["published_from", "id"], name="article_oldest_first"),
            models.Index(
                F("published_from").desc(nulls_last=True),
                F("id").desc(),
                name="article_newest_first",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            searched(IN_TITLE, "title", "signed_as", "language"),
            pgtrigger.Trigger(
                name="read_text_anew",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("language"),  # type: ignore[no-untyped-call]
                condition=pgtrigger.AnyChange("language"),
                func=TEXT_READ_ANEW,
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def survivor(self) -> "Article":
        """The article that stands for this one: the one it was merged into, else itself."""
        return self.merged_into or self

    def get_absolute_url(self) -> str:
        """Where people read the article."""
        return f"/articles/{self.pk}/"

    @property
    def byline(self) -> str:
        """Publisher and day, as a list shows them."""
        publisher = self.publisher.name if self.publisher else "publisher unknown"
        return f"{publisher}, {self.published}" if self.published.is_known else publisher


class ArticleUrlQuerySet(AskedQuerySet["ArticleUrl"]):
    """Questions about addresses."""

    def articles_at(self, addresses: Iterable[str]) -> dict[str, int]:
        """The standing articles, by their ids, at these addresses in their normal form."""
        rows = self.filter(normalised__in=list(addresses), article__merged_into__isnull=True)
        return dict(rows.values_list("normalised", "article"))

    def for_listing(self) -> "ArticleUrlQuerySet":
        """Addresses with their articles, in one query."""
        return self.select_related("article").order_by("pk")


@tracked()
class ArticleUrl(Record):
    """One address at which an article stands or stood."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="urls")
    url = models.URLField(max_length=2000)
    normalised = models.CharField(max_length=2000, editable=False)
    kind = enum_field(UrlKind, default=UrlKind.CANONICAL)

    objects = ArticleUrlQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["article", "kind", "pk"]
        constraints = [
            one_of("articleurl_kind_known", "kind", UrlKind),
            must(
                "articleurl_not_empty", ~Q(url="") & ~Q(normalised=""), "An address is not empty."
            ),
            unique(
                "articleurl_once", "normalised", message="Another article stands at this address."
            ),
        ]

    def __str__(self) -> str:
        return self.url


class CreditQuerySet(AskedQuerySet["Credit"]):
    """Questions about credits."""

    def for_listing(self) -> "CreditQuerySet":
        """Credits with article and source, in one query."""
        return self.select_related("article", "source").order_by("pk")


@tracked()
class Credit(Record):
    """Somebody credited in an article, and for what."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="credits")
    source = models.ForeignKey(Source, models.PROTECT, related_name="credits")
    role = enum_field(CreditRole, default=CreditRole.AUTHOR)
    credited_as = models.CharField(max_length=300, blank=True, default="")
    position = models.PositiveSmallIntegerField(default=0)

    objects = CreditQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["article", "position", "pk"]
        constraints = [
            one_of("credit_role_known", "role", CreditRole),
            unique(
                "credit_once",
                "article",
                "source",
                "role",
                message="This source is already credited for this.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} ({self.role})"
