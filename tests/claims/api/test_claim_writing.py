"""Claims, as programs add, change, withdraw and file them."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import Event
from claims.domain.vocabulary import ClaimStatus
from claims.models import Claim, StaleMark
from claims.services import marking
from tests.claims.api.calling import caller, erase, patch, pointers, post
from tests.described import assert_described
from tests.factories.claims import (
    AppearanceFactory,
    ClaimFactory,
    ClaimTopicFactory,
    OriginFactory,
    TopicFactory,
)
from tests.factories.sources import SourceFactory

pytestmark = pytest.mark.django_db

LIST = "/api/v1/claims/"
BULK = f"{LIST}bulk/"
WHOLE: dict[str, Any] = {"statement": "Ferry 9 sank off Otaru on 3 May 2018.", "kind": "event"}
FIGURE: dict[str, Any] = {
    "amount": 74.5,
    "unit": "%",
    "comparator": "eq",
    "statistic": "share",
    "as_of": {"earliest": "2018-05-03", "latest": "2018-05-03"},
}


def one(pk: int) -> str:
    return f"{LIST}{pk}/"


def test_a_claim_is_added_with_all_that_it_is_about() -> None:
    source, topic = SourceFactory(), TopicFactory()
    answer = post(
        caller("curator"),
        LIST,
        **WHOLE,
        subjects=[source.pk],
        topics=[topic.slug],
        quantity=FIGURE,
        valid={"earliest": "2018-05-03", "latest": "2018-05-04", "as_written": "early May"},
        place="Otaru",
    )
    assert answer.status_code == 201
    told = answer.json()
    assert told["subjects"] == [{"id": source.pk, "name": source.name}]
    assert told["topics"] == [{"slug": topic.slug, "name": topic.name}]
    assert told["quantity"]["amount"] == "74.500000"
    assert told["quantity"]["as_of"]["text"] == "2018-05-03"
    assert told["valid"]["as_written"] == "early May"
    assert Client().get(answer["Location"]).json() == told


def test_what_is_answered_is_described() -> None:
    client = caller("curator")
    told = post(client, LIST, **WHOLE, quantity=FIGURE).json() | {"relations": []}
    assert_described(client, told, "ClaimOut")


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"kind": "event"}, "#/statement"),
        (WHOLE | {"statement": 5}, "#/statement"),
        (WHOLE | {"statement": "x" * 501}, "#/statement"),
        (WHOLE | {"kind": "rumour"}, "#/kind"),
        (WHOLE | {"colour": "red"}, "#/colour"),
        (WHOLE | {"language": "English"}, "#/language"),
        (WHOLE | {"subjects": ["1"]}, "#/subjects/0"),
        (WHOLE | {"subjects": [0]}, "#/subjects/0"),
        (WHOLE | {"topics": ["no-such"]}, "#/topics/0"),
        (WHOLE | {"topics": [7]}, "#/topics/0"),
        (WHOLE | {"attests": "1"}, "#/attests"),
        (WHOLE | {"valid": {"earliest": "2018-5-3"}}, "#/valid/earliest"),
        (WHOLE | {"valid": {"day": "2018-05-03"}}, "#/valid/day"),
        (WHOLE | {"quantity": FIGURE | {"amount": "1e2"}}, "#/quantity/amount"),
        (WHOLE | {"quantity": FIGURE | {"amount": 174.5}}, "#/quantity/amount"),
        (WHOLE | {"quantity": FIGURE | {"amount": True}}, "#/quantity/amount"),
        (WHOLE | {"quantity": {"amount": 5, "statistic": "share"}}, "#/quantity/comparator"),
        (WHOLE | {"quantity": FIGURE | {"lower": 80}}, "#/quantity/amount"),
        (WHOLE | {"quantity": FIGURE | {"as_of": {"earliest": 5}}}, "#/quantity/as_of/earliest"),
        (WHOLE | {"quantity": FIGURE | {"size": 1}}, "#/quantity/size"),
    ],
)
def test_what_does_not_fit_is_pointed_at(body: dict[str, Any], pointer: str) -> None:
    answer = post(caller("curator"), LIST, **body)
    assert answer.status_code == 400
    assert pointers(answer) == [pointer]
    assert not Claim.objects.exists()


def test_a_number_beyond_all_numbers_is_refused() -> None:
    body = '{"statement": "x", "kind": "event", "quantity": {"amount": 1e999, '
    body += '"comparator": "eq", "statistic": "count"}}'
    answer = caller("curator").post(LIST, body, content_type="application/json")
    assert (answer.status_code, pointers(answer)) == (400, ["#/quantity/amount"])


def test_only_a_quote_claim_attests() -> None:
    answer = post(caller("curator"), LIST, **WHOLE, attests=OriginFactory().pk)
    assert (answer.status_code, pointers(answer)) == (400, ["#/attests"])


def test_a_claim_is_changed_in_part() -> None:
    claim = ClaimFactory(place="Otaru")
    kept = ClaimTopicFactory(claim=claim).topic
    answer = patch(caller("curator"), one(claim.pk), seen=1, short="A ferry", reason="Shorter")
    assert answer.status_code == 200
    told = answer.json()
    assert (told["short"], told["place"], told["row_version"]) == ("A ferry", "Otaru", 2)
    assert [row["slug"] for row in told["topics"]] == [kept.slug]
    assert answer["ETag"].startswith('"2-')
    assert Event.objects.about(claim).get().reason == "Shorter"


def test_subjects_and_topics_are_replaced_and_make_another_version() -> None:
    claim = ClaimFactory()
    ClaimTopicFactory(claim=claim)
    topic, source = TopicFactory(), SourceFactory()
    body: dict[str, Any] = {"topics": [topic.slug], "subjects": [source.pk]}
    told = patch(caller("curator"), one(claim.pk), seen=1, **body).json()
    assert [row["slug"] for row in told["topics"]] == [topic.slug]
    assert [row["id"] for row in told["subjects"]] == [source.pk]
    assert told["row_version"] == 2
    again = patch(caller("curator"), one(claim.pk), seen=2, **body).json()
    assert again["row_version"] == 2
    assert patch(caller("curator"), one(claim.pk), seen=1, topics=[]).status_code == 412


def test_a_figure_is_taken_away() -> None:
    claim = ClaimFactory(amount=5, comparator="eq", statistic="count", unit="ferries")
    assert patch(caller("curator"), one(claim.pk), seen=1, quantity=None).json()["quantity"] is None


def test_a_figure_is_given_whole() -> None:
    claim = ClaimFactory(amount=5, comparator="eq", statistic="count", unit="ferries")
    given = {"amount": "6", "comparator": "eq", "statistic": "count"}
    told = patch(caller("curator"), one(claim.pk), seen=1, quantity=given).json()["quantity"]
    assert (told["amount"], told["unit"]) == ("6.000000", "")
    partial = patch(caller("curator"), one(claim.pk), seen=2, quantity={"amount": "7"})
    assert pointers(partial) == ["#/quantity/comparator", "#/quantity/statistic"]


def test_a_claim_is_withdrawn_and_opened_again() -> None:
    claim, client = ClaimFactory(), caller("curator")
    withdrawn = post(client, f"{one(claim.pk)}withdraw/", seen=1, reason="Not one statement")
    assert (withdrawn.status_code, withdrawn.json()["status"]) == (200, "withdrawn")
    again = post(client, f"{one(claim.pk)}withdraw/", seen=2, reason="Not one statement")
    assert (again.status_code, again.json()["code"]) == (409, "claim_not_open")
    opened = post(client, f"{one(claim.pk)}reopen/", seen=2, reason="It is one")
    assert opened.json()["status"] == "open"
    assert post(client, f"{one(claim.pk)}reopen/", seen=3, reason="x").json()["code"] == (
        "claim_not_withdrawn"
    )
    assert pointers(post(client, f"{one(claim.pk)}withdraw/", seen=3)) == ["#/reason"]


def test_a_claim_that_appeared_is_not_deleted() -> None:
    claim = AppearanceFactory().claim
    kept = erase(caller("curator"), one(claim.pk), seen=1)
    assert (kept.status_code, kept.json()["code"]) == (409, "record_in_use")
    gone = ClaimFactory()
    assert erase(caller("curator"), one(gone.pk), seen=1).status_code == 204
    assert not Claim.objects.filter(pk=gone.pk).exists()


def test_a_merged_claim_leads_on_when_it_is_written() -> None:
    survivor = ClaimFactory()
    merged = ClaimFactory(status=ClaimStatus.MERGED, merged_into=survivor)
    client = caller("curator")
    assert patch(client, one(merged.pk), seen=1, short="x").status_code == 308
    answer = post(client, f"{one(merged.pk)}withdraw/", seen=1, reason="x")
    assert answer.status_code == 308


def test_many_claims_are_written_at_once() -> None:
    old = ClaimFactory()
    items = [WHOLE, {"id": old.pk, "row_version": 1, "short": "Old"}, {"kind": "event"}]
    client = caller("curator")
    whole = post(client, BULK, mode="all_or_nothing", items=items)
    assert (whole.status_code, whole.json()["code"]) == (409, "bulk_refused")
    (error,) = whole.json()["details"]["errors"]
    assert error["pointer"] == "#/items/2/statement"
    assert Claim.objects.count() == 1
    told = post(client, BULK, mode="best_effort", items=items).json()
    assert [row["status"] for row in told["results"]] == [201, 200, 400]
    assert told["written"] == 2
    assert Claim.objects.get(pk=told["results"][0]["id"]).label == "unsupported"
    assert told["results"][1]["row_version"] == 2


def test_what_was_refused_leaves_no_cause_behind() -> None:
    """A claim is written before its subjects are refused; what follows must not name its event."""
    source = SourceFactory()
    twice = WHOLE | {"subjects": [source.pk, source.pk]}
    told = post(caller("curator"), BULK, mode="best_effort", items=[twice, WHOLE]).json()
    assert [row["problem"] is None for row in told["results"]] == [False, True]
    added = Claim.objects.get()
    assert Event.objects.about(added).filter(action="claim.added").get().cause is None


def test_what_was_refused_is_not_counted_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where claims are too many to be counted at once, only those that are there are marked."""
    monkeypatch.setattr(marking, "MOST_CLAIMS", 0)
    source = SourceFactory()
    twice = WHOLE | {"subjects": [source.pk, source.pk]}
    post(caller("curator"), BULK, mode="best_effort", items=[twice, WHOLE])
    assert list(StaleMark.objects.values_list("claim", flat=True)) == [Claim.objects.get().pk]
