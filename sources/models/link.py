"""Links between articles whose texts come from one another."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from accounts.choices import enum_field, one_of
from accounts.models import Record, User
from accounts.models.asking import AskedQuerySet
from accounts.models.constraints import must, unique
from accounts.models.history import tracked
from accounts.permissions import may
from sources.domain.vocabulary import Judgement, LinkKind, LinkMethod
from sources.models.article import Article

COPY_KINDS = [
    LinkKind.REPRINT_OF,
    LinkKind.EXCERPT_OF,
    LinkKind.TRANSLATION_OF,
    LinkKind.MACHINE_TRANSLATION_OF,
    LinkKind.NEAR_DUPLICATE_OF,
]
"""Links that make two articles one thing: whatever is wrong in one is wrong in both."""


class ArticleLinkQuerySet(AskedQuerySet["ArticleLink"]):
    """Questions about links."""

    def visible_to(self, user: User | AnonymousUser) -> "ArticleLinkQuerySet":
        """Links that this person may see: all for who has a role, else those nobody rejected."""
        if may(user, "articlelink.view"):
            return self
        return self.exclude(judgement=Judgement.REJECTED)

    def live(self) -> "ArticleLinkQuerySet":
        """Links that nobody rejected, with the article they lead to."""
        return self.exclude(judgement=Judgement.REJECTED).select_related("to_article")

    def for_listing(self) -> "ArticleLinkQuerySet":
        """Links with both articles, in one query."""
        return self.select_related("from_article", "to_article").order_by("pk")

    def judged_so(self, judgement: str | None) -> "ArticleLinkQuerySet":
        """Links of which this was said; where nothing is asked for, those that nobody rejected."""
        return self.live() if judgement is None else self.having(judgement=judgement)

    def of_article(self, article_id: int | None) -> "ArticleLinkQuerySet":
        """Links of one article from either end; every link where none is asked for."""
        return self if article_id is None else self.of(article_id)

    def copies_from(self, articles: Any) -> "ArticleLinkQuerySet":
        """Links that say where these articles were copied or translated from, but rejected ones."""
        rows = self.exclude(judgement=Judgement.REJECTED)
        return rows.filter(from_article__in=articles, kind__in=COPY_KINDS)

    def among(self, articles: Iterable[int]) -> "ArticleLinkQuerySet":
        """Links with both ends among these articles, rejected ones too."""
        ids = list(articles)
        return self.filter(from_article__in=ids, to_article__in=ids)

    def ends_of(self, links: Iterable[int]) -> set[int]:
        """The ids of the articles that these links are between."""
        rows = self.filter(pk__in=list(links)).values_list("from_article", "to_article")
        return {end for ends in rows for end in ends}

    def waiting(self) -> "ArticleLinkQuerySet":
        """Links that a machine suggested and nobody has judged yet."""
        return self.filter(method=LinkMethod.FINGERPRINT, judgement=Judgement.SUGGESTED)

    def measured(self, judgement: Judgement) -> "ArticleLinkQuerySet":
        """Links that a machine suggested and of which this was said."""
        return self.filter(method=LinkMethod.FINGERPRINT, judgement=judgement)

    def for_judging(self) -> "ArticleLinkQuerySet":
        """Links with both articles and their publishers, and who judged, in one query."""
        return self.select_related("from_article__publisher", "to_article__publisher", "judged_by")

    def of(self, article_id: int) -> "ArticleLinkQuerySet":
        """Links of one article from either end, rejected ones too."""
        return self.filter(Q(from_article=article_id) | Q(to_article=article_id))

    def touching(self, article: Article) -> "ArticleLinkQuerySet":
        """Live links of one article, from either end."""
        return (
            self.live()
            .filter(Q(from_article=article) | Q(to_article=article))
            .select_related("from_article__publisher", "to_article__publisher")
        )


@tracked()
class ArticleLink(Record):
    """One link, read from left to right: `from_article` is a reprint / update / … of `to_article`.

    `score` is the containment of the shorter text in the longer one, 0 to 1, where it was measured.
    """

    from_article = models.ForeignKey(Article, models.PROTECT, related_name="links_from")
    to_article = models.ForeignKey(Article, models.PROTECT, related_name="links_to")
    kind = enum_field(LinkKind)
    method = enum_field(LinkMethod, default=LinkMethod.CURATOR)
    score = models.DecimalField(max_digits=4, decimal_places=3, null=True, blank=True)
    judgement = enum_field(Judgement, default=Judgement.SUGGESTED)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    judged_at = models.DateTimeField(db_default=Now(), editable=False)
    note = models.TextField(blank=True, default="")

    objects = ArticleLinkQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["from_article", "kind", "to_article"]
        constraints = [
            one_of("articlelink_kind_known", "kind", LinkKind),
            one_of("articlelink_method_known", "method", LinkMethod),
            one_of("articlelink_judgement_known", "judgement", Judgement),
            must(
                "articlelink_not_to_itself",
                ~Q(from_article=F("to_article")),
                "An article is no copy of itself.",
            ),
            must(
                "articlelink_score_in_range",
                Q(score__isnull=True) | Q(score__gte=0, score__lte=1),
                "A containment score lies between 0 and 1.",
            ),
            must(
                "articlelink_machine_only_suggests",
                ~Q(method=LinkMethod.FINGERPRINT)
                | Q(judgement=Judgement.SUGGESTED)
                | Q(judged_by__isnull=False),
                "What a machine found is only suggested until somebody judges it.",
            ),
            unique(
                "articlelink_once_live",
                "from_article",
                "to_article",
                "kind",
                condition=~Q(judgement=Judgement.REJECTED),
                message="This link is already recorded.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_article} {self.get_kind_display().lower()} {self.to_article}"
