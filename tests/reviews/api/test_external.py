"""Reviews of others over the API: handed in, matched, and what could not be read."""

import json
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from accounts.models import User
from claims.models import MatchPair
from reviews.domain.vocabulary import MatchState
from reviews.models import ExternalReview, QuarantinedItem
from reviews.services import exchange
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimFactory
from tests.factories.reviews import ExternalReviewFactory, QuarantinedItemFactory
from tests.factories.sources import SourceFactory
from tests.flat import assert_flat
from tests.reviews.others import feed, item, lines

pytestmark = pytest.mark.django_db

IMPORT = "/api/v1/external-reviews/import/"


def curator() -> User:
    return UserFactory(roles=["curator"])


def post(client: Client, url: str, body: Any = b"", kind: str = "application/json") -> Any:
    data = body if isinstance(body, bytes) else json.dumps(body)
    return client.post(url, data, content_type=kind)


def suggested(**values: Any) -> ExternalReview:
    given = {"claim": ClaimFactory(), "match": MatchState.SUGGESTED.value, **values}
    return ExternalReviewFactory(**given)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (feed(item(1), item(2)), "application/json"),
        (feed(item(1), item(2)), "application/ld+json"),
        (lines(item(1), item(2)), "application/x-ndjson"),
        (b'<script type="application/ld+json">' + feed(item(1), item(2)) + b"</script>", "text/html"),
        (b'{"@type": "ClaimReview", "@type": "ClaimReview", ' + feed(item(1), item(2))[1:], "text/plain"),
    ],
    ids=["json", "json-ld", "lines", "page", "key given twice"],
)  # fmt: skip
def test_a_document_of_any_kind_is_taken_in(client: Client, body: bytes, kind: str) -> None:
    client.force_login(curator())
    answer = post(client, IMPORT, body, kind)
    assert answer.status_code == 200, answer.content
    told = answer.json()
    assert (told["counts"]["items"], told["counts"]["new"]) == (2, 2)
    assert [one["outcome"] for one in told["items"]] == ["new", "new"]
    assert {one["id"] for one in told["items"]} == set(
        ExternalReview.objects.values_list("pk", flat=True)
    )
    assert post(client, IMPORT, body, kind).json()["counts"]["same"] == 2


@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_a_form_is_no_document(kind: str) -> None:
    client = Client(enforce_csrf_checks=True)
    assert post(client, IMPORT, feed(item(1)), kind).status_code == 401
    client.cookies["csrftoken"] = "a" * 32
    for roles, status in (([], 403), (["auditor"], 403), (["curator"], 415)):
        client.force_login(UserFactory(roles=roles))
        answer = client.post(IMPORT, feed(item(1)), kind, headers={"x-csrftoken": "a" * 32})
        assert answer.status_code == status
    assert not ExternalReview.objects.exists()


def test_what_cannot_be_read_is_told_item_by_item(client: Client) -> None:
    client.force_login(curator())
    told = post(client, IMPORT, feed(item(1, url="ftp://x"), item(2))).json()
    wrong = next(one for one in told["items"] if one["outcome"] == "quarantined")
    assert wrong["codes"] == ["bad_url"]
    assert wrong["id"] == QuarantinedItem.objects.get().pk
    assert told["counts"]["reasons"] == {"bad_url": 1}


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"[" * 5000, b"nonsense", b'{"a": NaN}'])
def test_hostile_bodies_are_quarantined(client: Client, body: bytes) -> None:
    client.force_login(curator())
    answer = post(client, IMPORT, body)
    assert answer.status_code == 200
    assert answer.json()["counts"]["quarantined"] == 1


def test_parameters_say_where_it_is_from_and_whether_it_counts(client: Client) -> None:
    client.force_login(curator())
    named = SourceFactory()
    where = f"{IMPORT}?source=https://checks.example/feed&publisher={named.pk}"
    assert post(client, f"{where}&dry_run=true", feed(item(1))).json()["counts"]["new"] == 1
    assert not ExternalReview.objects.exists()
    post(client, where, feed(item(1, url="/relative")))
    row = ExternalReview.objects.get()
    assert (row.url, row.publisher) == ("https://checks.example/relative", named)
    refused = post(client, f"{IMPORT}?publisher=999999", feed(item(1)))
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["parameter"] == "publisher"
    assert post(client, f"{IMPORT}?colour=red", feed(item(1))).status_code == 400


def test_too_much_is_refused_or_named(
    client: Client, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(curator())
    monkeypatch.setattr(exchange, "MOST_IN_A_REQUEST", 3)
    told = post(client, IMPORT, feed(*(item(n) for n in range(9)))).json()
    assert told["counts"]["new"] == 3
    assert [one["codes"] for one in told["items"] if one["codes"]] == [["too_many"]]
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    assert post(client, IMPORT, feed(item(1))).status_code == 413


STEPS = ["confirm-match", "refuse-match"]


@pytest.mark.parametrize("roles", [[], ["contributor"], ["reviewer"], ["auditor"]])
def test_only_curators_and_editors_write(client: Client, roles: list[str]) -> None:
    row, kept = suggested(), QuarantinedItemFactory()
    urls = [
        IMPORT,
        *(f"/api/v1/external-reviews/{row.pk}/{step}/" for step in STEPS),
        *(f"/api/v1/quarantine/{kept.pk}/{step}/" for step in ("dismiss", "reopen")),
    ]
    assert {post(client, url, {}).status_code for url in urls} == {401}
    client.force_login(UserFactory(roles=roles))
    assert {post(client, url, {}).status_code for url in urls} == {403}
    client.force_login(UserFactory(roles=["editor"]))
    assert {post(client, url, {}).status_code for url in urls} == {200}


@pytest.mark.parametrize(
    ("step", "match", "same"), [(STEPS[0], "confirmed", True), (STEPS[1], "refused", False)]
)
def test_a_word_on_a_match_is_kept_with_the_pair(
    client: Client, step: str, match: str, same: bool
) -> None:
    row, by = suggested(), curator()
    client.force_login(by)
    told = post(client, f"/api/v1/external-reviews/{row.pk}/{step}/", {"expected_version": 1})
    assert told.json()["match"] == match
    pair = MatchPair.objects.get()
    assert (pair.text, pair.claim, pair.matches, pair.said_by) == (
        row.claim_text, row.claim, same, by,
    )  # fmt: skip


def test_another_claim_may_be_meant(client: Client) -> None:
    row, other = ExternalReviewFactory(), ClaimFactory()
    client.force_login(curator())
    url = f"/api/v1/external-reviews/{row.pk}/confirm-match/"
    assert post(client, url, {}).json()["errors"][0]["pointer"] == "#/claim"
    assert post(client, url, {"claim": other.pk}).json()["claim"] == other.pk
    assert post(client, url, {"claim": 999_999}).status_code == 400
    assert post(client, url, {"claim": other.pk, "expected_version": 1}).status_code == 412


def test_a_review_shows_its_claimreview_and_the_nearest_claims(client: Client) -> None:
    near = ClaimFactory(statement="Ferry number 1 sank off Otaru")
    client.force_login(curator())
    pk = post(client, IMPORT, feed(item(1))).json()["items"][0]["id"]
    told = client.get(f"/api/v1/external-reviews/{pk}/").json()
    assert told["claim_review"]["claimReviewed"] == "Ferry number 1 sank off Otaru"
    assert told["raw"]["@type"] == "ClaimReview"
    assert [one["claim"] for one in told["nearest"]] == [near.pk]
    client.logout()
    assert client.get(f"/api/v1/external-reviews/{pk}/").status_code == 404


def test_the_quarantine_is_for_whoever_has_a_role(client: Client) -> None:
    kept = QuarantinedItemFactory()
    assert client.get("/api/v1/quarantine/").status_code == 401
    client.force_login(curator())
    (one,) = client.get("/api/v1/quarantine/").json()["results"]
    assert (one["id"], one["reasons"], one["state"]) == (kept.pk, ["It names no claim."], "open")
    url = f"/api/v1/quarantine/{kept.pk}"
    assert post(client, f"{url}/dismiss/", {"expected_version": 1}).json()["state"] == "dismissed"
    assert post(client, f"{url}/dismiss/", {"expected_version": 1}).status_code == 412
    assert client.get("/api/v1/quarantine/").json()["results"] == []
    dismissed = client.get("/api/v1/quarantine/?state=dismissed").json()["results"]
    assert [one["id"] for one in dismissed] == [kept.pk]
    assert post(client, f"{url}/reopen/", {}).json()["state"] == "open"
    assert client.get("/api/v1/quarantine/?state=odd").status_code == 400


def test_the_quarantine_is_flat(client: Client) -> None:
    client.force_login(curator())
    assert_flat(QuarantinedItemFactory, lambda: client.get("/api/v1/quarantine/?page_size=100"))
