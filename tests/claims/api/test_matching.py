"""Which claims a text may state, over the API."""

import pytest
from django.test import Client

from claims.models import MatchPair
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimFactory

pytestmark = pytest.mark.django_db

URL = "/api/v1/match/"
FERRY = "A ferry sank off Otaru with 40 people on board"


def post(client: Client, url: str, body: object) -> tuple[int, dict[str, object]]:
    answer = client.post(url, body, content_type="application/json")
    return answer.status_code, answer.json()


def test_anybody_looks_up_a_sentence(client: Client) -> None:
    claim = ClaimFactory(statement=FERRY)
    told = client.get(URL, {"text": "Ferry sinks off Otaru, 41 aboard", "limit": "3"}).json()
    (one,) = told["candidates"]
    assert told["matcher"] == "bm25-1"
    assert one["claim"]["id"] == claim.pk
    assert one["claim"]["url"].endswith(f"/api/v1/claims/{claim.pk}/")
    assert one["differs"]
    warned = [reason for reason in one["reasons"] if reason["is_warning"]]
    assert [(reason["code"], reason["given"], reason["ours"]) for reason in warned] == [
        ("other_figure", ["41"], ["40"])
    ]


@pytest.mark.parametrize(
    "query", ["", "text=", "text=%21%21", "text=%00", "text=a&limit=0", f"text={'x' * 1_501}"]
)
def test_what_cannot_be_looked_up_is_refused(client: Client, query: str) -> None:
    answer = client.get(f"{URL}?{query}")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] in ("text", "limit")


def test_a_long_text_is_posted(client: Client) -> None:
    claim = ClaimFactory(statement=FERRY)
    article = "The weather was bad that day on all coasts. " * 50 + f"{FERRY}."
    assert post(client, URL, {"text": article})[0] == 401
    client.force_login(UserFactory(roles=["contributor"]))
    status, told = post(client, URL, {"text": article})
    assert status == 200
    (one,) = told["candidates"]  # type: ignore[misc]
    assert one["claim"]["id"] == claim.pk
    assert one["passage"]["text"] == f"{FERRY}."
    for text in ("", "...", "x" * 60_001):
        assert post(client, URL, {"text": text})[0] == 400


def test_what_people_say_is_kept_and_listed(client: Client) -> None:
    claim = ClaimFactory(statement=FERRY)
    body = {"text": "Otaru ferry", "claim": claim.pk}
    assert client.get("/api/v1/match-pairs/").status_code == 401
    client.force_login(UserFactory(roles=["contributor"]))
    assert post(client, f"{URL}confirm/", body)[0] == 403
    client.force_login(UserFactory(roles=["curator"]))
    status, told = post(client, f"{URL}confirm/", body)
    assert (status, told["matches"]) == (200, True)
    assert post(client, f"{URL}refuse/", body)[1]["matches"] is False
    assert MatchPair.objects.get().matches is False
    assert post(client, f"{URL}refuse/", {**body, "claim": 0})[0] == 400
    listed = client.get("/api/v1/match-pairs/", {"claim": str(claim.pk), "search": "ferry"}).json()
    assert [one["text"] for one in listed["results"]] == ["Otaru ferry"]
