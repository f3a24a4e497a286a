"""Claims and their corroboration, as programs read them."""

import pytest
from django.test import Client

from claims.domain.vocabulary import ClaimStatus, Comparator, Statistic
from claims.services.corroboration import recompute
from tests.described import assert_described
from tests.factories.claims import (
    AttributionFactory,
    ClaimFactory,
    ClaimSubjectFactory,
    ClaimTopicFactory,
    CorroborationFactory,
)
from tests.flat import assert_flat

pytestmark = pytest.mark.django_db


def listed(client: Client, **asked: str) -> list[int]:
    return [row["id"] for row in client.get("/api/v1/claims/", asked).json()["results"]]


def test_the_list_holds_open_claims_only(client: Client) -> None:
    claim = ClaimFactory()
    ClaimFactory(status=ClaimStatus.WITHDRAWN)
    ClaimFactory(status=ClaimStatus.MERGED, merged_into=claim)
    assert listed(client) == [claim.pk]


def test_search_wants_all_words(client: Client) -> None:
    claim = ClaimFactory(statement="Japan and Russia signed a declaration in 1956.")
    ClaimFactory(statement="Japan signed nothing in 1957.")
    assert listed(client, search="SIGNED 1956") == [claim.pk]
    assert listed(client, search="100% _ ' \\") == []


def test_a_claim_tells_all_of_itself(client: Client) -> None:
    claim = ClaimFactory(
        amount="74.5", comparator=Comparator.EQ, statistic=Statistic.SHARE, unit="%"
    )
    topic = ClaimTopicFactory(claim=claim).topic
    subject = ClaimSubjectFactory(claim=claim).source
    told = client.get(f"/api/v1/claims/{claim.pk}/").json()
    assert told["statement"] == claim.statement
    assert told["quantity"]["amount"] == "74.500000"
    assert told["topics"] == [{"slug": topic.slug, "name": topic.name}]
    assert told["subjects"] == [{"id": subject.pk, "name": subject.name}]
    assert told["supports"] == {"confirmed": 0, "possible": 0}
    assert told["valid"]["text"] == "unknown"


def test_a_claim_without_a_figure_says_so(client: Client) -> None:
    assert client.get(f"/api/v1/claims/{ClaimFactory().pk}/").json()["quantity"] is None


def test_a_withdrawn_claim_is_still_told(client: Client) -> None:
    claim = ClaimFactory(status=ClaimStatus.WITHDRAWN)
    assert client.get(f"/api/v1/claims/{claim.pk}/").json()["status"] == "withdrawn"


@pytest.mark.parametrize(
    "tail", ["", "corroboration/", "corroboration/graph/", "corroboration/prospects/"]
)
def test_a_merged_claim_leads_to_its_survivor(client: Client, tail: str) -> None:
    survivor = CorroborationFactory().claim
    merged = ClaimFactory(status=ClaimStatus.MERGED, merged_into=survivor)
    response = client.get(f"/api/v1/claims/{merged.pk}/{tail}")
    assert response.status_code == 308
    assert response["Location"].endswith(f"/api/v1/claims/{survivor.pk}/{tail}")
    assert response.json()["merged_into"]["id"] == survivor.pk
    assert client.get(response["Location"]).status_code == 200


def test_lists_are_flat_with_topics_and_subjects(client: Client) -> None:
    def make() -> None:
        claim = ClaimFactory()
        ClaimTopicFactory(claim=claim)
        ClaimSubjectFactory(claim=claim)

    assert_flat(make, lambda: client.get("/api/v1/claims/"))


def test_corroboration_has_what_was_promised(client: Client) -> None:
    row = CorroborationFactory()
    told = client.get(f"/api/v1/claims/{row.claim_id}/corroboration/").json()
    promised = "label answer supports refutes appearances articles publishers echo_factor"
    assert set(promised.split()) | {"reasons", "as_of", "policy"} <= set(told)
    for side in ("supports", "refutes"):
        assert {"confirmed", "possible", "groups", "cut"} <= set(told[side])


def test_a_superseded_result_is_not_told(client: Client) -> None:
    old = CorroborationFactory(
        policy=1, superseded_at="2018-12-02T00:00:00Z", supports_confirmed=0, supports_possible=0
    )
    url = f"/api/v1/claims/{old.claim_id}/corroboration/"
    assert client.get(url).status_code == 404
    CorroborationFactory(claim=old.claim)
    assert client.get(url).json()["supports"]["confirmed"] == 1


def test_what_was_really_computed_is_told_as_described(client: Client) -> None:
    hop = AttributionFactory()
    AttributionFactory(from_appearance__claim=hop.from_appearance.claim)
    claim = hop.from_appearance.claim
    recompute([claim.pk])
    told = client.get(f"/api/v1/claims/{claim.pk}/corroboration/").json()
    assert told["supports"]["confirmed"] == 2
    assert_described(client, told, "CorroborationOut")
    listed = client.get("/api/v1/claims/?include=relations").json()
    assert_described(client, listed, "ClaimPage")
    assert listed["results"][0]["supports"] == {"confirmed": 2, "possible": 2}


def test_what_would_change_an_answer_is_told_as_described(client: Client) -> None:
    hop = AttributionFactory(inferred=True)
    claim = hop.from_appearance.claim
    AttributionFactory(from_appearance__claim=claim)
    told = client.get(f"/api/v1/claims/{claim.pk}/corroboration/prospects/").json()
    (one,) = (p for p in told["prospects"] if p["code"] == "attribution_confirmed")
    assert one["decision"] == {"record": "attribution", "id": hop.pk, "judgement": "confirmed"}
    assert one["supports"] == [2, 2]
    assert one["params"]["origin"]["id"] == hop.to_origin_id
    assert_described(client, told, "ProspectsOut")


def test_the_chains_are_told_as_nodes_and_edges(client: Client) -> None:
    hop = AttributionFactory()
    claim = hop.from_appearance.claim
    recompute([claim.pk])
    address = client.get(f"/api/v1/claims/{claim.pk}/corroboration/").json()["graph"]
    told = client.get(address).json()
    assert_described(client, told, "GraphOut")
    article, origin = f"article:{hop.from_appearance.article_id}", f"origin:{hop.to_origin_id}"
    assert [node["key"] for node in told["nodes"]] == [article, origin]
    assert [(edge["source"], edge["target"]) for edge in told["edges"]] == [(article, origin)]
    before = client.get(address, {"as_of": "1900-01-01"}).json()
    assert not any(node["is_tied"] for node in before["nodes"])
