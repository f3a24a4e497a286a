"""The dossier: all that the resources of their own tell of a claim, in one request."""

from random import Random
from typing import Any

import pytest
from django.test import Client

from claims.domain.vocabulary import Checkability, ClaimStatus
from claims.models import Claim
from claims.services.corroboration import recompute
from tests.claims.api.worlds import a_world, appearances_of
from tests.described import assert_described
from tests.factories.accounts import UserFactory
from tests.factories.claims import AppearanceFactory, AttributionFactory, ClaimFactory
from tests.factories.reviews import ReviewFactory
from tests.flat import asked, assert_flat
from tests.reviews.writing import published

pytestmark = pytest.mark.django_db

API = "/api/v1"


def dossier(client: Client, claim: Claim, query: str = "") -> Any:
    response = client.get(f"{API}/claims/{claim.pk}/dossier/{query}")
    assert response.status_code == 200, response.content
    return response.json()


def composed(client: Client, claim: Claim) -> dict[str, Any]:
    """The same, asked of the resources one by one."""
    one = f"{API}/claims/{claim.pk}/"
    sourcing = client.get(f"{one}corroboration/")
    appearances = client.get(f"{API}/appearances/?claim={claim.pk}&page_size=50").json()
    return {
        "claim": client.get(one).json(),
        "corroboration": sourcing.json() if sourcing.status_code == 200 else None,
        "appearances": {"results": appearances["results"], "next": appearances["next"]},
        "reviews": client.get(f"{API}/reviews/?claim={claim.pk}").json()["results"],
    }


def colleague(client: Client) -> Client:
    client.force_login(UserFactory(roles=["reviewer"]))
    return client


@pytest.mark.parametrize("seed", [1, 2])
def test_it_tells_what_the_resources_tell(client: Client, seed: int) -> None:
    random = Random(seed)
    claims = a_world(seed, size=3)
    claims[0].checkability = Checkability.CHECKABLE.value
    claims[0].save()
    appearances_of(random, claims[0], 7)
    review = published(claim=claims[0])
    ReviewFactory(claim=claims[1])
    for who in (client, colleague(Client())):
        for claim in claims:
            assert dossier(who, claim) == composed(who, claim)
    assert dossier(client, claims[0])["reviews"][0]["id"] == review.pk
    assert dossier(client, claims[1])["reviews"] == []


def test_what_was_really_computed_is_told_as_described(client: Client) -> None:
    hop = AttributionFactory()
    claim = hop.from_appearance.claim
    recompute([claim.pk])
    published(claim=claim)
    told = dossier(client, claim, "?include=relations")
    assert told["corroboration"]["supports"]["confirmed"] == 1
    assert told["appearances"]["results"][0]["chain"][0]["id"] == hop.pk
    assert_described(client, told, "DossierOut")


def test_a_claim_that_appears_nowhere_has_one(client: Client) -> None:
    told = dossier(client, ClaimFactory())
    assert told["corroboration"] is None
    assert told["appearances"] == {"results": [], "next": None}


def test_more_appearances_are_read_in_their_list(client: Client) -> None:
    claim = ClaimFactory()
    rows = [AppearanceFactory(claim=claim).pk for _ in range(5)]
    told = dossier(client, claim, "?page_size=2")["appearances"]
    rest = client.get(told["next"]).json()
    seen = [row["id"] for row in (*told["results"], *rest["results"])]
    assert seen == rows[:4]
    assert dossier(client, claim, "?page_size=5")["appearances"]["next"] is None


def test_it_asks_at_most_twice_whatever_there_is(client: Client) -> None:
    claim = ClaimFactory()
    assert_flat(
        lambda: AttributionFactory(from_appearance__claim=claim), lambda: dossier(client, claim)
    )
    with asked() as statements:
        dossier(client, claim, "?include=relations")
    assert len(statements) == 1
    published(claim=claim)
    with asked() as statements:
        dossier(client, claim)
    assert len(statements) == 2


def test_it_leads_on_and_says_what_there_is_not(client: Client) -> None:
    survivor = ClaimFactory()
    merged = ClaimFactory(status=ClaimStatus.MERGED, merged_into=survivor)
    response = client.get(f"{API}/claims/{merged.pk}/dossier/?page_size=3")
    assert response.status_code == 308
    assert response["Location"].endswith(f"/claims/{survivor.pk}/dossier/?page_size=3")
    assert client.get(f"{API}/claims/{merged.pk + 1}/dossier/").status_code == 404
    for query in ("page_size=0", "page_size=101", "include=topics", "fields=claim"):
        assert client.get(f"{API}/claims/{survivor.pk}/dossier/?{query}").status_code == 400


def test_it_need_not_be_sent_twice(client: Client) -> None:
    address = f"{API}/claims/{AttributionFactory().from_appearance.claim_id}/dossier/"
    etag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    AttributionFactory(from_appearance__claim_id=int(address.split("/")[4]))
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200
