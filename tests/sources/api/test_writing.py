"""What every write of sources, articles and what belongs to them keeps to."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import models
from django.test import Client

from accounts.models import Event
from sources.models import (
    Article,
    ArticleLink,
    ArticleUrl,
    Credit,
    Source,
    SourceIdentifier,
    SourceName,
    SourceTie,
)
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
)
from tests.sources.api.asking import ask, pointed

pytestmark = pytest.mark.django_db

Make = Callable[[], models.Model]
Body = Callable[[], dict[str, Any]]

NEW: dict[str, tuple[type[models.Model], Body, str]] = {
    "sources/": (
        Source,
        lambda: {
            "name": "Kyodo News",
            "kind": "news_agency",
            "language": "ja",
            "description": "Of Tokyo",
            "country": "JP",
            "homepage": "https://kyodo.example/",
            "identifiers": [{"scheme": "domain", "value": "https://www.Kyodo.example/en/"}],
        },
        "SourceOut",
    ),
    "source-names/": (
        SourceName,
        lambda: {
            "source": SourceFactory().pk,
            "text": "Kyodo",
            "language": "en",
            "kind": "garbled",
            "certainty": "likely",
            "reason": "Met in print",
        },
        "NameRecordOut",
    ),
    "source-identifiers/": (
        SourceIdentifier,
        lambda: {"source": SourceFactory().pk, "scheme": "wikidata", "value": "q42"},
        "IdentifierRecordOut",
    ),
    "source-ties/": (
        SourceTie,
        lambda: {
            "from_source": SourceFactory().pk,
            "kind": "owns",
            "to_source": SourceFactory().pk,
            "office": "Board",
            "title": "Chair",
            "percentage": 50.5,
            "since": "2001-02-03",
            "until": None,
            "evidence_url": "https://register.example/1",
        },
        "SourceTieOut",
    ),
    "article-urls/": (
        ArticleUrl,
        lambda: {"article": ArticleFactory().pk, "url": "https://a.example/1", "kind": "amp"},
        "UrlRecordOut",
    ),
    "credits/": (
        Credit,
        lambda: {
            "article": ArticleFactory().pk,
            "source": SourceFactory().pk,
            "role": "editor",
            "credited_as": "K. News",
            "position": 2,
        },
        "CreditRecordOut",
    ),
    "article-links/": (
        ArticleLink,
        lambda: {
            "from_article": ArticleFactory().pk,
            "kind": "reprint_of",
            "to_article": ArticleFactory().pk,
            "judgement": "confirmed",
            "note": "It says so",
        },
        "LinkRecordOut",
    ),
}
CHANGES: dict[str, tuple[Make, dict[str, Any], str]] = {
    "sources/{}/": (SourceFactory, {"name": "Another name", "reason": "Renamed"}, "SourceOut"),
    "source-names/{}/": (SourceNameFactory, {"text": "Another name"}, "NameRecordOut"),
    "source-identifiers/{}/": (
        SourceIdentifierFactory,
        {"value": "other.example"},
        "IdentifierRecordOut",
    ),
    "source-ties/{}/": (SourceTieFactory, {"title": "Editor in chief"}, "SourceTieOut"),
    "articles/{}/": (ArticleFactory, {"title": "Another title"}, "ArticleDetailOut"),
    "article-urls/{}/": (ArticleUrlFactory, {"kind": "mirror"}, "UrlRecordOut"),
    "credits/{}/": (CreditFactory, {"role": "speaker"}, "CreditRecordOut"),
    "article-links/{}/": (ArticleLinkFactory, {"judgement": "confirmed"}, "LinkRecordOut"),
}


@pytest.mark.parametrize("url", NEW)
def test_a_record_is_added_and_told_as_described(client: Client, url: str) -> None:
    model, body, out = NEW[url]
    answer = ask(client, "post", url, body())
    assert answer.status_code == 201, answer.content
    told = answer.json()
    assert client.get(answer["Location"]).json() == told
    query = "?include=ties" if url == "sources/" else ""
    assert_described(client, client.get(answer["Location"] + query).json(), out)
    row: Any = model._default_manager.get(pk=told["id"])
    assert told["row_version"] == row.row_version == 1
    assert Event.objects.about(row).first().actor is not None


@pytest.mark.parametrize("url", NEW)
@pytest.mark.parametrize(
    ("role", "status"), [(None, 401), ("reviewer", 403), ("auditor", 403), ("editor", 201)]
)
def test_who_may_add(client: Client, url: str, role: str | None, status: int) -> None:
    model, body, _ = NEW[url]
    given = body()
    before = model._default_manager.count()
    assert ask(client, "post", url, given, role=role).status_code == status
    assert (model._default_manager.count() > before) is (status == 201)


@pytest.mark.parametrize("url", NEW)
def test_a_body_is_read_strictly(client: Client, url: str) -> None:
    model, body, _ = NEW[url]
    given = body()
    before = model._default_manager.count()
    for name in given:
        for wrong in ({"a": 1}, 1.5, True, "\x00", "x" * 30_000):
            if name == "percentage" and wrong == 1.5:
                continue
            answer = ask(client, "post", url, given | {name: wrong})
            assert answer.status_code == 400, (name, wrong)
            assert any(one.startswith(f"#/{name}") for one in pointed(answer)), (name, wrong)
    answer = ask(client, "post", url, given | {"colour": "red"})
    assert (answer.status_code, pointed(answer)) == (400, ["#/colour"])
    assert ask(client, "post", f"{url}?a=1", given).status_code == 400
    assert model._default_manager.count() == before


@pytest.mark.parametrize("url", NEW)
def test_what_is_required_is_named(client: Client, url: str) -> None:
    answer = ask(client, "post", url, {})
    assert answer.status_code == 400
    assert {error["code"] for error in answer.json()["errors"]} == {"required"}


@pytest.mark.parametrize("url", CHANGES)
def test_a_record_is_changed(client: Client, url: str) -> None:
    make, body, out = CHANGES[url]
    row: Any = make()
    at = url.format(row.pk)
    etag = client.get(f"/api/v1/{at}")["ETag"]
    answer = ask(client, "patch", at, body, seen=etag.strip('"'))
    assert answer.status_code == 200, answer.content
    told = answer.json()
    told_besides = {"reason", "former"}
    assert {name: told[name] for name in body.keys() - told_besides} == {
        name: value for name, value in body.items() if name not in told_besides
    }
    assert told["row_version"] == 2
    assert answer["ETag"].startswith('"2-')
    query = "?include=ties" if url.startswith("sources/") else ""
    assert_described(client, client.get(f"/api/v1/{at}{query}").json(), out)


@pytest.mark.parametrize("url", CHANGES)
@pytest.mark.parametrize(("role", "status"), [(None, 401), ("reviewer", 403), ("admin", 200)])
def test_who_may_change_and_delete(client: Client, url: str, role: str | None, status: int) -> None:
    make, body, _ = CHANGES[url]
    at = url.format(make().pk)
    assert ask(client, "patch", at, body, role=role, seen=1).status_code == status
    gone = url.format(make().pk)
    removed = ask(client, "delete", gone, role=role, seen=1)
    assert removed.status_code == (204 if status == 200 else status)
    assert client.get(f"/api/v1/{gone}").status_code == (404 if status == 200 else 200)


@pytest.mark.parametrize("url", CHANGES)
@pytest.mark.parametrize("method", ["patch", "delete"])
def test_a_change_says_what_it_saw(client: Client, url: str, method: str) -> None:
    make, body, _ = CHANGES[url]
    row = make()
    at = url.format(row.pk)
    sent = body if method == "patch" else None
    assert ask(client, method, at, sent).status_code == 428
    never = ask(client, method, at, sent, seen=7)
    assert (never.status_code, never.json()["code"]) == (400, "no_such_version")
    assert "this is at 1" in never.json()["detail"]
    for unfit in ("x", "", "-1", "٣", "9" * 30):
        assert (
            client.generic(
                method.upper(),
                f"/api/v1/{at}",
                "{}",
                content_type="application/json",
                headers={"If-Match": unfit.encode().decode("latin-1")},
            ).status_code
            == 400
        )
    assert client.get(f"/api/v1/{at}").json()["row_version"] == 1
    type(row)._base_manager.filter(pk=row.pk).update(row_version=2)
    stale = ask(client, method, at, sent, seen=1)
    assert (stale.status_code, stale.json()["details"]) == (412, {"current": 2})


@pytest.mark.parametrize("url", CHANGES)
def test_a_change_is_read_strictly(client: Client, url: str) -> None:
    make, body, _ = CHANGES[url]
    at = url.format(make().pk)
    unknown = ask(client, "patch", at, body | {"colour": "red"}, seen=1)
    assert (unknown.status_code, pointed(unknown)) == (400, ["#/colour"])
    for nothing in ({}, {"reason": "Because"}):
        answer = ask(client, "patch", at, nothing, seen=1)
        assert (answer.status_code, answer.json()["code"]) == (400, "nothing_given")
    for name in body:
        answer = ask(client, "patch", at, body | {name: {"a": 1}}, seen=1)
        assert (answer.status_code, pointed(answer)) == (400, [f"#/{name}"])
    assert client.get(f"/api/v1/{at}").json()["row_version"] == 1
    assert ask(client, "patch", url.format(0), body, seen=1).status_code == 404


def test_what_others_refer_to_stays(client: Client) -> None:
    article = ArticleFactory()
    answer = ask(client, "delete", f"sources/{article.publisher_id}/", seen=1)
    assert (answer.status_code, answer.json()["code"]) == (409, "record_in_use")
    assert Article.objects.get().publisher is not None


def test_a_deletion_keeps_its_reason(client: Client) -> None:
    tie = SourceTieFactory()
    assert (
        ask(client, "delete", f"source-ties/{tie.pk}/?reason=Never+was", seen=1).status_code == 204
    )
    event = Event.objects.about(tie).last()
    assert (event.action, event.reason) == ("sourcetie.deleted", "Never was")


@pytest.mark.parametrize(
    ("kind", "make"), [("sources", SourceFactory), ("articles", ArticleFactory)]
)
def test_a_change_of_a_merged_record_leads_on(client: Client, kind: str, make: Make) -> None:
    survivor = make()
    gone = {"status": "merged"} if kind == "sources" else {}
    merged = make(merged_into=survivor, **gone)  # type: ignore[call-arg]
    field = "name" if kind == "sources" else "title"
    for method, body in [("patch", {field: "X"}), ("delete", None)]:
        answer = ask(client, method, f"{kind}/{merged.pk}/", body, seen=7)
        assert answer.status_code == 308
        assert answer["Location"].endswith(f"/api/v1/{kind}/{survivor.pk}/")


@pytest.mark.parametrize(
    ("url", "body", "field"),
    [
        ("source-names/", {"text": "A"}, "source"),
        ("source-identifiers/", {"scheme": "domain", "value": "a.example"}, "source"),
    ],
)
def test_nothing_is_added_to_a_merged_source(
    client: Client, url: str, body: dict[str, Any], field: str
) -> None:
    survivor = SourceFactory()
    merged = SourceFactory(status="merged", merged_into=survivor)
    answer = ask(client, "post", url, body | {field: merged.pk})
    assert (answer.status_code, pointed(answer)) == (400, [f"#/{field}"])
    assert f"merged into no. {survivor.pk}" in answer.json()["errors"][0]["detail"]
