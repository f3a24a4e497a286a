"""Records that programs add and change, one by one or many at once."""

from typing import Any

import pytest

from accounts.models import Event
from claims.models import Topic
from tests.accounts.tokens import Program, issued
from tests.factories.accounts import UserFactory
from tests.factories.claims import TopicFactory

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.api.topics")]

LIST, BULK = "/test/topics/", "/test/topics/bulk/"


def program(role: str = "editor") -> Program:
    return Program(issued(UserFactory(roles=[role]))[1])


def item(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "slug": name.lower(), **more}


def bulk(mode: str, *items: Any) -> Any:
    return program().post(BULK, {"mode": mode, "items": list(items)})


def names() -> set[str]:
    return set(Topic.objects.values_list("name", flat=True))


def test_a_record_is_added_and_its_address_told() -> None:
    one = program()
    answer = one.post(LIST, item("Ships"))
    assert answer.status_code == 201
    told = answer.json()
    assert told == {"id": told["id"], "name": "Ships", "slug": "ships", "row_version": 1}
    assert one.get(answer["Location"]).json() == told


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"name": "Ships"}, "#/slug"),
        (item("Ships", colour="red"), "#/colour"),
        ({"name": 5, "slug": "x"}, "#/name"),
        ({"name": "Ships", "slug": "a b"}, "#/slug"),
        ({"name": "\x00", "slug": "x"}, "#/name"),
        ([], "#"),
    ],
)
def test_what_does_not_fit_is_pointed_at(body: object, pointer: str) -> None:
    answer = program().post(LIST, body)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert names() == set()


def test_what_the_database_refuses_is_a_refusal() -> None:
    TopicFactory(name="Ships")
    assert program().post(LIST, item("Ships")).status_code == 400


def test_only_the_right_role_writes(client) -> None:
    topic = TopicFactory(name="Rail")
    for url, body in ((LIST, item("Ships")), (BULK, {"mode": "best_effort", "items": [{}]})):
        assert client.post(url, body, "application/json").status_code == 401
        assert program("auditor").post(url, body).status_code == 403
    assert program("auditor").patch(f"{LIST}{topic.pk}/", {}, if_match='"1"').status_code == 403
    assert names() == {"Rail"}


@pytest.mark.parametrize("mode", ["all_or_nothing", "best_effort"])
def test_many_are_added_and_changed_at_once(mode: str) -> None:
    topic = TopicFactory(name="Rail")
    answer = bulk(mode, item("Ships"), {"id": topic.pk, "row_version": 1, "name": "Trains"})
    assert answer.status_code == 200, answer.content
    told = answer.json()
    assert told["written"] == 2
    first, second = told["results"]
    assert (first["index"], first["status"], first["row_version"]) == (0, 201, 1)
    assert (second["status"], second["id"], second["row_version"]) == (200, topic.pk, 2)
    assert names() == {"Ships", "Trains"}
    assert Event.objects.about(topic).count() == 1


BAD = [
    (item("Rail"), 400, "#/items/1"),
    ({"name": "Boats"}, 400, "#/items/1/slug"),
    ({"id": 1, "name": "Boats"}, 400, "#/items/1/row_version"),
    ({"id": "1", "row_version": 1, "name": "Boats"}, 400, "#/items/1/id"),
    ({"id": 999_999_999, "row_version": 1, "name": "Boats"}, 404, "#/items/1"),
    ({"id": 0, "row_version": 1, "name": "Boats"}, 412, "#/items/1"),
    ({"id": 0, "row_version": 9, "name": "Boats"}, 400, "#/items/1"),
    ({"id": 0, "row_version": 2}, 400, "#/items/1"),
    ({"id": 0, "row_version": 2, "colour": "red"}, 400, "#/items/1/colour"),
]
"""Items that are refused; 0 stands for the topic that there is."""


@pytest.mark.parametrize(("wrong", "status", "pointer"), BAD)
def test_one_that_is_refused_keeps_the_others_or_not(
    wrong: dict[str, Any], status: int, pointer: str
) -> None:
    topic = TopicFactory(name="Rail", row_version=2)
    wrong = {**wrong, "id": topic.pk} if wrong.get("id") == 0 else wrong
    sent = (item("Ships"), wrong, item("Harbours"))
    answer = bulk("all_or_nothing", *sent)
    told = answer.json()
    assert (answer.status_code, told["code"]) == (409, "bulk_refused")
    (error,) = told["details"]["errors"]
    assert error["pointer"] == pointer
    assert names() == {"Rail"}
    answer = bulk("best_effort", *sent)
    assert (answer.status_code, answer.json()["written"]) == (200, 2)
    assert [one["status"] for one in answer.json()["results"]] == [201, status, 201]
    assert answer.json()["results"][1]["problem"]["status"] == status
    assert names() == {"Rail", "Ships", "Harbours"}


@pytest.mark.parametrize(
    "body",
    [
        {"mode": "best_effort", "items": []},
        {"mode": "best_effort", "items": [{}] * 1001},
        {"mode": "sometimes", "items": [{}]},
        {"mode": "best_effort", "items": ["x"]},
        {"mode": "best_effort", "items": {"a": 1}},
        {"mode": "best_effort"},
        [],
    ],
)
def test_what_is_no_bulk_is_refused(body: object) -> None:
    assert program().post(BULK, body).status_code == 400


def test_a_bulk_under_a_key_has_one_effect() -> None:
    one, sent = program(), {"mode": "best_effort", "items": [item("Ships"), {"name": "x"}]}
    first, second = (one.post(BULK, sent, idempotency_key="a") for _ in range(2))
    assert (first.status_code, first.content) == (200, second.content)
    assert names() == {"Ships"}
