"""Many sources at once: all or nothing, or as many as can be."""

from typing import Any

import pytest
from django.test import Client

from sources.models import Source
from tests.described import assert_described
from tests.factories.sources import SourceFactory, SourceTieFactory
from tests.sources.api.asking import ask, pointed

pytestmark = pytest.mark.django_db

URL = "sources/bulk/"


def write(client: Client, items: list[Any], mode: str = "all_or_nothing", **how: Any) -> Any:
    return ask(client, "post", URL, {"mode": mode, "items": items}, **how)


def new(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "kind": "publisher", **more}


def test_sources_are_added_and_changed_at_once(client: Client) -> None:
    source = SourceFactory()
    items = [new("Kyodo"), {"id": source.pk, "row_version": 1, "country": "JP"}, new("Asahi")]
    answer = write(client, items)
    assert answer.status_code == 200
    assert_described(client, answer.json(), "BulkOut")
    told = answer.json()
    assert told["written"] == 3
    assert [one["status"] for one in told["results"]] == [201, 200, 201]
    assert [one["row_version"] for one in told["results"]] == [1, 2, 1]
    assert Source.objects.get(pk=told["results"][2]["id"]).name == "Asahi"


def test_one_that_is_refused_keeps_all_others_from_being_written(client: Client) -> None:
    source = SourceFactory()
    items = [
        new("Kyodo"),
        new("Asahi", country="jp"),
        {"id": source.pk, "row_version": 7, "country": "JP"},
        new("Mainichi", colour="red"),
        {"id": 10**9, "row_version": 1, "country": "JP"},
    ]
    answer = write(client, items)
    assert (answer.status_code, answer.json()["code"]) == (409, "bulk_refused")
    assert list(Source.objects.all()) == [source]
    pointers = [error["pointer"] for error in answer.json()["details"]["errors"]]
    assert pointers == ["#/items/1/country", "#/items/2", "#/items/3/colour", "#/items/4"]


def test_what_can_be_written_is_where_that_was_asked_for(client: Client) -> None:
    survivor = SourceFactory()
    merged = SourceFactory(status="merged", merged_into=survivor)
    taken = [{"scheme": "domain", "value": "kyodo.example"}]
    items = [
        new("Kyodo", identifiers=taken),
        new("Kyodo Tsushin", identifiers=taken),
        {"id": merged.pk, "row_version": 1, "country": "JP"},
        {"id": survivor.pk, "row_version": 1},
        {"id": survivor.pk, "row_version": 1, "country": "JP"},
        {"id": survivor.pk, "row_version": 1, "country": "RU"},
    ]
    told = write(client, items, "best_effort").json()
    assert [one["status"] for one in told["results"]] == [201, 400, 409, 400, 200, 412]
    assert told["written"] == 2
    assert told["results"][2]["problem"]["details"] == {"merged_into": survivor.pk}
    assert sorted(one.name for one in Source.objects.active()) == sorted(["Kyodo", survivor.name])
    survivor.refresh_from_db()
    assert survivor.country == "JP"


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"mode": "all_or_nothing", "items": []}, "#/items"),
        ({"mode": "some", "items": [{}]}, "#/mode"),
        ({"items": [{}]}, "#/mode"),
        ({"mode": "best_effort", "items": [[]]}, "#/items/0"),
        ({"mode": "best_effort", "items": [{}] * 1001}, "#/items"),
        ({"mode": "best_effort", "items": [{}], "colour": 1}, "#/colour"),
    ],
)
def test_a_body_that_does_not_fit_is_named(
    client: Client, body: dict[str, Any], pointer: str
) -> None:
    answer = ask(client, "post", URL, body)
    assert (answer.status_code, pointed(answer)) == (400, [pointer])


@pytest.mark.parametrize(("role", "status"), [(None, 401), ("reviewer", 403), ("curator", 200)])
def test_who_may_write_many(client: Client, role: str | None, status: int) -> None:
    assert write(client, [new("Kyodo")], role=role).status_code == status
    assert Source.objects.exists() is (status == 200)


def test_sources_with_ties_are_changed_at_once_and_renamed(client: Client) -> None:
    tie = SourceTieFactory()
    items = [
        {"id": pk, "row_version": 1, "name": f"Renamed {pk}", "former": True}
        for pk in (tie.to_source_id, tie.from_source_id)
    ]
    assert write(client, items).json()["written"] == 2
    tie.from_source.refresh_from_db()
    assert tie.from_source.name == f"Renamed {tie.from_source_id}"
