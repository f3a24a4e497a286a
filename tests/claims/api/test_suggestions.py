"""Suggestions, as programs look through them and decide on them."""

from typing import Any

import pytest
from django.test import Client

from claims.models import Appearance, Claim, Origin, Suggestion
from claims.services.suggestions import read_version
from tests.claims.api.calling import caller, pointers, post
from tests.claims.fresh import interval
from tests.claims.services.suggestions.texts import about, version
from tests.claims.writing import claim
from tests.described import assert_described
from tests.factories.claims import SuggestionFactory
from tests.factories.sources import SourceFactory, VersionFactory
from tests.flat import assert_flat

pytestmark = pytest.mark.django_db

LIST = "/api/v1/suggestions/"


@pytest.fixture
def timber() -> Suggestion:
    """A suggestion of a text that was read."""
    first = version()
    read_version(first, by=None)
    return about(first, "4.2")


def of(one: Suggestion, verb: str = "") -> str:
    """The address of a suggestion, or of what is done with it."""
    return f"{LIST}{one.pk}/{verb}/" if verb else f"{LIST}{one.pk}/"


def hop(**origin: Any) -> dict[str, Any]:
    """A hop to a new origin."""
    return {"kind": "relays_statement", "named_as": "the ministry", "origin": origin}


def test_they_are_for_who_has_a_role(timber: Suggestion) -> None:
    assert Client().get(LIST).status_code == 401
    assert Client().get(of(timber)).status_code == 401
    assert caller().get(LIST).status_code == 403
    listed = caller("reviewer").get(LIST, {"ordering": "best"}).json()
    assert listed["results"][0]["words"]
    scores = [one["score"] for one in listed["results"]]
    assert scores == sorted(scores, reverse=True)
    assert post(caller("reviewer"), of(timber, "reject"), seen=1).status_code == 403


def test_the_list_holds_what_was_asked_for(timber: Suggestion) -> None:
    client, article = caller("curator"), timber.version.article_id
    mine = client.get(LIST, {"article": article, "rule": timber.rule, "search": "timber"}).json()
    assert timber.pk in [one["id"] for one in mine["results"]]
    assert_described(client, mine, "SuggestionPage")
    assert client.get(LIST, {"article": article + 1}).json()["results"] == []
    assert client.get(LIST, {"status": "accepted"}).json()["results"] == []
    assert client.get(LIST, {"status": "perhaps"}).status_code == 400


def test_the_list_takes_as_many_queries_for_thirty_as_for_three() -> None:
    place = VersionFactory(body="A harbour. " * 50)
    client = caller("curator")

    def make() -> None:
        start = Suggestion.objects.count()
        SuggestionFactory(version=place, start=start, end=start + 3)

    assert_flat(make, lambda: client.get(LIST, {"page_size": 100}))


def test_one_request_makes_claim_chain_and_appearance(timber: Suggestion) -> None:
    client = caller("curator")
    told = client.get(of(timber))
    assert_described(client, told.json(), "SuggestionOut")
    ministry = SourceFactory()
    chain = [hop(kind="statement", holder=ministry.pk, title="On timber")]
    answer = post(client, of(timber, "accept"), seen=1, new_claim={"place": "Norland"}, chain=chain)
    assert answer.status_code == 200, answer.json()
    row = Appearance.objects.get(pk=answer.json()["appearance"])
    assert (row.claim.place, row.claim.statement) == ("Norland", timber.proposal["statement"])
    assert row.attributions.get().to_origin == Origin.objects.get(holder=ministry)
    assert interval(row.claim) == [1, 1]
    again = post(client, of(timber, "accept"), seen=answer.json()["row_version"], new_claim={})
    assert (again.status_code, again.json()["code"]) == (409, "suggestion_decided")


def test_a_known_claim_is_named(timber: Suggestion) -> None:
    known = claim()
    answer = post(
        caller("curator"),
        of(timber, "accept"),
        seen=1,
        claim=known.pk,
        quantity=None,
        stance="discusses",
    )
    assert answer.status_code == 200, answer.json()
    row = Appearance.objects.get()
    assert (row.claim, row.stance, row.has_quantity) == (known, "discusses", False)


@pytest.mark.parametrize(
    ("given", "where"),
    [
        ({}, "/claim"),
        ({"new_claim": {"statement": ""}}, "/new_claim/statement"),
        ({"new_claim": {"colour": "red"}}, "/new_claim/colour"),
        ({"new_claim": {"language": "not a tag"}}, "/new_claim/language"),
        ({"new_claim": {}, "chain": [{"kind": "relays_statement"}]}, "/chain/0/to_origin"),
        ({"new_claim": {}, "chain": [hop(kind="statement")]}, "/chain/0/origin/holder"),
        ({"new_claim": {}, "stance": "yes"}, "/stance"),
    ],
)
def test_what_does_not_fit_is_named_and_nothing_is_written(
    timber: Suggestion, given: dict[str, Any], where: str
) -> None:
    answer = post(caller("curator"), of(timber, "accept"), seen=1, **given)
    assert answer.status_code == 400, answer.json()
    assert pointers(answer) == [f"#{where}"]
    assert not Claim.objects.exists()
    timber.refresh_from_db()
    assert timber.status == "pending"


def test_a_decision_is_taken_back(timber: Suggestion) -> None:
    client = caller("curator")
    gone = post(client, of(timber, "reject"), seen=1, reason="No claim").json()
    assert gone["status"] == "rejected"
    assert post(client, of(timber, "reopen")).status_code == 428
    assert post(client, of(timber, "reopen"), seen=1).status_code == 412
    back = post(client, of(timber, "reopen"), seen=gone["row_version"])
    assert back.json()["status"] == "pending"
    twice = post(client, of(timber, "reopen"), seen=back.json()["row_version"])
    assert (twice.status_code, twice.json()["code"]) == (409, "suggestion_not_decided")


def test_an_article_is_read_on_request() -> None:
    client, first = caller("curator"), version()
    answer = post(client, f"{LIST}read/", article=first.article_id)
    assert answer.json()["added"] == Suggestion.objects.count() > 0
    withheld = VersionFactory(withheld=True)
    refused = post(client, f"{LIST}read/", article=withheld.article_id)
    assert (refused.status_code, refused.json()["code"]) == (422, "withheld")
    assert post(caller("reviewer"), f"{LIST}read/", article=first.article_id).status_code == 403


def test_rates_are_told_by_rule(timber: Suggestion) -> None:
    client = caller("curator")
    post(client, of(timber, "reject"), seen=1)
    told = client.get(f"{LIST}rates/").json()
    assert_described(client, told, "RatesOut")
    mine = next(one for one in told["results"] if one["rule"] == timber.rule)
    assert (mine["rejected"], mine["accepted_share"]) == (1, 0.0)
