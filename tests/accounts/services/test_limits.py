"""How often one place may do what takes no account."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import RequestFactory

from accounts.errors import TooOften
from accounts.models import Attempt
from accounts.requests import client_address
from accounts.services.limits import Limit, count_attempt

NOW = datetime(2026, 5, 3, 12, tzinfo=UTC)
LIMIT = Limit("test", most=2, within=timedelta(hours=1))
HERE = "192.0.2.7"


def at(minutes: int, address: str = HERE, limit: Limit = LIMIT) -> None:
    count_attempt(limit, address, now=NOW + timedelta(minutes=minutes))


@pytest.mark.django_db
def test_a_place_comes_as_often_as_it_may_and_is_told_when_to_come_back() -> None:
    at(0)
    at(20)
    with pytest.raises(TooOften, match=r"2 times .* within an hour.* in 30 minutes") as caught:
        at(30)
    assert caught.value.wait == 30 * 60
    at(60)
    with pytest.raises(TooOften) as caught:
        at(61)
    assert caught.value.wait == 19 * 60


@pytest.mark.django_db
def test_other_places_and_other_purposes_are_counted_apart() -> None:
    for minute in range(2):
        at(minute)
        at(minute, "192.0.2.8")
        at(minute, limit=Limit("other", most=2, within=timedelta(hours=1)))
    assert Attempt.objects.count() == 6


@pytest.mark.django_db
def test_a_household_is_one_place_however_many_addresses_it_has() -> None:
    at(0, "2001:db8:1:2::1")
    at(1, "2001:db8:1:2:ffff::9")
    with pytest.raises(TooOften):
        at(2, "2001:db8:1:2:3::4")
    at(2, "2001:db8:1:3::1")
    at(3, "::ffff:192.0.2.7")
    at(4)
    with pytest.raises(TooOften):
        at(5)


@pytest.mark.django_db
def test_no_address_is_kept() -> None:
    at(0)
    (row,) = Attempt.objects.all()
    assert HERE not in row.whom
    assert len(row.whom) == 64


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_no_more_come_in_than_may() -> None:
    def come(_: int) -> bool:
        try:
            at(0)
        except TooOften:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(come, range(16))) == 2


def test_an_address_is_believed_from_the_proxy_alone(settings) -> None:
    request = RequestFactory().get(
        "/", headers={"X-Forwarded-For": "10.9.9.9, 192.0.2.1"}, REMOTE_ADDR="127.0.0.1"
    )
    assert client_address(request) == "127.0.0.1"
    settings.HTTPS = True
    assert client_address(request) == "192.0.2.1"
    assert client_address(RequestFactory().get("/", REMOTE_ADDR="127.0.0.1")) == "127.0.0.1"
