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
    one = ArticleUrlFactory(url=URL, normalised=URL).article
    other = ArticleUrlFactory(url="https://daily.example/b", normalised="https://daily.example/b")
    became = hand_in(URL, canonical=other.url)
    assert (became.article, became.twins) == (one, (other.article,))


def test_the_address_of_a_merged_article_leads_to_its_survivor() -> None:
    merged, survivor = give(text()).article, ArticleFactory()
    Article.objects.filter(pk=merged.pk).update(merged_into=survivor)
    became = give(text())
    assert became.outcome == Outcome.NEW
    assert became.article not in (merged, survivor)


def test_the_text_of_another_article_at_this_address_is_a_copy_of_it() -> None:
    other = ArticleUrlFactory().article
    given = text()
    add_version(other, by=None, length=len(given), sha256=digest(given))
    became = give(given, url=URL)
    assert became.outcome == Outcome.NEW
    assert became.article != other
    assert other.versions.get().text == given
    assert other.versions.get().segments.exists()
    assert [link.score for link in became.copies] == [1]
    assert give(given, url=URL).outcome == Outcome.KNOWN


def test_whoever_has_a_site_under_one_name_speaks_for_that_site_alone() -> None:
    good = hand_in("https://good.pages.example/p/a").article
    other = hand_in(
        "https://evil.pages.example/p/a",
        canonical="https://good.pages.example/p/a",
        body=[f"{line} Or so they say." for line in BODY],
    )
    assert other.article != good
    assert good.versions.count() == 1


def test_one_canonical_address_for_many_articles_is_not_believed() -> None:
    section = "https://daily.example/news"
    first = hand_in("https://daily.example/news/1", canonical=section).article
    second = hand_in(
        "https://daily.example/news/2",
        canonical=section,
        title="Mayor opens the new bridge",
        body=[*reversed(BODY)],
    )
    assert (second.outcome, second.twins) == (Outcome.NEW, (first,))


def test_a_bad_address_named_by_a_page_is_passed_over() -> None:
    for bad in (
        "https://me:secret@daily.example/a",
        "https://daily.example/a b",
        "ftp://x.example",
    ):
        hand_in(canonical=bad)
    assert list(ArticleUrl.objects.values_list("url", flat=True)) == [URL]


@pytest.mark.parametrize("url", ["http://me:secret@daily.example/", "ftp://daily.example/", "a b"])
def test_a_bad_address_that_was_given_is_refused_by_name(url: str) -> None:
    with pytest.raises(ValidationError) as refused:
        hand_in(url)
    assert "url" in refused.value.error_dict


def test_what_was_to_identify_is_filled_in_when_it_is_told() -> None:
    article = hand_in(published="").article
    publisher = daily()
    became = hand_in("" + URL, Told(published=When.on(date(2018, 5, 5))), published="")
    article.refresh_from_db()
    assert (became.outcome, became.asked) == (Outcome.KNOWN, ())
    assert article.publisher == publisher
    assert (article.publisher_reason, article.published_reason) == ("", "")
    assert str(article.published) == "2018-05-05"


def test_another_text_altogether_is_no_version_unless_somebody_says_so() -> None:
    article = hand_in().article
    with pytest.raises(IngestionRefused) as refused:
        give("## Weather\n\nRain, then sun, then rain again over the whole of the north.", url=URL)
    assert refused.value.code == "another_text"
    assert article.versions.count() == 1
    told = Told(same_article=True)
    words = "## Weather\n\nRain, then sun, then rain again over the whole of the north."
    assert give(words, url=URL, told=told).outcome == Outcome.VERSION


@pytest.mark.parametrize("day", [date(2031, 1, 1), date(1, 1, 1)])
def test_a_day_that_cannot_be_is_refused_when_a_person_gives_it(day: date) -> None:
    with pytest.raises(IngestionRefused) as refused:
        give(text(), told=Told(published=When.on(day)))
    assert refused.value.code == "impossible_day"
    assert not Article.objects.exists()


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
