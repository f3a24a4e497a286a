"""What all resources keep to, as the description says it."""

import re
from typing import Any

import jsonschema
import pytest
from django.test import Client
from drf_spectacular.generators import SchemaGenerator

from accounts.api.links import FIRST_ID
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimFactory, TopicFactory
from tests.factories.sources import SourceFactory, SourceTieFactory
from tests.reviews.writing import published

pytestmark = pytest.mark.django_db

TOPICS = "/api/v1/topics/"
JSON = "application/json"


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    """The description."""
    return SchemaGenerator().get_schema(request=None, public=True)


def validator(described: dict[str, Any], path: str) -> jsonschema.Draft202012Validator:
    """What holds an answer to reading at a path against its description."""
    answer = described["paths"][path]["get"]["responses"]["200"]
    schema = {**answer["content"][JSON]["schema"], "components": described["components"]}
    return jsonschema.Draft202012Validator(schema)


ASKED: list[tuple[str, str, str]] = [
    ("/api/v1/claims/{id}/", "", "ClaimOut"),
    ("/api/v1/claims/{id}/", "include=relations", "ClaimOut"),
    ("/api/v1/claims/{id}/", "fields=id,label", "ClaimPart"),
    ("/api/v1/claims/{id}/", "fields=id&include=relations", "ClaimPart"),
    ("/api/v1/sources/{id}/", "include=ties", "SourceOut"),
    ("/api/v1/sources/{id}/", "fields=name", "SourcePart"),
    ("/api/v1/reviews/{id}/", "", "ReviewDetailOut"),
    ("/api/v1/reviews/{id}/", "fields=url,published", "ReviewDetailPart"),
]
MAKE = {
    "claims": ClaimFactory,
    "sources": lambda: SourceTieFactory().from_source,
    "reviews": published,
}


@pytest.mark.parametrize(("path", "query", "fitting"), ASKED)
def test_an_answer_fits_whole_or_in_part(
    client: Client, described: dict[str, Any], path: str, query: str, fitting: str
) -> None:
    record = MAKE[path.split("/")[3]]()
    told = client.get(f"{path.format(id=record.pk)}?{query}").json()
    validator(described, path).validate(told)
    schemas = described["components"]["schemas"]
    fits = [
        name
        for name in (fitting.replace("Part", "Out"), fitting.replace("Out", "Part"))
        if jsonschema.Draft202012Validator(
            {**schemas[name], "components": described["components"]}
        ).is_valid(told)
    ]
    assert fits[0] == fitting


def test_a_list_in_part_fits_too(client: Client, described: dict[str, Any]) -> None:
    SourceFactory()
    for query in ("", "fields=id", "include=ties", "fields=id&include=ties"):
        told = client.get(f"/api/v1/sources/?{query}").json()
        validator(described, "/api/v1/sources/").validate(told)


def test_the_fields_that_there_are_are_named(described: dict[str, Any]) -> None:
    parameters = described["paths"]["/api/v1/topics/"]["get"]["parameters"]
    (pattern,) = [one["schema"]["pattern"] for one in parameters if one["name"] == "fields"]
    assert re.fullmatch(pattern, "id,slug")
    assert not re.fullmatch(pattern, "id,colour")


def test_what_was_added_is_changed_with_its_own_etag(client: Client) -> None:
    client.force_login(UserFactory(roles=["curator"]))
    made = client.post(TOPICS, {"name": "Ferries", "slug": "ferries"}, JSON)
    assert (made.status_code, made["ETag"]) == (201, '"1"')
    changed = client.patch(
        made["Location"], {"name": "Ships"}, JSON, headers={"if-match": made["ETag"]}
    )
    assert (changed.status_code, changed.json()["row_version"]) == (200, 2)


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/",
        "/api/v1/sources/{source}/merge-preview/?into={other}",
        "/api/v1/reviews/{review}/versions/1/",
        "/api/v1/reviews/{review}/claimreview/",
        "/api/v1/topics/",
    ],
)
def test_whatever_is_read_is_not_sent_again_unchanged(client: Client, path: str) -> None:
    client.force_login(UserFactory(roles=["editor"]))
    review = published()
    url = path.format(source=SourceFactory().pk, other=SourceFactory().pk, review=review.pk)
    first = client.get(url)
    assert first.status_code == 200
    again = client.get(url, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_stale_item_says_which_version_there_is(client: Client) -> None:
    client.force_login(UserFactory(roles=["curator"]))
    source = SourceFactory(row_version=3)
    items = [{"id": source.pk, "row_version": 1, "country": "GB"}]
    answer = client.post("/api/v1/sources/bulk/", {"mode": "all_or_nothing", "items": items}, JSON)
    assert answer.status_code == 409
    (error,) = answer.json()["details"]["errors"]
    assert (error["code"], error["pointer"]) == ("stale_record", "#/items/0")
    assert error["details"] == {"current": source.row_version}


def test_what_follows_is_linked(described: dict[str, Any]) -> None:
    paths = described["paths"]
    operations = {one["operationId"] for item in paths.values() for one in item.values()}
    added = paths["/api/v1/topics/"]["post"]["responses"]["201"]
    assert {"ETag", "Location"} <= {
        name for name, one in added["headers"].items() if one.get("required")
    }
    assert set(added["links"]) == {"get_topic", "change_topic", "delete_topic"} <= operations
    assert added["links"]["change_topic"]["parameters"] == {
        "id": "$response.body#/id",
        "header.If-Match": "$response.header.ETag",
    }
    listed = paths["/api/v1/topics/"]["get"]["responses"]["200"]["links"]
    assert listed == {"get_topic": {"operationId": "get_topic", "parameters": {"id": FIRST_ID}}}
    step = paths["/api/v1/reviews/{id}/"]["get"]["responses"]["200"]["links"]["sign_review"]
    assert set(step["requestBody"]) == {"row_version", "content_hash"}


def test_what_takes_no_fields_refuses_them(client: Client) -> None:
    claim = ClaimFactory()
    TopicFactory()
    for part in ("prospects", "timeline"):
        url = f"/api/v1/claims/{claim.pk}/corroboration/{part}/?fields=id"
        assert client.get(url).json()["code"] == "invalid_parameters"
