"""What becomes of an article that is handed in."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from sources.domain.dates import When
from sources.domain.vocabulary import Held, LinkKind, Outcome, SourceKind
from sources.models import Article, ArticleLink, ArticleUrl, ArticleVersion, Source
from sources.models.article import TO_IDENTIFY
from sources.services.articles import add_version, digest
from sources.services.extraction import NotReadable
from sources.services.ingestion import (
    Ingested,
    IngestionRefused,
    Told,
    ingest_page,
    ingest_text,
)
from sources.services.sources import create_source
from tests.factories.accounts import UserFactory
from tests.factories.sources import ArticleFactory, ArticleUrlFactory
from tests.sources.services.ingestion.pages import BODY, TITLE, URL, page, text

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)


def daily() -> Source:
    return create_source(
        name="The Daily",
        kind=SourceKind.PUBLISHER,
        by=None,
        identifiers=[("domain", "daily.example")],
    )


def hand_in(url: str = URL, told: Told | None = None, **made: Any) -> Ingested:
    return ingest_page(page(**made), url=url, by=None, today=TODAY, told=told or Told())


def give(words: str, **values: Any) -> Ingested:
    return ingest_text(words, by=None, today=TODAY, **values)


def test_a_page_becomes_an_article_with_all_it_tells() -> None:
    publisher, ada = daily(), create_source(name="A. Reporter", kind=SourceKind.PERSON, by=None)
    became = hand_in(author="A. Reporter")
    article = Article.objects.get()
    assert (became.outcome, became.article, became.asked) == (Outcome.NEW, article, ())
    assert (article.title, article.publisher, article.language) == (TITLE, publisher, "en")
    assert str(article.published) == "2018-05-04"
    assert article.published_basis == "stated"
    assert article.signed_as == "A. Reporter"
    assert article.credits.get().source == ada
    version = article.versions.get()
    assert BODY[1] in version.text
    assert "trafilatura" in version.extractor
    assert article.urls.get().url == URL


def test_what_is_not_told_is_asked_and_nothing_is_guessed() -> None:
    became = hand_in(published="", author="Somebody Unknown")
    article = became.article
    assert became.asked == ("publisher", "published")
    assert article.publisher_reason == f"{TO_IDENTIFY}no source carries the domain daily.example."
    assert article.published_reason.startswith(TO_IDENTIFY)
    assert article.signed_as == "Somebody Unknown"
    assert not article.credits.exists()
    assert list(Article.objects.to_identify()) == [article]


def test_a_person_knows_better_than_the_page() -> None:
    publisher = daily()
    known = Told(title="Another title", publisher=publisher, published=When.on(date(2018, 5, 5)))
    became = hand_in("https://elsewhere.example/a", known)
    assert (became.article.title, became.article.publisher) == ("Another title", publisher)
    assert became.article.published_to == date(2018, 5, 5)
    assert became.asked == ()


def test_the_same_again_is_known_however_its_address_is_spelt() -> None:
    first = hand_in()
    again = hand_in("http://www.daily.example/news/ferry-sinks/?utm_source=x#top")
    assert (again.outcome, again.article) == (Outcome.KNOWN, first.article)
    assert Article.objects.count() == ArticleVersion.objects.count() == 1
    assert ArticleUrl.objects.count() == 1


def test_another_text_at_the_same_address_is_a_version() -> None:
    first = hand_in()
    again = hand_in(body=[*BODY, "The log was published on Monday and names the captain."])
    assert (again.outcome, again.article) == (Outcome.VERSION, first.article)
    assert list(first.article.versions.values_list("sequence", flat=True)) == [1, 2]


def test_a_canonical_link_on_the_same_site_is_the_same_article() -> None:
    first = hand_in()
    second = hand_in("https://daily.example/print?id=7", canonical=URL)
    assert (second.outcome, second.article) == (Outcome.KNOWN, first.article)
    kinds = {url.url: url.kind for url in first.article.urls.all()}
    assert kinds == {URL: "canonical", "https://daily.example/print?id=7": "alternate"}


def test_a_canonical_link_to_another_site_makes_a_reprint_of_it() -> None:
    first = hand_in()
    other = hand_in("https://mirror.example/ferry", canonical=URL)
    assert other.article != first.article
    assert other.elsewhere == URL
    kinds = {(link.kind, link.judgement) for link in ArticleLink.objects.all()}
    assert (LinkKind.REPRINT_OF, "suggested") in kinds


def test_a_near_copy_is_suggested_at_once() -> None:
    hand_in()
    other = hand_in("https://other.example/story", body=[*BODY[:5], "More on this story follows."])
    assert [link.kind for link in other.copies] == [LinkKind.NEAR_DUPLICATE_OF]


def test_an_archived_page_is_the_article_it_shows() -> None:
    archive = f"https://web.archive.org/web/20180505120000/{URL}"
    became = hand_in(archive)
    kinds = {url.url: url.kind for url in became.article.urls.all()}
    assert kinds == {URL: "canonical", archive: "archive"}
    version = became.article.versions.get()
    assert version.archive_url == archive
    assert version.captured_at == datetime(2018, 5, 5, 12, tzinfo=UTC)
    assert hand_in().outcome == Outcome.KNOWN


def test_an_older_capture_is_not_put_after_a_newer_one() -> None:
    hand_in()
    with pytest.raises(IngestionRefused) as refused:
        hand_in(f"https://web.archive.org/web/20180505120000/{URL}", body=[*BODY, "Older words."])
    assert refused.value.code == "older_capture"
    assert ArticleVersion.objects.count() == 1


def test_a_plain_text_is_kept_exactly() -> None:
    given = text() + "\r\n\u00a0“Quoted” e\u0301 🏔 \u200bغرقت\n"
    became = give(given)
    assert became.article.versions.get().text == given
    assert became.article.title == TITLE
    assert str(became.article.published) == "2018-05-04"
    assert became.asked == ("publisher",)


def test_the_same_text_without_an_address_is_known() -> None:
    first = give(text())
    assert give("\ufeff" + text()).outcome == Outcome.KNOWN
    assert give(text()).article == first.article


def test_a_text_goes_to_the_version_that_only_knew_its_hash() -> None:
    home = ArticleFactory()
    add_version(home, by=None, length=len(text()), sha256=digest(text()))
    became = give(text())
    assert (became.outcome, became.article) == (Outcome.ATTACHED, home)
    assert home.versions.get().text == text()
    assert Article.objects.count() == 1


def test_a_stub_at_this_address_is_read_at_last() -> None:
    publisher = daily()
    stub = ArticleFactory(
        publisher=publisher,
        held=Held.CITED_ONLY.value,
        title="The Daily on the ferry",
        published_from=None,
        published_to=date(2018, 5, 31),
    )
    ArticleUrlFactory(article=stub, url=URL, normalised=URL)
    became = hand_in()
    stub.refresh_from_db()
    assert (became.outcome, became.article) == (Outcome.READ, stub)
    assert (stub.held, stub.title) == (Held.TEXT, TITLE)
    assert str(stub.published) == "2018-05-04"


def test_a_stub_that_may_be_it_is_offered() -> None:
    publisher = daily()
    values = {"publisher": publisher, "held": Held.CITED_ONLY.value}
    day = {"published_from": date(2018, 5, 3), "published_to": date(2018, 5, 6)}
    like = ArticleFactory(title="Ferry sinks off Otaru", **values, **day)
    ArticleFactory(title="Ferry sinks off Otaru", **values)  # of another year
    ArticleFactory(title="Ferry sinks off Otaru", held=Held.CITED_ONLY.value, **day)  # not theirs
    ArticleFactory(title="Election in the north", **values, **day)
    assert hand_in().stubs == (like,)


def test_two_records_at_its_addresses_are_named() -> None:
    one, two = ArticleUrlFactory(url=URL, normalised=URL), ArticleUrlFactory()
    became = hand_in(URL, canonical=two.url)
    assert {became.article, *became.twins} == {one.article} | (
        {two.article} if two.article in became.twins or became.article == two.article else set()
    )


REFUSED: dict[str, tuple[Any, type[Exception], str]] = {
    "empty": (b"", NotReadable, "empty"),
    "binary": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, NotReadable, "binary"),
    "NUL": (page().replace(b"noon", b"no\x00on"), NotReadable, "binary"),
    "no title": (page(title=""), IngestionRefused, "no_title"),
    "only furniture": (
        b"<html><body><nav><a href=/a>Home</a><a href=/b>News</a></nav></body></html>",
        NotReadable,
        "not_an_article",
    ),
    "50 MB": (b"<html>" + b" " * 50_000_000, NotReadable, "too_large"),
    "100,000 nested tags": (
        b"<html><body>" + b"<div>" * 100_000 + b"words" + b"</div>" * 100_000,
        NotReadable,
        "too_deep",
    ),
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_bad_input_is_refused_by_name_and_leaves_nothing(name: str) -> None:
    body, error, code = REFUSED[name]
    with pytest.raises(error) as refused:
        ingest_page(body, url=URL, by=UserFactory(), today=TODAY)
    assert refused.value.code == code
    assert not Article.objects.exists()
    assert not ArticleVersion.objects.exists()


@pytest.mark.parametrize("day", ["2031-01-01", "0001-01-01"])
def test_a_day_that_cannot_be_is_asked(day: str) -> None:
    became = hand_in(published=day)
    assert "published" in became.asked


def test_a_refusal_half_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise ValidationError("not now", code="no")

    monkeypatch.setattr("sources.services.ingestion.storing.suggest_copies", refuse)
    with pytest.raises(ValidationError):
        hand_in()
    assert not Article.objects.exists()
    assert not ArticleUrl.objects.exists()


def test_marks_that_turn_a_title_round_are_left_out() -> None:
    became = hand_in(title="Ferry \u202esinks\u202c off Otaru")
    assert became.article.title == "Ferry sinks off Otaru"
