"""`/api/v1/search/`."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from tests.factories.claims import ClaimFactory
from tests.factories.sources import ArticleFactory
from tests.flat import assert_flat

pytestmark = pytest.mark.django_db

URL = "/api/v1/search/"


def test_it_tells_the_best_of_each_kind(client: Client) -> None:
    claim = ClaimFactory(statement="The <b>harbour</b> froze.")
    article = ArticleFactory(title="A frozen harbour")
    answer = client.get(URL, {"q": "harbours", "count": "true"}).json()
    assert [(row["kind"], row["id"]) for row in answer["results"]] == [
        ("claim", claim.pk),
        ("article", article.pk),
    ]
    assert [part for part in answer["results"][0]["title"] if part["is_hit"]] == [
        {"text": "harbour", "is_hit": True}
    ]
    assert answer["kinds"][0] == {"kind": "claim", "total": 1, "is_exact": True}
    assert (answer["count"], answer["facets"], answer["next"]) == (2, [], None)


def test_one_kind_is_read_page_by_page(client: Client) -> None:
    rows = [ClaimFactory(statement="The harbour froze.", kind="event").pk for _ in range(5)]
    address, seen = f"{URL}?q=harbour&kind=claim&page_size=2&fields=id", []
    while address:
        answer = client.get(address).json()
        seen += [row["id"] for row in answer["results"]]
        address = answer["next"]
    assert seen == rows[::-1]
    facets = {facet["name"]: facet["values"] for facet in answer["facets"]}
    assert facets["claim_kind"] == [{"value": "event", "count": 5}]
    assert client.get(answer["previous"]).json()["results"] == [{"id": rows[2]}, {"id": rows[1]}]
    narrowed = client.get(URL, {"q": "harbour", "kind": "claim", "claim_kind": "legal"}).json()
    assert narrowed["results"] == []


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ({}, "q"),
        ({"q": ""}, "q"),
        ({"q": '"'}, "q"),
        ({"q": "-x"}, "q"),
        ({"q": "a\0b"}, "q"),
        ({"q": b"\xed\xa0\x80"}, "q"),
        ({"q": "x" * 3_000_000}, "q"),
        ({"q": "word " * 10_000}, "q"),
        ({"q": "x", "kind": "rumour"}, "kind"),
        ({"q": "x", "label": "circular"}, "label"),
        ({"q": "x", "kind": "claim", "label": "true"}, "label"),
        ({"q": "x", "kind": "article", "publisher": "y"}, "publisher"),
        ({"q": "x", "kind": "claim", "cursor": "y"}, "cursor"),
        ({"q": "x", "fields": "y"}, "fields"),
        ({"q": "x", "search": "y"}, "search"),
    ],
)
def test_what_does_not_fit_is_named(client: Client, asked: dict[str, str], name: str) -> None:
    answer = client.get(URL, asked)
    assert answer.status_code == 400
    assert [error["parameter"] for error in answer.json()["errors"]] == [name]


def test_a_cursor_belongs_to_its_search(client: Client) -> None:
    for _ in range(3):
        ClaimFactory(statement="The harbour froze.")
    asked = {"q": "harbour", "kind": "claim", "page_size": "1"}
    following = urlsplit(client.get(URL, asked).json()["next"])
    (cursor,) = parse_qs(following.query)["cursor"]
    assert client.get(URL, {**asked, "cursor": cursor}).status_code == 200
    assert client.get(URL, {**asked, "q": "froze", "cursor": cursor}).status_code == 400


def test_it_is_flat(client: Client) -> None:
    assert_flat(
        lambda: ClaimFactory(statement="The harbour froze."),
        lambda: client.get(URL, {"q": "harbour", "kind": "claim"}),
    )
