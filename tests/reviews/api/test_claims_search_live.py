"""Google's own client, with the discovery document it ships, pointed at a server of ours."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError
from pytest_django.live_server_helper import LiveServer

from reviews.models import ExternalReview
from tests.factories.claims import ClaimFactory
from tests.factories.reviews import ExternalReviewFactory
from tests.reviews.writing import published

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.enable_socket]

FERRIES = 23


@pytest.fixture
def claims(live_server: LiveServer) -> Iterator[Any]:
    """The resource `claims` of the official client, asking our server."""
    service = build(
        "factchecktools", "v1alpha1", developerKey="not-looked-at", static_discovery=True,
        client_options={"api_endpoint": live_server.url},
    )  # fmt: skip
    with service:
        yield service.claims()


@pytest.fixture
def stored(live_server: LiveServer) -> None:
    """One review of ours and many of others."""
    published(claim=ClaimFactory(statement="The ferry Kirishima sank in 2019"))
    for number in range(FERRIES):
        ExternalReviewFactory(claim_text=f"Ferry {number} sank", language="en")
    ExternalReviewFactory(
        url="https://daily.example/check", site="daily.example", claim_text="Der Fährmann irrt",
        publisher_name="Daily", title="Irrt er?", claimant="A. Ferry", rating_given="Falsch",
        language="de", claim_date="2024-05-01", reviewed_on="2024-05-02",
    )  # fmt: skip


def pages(claims: Any, **asked: Any) -> Iterator[list[dict[str, Any]]]:
    """The pages of a search as the client walks through them."""
    request = claims.search(**asked)
    while request is not None:
        answer = request.execute(num_retries=0)
        yield answer.get("claims", [])
        request = claims.search_next(request, answer)


@pytest.mark.usefixtures("stored")
def test_the_client_walks_through_all_pages(claims: Any) -> None:
    found = list(pages(claims, query="ferry sank", pageSize=10))
    assert [len(page) for page in found] == [10, 10, 4]
    texts = [one["text"] for page in found for one in page]
    assert texts[0] == "The ferry Kirishima sank in 2019"
    assert sorted(texts[1:]) == sorted(f"Ferry {number} sank" for number in range(FERRIES))
    assert len(list(pages(claims, query="ferry sank", pageSize=10, offset=10))) == 2


@pytest.mark.usefixtures("stored")
def test_a_result_has_the_fields_of_the_discovery_document(claims: Any) -> None:
    ((one,),) = pages(claims, query="Fährmann", languageCode="de-DE")
    assert one == {
        "text": "Der Fährmann irrt",
        "claimant": "A. Ferry",
        "claimDate": "2024-05-01T00:00:00Z",
        "claimReview": [
            {
                "publisher": {"name": "Daily", "site": "daily.example"},
                "url": "https://daily.example/check",
                "title": "Irrt er?",
                "reviewDate": "2024-05-02T00:00:00Z",
                "textualRating": "Falsch",
                "languageCode": "de",
            }
        ],
    }


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"reviewPublisherSiteFilter": "daily.example"}, 1),
        ({"reviewPublisherSiteFilter": "www.daily.example", "query": "ferry"}, 0),
        ({"reviewPublisherSiteFilter": "checks.example", "pageSize": 100}, FERRIES),
        ({"query": "ferry", "languageCode": "de"}, 0),
        ({"query": "Fährmann", "maxAgeDays": 1}, 0),
        ({"query": "Fährmann", "maxAgeDays": 100_000}, 1),
        ({"query": "nothing like it"}, 0),
        ({"query": "ferry sank", "offset": 20, "pageSize": 100}, 4),
        ({"query": "ferry sank", "pageSize": 1000}, 24),
    ],
)
def test_filters_narrow_what_is_found(claims: Any, asked: dict[str, Any], count: int) -> None:
    (page,) = pages(claims, **asked)
    assert len(page) == count


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "query is required"),
        ({"query": "ferry", "pageSize": -1}, "pageSize must not be negative"),
        ({"query": "ferry", "pageToken": "made up"}, "pageToken is none of ours"),
        ({"query": "ferry", "languageCode": "no language"}, "languageCode"),
    ],
)
def test_the_client_is_told_what_was_wrong(claims: Any, asked: dict[str, Any], said: str) -> None:
    with pytest.raises(HttpError, match=said) as caught:
        claims.search(**asked).execute()
    assert caught.value.status_code == 400
    assert json.loads(caught.value.content)["error"]["status"] == "INVALID_ARGUMENT"


@pytest.mark.usefixtures("stored")
def test_a_token_serves_its_own_search_alone(claims: Any) -> None:
    token = claims.search(query="ferry sank").execute()["nextPageToken"]
    assert claims.search(query="ferry sank", pageToken=token).execute()["claims"]
    for query, given in (("other", token), ("ferry sank", f"{token[:-1]}_")):
        with pytest.raises(HttpError, match="pageToken"):
            claims.search(query=query, pageToken=given).execute()


def test_what_is_gone_is_not_found(claims: Any, stored: None) -> None:
    ExternalReview.objects.filter(site="daily.example").update(gone_on="2024-06-01")
    assert list(pages(claims, query="Fährmann")) == [[]]
