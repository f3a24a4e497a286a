"""Lists of sources, articles and what belongs to them: what they can be asked for, and how often they ask."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from tests.described import assert_described
from tests.factories.accounts import UserFactory
from tests.factories.sources import (
    ArticleFactory,
    ArticleLinkFactory,
    ArticleUrlFactory,
    CreditFactory,
    MergeFactory,
    PossibleDuplicateFactory,
    SourceFactory,
    SourceIdentifierFactory,
    SourceNameFactory,
    SourceTieFactory,
    VersionFactory,
)
from tests.flat import assert_flat
from tests.sources.api.asking import ask

pytestmark = pytest.mark.django_db


def listed(client: Client, at: str, /, **asked: Any) -> list[int]:
    answer = client.get(f"/api/v1/{at}", asked)
    assert answer.status_code == 200, answer.content
    return [row["id"] for row in answer.json()["results"]]


def test_sources_are_narrowed_down(client: Client) -> None:
    kyodo = SourceFactory(name="Kyodo", kind="news_agency", country="JP")
    asahi = SourceFactory(name="Asahi", kind="publisher", country="JP")
    gone = SourceFactory(name="Kyodo Tsushin", status="merged", merged_into=kyodo)
    SourceIdentifierFactory(source=kyodo, value="kyodo.example")
    SourceIdentifierFactory(source=asahi, scheme="wikidata", value="Q42")
    for asked, found in [
        ({}, [kyodo, asahi]),
        ({"kind": "publisher"}, [asahi]),
        ({"country": "JP", "kind": "news_agency"}, [kyodo]),
        ({"country": "RU"}, []),
        ({"status": "merged"}, [gone]),
        ({"identifier_scheme": "wikidata"}, [asahi]),
        ({"identifier": "https://www.Kyodo.example/en"}, [kyodo]),
        ({"identifier": "q42", "identifier_scheme": "wikidata"}, [asahi]),
        ({"identifier": "Q42", "identifier_scheme": "lei"}, []),
        ({"search": "kyodo"}, [kyodo]),
        ({"search": "kyodo", "country": "RU"}, []),
        ({"ordering": "name"}, [asahi, kyodo]),
        ({"ordering": "-name"}, [kyodo, asahi]),
        ({"ordering": "-created"}, [asahi, kyodo]),
    ]:
        assert listed(client, "sources/", **asked) == [one.pk for one in found], asked


def test_ties_are_told_where_they_are_asked_for(client: Client) -> None:
    tie = SourceTieFactory(percentage="12.50")
    assert "ties" not in client.get("/api/v1/sources/").json()["results"][0]
    for row in client.get("/api/v1/sources/", {"include": "ties"}).json()["results"]:
        assert [one["id"] for one in row["ties"]] == [tie.pk]
    url = f"/api/v1/sources/{tie.to_source_id}/"
    assert "ties" not in client.get(url).json()
    told = client.get(url, {"include": "ties", "fields": "name"}).json()
    assert told.keys() == {"name", "ties"}
    assert told["ties"][0]["percentage"] == "12.50"
    assert client.get(url, {"include": "merges"}).status_code == 400


def test_articles_are_narrowed_down(client: Client) -> None:
    old = ArticleFactory(title="B", published_from="2001-01-01", published_to="2001-12-31")
    new = ArticleFactory(
        title="A",
        genre="wire",
        language="ja",
        status="retracted",
        held="cited_only",
        published_from="2018-05-01",
        published_to=None,
    )
    undated = ArticleFactory(title="C", published_from=None, published_to=None)
    ArticleFactory(merged_into=old)
    ArticleUrlFactory(article=new, url="https://a.example/1", normalised="https://a.example/1")
    for asked, found in [
        ({}, [old, new, undated]),
        ({"publisher": old.publisher_id}, [old]),
        ({"genre": "wire"}, [new]),
        ({"language": "ja"}, [new]),
        ({"status": "retracted"}, [new]),
        ({"held": "cited_only"}, [new]),
        ({"published_from": "2001-06-01"}, [old, new]),
        ({"published_from": "2002-01-01"}, [new]),
        ({"published_to": "2001-06-01"}, [old]),
        ({"published_from": "2001-06-01", "published_to": "2001-06-01"}, [old]),
        ({"published_to": "2000-12-31"}, []),
        ({"url": "http://www.a.example/1/?utm_source=x"}, [new]),
        ({"url": "no address"}, []),
        ({"ordering": "published"}, [old, new, undated]),
        ({"ordering": "-published"}, [new, old, undated]),
        ({"ordering": "title"}, [new, old, undated]),
        ({"ordering": "-title"}, [undated, old, new]),
        ({"ordering": "-created"}, [undated, new, old]),
    ]:
        assert listed(client, "articles/", **asked) == [one.pk for one in found], asked


def test_rows_are_narrowed_down(client: Client) -> None:
    name, identifier = SourceNameFactory(text="Kyodo"), SourceIdentifierFactory()
    tie = SourceTieFactory(since="2001-01-01", until="2002-01-01", title="Chair")
    address, credit = ArticleUrlFactory(), CreditFactory(credited_as="K. News")
    link = ArticleLinkFactory(note="It says so")
    for url, row, asked, others in [
        ("source-names/", name, {"source": name.source_id, "language": "en"}, {"kind": "former"}),
        ("source-names/", name, {"search": "KYO"}, {"search": "asahi"}),
        (
            "source-identifiers/",
            identifier,
            {"source": identifier.source_id, "scheme": "domain"},
            {"scheme": "lei"},
        ),
        ("source-ties/", tie, {"source": tie.to_source_id, "kind": "owns"}, {"kind": "brand_of"}),
        ("source-ties/", tie, {"held_on": "2001-06-01"}, {"held_on": "2003-01-01"}),
        ("source-ties/", tie, {"search": "chair"}, {"search": "clerk"}),
        ("article-urls/", address, {"article": address.article_id}, {"kind": "amp"}),
        ("credits/", credit, {"article": credit.article_id}, {"role": "wire"}),
        ("credits/", credit, {"source": credit.source_id, "search": "news"}, {"source": 10**9}),
        ("article-links/", link, {}, {"kind": "corrects"}),
        ("article-links/", link, {"article": link.to_article_id}, {"search": "nothing"}),
    ]:
        assert listed(client, url, **asked) == [row.pk], (url, asked)
        assert listed(client, url, **others) == [], (url, others)


def test_links_that_somebody_rejected_are_for_those_with_a_role(client: Client) -> None:
    rejected = ArticleLinkFactory(judgement="rejected")
    for user, found, status in [(UserFactory(), [], 404), (None, [], 404), (curator(), [1], 200)]:
        client.logout() if user is None else client.force_login(user)
        rows = listed(client, "article-links/", judgement="rejected")
        assert rows == [rejected.pk for _ in found]
        assert listed(client, "article-links/") == []
        assert client.get(f"/api/v1/article-links/{rejected.pk}/").status_code == status


def curator() -> User:
    return UserFactory(roles=["curator"])


@pytest.mark.parametrize(
    ("url", "asked", "parameter"),
    [
        ("sources/", {"kind": "newspaper"}, "kind"),
        ("sources/", {"country": "jp"}, "country"),
        ("sources/", {"status": "any"}, "status"),
        ("sources/", {"ordering": "country"}, "ordering"),
        ("sources/", {"include": "names"}, "include"),
        ("sources/", {"topic": "1"}, "topic"),
        ("source-ties/", {"source": 2**63}, "source"),
        ("source-ties/", {"source": "x"}, "source"),
        ("source-ties/", {"held_on": "yesterday"}, "held_on"),
        ("articles/", {"published_from": "20180501"}, "published_from"),
        ("articles/", {"published_to": "٢٠١٨-٠٥-٠١"}, "published_to"),
        (
            "articles/",
            {"published_from": "2018-05-02", "published_to": "2018-05-01"},
            "published_from",
        ),
        ("articles/", {"url": "x" * 2001}, "url"),
        ("articles/", {"url": "a\x00"}, "url"),
        ("article-links/", {"judgement": "maybe"}, "judgement"),
        ("merges/", {"undone": "yes"}, "undone"),
    ],
)
def test_what_cannot_be_asked_is_named(
    client: Client, url: str, asked: dict[str, Any], parameter: str
) -> None:
    answer = client.get(f"/api/v1/{url}", asked)
    assert answer.status_code == 400
    assert [one["parameter"] for one in answer.json()["errors"]] == [parameter]


@pytest.mark.parametrize("order", ["published", "-published"])
def test_articles_without_a_day_come_last_and_once(client: Client, order: str) -> None:
    for day in ["2018-05-01", None, "2018-05-01", None, "2001-01-01", None]:
        ArticleFactory(published_from=day, published_to=day)
    whole = listed(client, "articles/", ordering=order)
    url, walked = f"/api/v1/articles/?ordering={order}&page_size=2", []
    while url:
        page = client.get(url).json()
        walked += [row["id"] for row in page["results"]]
        url = page["next"]
    assert walked == whole
    assert len(whole) == 6


def full_article() -> None:
    article = VersionFactory().article
    ArticleUrlFactory(article=article)
    CreditFactory(article=article)
    ArticleLinkFactory(from_article=article)


def full_source() -> None:
    source = SourceNameFactory().source
    SourceIdentifierFactory(source=source)
    SourceTieFactory(from_source=source)
    SourceTieFactory(to_source=source)


def merged() -> None:
    survivor = SourceFactory()
    gone = SourceFactory(status="merged", merged_into=survivor)
    MergeFactory(survivor_id=survivor.pk, merged_id=gone.pk)
    MergeFactory(kind="article", survivor_id=ArticleFactory().pk, merged_id=ArticleFactory().pk)


@pytest.mark.parametrize(
    ("url", "make"),
    [
        ("articles/?include=versions,links", full_article),
        ("articles/?fields=versions,links", full_article),
        ("sources/?fields=name,ties&status=active", full_source),
        ("sources/?include=ties&status=active", full_source),
        ("merges/", merged),
        ("article-links/?judgement=suggested", ArticleLinkFactory),
        ("possible-duplicates/", PossibleDuplicateFactory),
    ],
)
def test_lists_ask_no_more_for_more_rows(client: Client, url: str, make: Callable[[], Any]) -> None:
    ask(client, "get", url)
    assert_flat(make, lambda: client.get(f"/api/v1/{url}"))


def test_the_versions_of_an_article_are_a_list_of_their_own(client: Client) -> None:
    article = VersionFactory(body="First, the ferry sank.").article
    VersionFactory(article=article, sequence=2, body="Then it was raised again.")
    url = f"/api/v1/articles/{article.pk}/versions/"
    page = client.get(url, {"page_size": 1, "count": "true"}).json()
    assert (page["count"], [one["sequence"] for one in page["results"]]) == (2, [1])
    second = client.get(page["next"])
    assert [one["sequence"] for one in second.json()["results"]] == [2]
    assert "raised" not in second.content.decode()
    assert_described(client, client.get(url).json(), "ArticleVersionPage")
    assert client.get("/api/v1/articles/0/versions/").status_code == 404
    assert client.post(url).status_code == 405
    gone = ArticleFactory(merged_into=article)
    answer = client.get(f"/api/v1/articles/{gone.pk}/versions/")
    assert (answer.status_code, answer["Location"].endswith(url)) == (308, True)
    for query in ({"fields": "colour"}, {"cursor": "x"}):
        assert client.get(f"/api/v1/articles/{gone.pk}/versions/", query).status_code == 400


def test_the_versions_of_an_article_are_flat(client: Client) -> None:
    article, numbers = ArticleFactory(), iter(range(1, 100))
    assert_flat(
        lambda: VersionFactory(article=article, sequence=next(numbers)),
        lambda: client.get(f"/api/v1/articles/{article.pk}/versions/"),
    )
