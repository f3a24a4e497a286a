"""Our own reviews among the articles: found when somebody cites or copies them, never counted."""

from datetime import datetime

from accounts.models import User
from reviews.domain.content import Content
from reviews.domain.vocabulary import CorrectionKind
from reviews.models import Review
from reviews.services.claimreview import public_url
from sources import ripple
from sources.domain.dates import When
from sources.domain.urls import normalise
from sources.domain.vocabulary import ArticleStatus, Genre, Held, TextRights, UrlKind
from sources.models import Article
from sources.services.articles import add_version, create_article, digest
from sources.services.records import save

STATUSES = {
    CorrectionKind.CLARIFICATION: ArticleStatus.CORRECTED,
    CorrectionKind.CORRECTION: ArticleStatus.CORRECTED,
    CorrectionKind.UPDATE: ArticleStatus.UPDATED,
    CorrectionKind.RETRACTION: ArticleStatus.RETRACTED,
}
"""What a correction makes of the article; a minor one makes nothing of it."""


def article_of(review: Review) -> Article | None:
    """The article that a published review is recorded as."""
    return Article.objects.standing_at([normalise(public_url(review))]).first()


def register(
    review: Review,
    content: Content,
    *,
    by: User | None,
    now: datetime,
    kind: CorrectionKind | None = None,
) -> Article:
    """Will record a published review as an article of ours, or what became of it.

    The caller has begun the ripple before it held the review.

    Raises: ValidationError, when another article stands at the address for example.
    """
    url = public_url(review)
    article = article_of(review)
    with ripple.together():
        if article is None:
            article = create_article(
                _new(review, content, now), by=by, urls=[(UrlKind.CANONICAL, url)]
            )
        if kind is not None:
            _update(article, content, url, by=by, now=now, kind=kind)
        _keep_text(article, content, by=by, now=now)
    return article


def _new(review: Review, content: Content, now: datetime) -> Article:
    article = Article(
        publisher=review.organisation,
        title=content.headline,
        genre=Genre.FACT_CHECK.value,
        language=content.language,
        held=Held.TEXT.value,
        may_show=TextRights.ALL.value,
        may_export=TextRights.ALL.value,
    )
    article.published = When.on(now.date())
    return article


def _update(
    article: Article,
    content: Content,
    url: str,
    *,
    by: User | None,
    now: datetime,
    kind: CorrectionKind,
) -> None:
    article.title = content.headline
    if kind in STATUSES:
        article.status = STATUSES[kind].value
        article.status_changed = When.on(now.date())
        article.notice_url = f"{url}#corrections"
    save(article, by=by)


def _keep_text(article: Article, content: Content, *, by: User | None, now: datetime) -> None:
    """Keeps what the review says as a version of the article, where it says something else by now."""
    parts = (content.headline, content.explanation, content.body)
    text = "\n\n".join(part for part in parts if part)
    latest = article.versions.order_by("-sequence").values_list("sha256", flat=True).first()
    if latest != digest(text):
        add_version(article, by=by, text=text, captured_at=now)
