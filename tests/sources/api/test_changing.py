"""Changes of sources, names, articles and links, and what follows from them."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import Event
from sources.models import ArticleLink, PossibleDuplicate, Source
from tests.claims.fresh import interval
from tests.claims.writing import cites, claim
from tests.described import assert_described
from tests.factories.claims import OriginFactory
from tests.factories.sources import (
    ArticleFactory,
    ArticleLinkFactory,
    ArticleUrlFactory,
    SourceFactory,
    SourceIdentifierFactory,
    SourceNameFactory,
    SourceTieFactory,
)
from tests.sources.api.asking import ask, pointed

pytestmark = pytest.mark.django_db


def names(source: Source) -> dict[str, str]:
    return {name.text: name.kind for name in source.names.all()}


def shown(name: str = "Kyodo") -> Source:
    return SourceNameFactory(source__name=name, text=name, kind="preferred").source


@pytest.mark.parametrize(("told", "becomes"), [({}, "alias"), ({"former": True}, "former")])
def test_a_renamed_source_keeps_its_old_name(
    client: Client, told: dict[str, Any], becomes: str
) -> None:
    source = shown()
    body = {"name": "Kyodo News", "country": "JP", "reason": "Their site", **told}
    answer = ask(client, "patch", f"sources/{source.pk}/", body, seen=1)
    assert (answer.json()["name"], answer.json()["country"]) == ("Kyodo News", "JP")
    assert names(source) == {"Kyodo News": "preferred", "Kyodo": becomes}
    assert Event.objects.about(source).last().reason == "Their site"


def test_what_becomes_of_the_old_name_takes_a_new_one(client: Client) -> None:
    answer = ask(client, "patch", f"sources/{shown().pk}/", {"former": True}, seen=1)
    assert (answer.status_code, pointed(answer)) == (400, ["#/former"])


def test_a_new_source_gets_the_articles_that_waited_for_it(client: Client) -> None:
    waiting = ArticleFactory(publisher=None, publisher_reason="To identify: whose site this is")
    ArticleUrlFactory(
        article=waiting, url="https://kyodo.example/1", normalised="https://kyodo.example/1"
    )
    twin = shown("Kyodo News")
    body = {
        "name": "Kyodo News",
        "kind": "publisher",
        "identifiers": [{"scheme": "domain", "value": "kyodo.example"}],
    }
    told = ask(client, "post", "sources/", body).json()
    waiting.refresh_from_db()
    assert waiting.publisher_id == told["id"]
    assert PossibleDuplicate.objects.get().source_a == twin


@pytest.mark.parametrize(
    ("identifiers", "pointer"),
    [
        ([{"scheme": "wikidata", "value": "42"}], "#/identifiers/0/value"),
        ([{"scheme": "phone", "value": "42"}], "#/identifiers/0/scheme"),
        ([{"scheme": "lei"}], "#/identifiers/0/value"),
        ([{"scheme": "domain", "value": "a.example", "x": 1}], "#/identifiers/0/x"),
        (["a.example"], "#/identifiers/0"),
        ("a.example", "#/identifiers"),
        ([{"scheme": "domain", "value": "taken.example"}], "#"),
    ],
)
def test_an_identifier_that_does_not_fit_is_named(
    client: Client, identifiers: Any, pointer: str
) -> None:
    SourceIdentifierFactory(value="taken.example")
    body = {"name": "Kyodo", "kind": "news_agency", "identifiers": identifiers}
    answer = ask(client, "post", "sources/", body)
    assert (answer.status_code, pointed(answer)) == (400, [pointer])
    assert not Source.objects.filter(name="Kyodo").exists()


def test_a_name_is_preferred_in_place_of_another(client: Client) -> None:
    source = shown()
    name = SourceNameFactory(source=source, text="Kyodo News")
    url = f"source-names/{name.pk}/prefer/"
    assert ask(client, "post", url, {}, role=None).status_code == 401
    assert ask(client, "post", url, {}, role="reviewer").status_code == 403
    assert ask(client, "post", url, {}).status_code == 428
    answer = ask(client, "post", url, {"former": True}, seen=1)
    assert_described(client, answer.json(), "NameRecordOut")
    assert (answer.json()["kind"], answer.json()["source"]["name"]) == ("preferred", "Kyodo News")
    assert names(source)["Kyodo"] == "former"
    assert ask(client, "post", url, {}, seen=1).status_code == 412
    assert ask(client, "post", "source-names/0/prefer/", {}, seen=1).status_code == 404
    assert pointed(ask(client, "post", url, {"former": 1}, seen=2)) == ["#/former"]


def test_the_name_a_source_is_shown_by_stays(client: Client) -> None:
    name = shown().names.get()
    for method, body in [("delete", None), ("patch", {"text": "Asahi"})]:
        answer = ask(client, method, f"source-names/{name.pk}/", body, seen=1)
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "name_is_shown")


def test_a_tie_counts_at_once(client: Client) -> None:
    of = claim()
    one, other = OriginFactory(holder=SourceFactory()), OriginFactory(holder=SourceFactory())
    cites(of, one)
    cites(of, other)
    before = interval(of)
    ends = {"from_source": one.holder_id, "kind": "owns", "to_source": other.holder_id}
    made = ask(client, "post", "source-ties/", ends | {"percentage": "100"})
    assert made.status_code == 201, made.content
    assert interval(of) != before
    url = f"source-ties/{made.json()['id']}/"
    assert ask(client, "delete", url, seen=1).status_code == 204
    assert interval(of) == before


@pytest.mark.parametrize(
    ("change", "pointer", "code"),
    [
        ({"percentage": 100.01}, "#/percentage", "max_value"),
        ({"percentage": "50,5"}, "#/percentage", "invalid"),
        ({"percentage": "٥٠"}, "#/percentage", "invalid"),
        ({"percentage": 12.345}, "#/percentage", "max_decimal_places"),
        ({"since": "2001-02-30"}, "#/since", "invalid"),
        ({"since": "20010203"}, "#/since", "invalid"),
        ({"since": "2001-02-03", "until": "2001-02-02"}, "#", "sourcetie_dates_ordered"),
        ({"evidence_url": "no address"}, "#/evidence_url", "invalid"),
        ({"to_source": 10**9}, "#/to_source", "does_not_exist"),
        ({"to_source": "1"}, "#/to_source", "incorrect_type"),
        ({"kind": "likes"}, "#/kind", "invalid_choice"),
        ({"title": "a\u202eb"}, "#/title", "not_plain"),
    ],
)
def test_what_does_not_fit_a_tie_is_named(
    client: Client, change: dict[str, Any], pointer: str, code: str
) -> None:
    tie = SourceTieFactory()
    answer = ask(client, "patch", f"source-ties/{tie.pk}/", change, seen=1)
    assert answer.status_code == 400
    error = answer.json()["errors"][0]
    assert (error["pointer"], error["code"]) == (pointer, code)


RETRACTED = {
    "status": "retracted",
    "status_changed": {"earliest": "2018-12-01", "latest": "2018-12-01"},
    "notice_url": "https://daily.example/notice",
}


def test_an_article_is_retracted_with_its_notice(client: Client) -> None:
    article = ArticleFactory()
    url = f"articles/{article.pk}/"
    told = ask(client, "patch", url, RETRACTED | {"reason": "They say so"}, seen=1).json()
    assert (told["status"], told["status_changed"]["text"]) == ("retracted", "2018-12-01")
    back = ask(client, "patch", url, {"status": "live"}, seen=2).json()
    assert (back["notice_url"], back["status_changed"]["text"]) == ("", "unknown")


@pytest.mark.parametrize(
    ("change", "pointers"),
    [
        ({"status": "retracted"}, {"#/status_changed/earliest", "#/notice_url"}),
        (
            RETRACTED | {"status_changed": {"latest": "2001-01-01"}},
            {"#/status_changed/earliest"},
        ),
        (
            {"published": {"earliest": "2018-05-02", "latest": "2018-05-01"}},
            {"#/published/earliest"},
        ),
        ({"published": {"earliest": "May"}}, {"#/published/earliest"}),
        ({"published": {"day": "2018-05-02"}}, {"#/published/day"}),
        ({"published": "2018-05-02"}, {"#/published"}),
        ({"published": None}, {"#/published"}),
        ({"published": {"basis": "guessed"}}, {"#/published/basis"}),
        ({"language": "EN!"}, {"#/language"}),
        ({"machine_translated": "true"}, {"#/machine_translated"}),
        ({"may_show": "some"}, {"#/may_show"}),
        ({"notice_url": "ftp"}, {"#/notice_url"}),
        ({"title": ""}, {"#/title"}),
        ({"row_version": 2}, {"#/row_version"}),
    ],
)
def test_what_does_not_fit_an_article_is_named(
    client: Client, change: dict[str, Any], pointers: set[str]
) -> None:
    article = ArticleFactory()
    answer = ask(client, "patch", f"articles/{article.pk}/", change, seen=1)
    assert (answer.status_code, set(pointed(answer))) == (400, pointers)
    article.refresh_from_db()
    assert (article.row_version, article.status) == (1, "live")


def test_a_time_is_given_whole_and_nothing_else_of_the_article_moves(client: Client) -> None:
    article = ArticleFactory(published_as_written="in spring", published_reason="the page says so")
    body = {"published": {"earliest": "2018-05-01", "basis": "inferred", "reason": "the address"}}
    told = ask(client, "patch", f"articles/{article.pk}/", body, seen=1).json()
    assert told["published"] == {
        "earliest": "2018-05-01",
        "latest": None,
        "as_written": "",
        "basis": "inferred",
        "reason": "the address",
        "text": "from 2018-05-01",
    }
    assert told["title"] == article.title


def test_a_link_is_judged_turned_round_and_rejected(client: Client) -> None:
    link = ArticleLinkFactory(method="fingerprint", score="0.512")
    url = f"article-links/{link.pk}/"
    body = {"judgement": "confirmed", "turn_round": True, "kind": "excerpt_of", "reason": "Dates"}
    told = ask(client, "patch", url, body, seen=1).json()
    assert (told["from_article"]["id"], told["kind"]) == (link.to_article_id, "excerpt_of")
    stored = ArticleLink.objects.get()
    assert (stored.judgement, stored.judged_by.roles) == ("confirmed", {"curator"})
    assert Event.objects.about(link).last().reason == "Dates"
    rejected = ask(client, "patch", url, {"judgement": "rejected"}, seen=told["row_version"])
    assert rejected.json()["judgement"] == "rejected"
    assert client.get("/api/v1/article-links/").json()["results"] == []
    emptied = {"note": ""}
    version = rejected.json()["row_version"]
    assert ask(client, "patch", url, emptied, seen=version).status_code == 200


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"judgement": "suggested"}, "#/judgement"),
        ({"turn_round": True}, "#/turn_round"),
        ({"judgement": "confirmed", "note": ""}, "#/note"),
        ({"score": 1}, "#/score"),
    ],
)
def test_what_does_not_fit_a_link_is_named(
    client: Client, change: dict[str, Any], pointer: str
) -> None:
    link = ArticleLinkFactory()
    answer = ask(client, "patch", f"article-links/{link.pk}/", change, seen=1)
    assert (answer.status_code, pointed(answer)) == (400, [pointer])


def test_a_link_between_an_article_and_itself_is_refused(client: Client) -> None:
    article = ArticleFactory().pk
    ends = {"from_article": article, "to_article": article}
    answer = ask(
        client, "post", "article-links/", ends | {"kind": "reprint_of", "judgement": "confirmed"}
    )
    assert answer.json()["errors"][0]["code"] == "articlelink_not_to_itself"
