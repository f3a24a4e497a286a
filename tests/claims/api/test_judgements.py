"""Judgements on independence, as programs read, give and withdraw them."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import Event
from claims.models import Claim, IndependenceJudgement
from tests.claims.fresh import interval, recompute_one
from tests.claims.writing import cites, claim
from tests.described import assert_described
from tests.factories.accounts import UserFactory
from tests.factories.claims import IndependenceJudgementFactory, OriginFactory
from tests.factories.sources import SourceFactory

pytestmark = pytest.mark.django_db

LIST = "/api/v1/judgements/"


def two() -> tuple[Claim, list[int]]:
    one, origins = claim(), [OriginFactory(), OriginFactory()]
    for origin in origins:
        cites(one, origin)
    return one, [origin.pk for origin in origins]


def post(client: Client, url: str = LIST, **body: Any) -> Any:
    return client.post(url, body, content_type="application/json")


def test_a_judgement_is_given_and_answers_with_what_it_changed(client: Client) -> None:
    one, origins = two()
    client.force_login(UserFactory(roles=["editor"], first_name="Ana", last_name="Ito"))
    answer = post(client, origins=origins, verdict="same", reason="One room")
    assert answer.status_code == 201
    told = answer.json()
    assert_described(client, told, "JudgedOut")
    assert told["judgement"]["judged_by"] == "Ana Ito"
    assert [told["judgement"][f"origin_{end}"]["id"] for end in "ab"] == sorted(origins)
    assert told["judgement"]["source_a"] is None
    assert told["changed_total"] == 1
    (event,) = Event.objects.about(IndependenceJudgement.objects.get())
    assert told["changed_events"] == [event.pk]
    assert told["changed"] == [
        {
            "claim": {"id": one.pk, "statement": one.statement},
            "before": {"label": "corroborated", "supports": [2, 2], "refutes": [0, 0]},
            "after": {"label": "single_origin", "supports": [1, 1], "refutes": [0, 0]},
            "is_regrouped": False,
        }
    ]
    assert client.get(answer["Location"]).json() == told
    assert interval(one) == [1, 1]


def test_an_origin_that_nobody_holds_is_told_as_described(client: Client) -> None:
    row = IndependenceJudgementFactory(
        origin_a__kind="document", origin_a__holder=None, origin_b__holder=SourceFactory()
    )
    listed, detail = client.get(LIST).json(), client.get(f"{LIST}{row.pk}/").json()
    assert detail["judgement"]["origin_a"]["holder"] is None
    assert_described(client, listed, "JudgementPage")
    assert_described(client, detail, "JudgedOut")


def test_a_judge_without_a_full_name_is_an_editor_and_no_username_is_told(client: Client) -> None:
    one, origins = two()
    client.force_login(UserFactory(roles=["editor"], username="ana.login"))
    told = post(client, origins=origins, verdict="same", reason="One room")
    assert told.json()["judgement"]["judged_by"] == "an editor"
    detail = f"/api/v1/claims/{one.pk}/corroboration/"
    page = f"/judgements/{told.json()['judgement']['id']}/"
    answers = [
        Client().get(url).content.decode()
        for url in (LIST, told["Location"], page, detail, f"/claims/{one.pk}/")
    ]
    assert ["an editor" in answer for answer in answers] == [True] * 5
    assert ["ana.login" in answer for answer in answers] == [False] * 5


def test_counting_anew_tells_the_name_a_judge_has_now(client: Client) -> None:
    one, origins = two()
    editor = UserFactory(roles=["editor"], first_name="Ana", last_name="Ito")
    client.force_login(editor)
    post(client, origins=origins, verdict="same", reason="One room")
    editor.last_name = "Mori"
    editor.save()
    detail = f"/api/v1/claims/{one.pk}/corroboration/"
    assert "Ana Ito" in client.get(detail).content.decode()
    recompute_one(one.pk)
    assert "Ana Mori" in client.get(detail).content.decode()


def test_a_judgement_is_withdrawn_once(client: Client) -> None:
    one, origins = two()
    client.force_login(UserFactory(roles=["editor"]))
    made = post(client, origins=origins, verdict="same", reason="One room").json()
    url = f"{LIST}{made['judgement']['id']}/withdraw/"
    assert post(client, url).json()["errors"][0]["pointer"] == "#/reason"
    answer = post(client, url, reason="Two rooms")
    assert answer.status_code == 200
    assert_described(client, answer.json(), "JudgedOut")
    assert answer.json()["judgement"]["withdrawn_at"]
    assert answer.json()["changed"][0]["after"]["supports"] == [2, 2]
    assert interval(one) == [2, 2]
    again = post(client, url, reason="Two rooms")
    assert (again.status_code, again.json()["code"]) == (409, "already_withdrawn")
    assert post(client, f"{LIST}0/withdraw/", reason="x").status_code == 404
    assert client.get(url).status_code == 405


def test_a_claim_whose_number_stays_is_told_to_be_grouped_anew(client: Client) -> None:
    one, (first, second) = two()
    third = OriginFactory()
    cites(one, third)
    client.force_login(UserFactory(roles=["editor"]))
    post(client, origins=[second, third.pk], verdict="same", reason="One room")
    post(client, origins=[first, third.pk], verdict="different", reason="Two days")
    told = post(client, origins=[first, second], verdict="same", reason="One desk").json()
    assert_described(client, told, "JudgedOut")
    change = told["changed"][0]
    assert change["is_regrouped"] is True
    assert change["before"] == change["after"]
    page = client.get(f"/judgements/{told['judgement']['id']}/").content.decode()
    assert "what it rests on is grouped anew" in page


def test_sources_are_judged_too(client: Client) -> None:
    sources = [SourceFactory().pk, SourceFactory().pk]
    client.force_login(UserFactory(roles=["admin"]))
    told = post(client, sources=sources[::-1], verdict="different", reason="Two desks").json()
    assert [told["judgement"][f"source_{end}"]["id"] for end in "ab"] == sources
    assert told["changed"] == []


@pytest.mark.parametrize("role", [None, "curator", "reviewer"])
def test_only_editors_judge(client: Client, role: str | None) -> None:
    _, origins = two()
    row = IndependenceJudgementFactory()
    if role:
        client.force_login(UserFactory(roles=[role]))
    given = post(client, origins=origins, verdict="same", reason="One room")
    taken = post(client, f"{LIST}{row.pk}/withdraw/", reason="No")
    refused = (403, "not_allowed") if role else (401, "not_authenticated")
    assert [(a.status_code, a.json()["code"]) for a in (given, taken)] == [refused] * 2
    assert IndependenceJudgement.objects.standing().count() == 1


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({}, "#/origins", "not_a_pair"),
        ({"origins": [1]}, "#/origins/0", "does_not_exist"),
        ({"origins": "both"}, "#/origins", "not_a_list"),
        ({"verdict": "perhaps"}, "#/verdict", "invalid_choice"),
        ({"reason": " "}, "#/reason", "blank"),
        ({"colour": "red"}, "#/colour", "unknown"),
    ],
)
def test_what_does_not_fit_is_named(
    client: Client, body: dict[str, Any], pointer: str, code: str
) -> None:
    client.force_login(UserFactory(roles=["editor"]))
    pair = [SourceFactory().pk, SourceFactory().pk]
    usual = {"verdict": "same", "reason": "One", **({"sources": pair} if body else {})}
    errors = post(client, **{**usual, **body}).json()["errors"]
    assert (errors[0]["pointer"], errors[0]["code"]) == (pointer, code)
    assert not IndependenceJudgement.objects.exists()


@pytest.mark.parametrize(
    ("body", "pointer", "said"),
    [
        ({"reason": 5}, "#/reason", "in quotation marks"),
        ({"reason": True}, "#/reason", "in quotation marks"),
        ({"reason": None}, "#/reason", "Say why"),
        ({"reason": ""}, "#/reason", "Say why"),
        ({"verdict": "perhaps"}, "#/verdict", '“perhaps” does not fit: give "same" or "different"'),
        ({"verdict": ["same"]}, "#/verdict", '"same" or "different"'),
        ({"sources": [987654321, 1]}, "#/sources/0", "There is no source 987654321"),
        ({"sources": ["16", 1]}, "#/sources/0", "such as 16, without quotation marks"),
        ({"origins": []}, "#/sources", "not both"),
    ],
)
def test_a_refusal_names_the_value_and_the_remedy(
    client: Client, body: dict[str, Any], pointer: str, said: str
) -> None:
    client.force_login(UserFactory(roles=["editor"]))
    pair = [SourceFactory().pk, SourceFactory().pk]
    usual = {"verdict": "same", "reason": "One", "sources": pair}
    errors = post(client, **{**usual, **body}).json()["errors"]
    assert errors[0]["pointer"] == pointer
    assert said in errors[0]["detail"]
    assert not IndependenceJudgement.objects.exists()


def test_an_unknown_origin_and_what_is_missing_are_named(client: Client) -> None:
    client.force_login(UserFactory(roles=["editor"]))
    errors = post(client, origins=[987654321, "x"]).json()["errors"]
    told = {error["pointer"]: error["detail"] for error in errors}
    assert "There is no origin 987654321" in told["#/origins/0"]
    assert "/api/v1/claims/<id>/corroboration/" in told["#/origins/0"]
    assert told["#/verdict"] == 'Say "same" or "different".'
    assert told["#/reason"] == "Say why they are so."
    row = IndependenceJudgementFactory()
    missing = post(client, f"{LIST}{row.pk}/withdraw/").json()["errors"][0]
    assert missing["detail"] == "Say why the judgement is taken back."


@pytest.mark.parametrize("name", ["origin", "source", "page_size"])
def test_a_parameter_that_is_no_number_is_named_with_its_value(client: Client, name: str) -> None:
    error = client.get(LIST, {name: "ferry"}).json()["errors"][0]
    assert (error["parameter"], error["detail"]) == (name, "“ferry” is no whole number.")


def test_a_filter_by_what_does_not_exist_finds_nothing_and_says_so(client: Client) -> None:
    IndependenceJudgementFactory()
    assert client.get(LIST, {"origin": 987654321}).json()["results"] == []
    takes = client.get("/api/v1/schema/").json()["paths"][LIST]["get"]["parameters"]
    said = {one["name"]: one.get("description", "") for one in takes}
    assert "none for an id that does not exist" in said["origin"]
    assert "none for an id that does not exist" in said["source"]


def test_a_thing_and_itself_is_no_pair(client: Client) -> None:
    client.force_login(UserFactory(roles=["editor"]))
    one = OriginFactory().pk
    told = post(client, origins=[one, one], verdict="same", reason="One").json()
    assert told["errors"][0]["code"] == "not_a_pair"


def test_the_list_is_narrowed_to_an_origin_a_source_or_words(client: Client) -> None:
    one = IndependenceJudgementFactory(reason="One press conference")
    pair = {"source_a": SourceFactory(), "source_b": SourceFactory()}
    other = IndependenceJudgementFactory(origin_a=None, origin_b=None, reason="One desk", **pair)

    def listed(**asked: Any) -> list[int]:
        return [row["id"] for row in client.get(LIST, asked).json()["results"]]

    assert listed() == [one.pk, other.pk]
    assert listed(origin=one.origin_b_id) == [one.pk]
    assert listed(source=other.source_a_id) == [other.pk]
    assert listed(search="PRESS one") == [one.pk]
    assert client.get(LIST, {"origin": "x"}).status_code == 400
    assert_described(client, client.get(LIST).json(), "JudgementPage")
