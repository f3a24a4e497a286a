"""No page, list or answer of the API shows a former answer without saying so."""

import pytest
from django.test import Client

from claims.models import Claim
from tests.factories.accounts import UserFactory
from tests.factories.claims import (
    AttributionFactory,
    ClaimRelationFactory,
    CorroborationFactory,
    OriginFactory,
    StaleMarkFactory,
)
from tests.flat import assert_flat

pytestmark = pytest.mark.django_db

BECAUSE = "the article “Ferry sinks” was changed"


def stale_claim() -> Claim:
    """A claim with a stored answer, which is a former one."""
    one = CorroborationFactory().claim
    Claim.objects.filter(pk=one.pk).update(echo_factor=2, refutes_possible=1)
    StaleMarkFactory(claim=one)
    return one


def shown(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_of_a_claim_says_since_when_and_why(client: Client) -> None:
    one = stale_claim()
    page = shown(client, f"/claims/{one.pk}/")
    told = page[page.index("Being counted anew") :]
    assert "3 May 2026, 14:03 UTC" in told
    assert f"because {BECAUSE}. The answer below is the former one." in told
    assert told.index("former one") < told.index("answer-sentence")
    assert "/changes/" not in page


def test_whoever_may_follow_is_led_to_how_far_it_is(client: Client) -> None:
    one = stale_claim()
    client.force_login(UserFactory(roles=["contributor"]))
    cause = one.stale_marks.get().cause
    assert f'href="/changes/{cause.pk}/">How far it is' in shown(client, f"/claims/{one.pk}/")


def test_a_claim_that_is_up_to_date_says_nothing(client: Client) -> None:
    one = CorroborationFactory().claim
    assert "counted anew" not in shown(client, f"/claims/{one.pk}/")


@pytest.mark.parametrize("path", ["/claims/", "/"])
def test_a_list_marks_it(client: Client, path: str) -> None:
    stale_claim()
    assert f"being counted anew because {BECAUSE}" in shown(client, path)


def test_the_page_of_a_source_marks_it(client: Client) -> None:
    one, origin = stale_claim(), OriginFactory()
    AttributionFactory(from_appearance__claim=one, to_origin=origin)
    page = shown(client, f"/sources/{origin.holder_id}/")
    assert f"being counted anew because {BECAUSE}" in page


def test_the_page_of_a_related_claim_marks_it(client: Client) -> None:
    relation = ClaimRelationFactory(from_claim=stale_claim())
    page = shown(client, f"/claims/{relation.to_claim_id}/")
    assert f"being counted anew because {BECAUSE}" in page


def test_the_admin_marks_it_and_lists_what_waits(client: Client) -> None:
    one = stale_claim()
    client.force_login(UserFactory(roles=["curator"]))
    assert "being counted anew" in shown(client, "/admin/claims/claim/")
    assert BECAUSE in shown(client, f"/admin/claims/claim/{one.pk}/change/")
    page = shown(client, "/admin/claims/stalemark/")
    assert "1 claim waits to be counted anew. No worker is running." in page
    assert BECAUSE in page


def test_the_api_says_so_everywhere(client: Client) -> None:
    one = stale_claim()
    (listed,) = client.get("/api/v1/claims/").json()["results"]
    single = client.get(f"/api/v1/claims/{one.pk}/").json()
    answer = client.get(f"/api/v1/claims/{one.pk}/corroboration/").json()
    for told in (listed, single, answer):
        assert told["stale_since"] == "2026-05-03T14:03:00Z"
        assert told["stale_because"] == BECAUSE


def test_the_api_says_where_nothing_is_stale(client: Client) -> None:
    one = CorroborationFactory().claim
    for tail in ("", "corroboration/"):
        told = client.get(f"/api/v1/claims/{one.pk}/{tail}").json()
        assert (told["stale_since"], told["stale_because"]) == (None, "")


@pytest.mark.parametrize("path", ["/", "/claims/", "/api/v1/claims/"])
def test_marks_cost_no_query_of_their_own(client: Client, path: str) -> None:
    assert_flat(stale_claim, lambda: client.get(path))
