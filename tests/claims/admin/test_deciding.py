"""Withdrawing, accepting and rejecting in the admin: through services, one event each."""

import pytest
from django.test import Client

from accounts.models import Event, User
from tests.accounts.admin.filling import chosen, errors_of, send
from tests.factories.accounts import UserFactory
from tests.factories.claims import AppearanceFactory, ClaimFactory

pytestmark = pytest.mark.django_db

CLAIMS = "/admin/claims/claim/"
APPEARANCES = "/admin/claims/appearance/"


@pytest.fixture(autouse=True)
def person(client: Client) -> User:
    user = UserFactory(roles=["curator"])
    client.force_login(user)
    return user


def choose(client: Client, url: str, action: str, *rows, **typed):
    return client.post(url, chosen(action, *rows) | typed)


def test_a_claim_is_withdrawn_with_a_reason_and_opened_again(client: Client, person: User) -> None:
    claim = ClaimFactory()
    url = f"{CLAIMS}{claim.pk}/change/"
    for button, other, status in [
        ("withdraw", "reopen", "withdrawn"),
        ("reopen", "withdraw", "open"),
    ]:
        page = client.get(url).content.decode()
        assert f'name="claims_claim_{button}"' in page
        assert f'name="claims_claim_{other}"' not in page
        pressed = {f"claims_claim_{button}": ""}
        assert "say why" in errors_of(send(client, url, **pressed))
        assert send(client, url, change_reason="Put wrongly", **pressed).status_code == 302
        claim.refresh_from_db()
        assert claim.status == status
        event = Event.objects.about(claim).last()
        assert (event.actor, event.reason) == (person, "Put wrongly")
        assert event.after == {"status": status}
    assert Event.objects.about(claim).count() == 2


def test_who_may_not_change_a_claim_has_no_button(client: Client) -> None:
    client.force_login(UserFactory(roles=["auditor"]))
    page = client.get(f"{CLAIMS}{ClaimFactory().pk}/change/").content.decode()
    assert "claims_claim_withdraw" not in page


def test_chosen_claims_are_withdrawn_once_somebody_said_why(client: Client) -> None:
    claims = ClaimFactory.create_batch(2)
    left = ClaimFactory()
    page = choose(client, CLAIMS, "withdraw_selected", *claims).content.decode()
    assert claims[0].statement in page
    assert 'name="change_reason"' in page
    again = choose(client, CLAIMS, "withdraw_selected", *claims, confirmed="yes", of="2")
    assert "Say why" in again.content.decode()
    done = {"confirmed": "yes", "of": "2", "change_reason": "Twice"}
    assert choose(client, CLAIMS, "withdraw_selected", *claims, **done).status_code == 302
    for claim in [*claims, left]:
        claim.refresh_from_db()
    assert [claim.status for claim in claims] == ["withdrawn", "withdrawn"]
    assert left.status == "open"
    assert [event.reason for event in Event.objects.all()] == ["Twice", "Twice"]
    for action, none in [
        ("withdraw_selected", "None of these claims is open."),
        ("reopen_selected", "None of these claims is withdrawn."),
    ]:
        others = [left] if action == "reopen_selected" else claims
        told = client.get(choose(client, CLAIMS, action, *others)["Location"])
        assert none in told.content.decode()


@pytest.mark.parametrize(
    ("action", "status"), [("accept_selected", "accepted"), ("reject_selected", "rejected")]
)
def test_chosen_appearances_are_decided_with_one_event_each(
    client: Client, person: User, action: str, status: str
) -> None:
    appearances = AppearanceFactory.create_batch(2, status="suggested")
    answer = choose(client, APPEARANCES, action, *appearances)
    assert answer.status_code == 302
    for appearance in appearances:
        appearance.refresh_from_db()
        assert appearance.status == status
        event = Event.objects.about(appearance).get()
        assert (event.actor, event.after) == (person, {"status": status})
    shown = client.get(APPEARANCES).content.decode()
    assert f"2 appearances {status}." in shown


def test_who_may_not_change_an_appearance_decides_nothing(client: Client) -> None:
    client.force_login(UserFactory(roles=["auditor"]))
    appearance = AppearanceFactory(status="suggested")
    choose(client, APPEARANCES, "accept_selected", appearance)
    appearance.refresh_from_db()
    assert appearance.status == "suggested"
