"""The look-up: from an address to the claims in the article there."""

from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from claims.domain.vocabulary import AppearanceStatus, ClaimStatus
from claims.models import Appearance
from sources.domain.urls import normalise
from sources.models import Article
from tests.described import assert_described
from tests.factories.accounts import UserFactory
from tests.factories.claims import AppearanceFactory, ClaimFactory
from tests.factories.sources import ArticleFactory, ArticleUrlFactory
from tests.flat import asked, assert_flat

pytestmark = pytest.mark.django_db

PAGE = "https://www.example.org/news/ferry"


def look_up(client: Client, url: str, query: str = "") -> Any:
    response = client.get(f"/api/v1/lookup/?url={quote(url, safe='')}{query}")
    assert response.status_code == 200, response.content
    return response.json()


def ids(told: dict[str, Any]) -> list[int]:
    return [row["id"] for row in told["results"]]


def stands_at(article: Article, url: str) -> None:
    ArticleUrlFactory(article=article, url=url, normalised=normalise(url))


def at(url: str, **given: Any) -> Appearance:
    """An appearance in an article at this address."""
    row: Appearance = AppearanceFactory(**given)
    stands_at(row.article, url)
    return row


@pytest.mark.parametrize(
    "written",
    [
        PAGE,
        "http://example.org/news/ferry/?utm_source=x#top",
        "https://web.archive.org/web/20180503120000/https://example.org/news/ferry",
        "https://m.example.org/short",
    ],
)
def test_an_article_is_found_however_its_address_is_written(client: Client, written: str) -> None:
    row = at(PAGE)
    stands_at(row.article, "https://example.org/short")
    ClaimFactory()
    told = look_up(client, written)
    assert told["article"] == {"id": row.article_id, "title": row.article.title}
    assert ids(told) == [row.claim_id]


def test_a_merged_article_is_told_by_its_survivor(client: Client) -> None:
    row = AppearanceFactory()
    merged = ArticleFactory(merged_into=row.article)
    stands_at(merged, PAGE)
    told = look_up(client, PAGE)
    assert (told["article"]["id"], ids(told)) == (row.article_id, [row.claim_id])


def test_nothing_is_known_of_an_address(client: Client) -> None:
    assert look_up(client, PAGE, "&count=true&ordering=-echo_factor") == {
        "article": None,
        "results": [],
        "next": None,
        "previous": None,
        "count": 0,
    }


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("ftp://example.org/a", "scheme"),
        ("example.org/a", "scheme"),
        ("https://user:secret@example.org/", "credentials"),
        ("https://example.org:99999/", "port"),
        ("https://exam ple.org/", "characters"),
        ("", "blank"),
    ],
)
def test_what_is_no_address_is_named(client: Client, written: str, code: str) -> None:
    response = client.get("/api/v1/lookup/", {"url": written})
    assert response.status_code == 400
    (error,) = response.json()["errors"]
    assert (error["parameter"], error["code"]) == ("url", code)


def test_a_look_up_takes_an_address(client: Client) -> None:
    assert client.get("/api/v1/lookup/").json()["errors"][0]["code"] == "required"


def test_claims_of_rejected_appearances_are_for_colleagues(client: Client) -> None:
    row = at(PAGE, status=AppearanceStatus.REJECTED.value)
    assert ids(look_up(client, PAGE)) == []
    client.force_login(UserFactory(roles=["reviewer"]))
    assert ids(look_up(client, PAGE)) == [row.claim_id]


def test_it_is_a_list_of_claims_like_any_other(client: Client) -> None:
    first = at(PAGE)
    others = [
        AppearanceFactory(version=first.version, claim__status=status).claim_id
        for status in (ClaimStatus.OPEN.value, ClaimStatus.WITHDRAWN.value, ClaimStatus.OPEN.value)
    ]
    AppearanceFactory(version=first.version, claim=first.claim, quote="sank at noon")
    told = look_up(client, PAGE, "&page_size=2&count=true")
    assert ids(told) == [first.claim_id, others[0]]
    assert told["count"] == 3
    assert ids(client.get(told["next"]).json()) == [others[2]]
    assert ids(look_up(client, PAGE, "&status=withdrawn")) == [others[1]]
    assert_described(client, look_up(client, PAGE, "&include=relations"), "LookupPage")


def test_it_asks_twice_however_many_claims_there_are(client: Client) -> None:
    first = at(PAGE)
    assert_flat(lambda: AppearanceFactory(version=first.version), lambda: look_up(client, PAGE))
    with asked() as statements:
        look_up(client, PAGE)
    assert len(statements) == 2
