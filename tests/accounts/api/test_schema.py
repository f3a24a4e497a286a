"""The description of the API and its documentation page."""

import re

import pytest
from django.test import Client
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema

pytestmark = pytest.mark.django_db

PAGES = {"page_size", "cursor"}
TAKEN = (
    {"id"},
    {"pk"},
    PAGES,
    {"pk", "as_of"},
    {"id", "as_of"},
    {"pk"} | PAGES,
    {"id"} | PAGES,
    {"search"} | PAGES,
    {"search", "origin", "source"} | PAGES,
    {"search", "status", "claim", "rating", "state", "assigned", "overdue"} | PAGES,
    {"search", "claim", "site", "rating"} | PAGES,
    {"state"} | PAGES,
    {"id", "sequence"},
    {"pk", "sequence"},
    {"ticket"},
    {"name"},
    {"source", "publisher", "dry_run"},
)
"""What resources take: a record's id, a day, a place in a list, words."""

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


def test_every_resource_describes_what_it_takes_and_refuses(client: Client) -> None:
    for path, item in schema(client)["paths"].items():
        operation = item.get("get") or item["post"]
        assert operation["description"], path
        refused = "404" if path == AS_IT_IS else "406"
        assert "application/problem+json" in operation["responses"][refused]["content"], path
        named = {parameter["name"] for parameter in operation.get("parameters", [])}
        assert named in TAKEN, path


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
