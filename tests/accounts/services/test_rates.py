"""How many requests a caller may make a minute."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from accounts.models import RequestCount
from accounts.services.rates import caller_at, count_request, forget_requests

NOW = datetime(2026, 5, 3, 12, 0, 20, tzinfo=UTC)


@pytest.mark.django_db
def test_requests_are_counted_by_the_minute_of_the_clock() -> None:
    first, second = (count_request("token:1", most=2, now=NOW) for _ in range(2))
    assert (first.count, first.left, first.seconds, first.is_too_much) == (1, 1, 40, False)
    assert (second.left, second.is_too_much) == (0, False)
    third = count_request("token:1", most=2, now=NOW + timedelta(seconds=39.9))
    assert (third.left, third.is_too_much, third.seconds) == (0, True, 1)
    later = count_request("token:1", most=2, now=NOW + timedelta(seconds=40))
    assert (later.count, later.is_too_much, later.seconds) == (1, False, 60)


@pytest.mark.django_db
def test_callers_are_counted_apart_in_one_row_each() -> None:
    for caller in ("token:1", "token:2", "user:1", "token:1"):
        count_request(caller, most=9, now=NOW)
    assert dict(RequestCount.objects.values_list("caller", "count")) == {
        "token:1": 2,
        "token:2": 1,
        "user:1": 1,
    }


@pytest.mark.django_db
def test_one_statement_counts(django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        count_request("token:1", most=2, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_the_count_is_exact_however_many_ask_at_once() -> None:
    def ask(_: int) -> int:
        try:
            return count_request("token:1", most=5, now=NOW).count
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        counts = sorted(pool.map(ask, range(40)))
    assert counts == list(range(1, 41))


def test_no_address_is_kept_and_a_household_is_one_caller() -> None:
    caller = caller_at("192.0.2.7")
    assert "192.0.2.7" not in caller
    assert caller != caller_at("192.0.2.8")
    assert caller_at("2001:db8:1:2::1") == caller_at("2001:db8:1:2:ffff::9")
    assert len(caller) <= RequestCount._meta.get_field("caller").max_length


@pytest.mark.django_db
def test_what_was_counted_long_ago_is_forgotten() -> None:
    count_request("token:1", most=2, now=NOW - timedelta(hours=2))
    count_request("token:2", most=2, now=NOW)
    forget_requests(now=NOW)
    assert [row.caller for row in RequestCount.objects.all()] == ["token:2"]


@pytest.mark.django_db
def test_the_table_is_not_logged() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relpersistence FROM pg_class WHERE relname = 'accounts_requestcount'"
        )
        assert cursor.fetchone() == ("u",)
