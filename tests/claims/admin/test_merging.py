"""Comparing and merging claims in the admin: from a suggestion, to the pages, and back."""

import pytest
from django.test import Client

from accounts.domain.vocabulary import Role
from accounts.models import User
from claims.models import Claim
from sources.models import Merge
from tests.claims.writing import cites, claim
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimRelationFactory

pytestmark = pytest.mark.django_db

CURATING = {"curator", "editor", "admin"}
SAID = "A ferry sank off Otaru on 3 May 2018."
AGAIN = "On 3 May 2018 a ferry sank off Otaru."


@pytest.fixture(autouse=True)
def person(client: Client) -> User:
    user = UserFactory(roles=["curator"])
    client.force_login(user)
    return user


def page_of(survivor: Claim, merged: Claim) -> str:
    return f"/admin/claims/claim/{survivor.pk}/merge/{merged.pk}/"


def test_the_nearest_claims_are_offered_first_and_others_are_searched_for(client: Client) -> None:
    record, near = claim(statement=SAID), claim(statement=AGAIN)
    far = claim(statement="The port of Busan was closed.")
    url = f"/admin/claims/claim/{record.pk}/merge/"
    assert url in client.get(f"/admin/claims/claim/{record.pk}/change/").content.decode()
    shown = client.get(url)
    assert list(shown.context["found"]) == [near]
    assert page_of(near, record) in shown.content.decode()
    assert list(client.get(url, {"q": "Busan"}).context["found"]) == [far]


def test_two_claims_are_compared_merged_and_separated(client: Client) -> None:
    survivor, merged = claim(statement=SAID), claim(statement=f"{SAID} <b>At noon.</b>")
    its = cites(merged)
    url = page_of(survivor, merged)
    shown = client.get(url)
    page = shown.content.decode()
    assert "&lt;b&gt;At noon" in page
    assert str(its.article) in page
    assert page_of(merged, survivor) in page
    assert 'name="sure"' not in page
    posted = client.post(url, {"seal": shown.context["preview"].seal, "change_reason": "one"})
    assert posted["Location"] == f"/admin/claims/claim/{survivor.pk}/change/"
    merge = Merge.objects.get()
    undo = f"/admin/sources/merge/{merge.pk}/undo/"
    assert undo in client.get(posted["Location"]).content.decode()
    assert (
        "Merged into <a" in client.get(f"/admin/claims/claim/{merged.pk}/change/").content.decode()
    )
    assert (
        'name="_save"'
        not in client.get(f"/admin/claims/claim/{merged.pk}/change/").content.decode()
    )
    assert client.post(f"/admin/claims/claim/{merged.pk}/change/", {}).status_code == 403
    names = {str(row) for row in client.get("/admin/claims/claim/").context["cl"].result_list}
    assert names == {SAID}
    assert "into" in client.get(f"/admin/sources/merge/{merge.pk}/change/").content.decode()
    back = client.post(undo, {"change_reason": "two"})
    assert back["Location"] == f"/admin/claims/claim/{merged.pk}/change/"
    its.refresh_from_db()
    assert its.claim == merged


def test_what_is_doubtful_is_ticked_and_nothing_typed_is_lost(client: Client) -> None:
    survivor, merged = claim(statement=SAID), claim(statement=SAID.replace("sank", "did not sink"))
    url = page_of(survivor, merged)
    shown = client.get(url)
    assert "denies something: “not”" in shown.content.decode()
    sent = {"seal": shown.context["preview"].seal, "change_reason": "A slip of the pen"}
    refused = client.post(url, sent)
    page = refused.content.decode()
    assert 'value="A slip of the pen"' in page
    assert 'name="sure" value="yes" required>' in page
    assert not Merge.objects.exists()
    stale = client.post(url, {**sent, "seal": "x", "sure": "yes"}).content.decode()
    assert 'name="sure" value="yes" required checked>' in stale
    assert client.post(url, {**sent, "sure": "yes"}).status_code == 302


def test_what_is_in_the_way_is_told(client: Client) -> None:
    survivor, merged = claim(statement=SAID), claim(statement=SAID, kind="quote")
    page = client.get(page_of(survivor, merged)).content.decode()
    assert "neither supports the other" in page
    assert 'name="seal"' not in page


def test_a_suggestion_leads_to_where_the_two_are_merged(client: Client) -> None:
    one, other = claim(statement=SAID), claim(statement=AGAIN)
    row = ClaimRelationFactory(
        from_claim=one, to_claim=other, kind="equivalent", judgement="suggested"
    )
    ClaimRelationFactory(kind="updates", judgement="suggested")
    listed = client.get("/admin/claims/claimrelation/?waiting=alike")
    assert list(listed.context["cl"].result_list) == [row]
    for page in (listed, client.get(f"/admin/claims/claimrelation/{row.pk}/change/")):
        assert page_of(one, other) in page.content.decode()
        assert page_of(other, one) in page.content.decode()


@pytest.mark.parametrize("role", sorted(Role))
def test_only_who_curates(client: Client, role: str) -> None:
    survivor, merged = claim(statement=SAID), claim(statement=AGAIN)
    client.force_login(UserFactory(roles=[role]))
    for url in (page_of(survivor, merged), f"/admin/claims/claim/{merged.pk}/merge/"):
        assert client.get(url).status_code == (200 if role in CURATING else 403)
    client.logout()
    answer = client.post(page_of(survivor, merged), {"change_reason": "why"})
    assert answer["Location"].startswith("/admin/login/")
    assert not Merge.objects.exists()


def test_figures_are_compared_as_people_write_them(client: Client) -> None:
    figure = {"kind": "numerical", "unit": "%", "statistic": "share", "comparator": "eq"}
    one = claim(statement="It is 74.5 per cent.", amount="74.500000", **figure)
    other = claim(statement="It is 60 per cent.", amount="60.000000", **figure)
    page = client.get(page_of(one, other)).content.decode()
    assert "Exactly" in page
    assert ">74.5<" in page
    assert "74.500000" not in page
    assert "60.000000" not in page
