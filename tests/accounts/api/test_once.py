"""A write under a key has one effect, however often it is sent and whoever is killed meanwhile.

`IDEMPOTENCY_KEYS=1000 pytest tests/accounts/api/test_once.py` tries harder.
"""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Event as Signal

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.api import once
from accounts.models import IdempotencyKey
from accounts.services.jobs import prune
from accounts.services.tokens import revoke_token
from claims.api import judging
from claims.models import IndependenceJudgement
from tests.accounts.tokens import Program, issued
from tests.factories.accounts import UserFactory
from tests.factories.claims import OriginFactory

KEYS = int(os.environ.get("IDEMPOTENCY_KEYS", "20"))
THREADS = 5
CHECKOUT = Path(__file__).resolve().parents[3]
URL = "/api/v1/judgements/"
HEADERS = ("Content-Type", "Location")

pytestmark = pytest.mark.django_db


def body(reason: str = "One room") -> dict[str, object]:
    return {
        "origins": [OriginFactory().pk, OriginFactory().pk],
        "verdict": "same",
        "reason": reason,
    }


def count() -> int:
    return IndependenceJudgement.objects.count()


def program() -> Program:
    return Program(issued()[1])


def test_whoever_signs_in_with_no_token_is_told_how_to_first() -> None:
    nobody, key = Client(), {"HTTP_IDEMPOTENCY_KEY": "a"}
    kind = "application/json"
    assert nobody.post(URL, body(), kind, **key).status_code == 401
    answer = nobody.post("/api/v1/correction-requests/", {"text": "No"}, kind, **key)
    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_unfit")
    assert count() == 0


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
def test_a_method_that_there_is_not_is_no_second_use_of_a_key(method: str) -> None:
    one, sent = program(), body()
    assert one.post(URL, sent, idempotency_key="a").status_code == 201
    headers = {"authorization": one.bearer, "idempotency-key": "a"}
    assert one.client.generic(method, URL, headers=headers).status_code == 405


def test_the_same_request_has_one_effect_and_one_answer() -> None:
    one, sent = program(), body()
    first, second = (one.post(URL, sent, idempotency_key="a") for _ in range(2))
    assert (first.status_code, second.status_code, count()) == (201, 201, 1)
    assert first.content == second.content
    assert [first[name] for name in HEADERS] == [second[name] for name in HEADERS]
    assert "Idempotency-Replayed" not in first
    assert second["Idempotency-Replayed"] == "true"
    assert first["X-Request-ID"] != second["X-Request-ID"]


def test_without_a_key_it_happens_again() -> None:
    one = program()
    assert [one.post(URL, body()).status_code for _ in range(2)] == [201, 201]
    assert (count(), IdempotencyKey.objects.count()) == (2, 0)


def test_a_key_is_for_one_request_alone() -> None:
    one, sent = program(), body()
    one.post(URL, sent, idempotency_key="a")
    for url, other in ((URL, {**sent, "reason": "Two rooms"}), (f"{URL}1/withdraw/", sent)):
        answer = one.post(url, other, idempotency_key="a")
        assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_reused")
        assert answer["Content-Type"] == "application/problem+json"
    assert count() == 1


def test_keys_belong_to_one_token() -> None:
    sent = [body(), body()]
    answers = [program().post(URL, one, idempotency_key="a") for one in sent]
    assert [one.status_code for one in answers] == [201, 201]
    assert count() == 2


def test_a_refused_request_leaves_the_key_free_and_nothing_behind() -> None:
    one, sent = program(), body()
    refused = one.post(URL, {**sent, "verdict": "maybe"}, idempotency_key="a")
    assert refused.status_code == 400
    assert not IdempotencyKey.objects.exists()
    assert one.post(URL, sent, idempotency_key="a").status_code == 201


def test_what_was_written_before_a_refusal_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise once.KeyUnfit("Too late.")

    with monkeypatch.context() as patch:
        patch.setattr(judging, "judged", refuse)
        assert program().post(URL, body(), idempotency_key="a").status_code == 400
    assert count() == 0


@pytest.mark.parametrize("key", ["", "x" * 201, "a\tb", "\x7f"])
def test_a_key_that_cannot_be_one_is_refused(key: str) -> None:
    answer = program().post(URL, body(), idempotency_key=key)
    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_unfit")
    assert count() == 0


def test_a_key_takes_a_token(client) -> None:
    client.force_login(UserFactory(roles=["editor"]))
    answer = client.post(URL, body(), "application/json", headers={"idempotency-key": "a"})
    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_unfit")
    assert answer.json()["instance"] == URL
    assert count() == 0


def test_a_token_that_ended_is_told_nothing_of_what_it_wrote() -> None:
    token, key = issued()
    sent = body()
    Program(key).post(URL, sent, idempotency_key="a")
    revoke_token(token, by=None, now=timezone.now())
    answer = Program(key).post(URL, sent, idempotency_key="a")
    assert (answer.status_code, answer.json()["code"]) == (401, "invalid_token")


def test_reading_under_a_key_is_reading() -> None:
    one = program()
    assert one.get(URL, idempotency_key="a").status_code == 200
    assert not IdempotencyKey.objects.exists()


def test_keys_are_kept_for_two_days(monkeypatch: pytest.MonkeyPatch) -> None:
    one = program()
    for key in ("old", "new"):
        one.post(URL, body(), idempotency_key=key)
    for key, hours in (("old", 48.1), ("new", 47.9)):
        written = timezone.now() - timedelta(hours=hours)
        IdempotencyKey.objects.filter(key=key).update(created_at=written)
    prune()
    assert [row.key for row in IdempotencyKey.objects.all()] == ["new"]


@pytest.mark.django_db(transaction=True)
def test_while_the_first_runs_the_second_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    one, sent = program(), body()
    begun, may_end = Signal(), Signal()
    keep = once._keep

    def slowly(*args: object) -> bool:
        begun.set()
        assert may_end.wait(timeout=30)
        return keep(*args)

    def first() -> int:
        try:
            return one.post(URL, sent, idempotency_key="a").status_code
        finally:
            connection.close()

    monkeypatch.setattr(once, "_keep", slowly)
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(first)
        assert begun.wait(timeout=30)
        second = Program(one.bearer.removeprefix("Bearer ")).post(URL, sent, idempotency_key="a")
        may_end.set()
        assert running.result() == 201
    assert (second.status_code, second.json()["code"]) == (409, "idempotency_key_in_use")
    assert second["Retry-After"] == "1"
    assert one.post(URL, sent, idempotency_key="a")["Idempotency-Replayed"] == "true"
    assert count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.timeout(3600)
def test_of_many_at_once_under_one_key_one_has_an_effect() -> None:
    _, key = issued()
    bodies = [body(f"Room {number}") for number in range(KEYS)]

    def send(number: int) -> tuple[int, bytes]:
        try:
            while True:
                answer = Program(key).post(URL, bodies[number], idempotency_key=f"key {number}")
                if answer.status_code != 409:
                    return answer.status_code, answer.content
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        answers = list(pool.map(send, [number for number in range(KEYS) for _ in range(THREADS)]))
    assert {status for status, _ in answers} == {201}
    assert len({content for _, content in answers}) == KEYS
    assert count() == KEYS


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("where", ["before", "after", "told"])
def test_whoever_is_killed_and_asked_again_has_written_once(where: str) -> None:
    _, key = issued()
    sent = body()
    database = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-m", "tests.accounts.api.dying", database, key, "a"]
    with subprocess.Popen(
        [*command, json.dumps(sent), where], cwd=CHECKOUT, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        process.kill()
    assert said.startswith(b"here"), said
    assert count() == (1 if where == "told" else 0)
    again = send_until_free(Program(key), sent)
    assert again.status_code == 201
    assert ("Idempotency-Replayed" in again) == (where == "told")
    assert count() == 1


def send_until_free(one: Program, sent: dict[str, object]):
    """The answer, once the database has noticed that who held the key is gone."""
    while True:
        answer = one.post(URL, sent, idempotency_key="a")
        if answer.status_code != 409:
            return answer
