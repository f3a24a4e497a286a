"""How often a caller may ask."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client

from accounts.api import throttles
from accounts.models import RequestCount
from tests.accounts.tokens import Program, issued
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

LIST = "/api/v1/claims/"


@dataclass
class Stopped:
    """A clock that stands still."""

    at: datetime

    def now(self) -> datetime:
        return self.at


@pytest.fixture(autouse=True)
def few(settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three requests a minute for who signs in and two for others, in a minute that does not end."""
    settings.API_REQUESTS_PER_MINUTE = 3
    settings.API_ANONYMOUS_REQUESTS_PER_MINUTE = 2
    now = throttles.timezone.now().replace(second=10)
    monkeypatch.setattr(throttles, "timezone", Stopped(now))


def statuses(ask, times: int) -> list[int]:
    return [ask().status_code for _ in range(times)]


def test_a_token_is_counted_and_told_what_is_left() -> None:
    program = Program(issued()[1])
    answers = [program.get(LIST) for _ in range(4)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    assert [one["RateLimit"] for one in answers] == [
        f'"minute";r={left};t=50' for left in (2, 1, 0, 0)
    ]
    assert {one["RateLimit-Policy"] for one in answers} == {'"minute";q=3;w=60'}
    assert answers[-1]["Retry-After"] == "50"
    assert answers[-1].json()["code"] == "throttled"
    assert "Retry-After" not in answers[0]


def test_tokens_people_and_addresses_are_counted_apart(client: Client) -> None:
    user = UserFactory(roles=["editor"])
    one, other = (Program(issued(user, name=name)[1]) for name in ("one", "other"))
    assert statuses(lambda: one.get(LIST), 4) == [200, 200, 200, 429]
    assert statuses(lambda: other.get(LIST), 4) == [200, 200, 200, 429]
    assert statuses(lambda: client.get(LIST), 3) == [200, 200, 429]
    assert client.get(LIST, REMOTE_ADDR="192.0.2.7").status_code == 200
    client.force_login(user)
    assert statuses(lambda: client.get(LIST), 4) == [200, 200, 200, 429]
    assert RequestCount.objects.count() == 5


def test_what_is_refused_counts_too(client: Client) -> None:
    def guess():
        return client.get(LIST, headers={"authorization": "Bearer ss_guess"})

    assert statuses(guess, 3) == [401, 401, 429]
    elsewhere = Client(REMOTE_ADDR="192.0.2.9")
    assert statuses(lambda: elsewhere.get("/api/v1/quarantine/"), 3) == [401, 401, 429]
    program = Program(issued(UserFactory())[1])
    assert statuses(lambda: program.get("/api/v1/quarantine/"), 4) == [403, 403, 403, 429]


def test_zero_means_no_limit(client: Client, settings) -> None:
    settings.API_REQUESTS_PER_MINUTE = settings.API_ANONYMOUS_REQUESTS_PER_MINUTE = 0
    program = Program(issued()[1])
    for ask in (client.get, program.get):
        assert "RateLimit" not in ask(LIST)
        assert statuses(lambda ask=ask: ask(LIST), 4) == [200] * 4
    assert not RequestCount.objects.exists()


def test_an_answer_that_says_nothing_changed_tells_what_is_left() -> None:
    program = Program(issued()[1])
    etag = program.get(LIST)["ETag"]
    answer = program.get(LIST, if_none_match=etag)
    assert (answer.status_code, answer["RateLimit"]) == (304, '"minute";r=1;t=50')


def test_a_write_under_a_key_is_counted_once_and_refused_like_any_other() -> None:
    program = Program(issued()[1])
    answers = [program.post("/api/v1/judgements/", {}, idempotency_key="a") for _ in range(4)]
    assert [one.status_code for one in answers] == [400, 400, 400, 429]
    assert answers[0]["RateLimit"] == '"minute";r=2;t=50'


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_no_more_are_answered_than_may_be(settings) -> None:
    settings.API_REQUESTS_PER_MINUTE = 5
    _, key = issued()

    def ask(_: int) -> int:
        try:
            return Program(key).get("/api/v1/").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = sorted(pool.map(ask, range(24)))
    assert answers == [200] * 5 + [429] * 19
