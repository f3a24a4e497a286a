"""What machines are told of a process: that it lives, whether it is fit, and its figures."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.test import Client, override_settings

from accounts.services.jobs import defer_job
from config.operating import health, standing
from config.operating.bounded import Bounded
from config.operating.standing import Standing
from tests.config.jobs import probe
from tests.factories.accounts import UserFactory
from tests.flat import asked

FIT = Standing(is_migrated=True)


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    """Nothing is told of the database of another test."""
    standing.standing.forget()
    yield
    standing.standing.forget()


def told(monkeypatch: pytest.MonkeyPatch, found: Standing | None) -> tuple[int, dict[str, str]]:
    """What is said where the database says this: the status, and what is wrong with what."""
    monkeypatch.setattr(standing.standing, "get", lambda: found)
    answer = Client().get("/readyz")
    checks = answer.json()["checks"]
    assert all(check["ok"] == (check["why"] == "") for check in checks.values())
    assert (answer.json()["status"] == "ready") == (answer.status_code == 200)
    assert answer["Cache-Control"] == "no-store"
    return answer.status_code, {
        name: check["why"] for name, check in checks.items() if check["why"]
    }


def test_a_process_says_that_it_lives_without_the_database() -> None:
    with asked() as statements:
        answer = Client(headers={"host": "10.1.2.3"}).get("/livez")
    assert (answer.status_code, answer.json()) == (200, {"status": "alive"})
    assert statements == []
    assert Client().post("/livez").status_code == 405


@override_settings(HTTPS=True, SECURE_SSL_REDIRECT=True, ALLOWED_HOSTS=["facts.example.org"])
def test_whoever_balances_load_needs_neither_tls_nor_the_name() -> None:
    assert Client().get("/livez").status_code == 200
    assert Client().get("/claims/").status_code == 400
    named = Client(headers={"host": "facts.example.org"})
    assert [named.get(path).status_code for path in ("/livez", "/claims/")] == [200, 301]


@pytest.mark.django_db(transaction=True)
def test_everything_is_looked_at() -> None:
    answer = Client().get("/readyz")
    assert answer.json() == {
        "status": "ready",
        "checks": {
            name: {"ok": True, "why": ""} for name in ("database", "migrations", "queue", "disk")
        },
    }
    defer_job(probe.NAME, by=UserFactory(), number=1)
    standing.standing.forget()
    found = standing.standing.get()
    assert found is not None
    assert found.jobs == (("todo", 1),)
    assert 0 <= found.oldest < 60
    assert found.size > 0


@pytest.mark.parametrize(
    ("found", "wrong"),
    [
        (FIT, {}),
        (None, dict.fromkeys(("database", "migrations", "queue"), health.SILENT)),
        (
            Standing(why_not="It refuses."),
            {"database": "It refuses.", "migrations": health.SILENT, "queue": health.SILENT},
        ),
        (Standing(), {"migrations": health.UNMIGRATED}),
        (
            Standing(is_migrated=True, oldest=3601.0),
            {"queue": "A job waits for longer than 3600 seconds: does a worker run?"},
        ),
    ],
)
def test_what_is_wrong_is_named(
    monkeypatch: pytest.MonkeyPatch, found: Standing | None, wrong: dict[str, str]
) -> None:
    assert told(monkeypatch, found) == (503 if wrong else 200, wrong)


def test_a_bound_of_nothing_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    with override_settings(READY_QUEUE_SECONDS=0):
        assert told(monkeypatch, Standing(is_migrated=True, oldest=9e9))[0] == 200


def test_a_disk_that_is_nearly_full_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage(NamedTuple):
        total: int
        free: int

    looked: list[Path] = []

    def usage(folder: Path) -> Usage:
        looked.append(folder)
        return Usage(10**12, 10**8)

    monkeypatch.setattr(health.shutil, "disk_usage", usage)
    assert told(monkeypatch, FIT) == (503, {"disk": "The disk is nearly full."})
    with override_settings(READY_DISK_BYTES=10**8):
        assert told(monkeypatch, FIT)[0] == 200
    assert looked


def test_nobody_waits_for_a_database_that_stands_still() -> None:
    let_go, questions = threading.Event(), []

    def ask() -> str:
        questions.append(1)
        let_go.wait(30)
        return "here"

    answer = Bounded(ask, patience=0.05)
    assert [answer.get() for _ in range(3)] == [None] * 3
    assert len(questions) == 1
    let_go.set()
    patient = Bounded(ask, patience=30)
    assert [patient.get(), patient.get()] == ["here", "here"]
    assert len(questions) == 2


def figures(**headers: str) -> Any:
    return Client(headers=headers).get("/metrics")


@pytest.mark.django_db
def test_figures_are_told_on_the_machine_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Standing("", True, (("failed", 2), ("todo", 3)), 12.5, 1, 4, 5, 1000)
    monkeypatch.setattr(standing.standing, "get", lambda: found)
    Client().get("/claims/?q=a-secret")
    Client().get("/no/such/address/")
    Client().generic("BREW", "/claims/")
    lines = figures().content.decode().splitlines()
    for line in (
        "second_source_database_up 1.0",
        'second_source_jobs{state="failed"} 2.0',
        "second_source_oldest_job_seconds 12.5",
        "second_source_workers 1.0",
        "second_source_stale_claims 4.0",
        "second_source_log_entries 5.0",
    ):
        assert line in lines
    counted = [line for line in lines if line.startswith("second_source_requests_total")]
    for labels in (
        'method="GET",route="/claims/",status="2xx"',
        'method="GET",route="nowhere",status="4xx"',
        'method="other",route="/claims/",status="4xx"',
    ):
        assert any(labels in line for line in counted), labels
    assert "secret" not in "".join(lines)
    assert "no/such" not in "".join(lines)


def test_without_a_database_the_rest_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing.standing, "get", lambda: None)
    said = figures().content.decode()
    assert "second_source_database_up 0.0" in said
    assert "second_source_workers" not in said
    assert "second_source_requests_total" in said


def test_figures_are_for_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing.standing, "get", lambda: None)
    assert Client(REMOTE_ADDR="192.0.2.7").get("/metrics").status_code == 403
    assert figures(**{"X-Forwarded-For": "192.0.2.7"}).status_code == 403
    with override_settings(METRICS_TOKEN="a token of some length"):
        assert figures().status_code == 403
        assert figures(Authorization="Bearer another").status_code == 403
        far = Client(REMOTE_ADDR="192.0.2.7")
        sent = {"Authorization": "Bearer a token of some length"}
        assert far.get("/metrics", headers=sent).status_code == 200
