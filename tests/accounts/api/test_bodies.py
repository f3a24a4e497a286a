"""Whatever is sent to the API is read strictly: nothing is taken for what it only looks like."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver
from rest_framework import serializers

from accounts.api.fields import Text, Word
from accounts.api.values import Day, Flag, Moment, Number, Whole
from tests.factories.accounts import UserFactory
from tests.reviews.writing import opened

pytestmark = pytest.mark.django_db

STRICT = [
    (serializers.IntegerField, Whole),
    (serializers.BooleanField, Flag),
    (serializers.DecimalField, Number),
    (serializers.FloatField, Number),
    (serializers.DateTimeField, Moment),
    (serializers.DateField, Day),
    (serializers.CharField, Text),
    (serializers.ChoiceField, Word),
]
"""What stands for each kind of the framework's fields in a body."""


@pytest.mark.parametrize("around", [" ", "\t", "\x1d"])
def test_white_space_around_a_text_counts_but_is_not_kept(around: str) -> None:
    text = Text(max_length=5)
    assert text.run_validation(f"{around}abc{around}") == "abc"
    with pytest.raises(serializers.ValidationError) as refused:
        text.run_validation(f"{around}abc{around * 2}")
    assert refused.value.get_codes() == ["max_length"]


def test_white_space_is_no_cursor(client: Client) -> None:
    assert client.get("/api/v1/articles/", {"cursor": " " * 1000}).status_code == 200
    assert client.get("/api/v1/articles/", {"cursor": " " * 1001}).status_code == 400


def bodies(
    base: type[serializers.Serializer[Any]] = serializers.Serializer,
) -> Iterator[type[serializers.Serializer[Any]]]:
    """Every shape of something that is sent."""
    assert get_resolver().url_patterns, "they are imported with the views"
    for found in base.__subclasses__():
        if found.__name__.endswith("In"):
            yield found
        yield from bodies(found)


def test_no_field_of_a_body_is_read_leniently() -> None:
    looked_at = 0
    for body in bodies():
        for name, field in body().fields.items():
            looked_at += 1
            one = getattr(field, "child", field)
            for lenient, strict in STRICT:
                assert not isinstance(one, lenient) or isinstance(one, strict), (body, name)
    assert looked_at > 100


REFUSED: list[tuple[str, dict[str, Any], str, str]] = [
    ("due", {"day": "2099-01-01", "row_version": "1"}, "#/row_version", "“1” is no whole number"),
    ("due", {"day": "2099-01-01", "row_version": True}, "#/row_version", "“True” is no whole"),
    ("due", {"day": "2000-01-01"}, "#/day", "2000-01-01 is past."),
    ("due", {"day": "٢٠٩٩-01-01"}, "#/day", "A day is given as YYYY-MM-DD"),
    ("schedule", {"at": "2099-01-01"}, "#/at", "A time is given as YYYY-MM-DDThh:mm:ssZ"),
    ("comment", {"body": 5}, "#/body", "“5” is no text: give it in quotation marks."),
]


@pytest.mark.parametrize(("step", "body", "pointer", "said"), REFUSED)
def test_what_only_looks_right_is_named_as_it_was_sent(
    client: Client, step: str, body: dict[str, Any], pointer: str, said: str
) -> None:
    review = opened()
    client.force_login(UserFactory(roles=["editor"]))
    seen = {} if step == "comment" else {"row_version": review.row_version}
    url = f"/api/v1/reviews/{review.pk}/{step}/"
    answer = client.post(url, {**seen, **body}, content_type="application/json")
    assert answer.status_code == 400, answer.json()
    told = {error["pointer"]: error["detail"] for error in answer.json()["errors"]}
    assert told[pointer].startswith(said), told


@pytest.mark.parametrize("body", ["[]", '"text"', "5", "null", '[{"name": "x"}]'])
def test_a_body_that_is_no_object_is_refused(client: Client, body: str) -> None:
    client.force_login(UserFactory(roles=["editor"]))
    for url in ("/api/v1/topics/", "/api/v1/sources/bulk/", "/api/v1/articles/"):
        answer = client.post(url, body, content_type="application/json")
        assert answer.status_code == 400
        (error,) = answer.json()["errors"]
        assert error["pointer"] == "#"
        assert error["detail"].endswith("give a JSON object.")


def test_a_name_that_the_database_cannot_be_asked_for_is_that_of_nothing(client: Client) -> None:
    client.force_login(UserFactory(roles=["curator"]))
    body = {"statement": "A ferry sank.", "language": "en", "kind": "event", "topics": ["sea\0"]}
    answer = client.post("/api/v1/claims/", body, content_type="application/json")
    assert answer.status_code == 400
    told = {error["pointer"]: error["code"] for error in answer.json()["errors"]}
    assert told["#/topics/0"] == "does_not_exist"
