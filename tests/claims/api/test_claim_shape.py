"""The list of claims tells without models what its serializer tells of them."""

import json
import os
from typing import Any

import pytest
from django.db import models
from django.test import Client, RequestFactory

from accounts.api.fast import Shape, _remembered, spliced
from accounts.api.views import ListView
from claims.api.claim_bodies import ORDERS, ClaimListParameters
from claims.api.claim_shape import CLAIM
from claims.api.claims import ClaimListView
from claims.models import Claim
from tests.claims.api.worlds import a_world
from tests.flat import asked as statements_of

pytestmark = pytest.mark.django_db

LIST = "/api/v1/claims/"
WORLDS = int(os.environ.get("WORLDS", "2"))


class Serialised(ClaimListView):
    """The same list, told by the serializer of whole records."""

    get = ListView.get

    def rows(self, asked: dict[str, Any]) -> "models.QuerySet[Claim]":
        """The rows with all the serializer reads."""
        return super().rows(asked).for_listing().with_subjects().with_relations()


def serialised(query: str) -> Any:
    """What the serializer tells; cursors are signed for the list that is called so."""
    Serialised.__name__ = ClaimListView.__name__
    response = Serialised.as_view()(RequestFactory().get(f"{LIST}{query}"))
    response.render()
    return response


def compare(client: Client, query: str) -> dict[str, Any]:
    """Fails unless both tell the same; returns what that is."""
    told, expected = client.get(f"{LIST}{query}"), serialised(query)
    assert told.status_code == expected.status_code == 200, query
    answer: dict[str, Any] = told.json()
    assert answer == json.loads(expected.content), query
    return answer


def queries(claims: list[Claim]) -> list[str]:
    """One question for each filter, order and part."""
    topic = next((one.topics.all()[0].slug for one in claims if one.topics.exists()), "none")
    source = next((one.subjects.all()[0].pk for one in claims if one.subjects.exists()), 1)
    return [
        "",
        *(f"?ordering={one}&page_size=100" for one in ORDERS),
        *(f"?status={one}" for one in ("open", "merged", "withdrawn")),
        *(f"?has_verdict={one}" for one in ("true", "false")),
        f"?topic={topic}",
        f"?subject={source}",
        f"?subject={2**63}",
        "?kind=event&checkability=checkable&language=en",
        "?label=single_origin&min_supports=1",
        "?verdict_class=false",
        "?created_from=2020-01-01&created_to=2999-01-01",
        "?search=NUMBER+was&count=true",
        "?include=relations",
        "?fields=statement,quantity",
        "?fields=relations,stale_because",
        "?fields=id&include=relations&ordering=echo_factor",
    ]


@pytest.mark.parametrize("seed", range(WORLDS))
def test_it_tells_what_the_serializer_tells(client: Client, seed: int) -> None:
    claims = a_world(seed)
    for query in queries(claims):
        compare(client, query)
    every = {
        name for query in queries(claims) for name in query.lstrip("?").replace("=", "&").split("&")
    }
    missing = set(ClaimListParameters().fields) - every - {"cursor"}
    assert not missing


@pytest.mark.parametrize("order", list(ORDERS))
def test_it_is_read_page_by_page_alike_both_ways(client: Client, order: str) -> None:
    a_world(7, size=5)
    seen, query = [], f"?ordering={order}&page_size=2"
    while query:
        answer = compare(client, query)
        seen += [row["id"] for row in answer["results"]]
        query = (answer["next"] or "").partition(LIST)[2]
        last = answer
    assert len(seen) == len(set(seen)) == 5
    back = compare(client, last["previous"].partition(LIST)[2])
    assert [row["id"] for row in back["results"]] == seen[2:4]


def test_a_page_is_one_statement(client: Client) -> None:
    a_world(1, size=4)
    for query in ("", "?include=relations", "?ordering=-echo_factor&search=number"):
        with statements_of() as statements:
            client.get(f"{LIST}{query}")
        assert len(statements) == 1, statements


@pytest.mark.parametrize(
    "wrong",
    [
        {"short": "claims_claim.place"},
        {"supports": CLAIM.fields["refutes"]},
        {"articles": CLAIM.fields["publishers"]},
        {"topics": spliced("subjects.told")},
    ],
)
def test_a_shape_that_tells_something_else_is_found(client: Client, wrong: dict[str, Any]) -> None:
    """A control: what compares both payloads can fail."""
    a_world(1)
    shape = Shape({**CLAIM.fields, **wrong})
    _remembered.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ClaimListView, "shape", shape)
        with pytest.raises(AssertionError):
            compare(client, "")
    _remembered.cache_clear()
    compare(client, "")


def test_a_rare_value_is_planned_for_and_a_usual_one_is_not(client: Client) -> None:
    with statements_of() as statements:
        client.get(f"{LIST}?topic=ferries")
        client.get(LIST)
    rare, usual = statements
    assert "'ferries'" in rare
    assert "'open'" in usual


def test_any_page_is_the_same_statement(client: Client) -> None:
    a_world(1, size=5)
    query, statements = f"{LIST}?page_size=1", []
    for _ in range(4):
        with statements_of() as asked:
            answer = client.get(query).json()
        statements += asked
        query = answer["next"]
    assert len(set(statements)) == 2, "the first page, and any other"


def test_the_very_fields_of_the_serializer_are_told() -> None:
    view = ClaimListView()
    assert list(view.shape.fields) == list(view.out().fields)


def test_the_answer_need_not_be_sent_twice(client: Client) -> None:
    a_world(3, size=3)
    first = client.get(LIST)
    again = client.get(LIST, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again["ETag"] == first["ETag"]
    assert not again.content


@pytest.mark.parametrize("query", ["?fields=nothing", "?include=topics", "?fields=id&include=x"])
def test_what_there_is_not_is_named(client: Client, query: str) -> None:
    response = client.get(f"{LIST}{query}")
    assert response.status_code == 400
    assert response.json()["errors"][0]["code"] == "unknown_field"
