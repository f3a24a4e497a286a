"""Merging over the API: look, merge, undo, and say of two that they are two."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from sources.models import Merge, Source
from sources.services.merging import merge_sources
from tests.described import assert_described
from tests.factories.accounts import UserFactory
from tests.factories.sources import (
    ArticleFactory,
    CreditFactory,
    MergeFactory,
    PossibleDuplicateFactory,
    SourceFactory,
    SourceIdentifierFactory,
    SourceNameFactory,
    SourceTieFactory,
    VersionFactory,
)
from tests.sources.api.asking import ask, pointed

pytestmark = pytest.mark.django_db

PAIRS: dict[str, Callable[[], Any]] = {"sources": SourceFactory, "articles": ArticleFactory}


@pytest.mark.parametrize("kind", PAIRS)
def test_two_are_merged_and_that_is_undone(client: Client, kind: str) -> None:
    survivor, merged = PAIRS[kind](), PAIRS[kind]()
    preview = ask(client, "get", f"{kind}/{merged.pk}/merge-preview/?into={survivor.pk}").json()
    assert_described(client, preview, "MergePreviewOut")
    assert preview["refusals"] == []
    body = {"into": survivor.pk, "reason": "One body", "seal": preview["seal"]}
    told = ask(client, "post", f"{kind}/{merged.pk}/merge/", body).json()
    assert_described(client, told, "MergeOut")
    assert (told["merged"]["id"], told["survivor"]["id"]) == (merged.pk, survivor.pk)
    assert client.get(f"/api/v1/{kind}/{merged.pk}/").status_code == 308
    assert client.get(f"/api/v1/merges/{told['id']}/").json() == told
    back = f"merges/{told['id']}/"
    looked = ask(client, "get", f"{back}undo-preview/").json()
    assert_described(client, looked, "UndoPreviewOut")
    assert looked["refusals"] == []
    undone = ask(client, "post", f"{back}undo/", {"reason": "Two bodies"})
    assert undone.status_code == 200
    assert_described(client, undone.json(), "MergeOut")
    assert undone.json()["undone_at"] is not None
    assert client.get(f"/api/v1/{kind}/{merged.pk}/").status_code == 200
    again = ask(client, "post", f"{back}undo/", {"reason": "Two bodies"})
    assert (again.status_code, again.json()["code"]) == (409, "merge_refused")
    assert again.json()["details"]["reasons"] == ["This merge was undone already."]


@pytest.mark.parametrize("kind", PAIRS)
@pytest.mark.parametrize(("role", "status"), [(None, 401), ("reviewer", 403)])
def test_who_may_not_merge_or_undo(
    client: Client, kind: str, role: str | None, status: int
) -> None:
    survivor, merged = PAIRS[kind](), PAIRS[kind]()
    row = MergeFactory(kind=kind[:-1], survivor_id=survivor.pk, merged_id=merged.pk)
    body = {"into": survivor.pk, "reason": "One body"}
    for method, url, sent in [
        ("post", f"{kind}/{merged.pk}/merge/", body),
        ("get", f"{kind}/{merged.pk}/merge-preview/?into={survivor.pk}", None),
        ("post", f"merges/{row.pk}/undo/", {"reason": "Two"}),
        ("get", f"merges/{row.pk}/undo-preview/", None),
    ]:
        assert ask(client, method, url, sent, role=role).status_code == status, url
    row.refresh_from_db()
    assert (Merge.objects.count(), row.undone_at) == (1, None)


@pytest.mark.parametrize("kind", PAIRS)
@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"into": None}, "#/into"),
        ({"into": 10**9}, "#/into"),
        ({"into": "1"}, "#/into"),
        ({"reason": " "}, "#/reason"),
        ({"reason": 5}, "#/reason"),
        ({"seal": 5}, "#/seal"),
        ({"colour": "red"}, "#/colour"),
    ],
)
def test_what_does_not_fit_a_merge_is_named(
    client: Client, kind: str, change: dict[str, Any], pointer: str
) -> None:
    survivor, merged = PAIRS[kind](), PAIRS[kind]()
    body = {"into": survivor.pk, "reason": "One body"} | change
    answer = ask(client, "post", f"{kind}/{merged.pk}/merge/", body)
    assert (answer.status_code, pointed(answer)) == (400, [pointer])
    assert not Merge.objects.exists()


def test_what_is_in_the_way_is_told_before_and_after(client: Client) -> None:
    survivor, merged = (
        SourceIdentifierFactory(scheme="wikidata", value=value).source for value in ("Q1", "Q2")
    )
    preview = ask(client, "get", f"sources/{merged.pk}/merge-preview/?into={survivor.pk}").json()
    assert "knows them as two, Q1 and Q2" in preview["refusals"][0]
    body = {"into": survivor.pk, "reason": "One body"}
    answer = ask(client, "post", f"sources/{merged.pk}/merge/", body)
    assert (answer.status_code, answer.json()["code"]) == (409, "merge_refused")
    assert answer.json()["details"]["reasons"] == preview["refusals"]
    itself = ask(client, "post", f"sources/{merged.pk}/merge/", body | {"into": merged.pk})
    assert itself.status_code == 409
    text = VersionFactory().article
    refused = ask(
        client, "post", f"articles/{text.pk}/merge/", body | {"into": ArticleFactory().pk}
    )
    assert "the other way round" in refused.json()["detail"]


def test_a_preview_that_is_out_of_date_merges_nothing(client: Client) -> None:
    survivor, merged = SourceFactory(), SourceFactory()
    url = f"sources/{merged.pk}"
    preview = ask(client, "get", f"{url}/merge-preview/?into={survivor.pk}").json()
    SourceTieFactory(from_source=merged)
    body = {"into": survivor.pk, "reason": "One body", "seal": preview["seal"]}
    answer = ask(client, "post", f"{url}/merge/", body)
    assert (answer.status_code, answer.json()["code"]) == (409, "stale_preview")
    assert not Merge.objects.exists()


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("", "into"),
        ("into=x", "into"),
        (f"into={10**9}", "into"),
        ("into=0", "into"),
        ("into=1&known_as=garbled", "known_as"),
        ("into=1&a=1", "a"),
    ],
)
def test_what_a_preview_cannot_be_asked_is_named(
    client: Client, query: str, parameter: str
) -> None:
    answer = ask(client, "get", f"sources/{SourceFactory().pk}/merge-preview/?{query}")
    assert answer.status_code == 400
    assert parameter in [one["parameter"] for one in answer.json()["errors"]]


def test_preferred_names_become_what_is_said(client: Client) -> None:
    survivor = SourceFactory()
    merged = SourceNameFactory(kind="preferred", text="Kyodo").source
    body = {"into": survivor.pk, "reason": "One body"}
    url = f"sources/{merged.pk}/merge/"
    assert pointed(ask(client, "post", url, body | {"known_as": "garbled"})) == ["#/known_as"]
    assert ask(client, "post", url, body | {"known_as": "former"}).status_code == 200
    assert survivor.names.get(text="Kyodo").kind == "former"


def test_what_was_changed_since_is_in_the_way_of_undoing(client: Client) -> None:
    survivor, credit = SourceFactory(), CreditFactory()
    merge = merge_sources(survivor, credit.source, by=UserFactory(), reason="One body")
    url = f"credits/{credit.pk}/"
    ask(client, "patch", url, {"source": SourceFactory().pk}, seen=2)
    looked = ask(client, "get", f"merges/{merge.pk}/undo-preview/").json()
    assert (looked["refusals"][0]["model"], looked["refusals"][0]["id"]) == (
        "sources.credit",
        credit.pk,
    )
    answer = ask(client, "post", f"merges/{merge.pk}/undo/", {"reason": "Two"})
    assert (answer.status_code, answer.json()["code"]) == (409, "merge_refused")


def test_merges_are_told_to_everybody_without_what_moved_and_usernames(client: Client) -> None:
    survivor, merged = SourceFactory(name="Kyodo"), SourceFactory(name="Kyodo Tsushin")
    by = UserFactory(username="ana.login", roles=["curator"])
    merge = merge_sources(survivor, merged, by=by, reason="One body")
    claims = MergeFactory(kind="claim", reason="One sentence")
    page = client.get("/api/v1/merges/")
    assert_described(client, page.json(), "MergePage")
    first, second = page.json()["results"]
    assert (first["merged"]["name"], first["merged_by"]) == ("Kyodo Tsushin", "a curator")
    assert second["merged"] == {"id": claims.merged_id, "name": None}
    assert "ana.login" not in page.content.decode()
    assert "moved" not in page.content.decode()
    for query, found in [
        ("kind=source", [merge.pk]),
        (f"kind=source&record={merged.pk}", [merge.pk]),
        ("undone=true", []),
        ("undone=false&search=sentence", [claims.pk]),
    ]:
        told = client.get(f"/api/v1/merges/?{query}").json()["results"]
        assert [row["id"] for row in told] == found, query
    for answer in (
        ask(client, "post", f"merges/{claims.pk}/undo/", {"reason": "Two"}),
        ask(client, "get", f"merges/{claims.pk}/undo-preview/"),
    ):
        assert answer.json()["code"] == "merge_refused"
        assert answer.json()["detail"] == f"There is no claim no. {claims.survivor_id}."


def test_of_two_it_is_said_once_that_they_are_two(client: Client) -> None:
    pair = PossibleDuplicateFactory()
    url = f"possible-duplicates/{pair.pk}/"
    page = ask(client, "get", "possible-duplicates/", role="auditor").json()
    assert_described(client, page, "PossibleDuplicatePage")
    assert_described(client, ask(client, "get", url).json(), "DuplicateOut")
    answer = ask(client, "post", f"{url}reject/", {"reason": "Father and son"})
    assert (answer.status_code, answer.json()["judgement"]) == (200, "rejected")
    again = ask(client, "post", f"{url}reject/", {})
    assert (again.status_code, again.json()["code"]) == (409, "already_judged")
    assert client.get("/api/v1/possible-duplicates/").json()["results"] == []
    source = pair.source_b_id
    for query, found in [(f"judgement=rejected&source={source}", 1), ("judgement=confirmed", 0)]:
        told = client.get(f"/api/v1/possible-duplicates/?{query}").json()["results"]
        assert len(told) == found
    assert ask(client, "post", "possible-duplicates/0/reject/", {}).status_code == 404
    assert pointed(ask(client, "post", f"{url}reject/", {"why": "x"})) == ["#/why"]


def test_suggestions_are_not_for_everybody(client: Client) -> None:
    pair = PossibleDuplicateFactory()
    url = f"/api/v1/possible-duplicates/{pair.pk}/"
    for read in ("/api/v1/possible-duplicates/", url):
        assert client.get(read).status_code == 401
    for role, status in [(None, 401), ("reviewer", 403)]:
        refused = ask(client, "post", f"{url[8:]}reject/", {}, role=role)
        assert refused.status_code == status
    pair.refresh_from_db()
    assert pair.judgement == "suggested"


def test_a_journey_from_a_source_to_an_undone_merge(client: Client) -> None:
    """Create, name, tie, change an article, merge, undo: each step upon what the last one answered."""
    made = ask(client, "post", "sources/", {"name": "Kyodo News", "kind": "news_agency"}).json()
    owner = ask(client, "post", "sources/", {"name": "Owners Ltd", "kind": "company"}).json()
    name = {"source": made["id"], "text": "Kyodo Tsushin", "language": "ja"}
    assert ask(client, "post", "source-names/", name).status_code == 201
    tie = {"from_source": owner["id"], "kind": "owns", "to_source": made["id"], "percentage": 60}
    assert ask(client, "post", "source-ties/", tie).json()["percentage"] == "60.00"
    article = ArticleFactory(publisher=Source.objects.get(pk=owner["id"]))
    url = f"articles/{article.pk}/"
    tag = client.get(f"/api/v1/{url}")["ETag"].strip('"')
    moved = ask(client, "patch", url, {"publisher": made["id"]}, seen=tag).json()
    assert moved["publisher"]["id"] == made["id"]
    twin = ask(client, "post", "sources/", {"name": "Kyodo", "kind": "news_agency"}).json()
    body = {"into": twin["id"], "reason": "One agency"}
    merge = ask(client, "post", f"sources/{made['id']}/merge/", body).json()
    now = client.get(f"/api/v1/{url}").json()
    assert now["publisher"]["id"] == twin["id"]
    ties = client.get("/api/v1/source-ties/", {"source": twin["id"]}).json()["results"]
    assert [row["to_source"]["id"] for row in ties] == [twin["id"]]
    undone = ask(client, "post", f"merges/{merge['id']}/undo/", {"reason": "Two desks"})
    assert undone.status_code == 200
    assert client.get(f"/api/v1/{url}").json()["publisher"]["id"] == made["id"]
    told = client.get(f"/api/v1/sources/{made['id']}/", {"include": "ties"}).json()
    assert {one["text"] for one in told["names"]} == {"Kyodo News", "Kyodo Tsushin"}
    assert told["ties"][0]["from_source"]["name"] == "Owners Ltd"
