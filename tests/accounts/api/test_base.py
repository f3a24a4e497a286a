"""Answers that are asked for conditionally, and updates that say what they saw."""

import pytest
from django.test import Client

from claims.models import Topic
from tests.accounts.tokens import Program, issued
from tests.claims.at_once import at_once
from tests.factories.claims import TopicFactory

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.api.topics")]


def program() -> Program:
    return Program(issued()[1])


def at(topic: Topic) -> str:
    return f"/test/topics/{topic.pk}/"


def name(topic: Topic) -> str:
    return Topic.objects.values_list("name", flat=True).get(pk=topic.pk)


def test_an_update_names_the_version_that_was_read() -> None:
    topic = TopicFactory(name="Ships")
    one = program()
    read = one.get(at(topic))
    assert read["ETag"].startswith('"1-')
    answer = one.patch(at(topic), {"name": "Boats"}, if_match=read["ETag"])
    assert (answer.status_code, answer.json()["row_version"]) == (200, 2)
    assert answer["ETag"].startswith('"2-')
    assert answer["ETag"] == one.get(at(topic))["ETag"]
    assert one.patch(at(topic), {"name": "Ferries"}, if_match='"2"').status_code == 200
    assert name(topic) == "Ferries"


def test_without_a_version_nothing_is_changed() -> None:
    topic = TopicFactory(name="Ships")
    answer = program().patch(at(topic), {"name": "Boats"})
    assert (answer.status_code, answer.json()["code"]) == (428, "precondition_required")
    assert name(topic) == "Ships"


def test_whoever_saw_another_version_is_told_the_current_one() -> None:
    topic, one = TopicFactory(name="Ships"), program()
    one.patch(at(topic), {"name": "Boats"}, if_match='"1"')
    answer = one.patch(at(topic), {"name": "Ferries"}, if_match='"1"')
    assert (answer.status_code, answer.json()["code"]) == (412, "stale_record")
    assert answer.json()["details"] == {"current": 2}
    assert name(topic) == "Boats"


def test_a_version_that_never_was_is_no_other_persons_change() -> None:
    topic = TopicFactory(name="Ships")
    answer = program().patch(at(topic), {"name": "Boats"}, if_match='"2"')
    assert (answer.status_code, answer.json()["code"]) == (400, "no_such_version")
    assert name(topic) == "Ships"


@pytest.mark.parametrize("given", ["*", "", "x", '"x-1"', '"1", "2"', "٣", "1" * 19, "-1"])
def test_what_names_no_version_is_refused(given: str) -> None:
    topic = TopicFactory(name="Ships")
    answer = program().patch(at(topic), {"name": "Boats"}, if_match=given)
    assert (answer.status_code, answer.json()["code"]) == (400, "if_match_unfit")
    assert name(topic) == "Ships"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "nothing_given"),
        ({"colour": "red"}, "invalid"),
        ({"name": 5}, "invalid"),
        ({"name": ""}, "invalid"),
        ([], "invalid"),
        ({"name": "Boats", "row_version": 1}, "invalid"),
    ],
)
def test_a_change_that_cannot_be_read_is_refused(body: object, code: str) -> None:
    topic = TopicFactory(name="Ships")
    answer = program().patch(at(topic), body, if_match='"1"')
    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert name(topic) == "Ships"


@pytest.mark.parametrize("url", ["/test/topics/", "/api/v1/claims/", "/api/v1/reviews/"])
def test_what_did_not_change_is_not_sent_again(client: Client, url: str) -> None:
    first = client.get(url)
    for known in (first["ETag"], f"W/{first['ETag']}", f'"x", {first["ETag"]}', "*"):
        again = client.get(url, headers={"if-none-match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == first["ETag"]
        assert again["Cache-Control"] == "private, no-cache"
    assert client.get(url, headers={"if-none-match": '"x"'}).status_code == 200
    assert {"Accept", "Authorization", "Cookie"} <= set(first["Vary"].split(", "))


@pytest.mark.parametrize(
    ("url", "status"),
    [("/api/v1/claims/9/", 404), ("/api/v1/events/", 401)],
)
def test_whatever_is_answered_is_for_whoever_asked_alone(
    client: Client, url: str, status: int
) -> None:
    answer = client.get(url)
    assert answer.status_code == status
    assert answer["Cache-Control"] == "private, no-cache"
    assert {"Accept", "Authorization", "Cookie"} <= set(answer["Vary"].split(", "))


def test_what_changed_is_sent_again(client: Client) -> None:
    topic = TopicFactory()
    known = client.get(at(topic))["ETag"]
    program().patch(at(topic), {"name": "Boats"}, if_match=known)
    assert client.get(at(topic), headers={"if-none-match": known}).status_code == 200


def test_reading_asks_for_no_version(client: Client) -> None:
    answer = client.get(at(TopicFactory()), headers={"if-match": '"9"'})
    assert answer.status_code == 200


@pytest.mark.django_db(transaction=True)
def test_of_two_who_saw_the_same_version_one_is_refused() -> None:
    topic, (_, key) = TopicFactory(), issued()
    statuses: list[int] = []

    def change(word: str) -> None:
        answer = Program(key).patch(at(topic), {"name": word}, if_match='"1"')
        statuses.append(answer.status_code)

    for _ in range(5):
        assert at_once(*(lambda word=word: change(word) for word in "abcd")) == []
        assert sorted(statuses) == [200, 412, 412, 412]
        statuses.clear()
        Topic.objects.all().delete()
        topic = TopicFactory()
