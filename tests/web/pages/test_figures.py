"""Figures on the page of a claim, and the same in the API."""

import pytest
from django.test import Client

from tests.claims.fresh import recompute_one
from tests.described import assert_described
from tests.factories.claims import (
    AppearanceFactory,
    AttributionFactory,
    ClaimFactory,
    OriginFactory,
    PollFactory,
)

pytestmark = pytest.mark.django_db

SHARE = {"comparator": "eq", "statistic": "share", "unit": "percent"}


def test_figures_stand_side_by_side_with_margins_and_polls(client: Client) -> None:
    claim = ClaimFactory(**SHARE, amount=74)
    poll = PollFactory(origin=OriginFactory(kind="measurement"), margin_of_error="3.4")
    for amount in (74, 78):
        AttributionFactory(
            from_appearance=AppearanceFactory(claim=claim, **SHARE, amount=amount),
            to_origin=poll.origin,
        )
    rhetorical = AppearanceFactory(claim=claim, **SHARE, amount=95, force="rhetorical")
    recompute_one(claim.pk)
    page = client.get(claim.get_absolute_url()).content.decode()
    figures = page[page.index('id="figures"') :]
    assert '<svg viewBox="0 0 360' in figures
    assert "Meant rhetorically, not measured:" in figures
    assert "misquoted: it was measured as 74 percent" in figures
    assert "± 3.4 points" in figures
    assert f"#appearance-{rhetorical.pk}" in figures
    assert "3 of 10 items" in figures
    assert "how many people were asked" in figures

    told = client.get(f"/api/v1/claims/{claim.pk}/corroboration/").json()
    assert_described(client, told, "CorroborationOut")
    block = told["figures"]
    assert [one["relation"] for one in block["reported"]] == ["same", "misquote", "not_comparable"]
    assert block["polls"][0]["margin_of_error"] == "3.4"
    assert "sample" in block["polls"][0]["missing"]


def test_a_figure_that_does_not_count_yet_is_listed_without_a_plot(client: Client) -> None:
    claim = ClaimFactory()
    AppearanceFactory(claim=claim, **SHARE, amount=74, status="suggested")
    page = client.get(claim.get_absolute_url()).content.decode()
    assert "does not count" in page[page.index('id="figures"') :]
    assert "<svg viewBox" not in page[page.index('id="figures"') :]


def test_a_claim_without_figures_has_no_such_section(client: Client) -> None:
    page = client.get(ClaimFactory().get_absolute_url()).content.decode()
    assert 'id="figures"' not in page
