"""Topics, origins, relations and the log, as programs read and write them."""

from typing import Any

import pytest
from django.db import models
from django.test import Client

from accounts.models import Event
from claims.domain.verdicts import VERDICT_CLASSES
from claims.models import Origin, Poll
from reviews.domain.vocabulary import RatingClass
from tests.claims.api.calling import caller, erase, patch, pointers, post
from tests.claims.fresh import assert_fresh
from tests.claims.writing import cites, claim
from tests.described import assert_described
from tests.factories.accounts import EventFactory
from tests.factories.claims import (
    AppearanceFactory,
    AttributionFactory,
    ClaimFactory,
    ClaimRelationFactory,
    ClaimSubjectFactory,
    ClaimTopicFactory,
    OriginFactory,
    PollFactory,
    TopicFactory,
)
from tests.factories.sources import ArticleFactory, SourceFactory
from tests.flat import assert_flat

pytestmark = pytest.mark.django_db

API = "/api/v1/"
CLAIMS = f"{API}claims/"
ORIGINS = f"{API}origins/"
RELATIONS = f"{API}claim-relations/"
EVENTS = f"{API}events/"

RECORDS: dict[str, tuple[Any, dict[str, Any]]] = {
    "claims": (ClaimFactory, {"short": "A ferry"}),
    "topics": (TopicFactory, {"name": "Harbours"}),
    "origins": (OriginFactory, {"title": "At the quay"}),
    "claim-relations": (ClaimRelationFactory, {"judgement": "rejected"}),
    "appearances": (AppearanceFactory, {"note": "Page 1"}),
    "attributions": (AttributionFactory, {"named_as": "he"}),
}


def ids(client: Client, url: str, **asked: Any) -> list[int]:
    return [row["id"] for row in client.get(url, asked).json()["results"]]


@pytest.mark.parametrize("name", RECORDS)
def test_a_change_takes_a_role_and_the_version_that_was_read(name: str) -> None:
    make, change = RECORDS[name]
    url, curator = f"{API}{name}/{make().pk}/", caller("curator")
    for client, status in ((Client(), 401), (caller(), 403), (caller("auditor"), 403)):
        assert patch(client, url, seen=1, **change).status_code == status
        assert erase(client, url, seen=1).status_code == status
        assert post(client, f"{API}{name}/", **change).status_code == status
    assert patch(curator, url, **change).status_code == 428
    assert patch(curator, url, seen=7, **change).json()["code"] == "no_such_version"
    assert pointers(patch(curator, url, seen=1, colour="red")) == ["#/colour"]
    assert patch(curator, url, seen=1).json()["code"] == "nothing_given"
    told = patch(curator, url, seen=1, **change)
    assert (told.status_code, told.json()["row_version"]) == (200, 2)
    assert patch(curator, url, seen=1, **change).status_code == 412


@pytest.mark.parametrize("name", RECORDS)
def test_what_nothing_refers_to_is_deleted(name: str) -> None:
    row: models.Model = RECORDS[name][0]()
    url, client = f"{API}{name}/{row.pk}/", caller("curator")
    assert erase(client, url).status_code == 428
    assert erase(client, url, seen=1).status_code == 204
    assert client.get(url).status_code == 404


@pytest.mark.parametrize(
    "url", ["claims/{}/withdraw/", "claims/{}/reopen/", "appearances/{}/accept/"]
)
def test_a_verb_takes_a_role_and_the_version_that_was_read(url: str) -> None:
    make = ClaimFactory if url.startswith("claims") else AppearanceFactory
    at = API + url.format(make().pk)
    for client, status in ((Client(), 401), (caller("auditor"), 403)):
        assert post(client, at, seen=1, reason="x").status_code == status
    assert post(caller("curator"), at, reason="x").status_code == 428
    never = post(caller("curator"), at, seen=5, reason="x")
    assert (never.status_code, never.json()["code"]) == (400, "no_such_version")


@pytest.mark.parametrize("name", ["claims", "appearances"])
def test_many_at_once_take_a_role(name: str) -> None:
    given = {"mode": "best_effort", "items": [{}]}
    for client, status in ((Client(), 401), (caller("auditor"), 403), (caller("curator"), 200)):
        assert post(client, f"{API}{name}/bulk/", **given).status_code == status


# -- lists of claims


def test_claims_are_narrowed_down() -> None:
    one = ClaimFactory(
        kind="numerical",
        checkability="partly",
        language="ja",
        label="corroborated (open)",
        supports_confirmed=2,
        supports_possible=3,
        verdict="Mostly true",
        verdict_class="mixture",
        verdict_url="https://facts.example/1",
    )
    topic, source = ClaimTopicFactory(claim=one).topic, ClaimSubjectFactory(claim=one).source
    ClaimTopicFactory(), ClaimSubjectFactory(), ClaimFactory(status="withdrawn")
    for asked in (
        {"kind": "numerical"},
        {"checkability": "partly"},
        {"language": "ja"},
        {"label": "corroborated"},
        {"min_supports": 2},
        {"topic": topic.slug},
        {"subject": source.pk},
        {"has_verdict": "true"},
        {"verdict_class": "mixture"},
        {"has_verdict": "true", "kind": "numerical", "created_from": "2000-01-01"},
    ):
        assert ids(Client(), CLAIMS, **asked) == [one.pk], asked
    assert one.pk not in ids(Client(), CLAIMS, has_verdict="false")
    assert len(ids(Client(), CLAIMS, status="withdrawn")) == 1
    assert ids(Client(), CLAIMS, created_to="2000-01-01") == []
    assert len(ids(Client(), CLAIMS, created_to="9999-12-31", created_from="0001-01-01")) == 3
    told = Client().get(CLAIMS, {"language": "ja"}).json()["results"][0]
    assert told["verdict"] == {
        "label": "Mostly true",
        "verdict_class": "mixture",
        "verdict_url": "https://facts.example/1",
    }


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ({"status": "gone"}, "status"),
        ({"kind": "rumour"}, "kind"),
        ({"language": "English!"}, "language"),
        ({"topic": "no slug"}, "topic"),
        ({"subject": "x"}, "subject"),
        ({"subject": "0"}, "subject"),
        ({"label": "true"}, "label"),
        ({"min_supports": "-1"}, "min_supports"),
        ({"min_supports": "9" * 30}, "min_supports"),
        ({"has_verdict": "yes"}, "has_verdict"),
        ({"verdict_class": "maybe"}, "verdict_class"),
        ({"created_from": "2018-5-3"}, "created_from"),
        ({"ordering": "truth"}, "ordering"),
        ({"include": "appearances"}, "include"),
        ({"fields": "id,truth"}, "fields"),
    ],
)
def test_what_claims_are_not_asked_for_is_refused(asked: dict[str, str], parameter: str) -> None:
    answer = Client().get(CLAIMS, asked)
    assert answer.status_code == 400
    assert [error["parameter"] for error in answer.json()["errors"]] == [parameter]


@pytest.mark.parametrize("key", ["created", "supports_confirmed", "appearances", "echo_factor"])
def test_claims_are_read_in_order_page_by_page(key: str) -> None:
    made = [
        ClaimFactory(
            supports_confirmed=number % 2,
            supports_possible=1,
            appearance_count=number % 3,
            echo_factor=(number % 2) / 3,
        )
        for number in range(5)
    ]
    column = {"created": "pk", "appearances": "appearance_count"}.get(key, key)
    expected = [row.pk for row in sorted(made, key=lambda row: (getattr(row, column), row.pk))]
    for ordering, order in ((key, expected), (f"-{key}", expected[::-1])):
        url = f"{CLAIMS}?ordering={ordering}&page_size=2"
        found: list[int] = []
        while url:
            page = Client().get(url).json()
            found += [row["id"] for row in page["results"]]
            url = page["next"]
        assert found == order


def test_relations_come_when_they_are_asked_for() -> None:
    row = ClaimRelationFactory()
    ClaimRelationFactory(from_claim=row.from_claim, judgement="rejected")
    url = f"{CLAIMS}{row.to_claim_id}/"
    assert "relations" not in Client().get(url).json()
    for told in (
        Client().get(url, {"include": "relations"}).json(),
        Client().get(CLAIMS, {"include": "relations"}).json()["results"][1],
    ):
        assert [one["id"] for one in told["relations"]] == [row.pk]
        assert_described(Client(), told, "ClaimOut")
    assert_flat(ClaimRelationFactory, lambda: Client().get(CLAIMS, {"include": "relations"}))


def test_the_classes_of_verdicts_are_those_of_ratings() -> None:
    assert tuple(RatingClass) == VERDICT_CLASSES


# -- topics


def test_a_topic_is_added_and_changed() -> None:
    client = caller("curator")
    made = post(client, f"{API}topics/", name="Harbours", slug="harbours")
    assert made.status_code == 201
    assert_described(client, made.json(), "TopicOut")
    assert pointers(post(client, f"{API}topics/", name="x", slug="a b")) == ["#/slug"]
    used = ClaimTopicFactory().topic
    kept = erase(client, f"{API}topics/{used.pk}/", seen=1)
    assert (kept.status_code, kept.json()["code"]) == (409, "record_in_use")
    assert ids(client, f"{API}topics/", search="HARB") == [made.json()["id"]]


# -- origins and polls


def test_an_origin_is_added_with_its_poll() -> None:
    source, client = SourceFactory(), caller("curator")
    poll = {
        "conductor": source.pk,
        "sample": 1000,
        "margin_of_error": "3.1",
        "fieldwork": {"earliest": "2018-11-24", "latest": "2018-11-25"},
    }
    made = post(client, ORIGINS, kind="measurement", title="Islands", poll=poll)
    assert made.status_code == 201
    told = made.json()
    assert_described(client, told, "OriginOut")
    assert (told["poll"]["margin_of_error"], told["poll"]["sample"]) == ("3.10", 1000)
    assert "sponsor" in told["poll"]["missing"]
    assert Client().get(made["Location"]).json() == told


@pytest.mark.parametrize(
    ("given", "pointer"),
    [
        ({"kind": "statement"}, "#/holder"),
        ({"kind": "document"}, "#/title"),
        ({"kind": "unnamed_source"}, "#/description"),
        ({"kind": "oracle"}, "#/kind"),
        ({"kind": "measurement", "title": "x", "poll": {}}, "#/poll/conductor"),
        ({"kind": "measurement", "title": "x", "poll": {"size": 1}}, "#/poll/size"),
        ({"kind": "measurement", "title": "x", "poll": {"sample": "5"}}, "#/poll/sample"),
        ({"kind": "measurement", "title": "x", "poll": {"margin_of_error": 3.111}}, None),
        ({"kind": "measurement", "title": "x", "date": {"earliest": ""}}, "#/date/earliest"),
    ],
)
def test_an_origin_that_does_not_fit_is_pointed_at(
    given: dict[str, Any], pointer: str | None
) -> None:
    answer = post(caller("curator"), ORIGINS, **given)
    assert answer.status_code == 400
    assert pointers(answer) == [pointer or "#/poll/margin_of_error"]
    assert not Origin.objects.exists()


def test_what_the_database_refuses_of_a_poll_is_pointed_at() -> None:
    client, source = caller("curator"), SourceFactory()
    given = {"conductor": source.pk, "margin_of_error": 101}
    answer = post(client, ORIGINS, kind="measurement", title="x", poll=given)
    assert pointers(answer) == ["#/poll/margin_of_error"]
    told = post(client, ORIGINS, kind="statement", holder=source.pk, poll={"conductor": source.pk})
    assert pointers(told) == ["#/poll"]


def test_a_poll_changes_with_its_origin_and_makes_another_version() -> None:
    poll, client = PollFactory(sample=900), caller("curator")
    url = f"{ORIGINS}{poll.origin_id}/"
    told = patch(client, url, seen=1, poll={"sample": 1000}).json()
    assert (told["poll"]["sample"], told["poll"]["question"]) == (1000, poll.question)
    assert told["row_version"] == 2
    assert patch(client, url, seen=1, poll={"sample": 1}).status_code == 412
    assert patch(client, url, seen=2, poll={"sample": 1000}).json()["row_version"] == 2
    assert patch(client, url, seen=2, poll=None).json()["poll"] is None
    assert not Poll.objects.exists()


def test_claims_that_rest_on_an_origin_follow_it() -> None:
    one = claim()
    origin = OriginFactory()
    cites(one, origin)
    told = patch(caller("curator"), f"{ORIGINS}{origin.pk}/", seen=1, title="Another")
    assert told.status_code == 200
    assert_fresh(one)


def test_origins_are_narrowed_down() -> None:
    article = ArticleFactory()
    one = OriginFactory(article=article, kind="first_hand_report", title="At the quay")
    OriginFactory()
    for asked in (
        {"kind": "first_hand_report"},
        {"holder": one.holder_id},
        {"article": article.pk},
        {"search": "QUAY"},
    ):
        assert ids(Client(), ORIGINS, **asked) == [one.pk], asked


# -- relations


def test_a_relation_is_recorded_and_judged() -> None:
    one, other, client = claim(), claim(), caller("curator")
    given = {"from_claim": other.pk, "kind": "equivalent", "to_claim": one.pk, "reason": "Same"}
    made = post(client, RELATIONS, **given)
    assert made.status_code == 201
    told = made.json()
    assert_described(client, told, "ClaimRelationOut")
    assert (told["from_claim"]["id"], told["judgement"]) == (one.pk, "confirmed")
    url = f"{RELATIONS}{told['id']}/"
    judged = patch(client, url, seen=1, judgement="rejected", reason="Another ferry").json()
    assert (judged["judgement"], judged["reason"]) == ("rejected", "Another ferry")
    assert_fresh(one, other)
    assert Client().get(url).status_code == 404
    assert ids(Client(), RELATIONS) == []
    assert ids(client, RELATIONS, claim=other.pk, judgement="rejected") == [told["id"]]
    assert ids(client, RELATIONS, claim=claim().pk) == []


@pytest.mark.parametrize(
    ("given", "pointer"),
    [
        ({"kind": "likes"}, "#/kind"),
        ({"to_claim": 0}, "#/to_claim"),
        ({"from_claim": "1"}, "#/from_claim"),
        ({"judgement": "maybe"}, "#/judgement"),
        ({"colour": "red"}, "#/colour"),
    ],
)
def test_a_relation_that_does_not_fit_is_pointed_at(given: dict[str, Any], pointer: str) -> None:
    whole = {"from_claim": claim().pk, "kind": "implies", "to_claim": claim().pk}
    assert pointers(post(caller("curator"), RELATIONS, **{**whole, **given})) == [pointer]


def test_a_relation_that_comes_round_to_itself_is_refused() -> None:
    one, client = claim(), caller("curator")
    itself = {"from_claim": one.pk, "kind": "implies", "to_claim": one.pk}
    assert pointers(post(client, RELATIONS, **itself)) == ["#/to_claim"]
    row = ClaimRelationFactory(kind="broader")
    back = {"from_claim": row.to_claim_id, "kind": "broader", "to_claim": row.from_claim_id}
    assert pointers(post(client, RELATIONS, **back)) == ["#/to_claim"]


# -- the log


def test_the_log_is_for_auditors() -> None:
    event = EventFactory()
    for url in (EVENTS, f"{EVENTS}{event.pk}/"):
        for client, status in (
            (Client(), 401),
            (caller(), 403),
            (caller("editor"), 403),
            (caller("auditor"), 200),
            (caller("admin"), 200),
        ):
            assert client.get(url).status_code == status, url


def test_the_log_is_narrowed_down_and_read_by_sequence() -> None:
    client, own = caller("auditor"), claim()
    first, last = EventFactory(reason="Why"), EventFactory(action="source.added")
    told = client.get(f"{EVENTS}{first.pk}/").json()
    assert_described(client, told, "EventOut")
    assert (told["actor"], told["after"]) == (first.actor.username, {"name": "New"})
    every = ids(client, EVENTS)
    assert every == sorted(every)
    assert ids(client, EVENTS, ordering="-sequence") == every[::-1]
    for asked, expected in (
        ({"object_type": "sources.source", "object_id": first.object_id}, [first.pk]),
        ({"actor": last.actor.username}, [last.pk]),
        ({"action": "source.added"}, [last.pk]),
        ({"object_type": "claims.claim"}, [row.pk for row in Event.objects.about(own)]),
        ({"since": "9999-01-01T00:00:00Z"}, []),
        ({"until": "0001-01-01T00:00:00Z"}, []),
        ({"since": "2000-01-01T00:00:00Z"}, every),
    ):
        assert ids(client, EVENTS, **asked) == expected, asked
    assert client.get(EVENTS, {"since": "yesterday"}).status_code == 400
    assert client.get(EVENTS, {"since": "0001-01-01T00:00:00+23:00"}).status_code == 400
    assert client.get(f"{EVENTS}0/").status_code == 404
    assert_flat(EventFactory, lambda: client.get(EVENTS, {"page_size": 100}))
