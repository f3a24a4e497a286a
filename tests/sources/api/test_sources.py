"""Sources and articles, as programs read them."""

import pytest
from django.test import Client

from sources.domain.vocabulary import Judgement, RecordStatus
from tests.described import assert_described
from tests.factories.sources import (
    ArticleFactory,
    ArticleLinkFactory,
    ArticleUrlFactory,
    CreditFactory,
    SourceFactory,
    SourceIdentifierFactory,
    SourceNameFactory,
    SourceTieFactory,
    VersionFactory,
)
from tests.flat import assert_flat

pytestmark = pytest.mark.django_db


def listed(client: Client, url: str, **asked: str) -> list[int]:
    return [row["id"] for row in client.get(url, asked).json()["results"]]


def test_a_source_is_found_by_a_garbled_name_once(client: Client) -> None:
    source = SourceFactory(name="Yoshihide Suga")
    SourceNameFactory(source=source, text="Acehide Sugi", kind="garbled")
    SourceNameFactory(source=source, text="Sugi", kind="alias")
    SourceFactory(name="Somebody else")
    assert listed(client, "/api/v1/sources/", search="sugi") == [source.pk]


def test_a_merged_source_leads_to_its_survivor(client: Client) -> None:
    survivor = SourceFactory()
    merged = SourceFactory(status=RecordStatus.MERGED, merged_into=survivor)
    assert listed(client, "/api/v1/sources/") == [survivor.pk]
    response = client.get(f"/api/v1/sources/{merged.pk}/")
    assert response.status_code == 308
    assert response["Location"].endswith(f"/api/v1/sources/{survivor.pk}/")


def test_a_merged_article_leads_to_its_survivor(client: Client) -> None:
    survivor = ArticleFactory()
    merged = ArticleFactory(merged_into=survivor)
    assert listed(client, "/api/v1/articles/") == [survivor.pk]
    response = client.get(f"/api/v1/articles/{merged.pk}/")
    assert response.status_code == 308
    assert response["Location"].endswith(f"/api/v1/articles/{survivor.pk}/")


def test_a_source_tells_names_and_identifiers(client: Client) -> None:
    source = SourceFactory()
    SourceNameFactory(source=source, text="Daily", language="en")
    SourceIdentifierFactory(source=source, value="daily.example")
    told = client.get(f"/api/v1/sources/{source.pk}/").json()
    assert told["names"][0]["text"] == "Daily"
    assert told["identifiers"] == [{"scheme": "domain", "value": "daily.example"}]


def test_lists_are_flat_with_all_that_hangs_on_them(client: Client) -> None:
    def make() -> None:
        article = ArticleFactory()
        ArticleUrlFactory(article=article)
        CreditFactory(article=article)
        SourceNameFactory(source=article.publisher)
        SourceIdentifierFactory(source=article.publisher)

    assert_flat(make, lambda: client.get("/api/v1/articles/"))
    assert_flat(make, lambda: client.get("/api/v1/sources/"))


def test_an_article_is_found_by_title_and_publisher(client: Client) -> None:
    article = ArticleFactory(title="Talks resume", publisher__name="Kyodo")
    ArticleFactory(title="Talks end")
    assert listed(client, "/api/v1/articles/", search="kyodo talks") == [article.pk]


def test_no_text_is_told_of_a_version(client: Client) -> None:
    version = VersionFactory(body="Words that nobody may read here.")
    told = client.get(f"/api/v1/articles/{version.article_id}/")
    assert "nobody may read" not in told.content.decode()
    assert told.json()["versions"][0]["sha256"] == version.sha256
    assert told.json()["versions"][0]["withheld"] is False


def test_a_withheld_version_says_so(client: Client) -> None:
    version = VersionFactory(withheld=True)
    told = client.get(f"/api/v1/articles/{version.article_id}/").json()
    assert told["versions"][0]["withheld"] is True
    assert told["versions"][0]["length"] == version.length


def test_an_article_tells_the_links_that_nobody_rejected(client: Client) -> None:
    link = ArticleLinkFactory(judgement=Judgement.CONFIRMED)
    ArticleLinkFactory(from_article=link.from_article, judgement=Judgement.REJECTED)
    told = client.get(f"/api/v1/articles/{link.from_article_id}/").json()
    assert [item["to_article"]["id"] for item in told["links"]] == [link.to_article_id]


def test_everything_is_told_as_described(client: Client) -> None:
    article = ArticleFactory(published_from=None, published_to=None)
    ArticleUrlFactory(article=article)
    CreditFactory(article=article)
    VersionFactory(article=article)
    ArticleLinkFactory(from_article=article, score="0.512")
    ArticleFactory(publisher=None, publisher_reason="A leaflet")
    SourceNameFactory(source=article.publisher)
    SourceIdentifierFactory(source=article.publisher)
    SourceTieFactory(from_source=article.publisher)
    for path, name in [
        ("articles/?include=versions,links", "ArticlePage"),
        ("articles/?fields=versions,links", "ArticlePage"),
        (f"articles/{article.pk}/", "ArticleDetailOut"),
        ("sources/?include=ties", "SourcePage"),
        (f"sources/{article.publisher_id}/?include=ties", "SourceOut"),
    ]:
        assert_described(client, client.get(f"/api/v1/{path}").json(), name)


@pytest.mark.parametrize("typed", ["Shoygu", "Шойгу", "shoi", "Shoigv", "Q42"])
def test_a_source_is_found_in_any_spelling_and_by_identifier(client: Client, typed: str) -> None:
    source = SourceFactory(name="Sergei Shoigu")
    SourceNameFactory(source=source, text="Sergei Shoigu", kind="preferred")
    SourceIdentifierFactory(source=source, scheme="wikidata", value="Q42")
    SourceNameFactory(source__name="Sergei Lavrov", text="Sergei Lavrov")
    assert listed(client, "/api/v1/sources/", search=typed) == [source.pk]


def test_a_search_is_flat(client: Client) -> None:
    for words in ("Kyodo", "Kyodp"):
        assert_flat(
            lambda: SourceNameFactory(source__name="Kyodo News", text="Kyodo News"),
            lambda words=words: client.get("/api/v1/sources/", {"search": words}),
        )


@pytest.mark.parametrize("query", ["fields=colour", "include=colour", "fields=id,,name"])
def test_what_cannot_be_told_of_a_survivor_is_refused_before_it_leads_there(
    client: Client, query: str
) -> None:
    merged = SourceFactory(status=RecordStatus.MERGED, merged_into=SourceFactory())
    address = f"/api/v1/sources/{merged.pk}/"
    assert client.get(f"{address}?fields=id").status_code == 308
    answer = client.get(f"{address}?{query}")
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_parameters")
