"""Handing in articles over HTTP."""

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from sources.models import Article
from tests.described import assert_described
from tests.factories.accounts import UserFactory
from tests.factories.sources import SourceFactory
from tests.sources.services.ingestion.pages import BODY, TITLE, URL, page, text

pytestmark = pytest.mark.django_db


def post(client: Client, body: Any, *, role: str | None = "curator") -> HttpResponse:
    if role:
        client.force_login(UserFactory(roles=[role]))
    sent = body if isinstance(body, str) else json.dumps(body)
    return client.post("/api/v1/articles/", sent, content_type="application/json")


def test_a_page_becomes_an_article(client: Client) -> None:
    response = post(client, {"url": URL, "html": page().decode()})
    told = response.json()
    assert response.status_code == 201
    assert (told["outcome"], told["asked"]) == ("new", ["publisher"])
    assert told["article"]["title"] == TITLE
    assert len(told["article"]["versions"]) == 1
    assert client.get(response["Location"]).json()["id"] == told["article"]["id"]
    assert_described(client, told, "IngestedOut")


def test_the_same_again_is_answered_as_known(client: Client) -> None:
    first = post(client, {"text": text()}).json()
    response = post(client, {"text": text()})
    assert response.status_code == 200
    assert response.json()["outcome"] == "known"
    assert response.json()["article"]["id"] == first["article"]["id"]


def test_what_is_told_beside_it_counts(client: Client) -> None:
    publisher = SourceFactory()
    told = {
        "text": "\n\n".join(BODY),
        "title": "Given",
        "publisher": publisher.pk,
        "published": {"earliest": "2018-05-01", "latest": "2018-05-31"},
        "language": "en",
        "genre": "wire",
    }
    made = post(client, told).json()["article"]
    assert made["publisher"]["id"] == publisher.pk
    assert made["published"]["text"] == "2018-05-01 to 2018-05-31"
    assert (made["title"], made["genre"]) == ("Given", "wire")


WRONG: dict[str, tuple[Any, int, str]] = {
    "nothing": ({}, 400, "#/url"),
    "page and text": ({"html": "<p>a", "text": "a"}, 400, "#/text"),
    "an unknown field": ({"text": "a", "colour": "red"}, 400, "#/colour"),
    "an unknown publisher": ({"text": "a", "publisher": 10**9}, 400, "#/publisher"),
    "a huge number": ({"text": "a", "publisher": 10**30}, 400, "#/publisher"),
    "an endless number": ('{"text": "a", "publisher": 1e999}', 400, "#/publisher"),
    "a yes": ({"text": "a", "publisher": True}, 400, "#/publisher"),
    "a name": ({"text": "a", "publisher": "x"}, 400, "#/publisher"),
    "a negative number": ({"text": "a", "publisher": -1}, 400, "#/publisher"),
    "brackets without end": ("[" * 100_000, 400, ""),
    "objects without end": ('{"a":' * 100_000, 400, ""),
    "an unknown genre": ({"text": "a", "genre": "poem"}, 400, "#/genre"),
    "days in the wrong order": (
        {"text": "a", "published": {"earliest": "2018-05-02", "latest": "2018-05-01"}},
        400,
        "#/published/earliest",
    ),
    "a day that is none": (
        {"text": "a", "published": {"latest": "May"}},
        400,
        "#/published/latest",
    ),
    "a list": ([], 400, "#"),
    "a word": ('"text"', 400, "#"),
    "a text of no words": ({"text": " \n "}, 422, ""),
    "a text without a title": ({"text": "\n\n".join(BODY)}, 422, ""),
    "half a character": ('{"text": "' + "word " * 100 + '\\ud83c"}', 400, "#/text"),
    "NUL": ('{"text": "' + "word " * 100 + '\\u0000"}', 400, "#/text"),
    "another scheme": ({"url": "file:///etc/passwd"}, 422, ""),
    "a private address": ({"url": "http://127.0.0.1/"}, 422, ""),
    "a bad language": ({"text": text(), "language": "EN!"}, 400, "#"),
}


@pytest.mark.enable_socket
@pytest.mark.parametrize("name", sorted(WRONG))
def test_what_does_not_fit_is_refused_by_name(client: Client, name: str) -> None:
    body, status, pointer = WRONG[name]
    response = post(client, body)
    problem = response.json()
    assert response["Content-Type"] == "application/problem+json"
    assert (response.status_code, name) == (status, name), problem
    assert problem["code"]
    if pointer:
        assert pointer in [error["pointer"] for error in problem.get("errors", [])], problem
    assert not Article.objects.exists()


def test_only_those_who_may_add_articles(client: Client) -> None:
    assert post(client, {"text": text()}, role=None).status_code == 401
    refused = post(client, {"text": text()}, role="reviewer")
    assert refused.status_code == 403
    assert refused.json()["details"]["action"] == "article.add"
    assert not Article.objects.exists()


def test_a_session_needs_its_token() -> None:
    client = Client(enforce_csrf_checks=True)
    assert post(client, {"text": text()}).status_code == 403
    assert not Article.objects.exists()


def test_query_parameters_are_refused(client: Client) -> None:
    client.force_login(UserFactory(roles=["curator"]))
    response = client.post("/api/v1/articles/?a=1", "{}", content_type="application/json")
    assert response.status_code == 400


def test_a_body_that_is_too_large_is_refused_by_its_limit(client: Client) -> None:
    response = post(client, '{"text": "' + "a" * 12_000_000 + '"}')
    told = response.json()
    assert (response.status_code, told["code"]) == (413, "too_large")
    assert "12 MB" in told["detail"]


def test_a_text_of_several_megabytes_is_taken_in(client: Client) -> None:
    long = f"{text()}\n\n" + ("The ferry sank at noon. " * 10 + "\n") * 13_000
    assert post(client, {"text": long}).status_code == 201


def test_what_is_no_json_is_told_so(client: Client) -> None:
    client.force_login(UserFactory(roles=["curator"]))
    response = client.post("/api/v1/articles/", "text=a", content_type="text/plain")
    assert (response.status_code, response.json()["code"]) == (415, "unsupported_media_type")


def test_the_refusals_of_a_body_are_described(client: Client) -> None:
    operation = client.get("/api/v1/schema/").json()["paths"]["/api/v1/articles/"]["post"]
    assert {"400", "403", "413", "415", "422"} <= set(operation["responses"])


class NeverRead:
    """A body that nobody may ask for."""

    def read(self, *_: int) -> bytes:
        raise AssertionError("the body was read")

    readline = read


@pytest.mark.parametrize(("role", "status"), [(None, 401), ("reviewer", 403)])
def test_who_may_not_post_is_refused_before_the_body_is_read(
    client: Client, role: str | None, status: int
) -> None:
    if role:
        client.force_login(UserFactory(roles=[role]))
    wire = {"wsgi.input": NeverRead(), "CONTENT_LENGTH": "1000000"}
    response = client.generic("POST", "/api/v1/articles/", content_type="application/json", **wire)
    assert response.status_code == status


def test_a_program_signs_in_as_a_browser_does() -> None:
    user = UserFactory(roles=["curator"])
    user.set_password("rain-on-the-roof")
    user.save()
    client = Client(enforce_csrf_checks=True)
    client.get("/account/login/")
    sent = {"login": user.username, "password": "rain-on-the-roof"}
    token = client.cookies["csrftoken"].value
    client.post("/account/login/", {**sent, "csrfmiddlewaretoken": token})
    response = client.post(
        "/api/v1/articles/",
        json.dumps({"text": text()}),
        content_type="application/json",
        headers={"X-CSRFToken": client.cookies["csrftoken"].value},
    )
    assert response.status_code == 201
