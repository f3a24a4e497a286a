"""Merging claims over the API: look, merge, be led to the survivor, and undo."""

import pytest
from django.test import Client

from claims.models import Claim
from sources.models import Merge
from tests.claims.writing import cites, claim
from tests.described import assert_described
from tests.factories.claims import ClaimRelationFactory
from tests.sources.api.asking import ask, pointed

pytestmark = pytest.mark.django_db

SAID = "A ferry sank off Otaru on 3 May 2018."


def test_two_claims_are_merged_and_that_is_undone(client: Client) -> None:
    survivor, merged = claim(statement=SAID), claim(statement=f"{SAID} At noon.")
    its = cites(merged)
    url = f"claims/{merged.pk}/merge-preview/?into={survivor.pk}"
    preview = ask(client, "get", url).json()
    assert_described(client, preview, "MergePreviewOut")
    assert (preview["refusals"], preview["doubts"]) == ([], [])
    assert preview["survivor"] == {"id": survivor.pk, "name": SAID}
    assert "appearances" in [part["title"] for part in preview["parts"]]
    assert {one["url"] for one in preview["recomputed"]} == {
        f"/claims/{survivor.pk}/",
        f"/claims/{merged.pk}/",
    }
    body = {"into": survivor.pk, "reason": "One claim", "seal": preview["seal"]}
    done = ask(client, "post", f"claims/{merged.pk}/merge/", body)
    assert done.status_code == 200
    assert_described(client, done.json(), "MergeOut")
    assert (done.json()["kind"], done.json()["merged"]["id"]) == ("claim", merged.pk)

    for route in ("", "corroboration/", "corroboration/graph/", "corroboration/history/"):
        moved = client.get(f"/api/v1/claims/{merged.pk}/{route}")
        assert moved.status_code == 308
        assert moved["Location"].endswith(f"/api/v1/claims/{survivor.pk}/{route}")
    told = ask(client, "patch", f"claims/{merged.pk}/", {"short": "New"}, seen=1)
    assert (told.status_code, told.json()["merged_into"]["id"]) == (308, survivor.pk)
    assert ask(client, "post", f"claims/{merged.pk}/merge/", body).status_code == 409

    listed = client.get(f"/api/v1/merges/?kind=claim&record={survivor.pk}").json()["results"]
    assert [one["id"] for one in listed] == [done.json()["id"]]
    merge = done.json()["id"]
    shown = ask(client, "get", f"merges/{merge}/undo-preview/").json()
    assert_described(client, shown, "UndoPreviewOut")
    undone = ask(client, "post", f"merges/{merge}/undo/", {"reason": "Two claims"})
    assert undone.json()["undone_at"]
    its.refresh_from_db()
    assert its.claim == merged


def test_what_is_doubtful_takes_somebody_who_is_sure(client: Client) -> None:
    survivor, merged = claim(statement=SAID), claim(statement=SAID.replace("3 May", "4 May"))
    body = {"into": survivor.pk, "reason": "A slip"}
    refused = ask(client, "post", f"claims/{merged.pk}/merge/", body)
    assert (refused.status_code, refused.json()["code"]) == (409, "merge_refused")
    assert refused.json()["details"]["doubts"] == refused.json()["details"]["reasons"]
    wrong = ask(client, "post", f"claims/{merged.pk}/merge/", {**body, "sure": "yes"})
    assert pointed(wrong) == ["#/sure"]
    assert not Merge.objects.exists()
    agreed = ask(client, "post", f"claims/{merged.pk}/merge/", {**body, "sure": True})
    assert agreed.status_code == 200


def test_what_is_named_and_is_not_there(client: Client) -> None:
    one = claim()
    assert pointed(ask(client, "post", f"claims/{one.pk}/merge/", {"into": 0, "reason": "x"})) == [
        "#/into"
    ]
    assert ask(client, "get", f"claims/{one.pk}/merge-preview/?into=999").status_code == 400
    assert ask(client, "get", "claims/999/merge-preview/?into=1").status_code == 404
    assert (
        ask(client, "post", "claims/999/merge/", {"into": one.pk, "reason": "x"}).status_code == 404
    )


@pytest.mark.parametrize(("role", "status"), [("reviewer", 403), ("auditor", 403), ("editor", 200)])
def test_who_curates_merges(client: Client, role: str, status: int) -> None:
    survivor, merged = claim(statement=SAID), claim(statement=SAID)
    url = f"claims/{merged.pk}/merge-preview/?into={survivor.pk}"
    assert ask(client, "get", url, role=role).status_code == status
    body = {"into": survivor.pk, "reason": "One claim"}
    assert ask(client, "post", f"claims/{merged.pk}/merge/", body, role=role).status_code == status
    assert Claim.objects.open().count() == (1 if status == 200 else 2)


def test_suggested_duplicates_are_listed_as_relations_and_judged(client: Client) -> None:
    row = ClaimRelationFactory(kind="equivalent", judgement="suggested")
    url = "/api/v1/claim-relations/?kind=equivalent&judgement=suggested"
    assert [one["id"] for one in client.get(url).json()["results"]] == [row.pk]
    judged = ask(client, "patch", f"claim-relations/{row.pk}/", {"judgement": "rejected"}, seen=1)
    assert judged.status_code == 200
    assert client.get(url).json()["results"] == []
