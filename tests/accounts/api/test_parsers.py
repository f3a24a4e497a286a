"""What is read of a body, and what is said of one that cannot be read."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from rest_framework.exceptions import ParseError

from accounts.api.parsers import LimitedJSONParser
from tests.factories.accounts import UserFactory
from tests.factories.claims import TopicFactory


def parse(body: str | bytes) -> Any:
    return LimitedJSONParser().parse(BytesIO(body.encode() if isinstance(body, str) else body))


def test_what_is_json_is_read() -> None:
    told = {"a": [1, -2, 1.5, None, True], "é": {"a": "x"}}
    assert parse('{"a": [1, -2, 1.5, null, true], "é": {"a": "x"}}') == told
    assert parse(f'{{"a": -{"9" * 100}}}') == {"a": -int("9" * 100)}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('{"a": 1, "a": 2}', "The key “a” is given more than once."),
        (r'{"\ud800": 1, "\ud800": 2}', "The key “?” is given more than once."),
        ('{"x": [{"verdict": 1, "b": 2, "verdict": 1}]}', "The key “verdict” is given"),
        (f'{{"a": {"9" * 5000}}}', "A number has 5000 digits; at most 100 are read."),
        (f"[-{'9' * 101}]", "A number has 101 digits"),
        ('{"a": NaN}', "NaN is no number in JSON."),
        ('{"a": ', "This is no JSON: Expecting value: line 1 column 7"),
        (b'{"a": "\xff"}', "The body is not UTF-8."),
        ("[" * 100_000, "The JSON is nested too deeply."),
    ],
)
def test_what_cannot_be_read_is_said_plainly(body: str | bytes, said: str) -> None:
    with pytest.raises(ParseError) as refused:
        parse(body)
    assert str(refused.value.detail).startswith(said)


@pytest.mark.django_db
def test_a_key_given_twice_is_a_bad_request(client: Client) -> None:
    client.force_login(UserFactory(roles=["editor"]))
    body = '{"verdict": "same", "verdict": "different"}'
    answer = client.post("/api/v1/judgements/", body, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (400, "parse_error")
    assert answer.json()["detail"] == "The key “verdict” is given more than once."


@pytest.mark.django_db
@pytest.mark.parametrize("charset", ["utf-16", "latin-1", "rot13", "nope", "", '"utf-8', "é"])
def test_json_in_another_encoding_is_refused(client: Client, charset: str) -> None:
    client.force_login(UserFactory(roles=["editor"]))
    kind = f"application/json; charset={charset}"
    answer = client.generic("POST", "/api/v1/topics/", b'{"name": "Ferries"}', content_type=kind)
    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_media_type")
    assert "UTF-8" in answer.json()["detail"]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["", "; charset=UTF-8", '; charset="utf8"', "; version=1"])
def test_json_in_utf_8_is_read(client: Client, kind: str) -> None:
    client.force_login(UserFactory(roles=["editor"]))
    body = '{"name": "Fährmänner", "slug": "ferrymen"}'.encode()
    answer = client.generic("POST", "/api/v1/topics/", body, content_type=f"application/json{kind}")
    assert (answer.status_code, answer.json()["name"]) == (201, "Fährmänner")


@pytest.mark.django_db
@pytest.mark.parametrize("charset", ["utf-16", "latin-1"])
def test_a_query_is_read_in_utf_8_whatever_the_body_says(client: Client, charset: str) -> None:
    topic = TopicFactory(name="Fährmänner")
    asked = client.get(
        "/api/v1/topics/?search=f%C3%A4hr", CONTENT_TYPE=f"text/plain; charset={charset}"
    )
    assert [row["id"] for row in asked.json()["results"]] == [topic.pk]
