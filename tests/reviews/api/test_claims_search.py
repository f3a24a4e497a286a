"""What the search refuses, as Google's services write errors."""

from typing import Any

import pytest
from django.test import Client

from accounts.domain.vocabulary import Scope
from tests.accounts.tokens import Program, issued
from tests.factories.accounts import UserFactory
from tests.factories.reviews import ExternalReviewFactory

pytestmark = pytest.mark.django_db

URL = "/v1alpha1/claims:search"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_but_reading_is_served(client: Client, method: str) -> None:
    response = getattr(client, method)(f"{URL}?query=x", b"{}", content_type="application/json")
    assert response.status_code == 405
    assert response.json()["error"]["code"] == 405
    assert response["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "query",
    [
        "", "query=", "query=a&query=b", "query=%00", "query=%ff", "colour=red&query=a",
        "query=a&pageSize=x", "query=a&offset=-1", "query=a&pageToken=x", "query=a&alt=media",
        "query=a&maxAgeDays=9999999999", "query=a&languageCode=%F0%9F%9A%A2",
        "reviewPublisherSiteFilter=%20x%20y", f"query={'x' * 1001}", "&".join(["query=a"] * 60),
        "query=a&pageToken=W10:made-up", "query=%ed%a0%80",
    ],
)  # fmt: skip
def test_what_cannot_be_served_is_named(client: Client, query: str) -> None:
    response = client.get(f"{URL}?{query}")
    assert response.status_code == 400
    error = response.json()["error"]
    assert (error["code"], error["status"]) == (400, "INVALID_ARGUMENT")
    assert error["message"]


@pytest.mark.parametrize("query", ["query=ferry&key=abc&prettyPrint=false", "query=ferry&alt=json"])
def test_no_key_is_needed_and_none_is_looked_at(client: Client, query: str) -> None:
    row = ExternalReviewFactory()
    told = client.get(f"{URL}?{query}").json()
    assert [one["text"] for one in told["claims"]] == [row.claim_text]
    assert "nextPageToken" not in told


def test_nothing_found_is_an_empty_answer(client: Client) -> None:
    assert client.get(f"{URL}?query=ferry").json() == {}


def test_a_far_offset_is_empty(client: Client) -> None:
    ExternalReviewFactory()
    assert client.get(f"{URL}?query=ferry&offset=2147483647").json() == {}


def test_where_reading_is_for_those_who_sign_in_so_is_the_search(
    client: Client, settings: Any
) -> None:
    settings.API_ANONYMOUS_READS = False
    refused = client.get(f"{URL}?query=ferry")
    assert refused.status_code == 401
    assert refused.json()["error"]["status"] == "UNAUTHENTICATED"
    assert refused["WWW-Authenticate"] == "Bearer"
    _, key = issued(scopes=[Scope.READ])
    assert Program(key).get(f"{URL}?query=ferry").status_code == 200
    assert Program("ss_unknown").get(f"{URL}?query=ferry").status_code == 401
    client.force_login(UserFactory())
    assert client.get(f"{URL}?query=ferry").status_code == 200
