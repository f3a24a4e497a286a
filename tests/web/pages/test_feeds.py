"""The feeds of reviews, as programs read them."""

import json
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from lxml import etree

from reviews.domain.claimreview.reading.reader import read
from tests.flat import assert_flat
from tests.reviews.domain.claimreview.test_linked_data import SCHEMA, expanded
from tests.reviews.writing import later, published, rating
from tests.web.pages.reviewing import corrected, retracted
from web.reading import feeds

pytestmark = pytest.mark.django_db

JSON, ATOM = "/feeds/claimreview.json", "/feeds/reviews.atom"
NS = {"a": "http://www.w3.org/2005/Atom"}


def feed(client: Client) -> dict[str, Any]:
    answer = client.get(JSON)
    assert answer.headers["Content-Type"].startswith("application/json")
    return dict(json.loads(answer.getvalue()))


def entries(client: Client) -> list[Any]:
    root = etree.fromstring(client.get(ATOM).content)
    return list(root.findall("a:entry", NS))


def said(entry: Any, name: str) -> str:
    (found,) = entry.findall(f"a:{name}", NS)
    return str(found.text)


def test_the_feed_holds_what_was_published_and_tombstones() -> None:
    client = Client()
    one, gone = published(), retracted()
    told = feed(client)
    first, second = told["dataFeedElement"]
    element = json.loads(one.publication.json_ld)
    assert first["item"] == {key: said for key, said in element.items() if key != "@context"}
    assert second["item"] == {
        "@type": "ClaimReview",
        "url": f"http://127.0.0.1:8000{gone.get_absolute_url()}",
    }
    assert datetime.fromisoformat(second["dateDeleted"]) == later(9)
    assert datetime.fromisoformat(told["dateModified"]) == later(9)
    assert "forged" not in json.dumps(told)


def test_an_entry_is_of_the_verdict_that_was_given_not_of_its_class(client: Client) -> None:
    published(rating=rating("Mostly true"))
    (entry,) = entries(client)
    (category,) = entry.findall("a:category", NS)
    assert dict(category.attrib) == {"term": "Mostly true", "label": "Mostly true"}


def test_an_empty_feed_is_one_too(client: Client) -> None:
    assert feed(client)["dataFeedElement"] == []
    assert entries(client) == []


def test_an_independent_processor_reads_the_feed(client: Client) -> None:
    published()
    retracted()
    node = expanded(feed(client))
    assert node["@type"] == [SCHEMA + "DataFeed"]
    assert len(node[SCHEMA + "dataFeedElement"]) == 2


def test_our_own_reader_reads_the_feed(client: Client) -> None:
    published()
    retracted()
    reading = read(client.get(JSON).getvalue(), source=JSON, today=date(2030, 1, 3))
    assert len(reading.items) == 1
    assert not reading.quarantined


def test_the_feed_is_read_in_parts_and_holds_each_review_once(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "AT_ONCE", 2)
    wanted = [published().pk for _ in range(5)]
    items = feed(client)["dataFeedElement"]
    assert [int(item["item"]["url"].split("/")[4]) for item in items] == wanted


@pytest.mark.parametrize("path", [JSON, ATOM])
def test_what_did_not_change_is_not_sent_again(client: Client, path: str) -> None:
    review = published()
    answer = client.get(path)
    tag, day = answer.headers["ETag"], answer.headers["Last-Modified"]
    assert client.get(path, headers={"if-none-match": tag}).status_code == 304
    assert client.get(path, headers={"if-modified-since": day}).status_code == 304
    assert client.head(path).headers["ETag"] == tag
    corrected(review)
    changed = client.get(path, headers={"if-none-match": tag})
    assert changed.status_code == 200
    tag = changed.headers["ETag"]
    retracted(published())
    assert client.get(path, headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("path", [JSON, ATOM])
def test_feeds_are_flat(client: Client, path: str) -> None:
    assert_flat(published, lambda: client.get(path).getvalue())


def test_atom_says_all_that_it_must(client: Client) -> None:
    published(headline="Did a ferry <sink> & go?", explanation="One.\x0bTwo.")
    root = etree.fromstring(client.get(ATOM).content)
    for name in ("id", "title", "updated"):
        assert root.find(f"a:{name}", NS).text
    assert root.find("a:author/a:name", NS).text
    assert root.find("a:link[@rel='self']", NS).get("href") == f"http://127.0.0.1:8000{ATOM}"
    (entry,) = root.findall("a:entry", NS)
    assert said(entry, "title") == "Did a ferry <sink> & go?"
    assert entry.find("a:link[@rel='alternate']", NS).get("href").endswith("/")
    for name in ("updated", "published"):
        assert datetime.fromisoformat(said(entry, name)).tzinfo is not None


def test_atom_tells_corrections_and_retractions_the_latest_first(client: Client) -> None:
    published(headline="Stands")
    corrected(published(headline="Corrected"))
    retracted(published(headline="Gone"))
    gone, changed, stands = entries(client)
    assert said(gone, "title") == "Retracted: Gone"
    assert said(gone, "summary") == "The log was forged."
    assert said(changed, "updated") > said(changed, "published")
    assert "The hour was wrong." in said(changed, "summary")
    assert said(stands, "updated") == said(stands, "published")


def test_an_entry_keeps_its_name_whatever_becomes_of_the_review(client: Client) -> None:
    review = published()
    (entry,) = entries(client)
    retracted(corrected(review))
    (later_entry,) = entries(client)
    assert said(entry, "id") == said(later_entry, "id")
