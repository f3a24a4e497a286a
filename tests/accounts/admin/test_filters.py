"""Lists are narrowed to a range; what is no day or number narrows nothing."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimFactory, OriginFactory
from tests.factories.sources import MergeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def curator(client: Client) -> None:
    client.force_login(UserFactory(roles=["curator"]))


def number(client: Client, path: str) -> int:
    page = client.get(f"/admin/{path}")
    assert page.status_code == 200
    return len(page.context["cl"].result_list)


def test_days_are_meant_with_both_ends(client: Client) -> None:
    for day in ("2018-11-21", "2018-11-22", "2018-11-24"):
        OriginFactory(date_from=day, date_to=day)
    at = "claims/origin/?date_from_from="
    assert number(client, f"{at}2018-11-22&date_from_to=2018-11-24") == 2
    assert number(client, f"{at}2018-11-23") == 1
    assert number(client, f"{at}yesterday") == 3


def test_the_last_day_of_moments_is_meant_to_its_end(client: Client) -> None:
    MergeFactory(merged_at=datetime(2026, 3, 4, 23, 59, tzinfo=UTC))
    at = "sources/merge/?merged_at_from=2026-03-04&merged_at_to="
    assert number(client, f"{at}2026-03-04") == 1
    assert number(client, f"{at}9999-12-31") == 1
    assert number(client, "sources/merge/?merged_at_from=2026-03-05") == 0


def test_numbers_are_meant_with_both_ends(client: Client) -> None:
    for many in (0, 1, 3):
        ClaimFactory(supports_confirmed=many, supports_possible=many)
    at = "claims/claim/?supports_confirmed_from=1"
    assert number(client, at) == 2
    assert number(client, f"{at}&supports_confirmed_to=2") == 1
    assert number(client, "claims/claim/?supports_confirmed_from=x") == 3
