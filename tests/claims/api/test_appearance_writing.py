"""Appearances and their chains, as programs record, change and decide on them."""

import hashlib
from typing import Any

import pytest
from django.test import Client

from accounts.models import Event
from claims.domain.vocabulary import AppearanceStatus
from claims.models import Appearance, Attribution
from sources.domain.vocabulary import TextRights
from tests.claims.api.calling import caller, erase, patch, pointers, post
from tests.claims.fresh import assert_fresh, interval
from tests.claims.writing import cites, claim
from tests.described import assert_described
from tests.factories.claims import (
    QUOTE,
    AppearanceFactory,
    AttributionFactory,
    ClaimFactory,
    OriginFactory,
)
from tests.factories.sources import ArticleFactory, VersionFactory

pytestmark = pytest.mark.django_db

LIST = "/api/v1/appearances/"
HOPS = "/api/v1/attributions/"


def body(**values: Any) -> dict[str, Any]:
    return {
        "claim": claim().pk,
        "article": VersionFactory().article_id,
        "exact": QUOTE,
        "status": "accepted",
        "basis": "attributed",
        **values,
    }


def hop(**values: Any) -> dict[str, Any]:
    return {"kind": "relays_statement", "to_origin": OriginFactory().pk, **values}


def test_an_appearance_is_recorded_with_its_chain() -> None:
    client, sent = caller("curator"), body(chain=[hop(named_as="the harbour master"), hop()])
    answer = post(client, LIST, **sent)
    assert answer.status_code == 201
    told = answer.json()
    assert_described(client, told, "AppearanceOut")
    row = Appearance.objects.get()
    assert (told["exact"], told["version"], told["start"]) == (QUOTE, 1, row.start)
    assert [one["named_as"] for one in told["chain"]] == ["the harbour master", ""]
    assert Client().get(answer["Location"]).json() == told
    assert interval(row.claim) == [1, 1]
    assert_fresh(row.claim)
    listed = Client().get(LIST).json()
    assert listed["results"] == [told]
    assert_described(client, listed, "AppearancePage")


def test_a_place_alone_is_read() -> None:
    version = VersionFactory()
    start = version.text.index(QUOTE)
    sent = body(article=version.article_id, start=start, end=start + len(QUOTE))
    del sent["exact"]
    assert post(caller("curator"), LIST, **sent).json()["exact"] == QUOTE


def test_a_place_where_something_else_stands_is_refused_with_what_stands_there() -> None:
    answer = post(caller("curator"), LIST, **body(start=0, end=4))
    assert (answer.status_code, pointers(answer)) == (400, ["#/exact"])
    assert "There stands “Text”" in answer.json()["errors"][0]["detail"]


@pytest.mark.parametrize(
    ("given", "pointer"),
    [
        ({"exact": "the ferry never sank"}, "#/exact"),
        ({"exact": "t"}, "#/start"),
        ({"start": 0, "end": 5000}, "#/end"),
        ({"version": 2}, "#/version"),
        ({"version": "1"}, "#/version"),
        ({"start": "0"}, "#/start"),
        ({"start": -1, "end": 5}, "#/start"),
        ({"exact": ""}, "#/version"),
        ({"sha256": "abc"}, "#/sha256"),
        ({"stance": "likes"}, "#/stance"),
        ({"distanced": "yes"}, "#/distanced"),
        ({"status": "changed"}, "#/status"),
        ({"claim": 0}, "#/claim"),
        ({"date": {"earliest": "2018-05-04", "latest": "2018-05-03"}}, "#/date/earliest"),
        ({"quantity": {"comparator": "eq", "statistic": 5}}, "#/quantity/statistic"),
        ({"chain": {}}, "#/chain"),
        ({"chain": ["x"]}, "#/chain/0"),
        ({"chain": [{"kind": "relays_statement", "colour": 1}]}, "#/chain/0/colour"),
        ({"chain": [{"kind": "relays_statement", "to_origin": 0}]}, "#/chain/0/to_origin"),
        ({"chain": [{"kind": "relays_statement"}]}, "#/chain/0/to_origin"),
        ({"chain": [{"kind": "hears"}]}, "#/chain/0/kind"),
    ],
)
def test_what_does_not_fit_is_pointed_at(given: dict[str, Any], pointer: str) -> None:
    answer = post(caller("curator"), LIST, **body(**given))
    assert answer.status_code == 400
    assert pointers(answer) == [pointer]
    assert not Appearance.objects.exists()


def test_the_hop_that_the_database_refuses_is_pointed_at() -> None:
    wrong = hop(cue="nobody said", cue_start=0, cue_end=4)
    answer = post(caller("curator"), LIST, **body(chain=[hop(), wrong]))
    assert (answer.status_code, pointers(answer)) == (400, ["#/chain/1/cue"])
    assert not Appearance.objects.exists()


def test_the_same_hop_twice_is_pointed_at() -> None:
    one = hop()
    answer = post(caller("curator"), LIST, **body(chain=[one, one]))
    assert (answer.status_code, pointers(answer)) == (400, ["#/chain/1"])


def test_an_article_that_is_not_held_has_no_place() -> None:
    sent = body(article=ArticleFactory(held="cited_only").pk, basis="not_seen", exact="")
    told = post(caller("curator"), LIST, **sent).json()
    assert (told["version"], told["start"], told["exact"]) == (None, None, "")


def test_words_that_may_not_be_kept_are_hashed() -> None:
    version = VersionFactory(withheld=True)
    digest = hashlib.sha256(QUOTE.encode()).hexdigest()
    sent = body(article=version.article_id, exact="", sha256=digest, start=0, end=len(QUOTE))
    told = post(caller("curator"), LIST, **sent).json()
    assert (told["exact"], told["sha256"]) == ("", digest)


def test_words_that_may_not_be_shown_are_not() -> None:
    row = AppearanceFactory(version__article__may_show="nothing")
    AttributionFactory(from_appearance=row, cue="said")
    told = Client().get(f"{LIST}{row.pk}/").json()
    assert (told["exact"], told["chain"][0]["cue"], told["start"]) == ("", "", row.start)


def test_another_figure_is_accepted_only_with_a_reason() -> None:
    figure = {"comparator": "eq", "statistic": "count", "unit": "ferries"}
    own = claim(amount=5, comparator="eq", statistic="count", unit="ferries")
    sent = body(claim=own.pk, quantity={**figure, "amount": "6"})
    client = caller("curator")
    answer = post(client, LIST, **sent)
    assert pointers(answer) == ["#/quantity/amount"]
    assert answer.json()["errors"][0]["code"] == "other_figure"
    assert post(client, LIST, **sent, reason="A misquote").status_code == 201


def test_an_appearance_is_changed_and_found_anew() -> None:
    row = cites(claim())
    words = "the harbour master said"
    client = caller("curator")
    told = patch(client, f"{LIST}{row.pk}/", seen=1, exact=words, stance="refutes").json()
    assert (told["exact"], told["stance"], told["row_version"]) == (words, "refutes", 2)
    assert told["end"] - told["start"] == len(words)
    assert_fresh(row.claim)
    again = patch(client, f"{LIST}{row.pk}/", seen=1, note="x")
    assert (again.status_code, again.json()["code"]) == (412, "stale_record")
    assert patch(client, f"{LIST}{row.pk}/", note="x").status_code == 428
    assert pointers(patch(client, f"{LIST}{row.pk}/", seen=2, chain=[])) == ["#/chain"]


def test_who_has_no_role_sees_nothing_that_was_rejected() -> None:
    row = AppearanceFactory(status=AppearanceStatus.REJECTED)
    leading = AttributionFactory(from_appearance=row)
    onto = AttributionFactory(to_appearance=row)
    denied = AttributionFactory(judgement="rejected")
    stays = AttributionFactory()
    gone = [f"{LIST}{row.pk}/", *(f"{HOPS}{one.pk}/" for one in (leading, onto, denied))]
    for client, status in ((Client(), 404), (caller(), 404), (caller("auditor"), 200)):
        assert {client.get(url).status_code for url in gone} == {status}, status
    assert [one["id"] for one in Client().get(HOPS).json()["results"]] == [stays.pk]
    assert Client().get(HOPS, {"count": "true"}).json()["count"] == 1
    told = Client().get(f"{LIST}{denied.from_appearance_id}/").json()
    assert told["chain"] == []


def test_a_cue_that_may_not_be_shown_is_not_found_by_its_words() -> None:
    hidden = AppearanceFactory(version__article__may_show=TextRights.NOTHING)
    AttributionFactory(from_appearance=hidden, cue="a tall sailor")
    AttributionFactory(told_in=hidden, cue="a tall sailor")
    shown = AttributionFactory(cue="a tall sailor")
    named = AttributionFactory(from_appearance=hidden, cue="as they say", named_as="the sailor")
    for client in (Client(), caller("curator")):
        found = client.get(HOPS, {"search": "sailor"}).json()["results"]
        assert [one["id"] for one in found] == [shown.pk, named.pk]
        assert [one["cue"] for one in found] == ["a tall sailor", ""]


def test_the_list_is_narrowed_down() -> None:
    row = cites(claim(), stance="refutes")
    other = AppearanceFactory(status=AppearanceStatus.SUGGESTED)
    for asked in (
        {"claim": row.claim_id},
        {"article": row.article_id},
        {"publisher": row.article.publisher_id},
        {"stance": "refutes"},
        {"status": "accepted"},
        {"search": row.claim.statement},
    ):
        found = Client().get(LIST, asked).json()["results"]
        assert [one["id"] for one in found] == [row.pk], asked
    turned = Client().get(LIST, {"ordering": "-created"}).json()["results"]
    assert [one["id"] for one in turned] == [other.pk, row.pk]
    assert Client().get(LIST, {"stance": "likes"}).status_code == 400


def test_many_appearances_are_written_at_once_and_counted_once() -> None:
    own = claim()
    row = cites(own)
    items = [
        body(claim=own.pk, chain=[hop()]),
        body(claim=own.pk, chain=[hop(), {"kind": "relays_statement"}]),
        {"id": row.pk, "row_version": 1, "status": "rejected"},
    ]
    client = caller("curator")
    told = post(client, f"{LIST}bulk/", mode="best_effort", items=items).json()
    assert [one["status"] for one in told["results"]] == [201, 400, 200]
    assert told["results"][1]["problem"]["errors"][0]["pointer"] == "#/chain/1/to_origin"
    assert interval(own) == [1, 1]
    assert_fresh(own)
    new = [body(claim=own.pk), items[1]]
    refused = post(client, f"{LIST}bulk/", mode="all_or_nothing", items=new)
    assert refused.status_code == 409
    (error,) = refused.json()["details"]["errors"]
    assert error["pointer"] == "#/items/1/chain/1/to_origin"
    assert interval(own) == [1, 1]


def test_a_hop_is_added_judged_and_deleted() -> None:
    row, client = cites(claim()), caller("curator")
    assert interval(row.claim) == [1, 1]
    added = post(client, HOPS, from_appearance=row.pk, **hop())
    assert added.status_code == 201
    assert_described(client, added.json(), "AttributionOut")
    assert interval(row.claim) == [1, 1]
    one = f"{HOPS}{added.json()['id']}/"
    first = Attribution.objects.order_by("pk").first()
    rejected = patch(client, f"{HOPS}{first.pk}/", seen=1, judgement="rejected", reason="No")
    assert rejected.json()["judgement"] == "rejected"
    assert Event.objects.about(first).last().reason == "No"
    assert_fresh(row.claim)
    assert erase(client, one).status_code == 428
    assert erase(client, one, seen=2).json()["code"] == "no_such_version"
    assert erase(client, one, seen=1).status_code == 204
    assert_fresh(row.claim)
    listed = client.get(HOPS, {"appearance": row.pk, "judgement": "rejected"}).json()["results"]
    assert [found["id"] for found in listed] == [first.pk]


def test_a_hop_that_does_not_fit_is_pointed_at() -> None:
    row, client = cites(claim()), caller("curator")
    wrong = post(client, HOPS, from_appearance=row.pk, **hop(cue="no", cue_start=0, cue_end=2))
    assert pointers(wrong) == ["#/cue"]
    itself = {"kind": "cites_report", "to_appearance": row.pk}
    assert pointers(post(client, HOPS, from_appearance=row.pk, **itself)) == ["#/to_appearance"]
    assert pointers(post(client, HOPS, **hop())) == ["#/from_appearance"]


def test_from_claim_to_answer_and_back() -> None:
    """What a program does from the first statement to a rejected passage."""
    client = caller("curator")
    made = post(client, "/api/v1/claims/", statement="Ferry 9 sank in 2018.", kind="event").json()
    origin = post(
        client,
        "/api/v1/origins/",
        kind="measurement",
        title="Port poll",
        poll={"conductor": ArticleFactory().publisher_id, "sample": 1000},
    ).json()
    chain = [{"kind": "cites_data", "to_origin": origin["id"]}]
    passage = post(client, LIST, **body(claim=made["id"], chain=chain)).json()
    answer = f"/api/v1/claims/{made['id']}/corroboration/"
    assert Client().get(answer).json()["supports"]["confirmed"] == 1
    one = f"{LIST}{passage['id']}/"
    seen = client.get(one)["ETag"]
    assert patch(client, one, seen=passage["row_version"], note="Page 1").status_code == 200
    stale = client.patch(
        one, {"note": "Page 2"}, content_type="application/json", headers={"if-match": seen}
    )
    assert (stale.status_code, stale.json()["details"]["current"]) == (412, 2)
    rejected = post(client, f"{one}reject/", seen=2, reason="Another ferry")
    assert rejected.json()["status"] == "rejected"
    told = Client().get(answer).json()
    assert (told["supports"]["confirmed"], told["label"]) == (0, "unsupported")
    assert post(client, f"{one}accept/", seen=3).json()["status"] == "accepted"
    assert Client().get(answer).json()["supports"]["confirmed"] == 1


def test_an_appearance_of_a_claim_that_is_not_tracked_is_refused() -> None:
    gone = ClaimFactory(status="withdrawn")
    assert pointers(post(caller("curator"), LIST, **body(claim=gone.pk))) == ["#/claim"]
