"""The page on which articles are handed in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from claims.services.appearances import record_appearance
from sources.models import Article
from sources.services.articles import add_version
from tests.accounts.admin.filling import send
from tests.claims.writing import claim
from tests.factories.accounts import UserFactory
from tests.factories.claims import AppearanceFactory
from tests.factories.sources import ArticleFactory, SourceFactory
from tests.sources.services.ingestion.pages import BODY, TITLE, URL, page, text
from tests.violations import unsaved

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/sources/article/hand-in/"


@pytest.fixture
def curator(client: Client) -> Client:
    client.force_login(UserFactory(roles=["curator"]))
    return client


def test_a_pasted_page_leads_to_the_article_and_says_what_to_do(curator: Client) -> None:
    response = curator.post(ADDRESS, {"url": URL, "pasted": page().decode()})
    article = Article.objects.get()
    assert response["Location"] == f"/admin/sources/article/{article.pk}/change/"
    told = curator.get(response["Location"]).content.decode()
    assert f"“{TITLE}” was added." in told
    assert "Who published it?" in told


def test_an_uploaded_text_is_kept(curator: Client) -> None:
    file = SimpleUploadedFile("ferry.txt", text().encode(), content_type="text/plain")
    publisher = SourceFactory()
    curator.post(ADDRESS, {"file": file, "publisher": publisher.pk, "published": "2018-05-05"})
    article = Article.objects.get()
    assert article.publisher == publisher
    assert str(article.published) == "2018-05-05"
    assert article.versions.get().text == text()


WRONG = {
    "nothing": ({}, "Give an address, a text or a file."),
    "both": (
        {"pasted": text(), "file": SimpleUploadedFile("a.txt", b"words")},
        "Paste the text or upload it, not both.",
    ),
    "no page": ({"pasted": "words"}, ""),
    "inside": ({"url": "http://127.0.0.1/"}, "127.0.0.1"),
    "not UTF-8": ({"file": SimpleUploadedFile("a.txt", b"\xff\xfe\x00w")}, ""),
}


@pytest.mark.enable_socket
@pytest.mark.parametrize("name", sorted(WRONG))
def test_a_refusal_says_why_and_keeps_what_was_typed(curator: Client, name: str) -> None:
    typed, said = WRONG[name]
    response = curator.post(ADDRESS, {**typed, "title": "A title I typed"})
    shown = response.content.decode()
    assert response.status_code == 200
    assert response.context["form"].errors
    assert said in shown
    assert "A title I typed" in shown
    assert not Article.objects.exists()


def test_the_list_offers_it_to_those_who_may(client: Client) -> None:
    client.force_login(UserFactory(roles=["reviewer"]))
    assert ADDRESS not in client.get("/admin/sources/article/").content.decode()
    assert client.get(ADDRESS).status_code == 403
    client.force_login(UserFactory(roles=["curator"]))
    assert ADDRESS in client.get("/admin/sources/article/").content.decode()
    assert client.get(ADDRESS).status_code == 200
    client.logout()
    assert client.get(ADDRESS).status_code == 302


def test_a_version_shows_what_it_says_otherwise(curator: Client) -> None:
    article = ArticleFactory()
    add_version(article, by=None, text="It carried 74 people. Nobody was hurt.")
    second = add_version(article, by=None, text="It carried 47 people. Nobody was hurt.")
    shown = curator.get(f"/admin/sources/articleversion/{second.pk}/change/").content.decode()
    assert "1 word added, 1 removed" in shown
    assert ">47</ins>" in shown
    assert ">74</del>" in shown


def test_the_list_can_be_narrowed_to_what_is_to_identify(curator: Client) -> None:
    curator.post(ADDRESS, {"pasted": text()})
    ArticleFactory(title="All is known of it")
    shown = curator.get("/admin/sources/article/?missing=any").content.decode()
    assert TITLE in shown
    assert "All is known of it" not in shown


def test_an_article_shows_the_stubs_it_may_be(curator: Client) -> None:
    article = ArticleFactory(title="Ferry sinks off Otaru")
    stub = ArticleFactory(
        publisher=article.publisher, title="The ferry that sinks off Otaru", held="cited_only"
    )
    shown = curator.get(f"/admin/sources/article/{article.pk}/change/").content.decode()
    assert f"/admin/sources/article/{article.pk}/merge/{stub.pk}/" in shown


def test_a_new_version_tells_what_it_changed(curator: Client) -> None:
    curator.post(ADDRESS, {"url": URL, "pasted": page().decode()})
    article, one = Article.objects.get(), claim()
    version = article.versions.get()
    row = unsaved(
        AppearanceFactory,
        claim=one,
        article=article,
        version=version,
        exact="It carried 74 people",
        basis="own_reporting",
        **dict.fromkeys(["start", "end"]),
    )
    record_appearance(row, by=None)
    changed = page(body=[line.replace("74", "47") for line in BODY]).decode()
    response = curator.post(ADDRESS, {"url": URL, "pasted": changed})
    told = curator.get(response["Location"]).content.decode()
    assert "0 stand as they stood, 1 wait for you" in told
    assert "An answer changed because of this" in told
    waiting = curator.get("/admin/claims/appearance/?waiting=changed").content.decode()
    assert "The sentence has other figures now: 74 before, 47 now." in waiting


def test_another_text_is_asked_about_at_its_field(curator: Client) -> None:
    curator.post(ADDRESS, {"url": URL, "pasted": page().decode()})
    other = "## Weather\n\nRain, then sun, then rain again over the whole of the north."
    response = curator.post(ADDRESS, {"url": URL, "pasted": other})
    assert list(response.context["form"].errors) == ["same_article"]
    response = curator.post(ADDRESS, {"url": URL, "pasted": other, "same_article": "on"})
    assert response.status_code == 302


def test_a_source_that_gets_its_domain_finds_what_waited_for_it(curator: Client) -> None:
    curator.post(ADDRESS, {"url": URL, "pasted": page().decode()})
    daily = SourceFactory(name="The Daily")
    rows = [("identifiers", {"scheme": "domain", "value": "daily.example"})]
    response = send(curator, f"/admin/sources/source/{daily.pk}/change/", rows=rows)
    told = curator.get(response["Location"]).content.decode()
    assert f"“{TITLE}” waited for its publisher: The Daily." in told
    article = Article.objects.get()
    assert (article.publisher, article.publisher_reason) == (daily, "")
    assert not Article.objects.to_identify().exists()
