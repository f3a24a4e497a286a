"""Suggested relations in the admin: confirmed and rejected through services."""

import pytest
from django.test import Client

from accounts.models import User
from claims.models import ClaimRelation
from sources.domain.vocabulary import Judgement
from tests.accounts.admin.filling import chosen, send
from tests.claims.writing import cites, claim
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimRelationFactory, PollFactory

pytestmark = pytest.mark.django_db

RELATIONS = "/admin/claims/claimrelation/"


@pytest.fixture(autouse=True)
def person(client: Client) -> User:
    user = UserFactory(roles=["curator"])
    client.force_login(user)
    return user


def choose(client: Client, action: str, row: ClaimRelation) -> str:
    return client.post(RELATIONS, chosen(action, row), follow=True).content.decode()


def test_the_list_shows_what_waits(client: Client) -> None:
    waiting = ClaimRelationFactory(reason="The same figure at two times")
    ClaimRelationFactory(judgement=Judgement.CONFIRMED, reason="Judged long ago")
    page = client.get(RELATIONS, {"waiting": "suggested"}).content.decode()
    assert waiting.reason in page
    assert "Judged long ago" not in page


def test_confirming_from_the_list_tells_which_answers_changed(client: Client, person: User) -> None:
    one, other = claim(statement="It is 60."), claim(statement="It is 70.")
    cites(one), cites(other)
    row = ClaimRelationFactory(from_claim=one, to_claim=other, kind="excludes")
    page = choose(client, "confirm_selected", row)
    assert "1 claim relation confirmed." in page
    assert "changed because of this" in page
    row.refresh_from_db()
    assert (row.judgement, row.judged_by) == (Judgement.CONFIRMED, person)


@pytest.mark.parametrize(
    ("button", "judgement"), [("confirm", "confirmed"), ("reject", "rejected")]
)
def test_one_is_judged_on_its_page(
    client: Client, person: User, button: str, judgement: str
) -> None:
    row = ClaimRelationFactory()
    url = f"{RELATIONS}{row.pk}/change/"
    assert send(client, url, **{f"claims_claimrelation_{button}": ""}).status_code == 302
    row.refresh_from_db()
    assert (row.judgement, row.judged_by) == (judgement, person)
    assert f"claims_claimrelation_{button}" not in client.get(url).content.decode()


def test_who_may_not_judge_has_no_buttons(client: Client) -> None:
    client.force_login(UserFactory(roles=["auditor"]))
    page = client.get(f"{RELATIONS}{ClaimRelationFactory().pk}/change/").content.decode()
    assert "claims_claimrelation_confirm" not in page


def test_the_page_of_a_poll_says_what_is_missing(client: Client) -> None:
    poll = PollFactory(sample=1600)
    page = client.get(f"/admin/claims/poll/{poll.pk}/change/").content.decode()
    assert "3 of 10 (30%)" in page
    assert "the margin of error" in page
    origin = client.get(f"/admin/claims/origin/{poll.origin_id}/change/").content.decode()
    assert "3 of 10 (30%)" in origin
