"""Answers of which only some fields are asked for, or some that come only when asked for."""

import pytest
from django.test import Client

from tests.factories.claims import TopicFactory

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.api.topics")]

LIST = "/test/topics/"
ALL = {"id", "name", "slug", "row_version"}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({}, ALL),
        ({"fields": "id,name"}, {"id", "name"}),
        ({"fields": " id , name"}, {"id", "name"}),
        ({"fields": "letters"}, {"letters"}),
        ({"include": "letters"}, ALL | {"letters"}),
        ({"fields": "id", "include": "letters"}, {"id", "letters"}),
    ],
)
def test_what_is_asked_for_is_told(client: Client, asked: dict, told: set) -> None:
    TopicFactory()
    (row,) = client.get(LIST, asked).json()["results"]
    assert set(row) == told


def test_a_record_is_told_in_part_too(client: Client) -> None:
    url = f"{LIST}{TopicFactory().pk}/"
    assert set(client.get(url).json()) == ALL
    assert set(client.get(url, {"fields": "name"}).json()) == {"name"}


@pytest.mark.parametrize("asked", [{"fields": "id,colour"}, {"include": "name"}, {"fields": "Id"}])
def test_a_field_that_there_is_not_is_named(client: Client, asked: dict) -> None:
    TopicFactory()
    answer = client.get(LIST, asked)
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["code"]) == (400, "unknown_field")
    assert error["parameter"] == next(iter(asked))


@pytest.mark.parametrize("fields", ["", ",", "id,", "x" * 201, "\x00"])
def test_what_names_no_fields_is_refused(client: Client, fields: str) -> None:
    assert client.get(LIST, {"fields": fields}).status_code == 400


def test_how_many_there_are_is_told_when_asked_for(client: Client) -> None:
    for number in range(3):
        TopicFactory(name=f"Ship {number}")
    TopicFactory(name="Rail")
    assert "count" not in client.get(LIST).json()
    told = client.get(LIST, {"count": "true", "search": "ship", "page_size": 2}).json()
    assert (told["count"], len(told["results"])) == (3, 2)
    assert "count=true" in told["next"]
    assert client.get(LIST, {"count": "yes"}).status_code == 400


def test_a_list_is_read_in_the_order_that_is_asked_for(client: Client) -> None:
    for name in ("b", "c", "a"):
        TopicFactory(name=name)

    def names(order: str) -> list[str]:
        url, found = f"{LIST}?page_size=2&ordering={order}", []
        while url:
            page = client.get(url).json()
            found += [row["name"] for row in page["results"]]
            url = page["next"]
        return found

    assert (names("name"), names("-name")) == (["a", "b", "c"], ["c", "b", "a"])
    assert client.get(LIST, {"ordering": "slug"}).json()["errors"][0]["parameter"] == "ordering"
    other = client.get(LIST, {"page_size": 1, "ordering": "name"}).json()["next"]
    assert client.get(other.replace("ordering=name", "ordering=-name")).status_code == 400
