"""The description of the API and its documentation page."""

import re
from collections.abc import Iterator

import jsonschema
import pytest
from django.test import Client
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema

pytestmark = pytest.mark.django_db

KEY = "Idempotency-Key"
PAGES = {"page_size", "cursor", "fields", "count"}
"""What every list takes."""

TAKEN = {
    "id",
    "pk",
    "sequence",
    "ticket",
    "as_of",
    "fields",
    "include",
    "ordering",
    "search",
    "If-Match",
    KEY,
    *PAGES,
    "text",
    "limit",
    "origin",
    "source",
    "status",
    "claim",
    "rating",
    "state",
    "article",
    "country",
    "genre",
    "held",
    "held_on",
    "identifier",
    "identifier_scheme",
    "into",
    "judgement",
    "kind",
    "known_as",
    "language",
    "published_from",
    "published_to",
    "publisher",
    "reason",
    "record",
    "role",
    "scheme",
    "undone",
    "url",
    "assigned",
    "overdue",
    "site",
    "dry_run",
    "name",
    "checkability",
    "topic",
    "subject",
    "label",
    "min_supports",
    "has_verdict",
    "verdict_class",
    "created_from",
    "created_to",
    "holder",
    "appearance",
    "stance",
    "basis",
    "object_type",
    "object_id",
    "actor",
    "action",
    "cause",
    "since",
    "until",
    "q",
    "claim_kind",
    "source_kind",
    "verdict",
    "year",
    "rule",
    "after",
    "webhook",
}
"""What resources take: a record's id, a day, a place in a list, words. Another name for one of these
is a mistake."""

AS_IT_IS = "/api/v1/evidence-files/{id}/"
"""Served as what it is, whatever is asked for."""


def schema(client: Client) -> dict:
    return client.get("/api/v1/schema/").json()


def test_it_is_valid_openapi_3_1_and_makes_no_warning(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    told = schema(client)
    assert told["openapi"].startswith("3.1")
    validate_schema(SchemaGenerator().get_schema(request=None, public=True))
    assert capsys.readouterr().err == ""


def operations(client: Client) -> Iterator[tuple[str, str, dict]]:
    """Every operation, with its path and method."""
    for path, item in schema(client)["paths"].items():
        for method, operation in item.items():
            yield path, method, operation


def test_every_resource_describes_what_it_takes_and_refuses(client: Client) -> None:
    for path, method, operation in operations(client):
        assert operation["description"], path
        refused = "404" if (path, method) == (AS_IT_IS, "get") else "406"
        for status in ("401", "429", refused):
            assert "application/problem+json" in operation["responses"][status]["content"], path
        named = {parameter["name"] for parameter in operation.get("parameters", [])}
        assert named <= TAKEN, path
        assert (KEY in named) == (method != "get"), path


def test_every_list_is_read_page_by_page(client: Client) -> None:
    for path, method, operation in operations(client):
        named = {parameter["name"] for parameter in operation.get("parameters", [])}
        if method == "get" and "cursor" in named:
            assert named >= PAGES, path


def test_every_change_names_the_version_that_was_read(client: Client) -> None:
    for path, method, operation in operations(client):
        if method in ("patch", "delete"):
            (header,) = [one for one in operation["parameters"] if one["name"] == "If-Match"]
            assert header["required"], path
            assert {"412", "428"} <= set(operation["responses"]), path


FREE = {
    "/api/v1/judgements/{id}/withdraw/",
    "/api/v1/possible-duplicates/{id}/reject/",
    "/api/v1/merges/{id}/undo/",
    "/api/v1/reviews/{id}/comment/",
    "/api/v1/webhook-deliveries/{id}/replay/",
}
"""Verbs about what does not change between reading and doing; a remark, which changes nothing; and a
message once more, which is the same one."""


def test_every_verb_says_upon_what_it_was_decided(client: Client) -> None:
    shapes = schema(client)["components"]["schemas"]
    found = set()
    for path, method, operation in operations(client):
        if method != "post" or not re.search(r"\}/[a-z-]+/$", path):
            continue
        sent = operation["requestBody"]["content"]["application/json"]["schema"]
        named = set(shapes.get(sent.get("$ref", "").rpartition("/")[2], {}).get("properties", {}))
        named |= {parameter["name"] for parameter in operation.get("parameters", [])}
        if not named & {"If-Match", "row_version", "seal"}:
            found.add(path)
    assert found == FREE


def test_it_takes_no_parameters(client: Client) -> None:
    assert client.get("/api/v1/schema/?lang=%00").status_code == 400


def test_the_page_works_under_the_strict_policy(client: Client) -> None:
    response = client.get("/api/v1/docs/")
    page = response.content.decode()
    assert "unsafe" not in response["Content-Security-Policy"]
    assert not re.search(r"<script(?![^>]*\ssrc=)", page)
    assert "<style" not in page
    assert " style=" not in page
    addresses = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert addresses
    assert all(address.startswith("/") for address in addresses)


def test_the_script_of_the_page_is_a_script(client: Client) -> None:
    script = re.search(r'src="([^"]+script=)"', client.get("/api/v1/docs/").content.decode())
    response = client.get(script[1])
    assert response["Content-Type"] == "application/javascript"
    assert b"SwaggerUIBundle" in response.content
    assert b"validator.swagger.io" not in response.content


def test_every_example_of_a_body_fits_what_is_described(client: Client) -> None:
    document = schema(client)
    told = [
        (example["value"], content["schema"])
        for item in document["paths"].values()
        for operation in item.values()
        for content in operation.get("requestBody", {}).get("content", {}).values()
        for example in content.get("examples", {}).values()
    ]
    assert len(told) > 15
    for value, shape in told:
        jsonschema.validate(value, {**shape, "components": document["components"]})
