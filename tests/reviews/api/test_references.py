"""Scales, methodologies and reviews by others, to read."""

import pytest
from django.test import Client

from reviews.domain.vocabulary import MatchState, RatingClass
from tests.described import assert_described
from tests.factories.claims import ClaimFactory
from tests.factories.reviews import ExternalReviewFactory
from tests.reviews.api.asking import get, with_role

pytestmark = pytest.mark.django_db

OTHERS = "/api/v1/external-reviews/"


def test_the_first_scale_and_methodology_are_there(client: Client) -> None:
    scales = client.get("/api/v1/rating-scales/").json()
    assert_described(client, scales, "RatingScalePage")
    (scale,) = scales["results"]
    assert scale["ratings"][0]["label"] == "True"
    assert client.get(f"/api/v1/rating-scales/{scale['id']}/").json() == scale
    told = client.get("/api/v1/methodologies/").json()
    assert_described(client, told, "MethodologyPage")
    assert [row["version"] for row in told["results"]] == [1]
    assert client.get("/api/v1/rating-scales/", {"search": "whale"}).json()["results"] == []
    assert client.get("/api/v1/methodologies/", {"search": "whale"}).json()["results"] == []


def test_what_a_machine_suggests_is_for_colleagues(client: Client) -> None:
    claim = ClaimFactory()
    sure = ExternalReviewFactory(claim=claim, match=MatchState.CONFIRMED.value)
    maybe = ExternalReviewFactory(claim=claim, match=MatchState.SUGGESTED.value)
    no = ExternalReviewFactory(claim=claim, match=MatchState.REFUSED.value)
    loose = ExternalReviewFactory()
    told = client.get(OTHERS, {"claim": claim.pk}).json()
    assert_described(client, told, "ExternalReviewPage")
    assert [row["id"] for row in told["results"]] == [sure.pk]
    colleague = get(with_role("curator"), OTHERS, claim=claim.pk).json()["results"]
    assert [row["id"] for row in colleague] == [sure.pk, maybe.pk]
    everything = get(with_role("curator"), OTHERS).json()["results"]
    assert [row["id"] for row in everything] == [sure.pk, maybe.pk, no.pk, loose.pk]
    assert "raw" not in told["results"][0]


def test_reviews_by_others_are_narrowed() -> None:
    who = with_role("editor")
    false = ExternalReviewFactory(rating_class=RatingClass.FALSE.value, site="a.example")
    ExternalReviewFactory(rating_class=RatingClass.TRUE.value, claim_text="A whale sang.")

    def listed(**asked: str) -> list[int]:
        return [row["id"] for row in get(who, OTHERS, **asked).json()["results"]]

    assert listed(rating="false") == listed(site="a.example") == [false.pk]
    assert listed(search="ferry otaru") == [false.pk]
    assert len(listed()) == 2
