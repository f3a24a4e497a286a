"""Adding an article on the desk: read, looked over, kept; nothing typed is lost."""

from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client

from sources.domain.vocabulary import Held
from sources.models import Article, ArticleLink, ArticleVersion
from sources.services.articles import add_version
from sources.services.copies import suggest_copies
from sources.services.fetching import Fetched, FetchRefused
from sources.services.ingestion import handing_in
from tests.factories.accounts import UserFactory
from tests.factories.sources import (
    ArticleFactory,
    ArticleUrlFactory,
    SourceFactory,
    SourceIdentifierFactory,
)
from tests.sources.services.ingestion.pages import BODY, TITLE, URL, page, text
from tests.web.desk.browsing import Form, at, forms

pytestmark = pytest.mark.django_db

ADD = "/desk/add/"


def curator() -> Client:
    return at(UserFactory(roles=["curator"]))


def told(answer: Any) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def look(browser: Client, **typed: str) -> Any:
    """Will hand something in and look at what was read."""
    (form,) = forms(browser.get(ADD))
    return browser.post(ADD, form | typed | {"look": "yes"})


def boxes(answer: Any) -> Form:
    (form,) = forms(answer)
    return form


def keep(browser: Client, answer: Any, **typed: str) -> Any:
    """Will edit what was read and press the button that keeps it."""
    return browser.post(ADD, boxes(answer) | typed | {"save": "yes"})


def daily() -> Any:
    source = SourceFactory(name="The Daily", kind="publisher")
    SourceIdentifierFactory(source=source, scheme="domain", value="daily.example")
    return source


def test_a_text_is_looked_over_and_kept_as_it_was_edited() -> None:
    publisher, browser = daily(), curator()
    seen = look(browser, url=URL, pasted=text())
    assert not Article.objects.exists()
    form = boxes(seen)
    assert form["title"] == TITLE
    assert form["published"] == "2018-05-04"
    assert form["publisher"] == str(publisher.pk)
    answer = keep(browser, seen, title="Ferry sinks", authors="Ann Ash\nBo Birch", genre="analysis")
    article = Article.objects.get()
    assert answer["Location"] in (f"/desk/articles/{article.pk}/", article.get_absolute_url())
    assert (article.title, article.publisher, article.genre) == (
        *("Ferry sinks", publisher),
        "analysis",
    )
    assert article.signed_as == "Ann Ash, Bo Birch"
    assert article.published.earliest == date(2018, 5, 4)
    assert article.versions.get().text == text()
    assert article.urls.get().url == URL


def test_the_source_of_a_page_and_a_piece_of_it_are_read_as_a_page() -> None:
    browser = curator()
    whole = look(browser, url=URL, pasted=page(author="Ann Ash").decode())
    assert boxes(whole)["authors"] == "Ann Ash"
    piece = "<div><h1>Ferry sinks</h1>" + "".join(f"<p>{one}</p>" for one in BODY) + "</div>"
    read = look(browser, pasted=piece)
    assert "<p>" not in read.context["text"]
    assert BODY[0] in read.context["text"]


def test_an_address_is_fetched_once_and_kept_as_it_was_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fetched = []

    def fetch(url: str) -> Fetched:
        fetched.append(url)
        return Fetched(url, f"{url}?page=1", "text/html; charset=utf-8", page())

    monkeypatch.setattr(handing_in, "fetch", fetch)
    browser = curator()
    seen = look(browser, url=URL)
    keep(browser, seen)
    assert fetched == [URL]
    article = Article.objects.get()
    assert {one.url for one in article.urls.all()} == {URL, f"{URL}?page=1"}
    assert BODY[0] in article.versions.get().text


def test_what_cannot_be_fetched_says_what_to_do_and_keeps_the_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fetch(url: str) -> Fetched:
        raise FetchRefused("fetch_status", url, "It answers 403.")

    monkeypatch.setattr(handing_in, "fetch", fetch)
    browser = curator()
    answer = look(browser, url=URL)
    assert answer.status_code == 400
    assert boxes(answer)["url"] == URL
    assert "It answers 403." in told(answer)
    assert "copy its text and paste it below" in told(answer)
    kept = keep(browser, look(browser, url=URL, pasted=text()))
    assert kept.status_code == 302
    assert Article.objects.get().urls.get().url == URL


def test_nothing_typed_is_lost_and_each_box_says_what_is_wrong_with_its_value() -> None:
    browser = curator()
    seen = look(browser, pasted=text())
    wrong = {
        "title": "",
        "authors": "x" * 501,
        "published": "yesterday",
        "language": "English!",
        "genre": "novel",
        "publisher_search": "Nobody at all",
    }
    answer = keep(browser, seen, **wrong)
    assert answer.status_code == 400
    assert not Article.objects.exists()
    form = boxes(answer)
    assert {name: form[name] for name in wrong if name != "genre"} == {
        name: value for name, value in wrong.items() if name != "genre"
    }
    page = told(answer)
    said = ["has 501 characters", "“yesterday” is no day", "“English!” is no language", "“novel”"]
    for one in [*said, "No source is called “Nobody at all”", "Give it a title"]:
        assert one in page, one
    for name in wrong:
        assert f'href="#{name}"' in page, name
    assert keep(browser, answer, **{**wrong, "title": "A"}).status_code == 400


@pytest.mark.parametrize(
    ("typed", "box", "said"),
    [
        ({}, "url", "Paste an address here"),
        ({"url": "ftp://daily.example/a", "pasted": text()}, "url", "ftp"),
        ({"pasted": "Rain\x00fell."}, "pasted", "character 5, code 0000"),
        ({"url": "https://daily.example/\u202ea"}, "url", "nobody sees"),
        ({"pasted": "<html><body></body></html>"}, "pasted", ""),
    ],
)
def test_what_cannot_be_read_is_told_at_its_box(typed: Form, box: str, said: str) -> None:
    answer = look(curator(), **typed)
    assert answer.status_code == 400
    assert box in answer.context["wrong"]
    assert said in told(answer)
    assert f'aria-describedby="wrong-{box}' in told(answer)
    assert not Article.objects.exists()


def test_days_in_the_wrong_order_and_in_the_future_are_refused() -> None:
    browser = curator()
    seen = look(browser, pasted=text())
    turned = keep(browser, seen, published="2018-05-04", until="2018-05-01")
    assert "2018-05-01 is before 2018-05-04" in told(turned)
    future = keep(browser, seen, published="2999-01-01", until="")
    assert future.status_code == 400
    assert "2999-01-01 lies in the future" in told(future)
    assert "published" in future.context["wrong"]


def test_a_day_that_was_taken_out_is_asked_for_later() -> None:
    browser = curator()
    keep(browser, look(browser, pasted=text()), published="", until="")
    article = Article.objects.get()
    assert not article.published.is_known
    assert Article.objects.to_identify().get() == article


def test_a_publisher_is_looked_up_and_chosen_by_name() -> None:
    paper, browser = SourceFactory(name="Harbour Gazette", kind="publisher"), curator()
    seen = look(browser, pasted=text())
    found = browser.post(ADD, boxes(seen) | {"find": "yes", "publisher_search": "Harbour"})
    assert found.status_code == 200
    assert (str(paper.pk), "Harbour Gazette (Publisher)") in found.context["publishers"]
    keep(browser, found, publisher=str(paper.pk), publisher_search="")
    assert Article.objects.get().publisher == paper


def test_near_copies_are_shown_before_anything_is_kept() -> None:
    held = ArticleFactory(title="The ferry of Otaru")
    suggest_copies(add_version(held, by=None, text=text()), by=None)
    browser = curator()
    other = text(body=[*BODY[:5], "Nobody knows yet when they will leave again."])
    seen = look(browser, url=URL, pasted=other)
    assert "Nearly the same text" in told(seen)
    assert [one.article for one in seen.context["page"].prospect.copies] == [held]
    assert not ArticleLink.objects.exists()
    keep(browser, seen)
    link = ArticleLink.objects.get()
    assert held in (link.from_article, link.to_article)


def test_a_known_address_offers_a_new_version() -> None:
    held = ArticleFactory(title=TITLE, held=Held.TEXT.value)
    ArticleUrlFactory(article=held, url=URL)
    add_version(held, by=None, text=text())
    browser = curator()
    same = look(browser, url=URL, pasted=text())
    assert "This text is held already." in told(same)
    assert "save" not in told(same).partition("What was read")[0].partition("Go to the article")[2]
    longer = text(body=[*BODY, "On Monday the inquiry began."])
    seen = look(browser, url=URL, pasted=longer)
    assert "Add it as a new version" in told(seen)
    assert held.get_absolute_url() in told(seen)
    keep(browser, seen)
    assert held.versions.count() == 2
    assert Article.objects.count() == 1


def test_another_text_at_a_known_address_asks_whether_it_is_the_same_article() -> None:
    held = ArticleFactory(title=TITLE)
    ArticleUrlFactory(article=held, url=URL)
    add_version(held, by=None, text=text())
    browser = curator()
    words = [
        "A brown bear was seen on Tuesday in an orchard near Sapporo, where it ate apples.",
        "Two farmers watched it from their kitchen until it walked away slowly towards the hills.",
        "The town asks everybody to keep their doors shut at night and their dogs inside.",
    ]
    seen = look(browser, url=URL, pasted=text(body=words, title="A bear eats apples"))
    refused = keep(browser, seen)
    assert refused.status_code == 400
    assert "same_article" in refused.context["wrong"]
    keep(browser, refused, same_article="yes")
    assert ArticleVersion.objects.filter(article=held).count() == 2


def test_what_was_shown_cannot_be_changed_behind_its_back() -> None:
    browser = curator()
    seen = look(browser, pasted=text())
    broken = boxes(seen) | {"sealed": "x" + boxes(seen)["sealed"]}
    answer = browser.post(ADD, broken | {"save": "yes"})
    assert not Article.objects.exists()
    assert answer.context["page"].draft is not None
    another = curator().post(ADD, boxes(seen) | {"save": "yes"})
    assert another.status_code == 200
    assert not Article.objects.exists()


def test_what_was_typed_survives_a_session_that_ended() -> None:
    browser = curator()
    sent = boxes(look(browser, pasted=text())) | {"title": "A title typed with care", "save": "yes"}
    kept = told(Client().post(ADD, sent))
    assert "A title typed with care" in kept
    assert BODY[0] in kept
    assert sent["sealed"] not in kept


def test_who_may_not_add_is_told_so(client: Client) -> None:
    assert client.get(ADD).status_code == 302
    kept = client.post(ADD, {"pasted": "Typed with care", "look": "yes"})
    assert kept.status_code == 403
    assert "Typed with care" in told(kept)
    for role in ("contributor", "reviewer", "auditor"):
        assert at(UserFactory(roles=[role])).get(ADD).status_code == 403
    assert 'value="https://a.example/b"' in told(curator().get(f"{ADD}?url=https://a.example/b"))


def test_a_publisher_nobody_recorded_is_recorded_with_its_domain() -> None:
    browser = curator()
    seen = look(browser, pasted=text(), url="https://www.otaru-courier.example/1")
    refused = keep(browser, seen, publisher_search="Otaru Courier")
    assert refused.status_code == 400
    assert "New: record “Otaru Courier” as a publisher" in told(refused)
    keep(browser, refused, publisher="new")
    publisher = Article.objects.get().publisher
    assert publisher is not None
    assert (publisher.name, publisher.kind) == ("Otaru Courier", "publisher")
    assert [one.value for one in publisher.identifiers.all()] == ["otaru-courier.example"]
