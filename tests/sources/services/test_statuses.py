"""A status is dated and announced, or it is said why that is not known."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from accounts.domain.telling import deed_in_words
from accounts.models import Event
from sources.domain.dates import When
from sources.domain.vocabulary import ArticleStatus
from sources.models import Article
from sources.services.records import save
from tests.accounts.admin.filling import errors_of, send
from tests.factories.accounts import UserFactory
from tests.factories.sources import ArticleFactory, SourceFactory

pytestmark = pytest.mark.django_db

DAY = When.on(date(2019, 1, 15))
NOTICE = "https://example.org/corrections/7"


def put(article: Article, **values: Any) -> None:
    for name, value in values.items():
        setattr(article, name, value)
    save(article, by=None)


@pytest.mark.parametrize("status", sorted(set(ArticleStatus) - {ArticleStatus.LIVE}))
def test_a_bare_status_is_refused_and_says_what_is_missing(status: ArticleStatus) -> None:
    with pytest.raises(ValidationError) as refused:
        put(ArticleFactory(), status=status.value)
    assert set(refused.value.message_dict) == {"status_changed_from", "notice_url"}
    assert status.value in refused.value.messages[0]


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"status_changed": DAY, "notice_url": NOTICE}, set()),
        ({"status_changed": When(None, date(2019, 1, 15)), "notice_url": NOTICE}, set()),
        ({"status_changed_reason": "removed without a word"}, set()),
        ({"status_changed": DAY}, {"notice_url"}),
        ({"notice_url": NOTICE}, {"status_changed_from"}),
    ],
)
def test_day_and_notice_or_a_reason(given: dict[str, Any], missing: set[str]) -> None:
    article = ArticleFactory()
    if not missing:
        put(article, status=ArticleStatus.RETRACTED.value, **given)
        return
    with pytest.raises(ValidationError) as refused:
        put(article, status=ArticleStatus.RETRACTED.value, **given)
    assert set(refused.value.message_dict) == missing


def test_a_new_article_that_was_retracted_says_so_as_well() -> None:
    article = Article(title="Gone", publisher=SourceFactory(), status=ArticleStatus.REMOVED.value)
    with pytest.raises(ValidationError):
        save(article, by=None)


def test_what_was_recorded_before_the_rule_can_still_be_corrected() -> None:
    article = ArticleFactory(status=ArticleStatus.RETRACTED.value)
    put(article, title="Better title")
    put(article, status=ArticleStatus.LIVE.value)
    with pytest.raises(ValidationError):
        put(article, status=ArticleStatus.REMOVED.value)


@pytest.mark.parametrize("status", sorted(set(ArticleStatus) - {ArticleStatus.LIVE}))
def test_an_article_that_is_live_again_loses_day_and_notice(status: ArticleStatus) -> None:
    article = ArticleFactory()
    put(article, status=status.value, status_changed=DAY, notice_url=NOTICE)
    put(article, title="Better title")
    assert (article.status_changed, article.notice_url) == (DAY, NOTICE)
    put(article, status=ArticleStatus.LIVE.value)
    article.refresh_from_db()
    assert (article.status_changed, article.notice_url) == (When(), "")
    event = Event.objects.about(article).last()
    assert event is not None
    assert (event.before["notice_url"], event.after["notice_url"]) == (NOTICE, "")
    assert event.before["status_changed_from"] == "2019-01-15"
    assert deed_in_words(event.action, "X", event.before, event.after) == (
        "Article “X” is live again"
    )


def test_the_form_clears_what_belongs_to_the_former_status(client: Client) -> None:
    client.force_login(UserFactory(roles=["curator"]))
    article = ArticleFactory()
    put(article, status=ArticleStatus.RETRACTED.value, status_changed=DAY, notice_url=NOTICE)
    url = f"/admin/sources/article/{article.pk}/change/"
    assert send(client, url, status="live").status_code == 302
    article.refresh_from_db()
    assert (article.status_changed, article.notice_url) == (When(), "")


def test_the_form_asks(client: Client) -> None:
    client.force_login(UserFactory(roles=["curator"]))
    url = f"/admin/sources/article/{ArticleFactory().pk}/change/"
    said = errors_of(send(client, url, status="retracted"))
    assert "Give the day from which it is retracted" in said
    assert "announced" in said
    typed = {"status_changed_from": "2019-01-15", "status_changed_to": "2019-01-15"}
    assert send(client, url, status="retracted", notice_url=NOTICE, **typed).status_code == 302


def test_an_article_is_not_retracted_before_it_came_out() -> None:
    article = ArticleFactory()
    early = When.on(date(2018, 1, 15))
    with pytest.raises(ValidationError, match="came out 2018-11-22 at the earliest"):
        put(
            article,
            status=ArticleStatus.RETRACTED.value,
            status_changed=early,
            notice_url=NOTICE,
        )
