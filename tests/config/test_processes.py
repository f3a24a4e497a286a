"""The server with real processes: told to stop, several of them, slow clients, a database away."""

import signal
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection, transaction

from tests.config.jobs.workers import wait_for
from tests.config.processes import Running, running
from tests.contract.serving import HOST, _database
from tests.factories.claims import ClaimFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.enable_socket]

SLOW = 24
"""Clients that send slowly, more than there are threads."""

WAITING = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'
"""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Running]:
    """The product with one process, over the database of the test."""
    with running(tmp_path, _database()) as found:
        yield found


def waits() -> bool:
    """Whether somebody waits for a lock."""
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return bool(cursor.fetchone()[0])


def test_what_is_being_answered_when_it_is_told_to_stop_is_answered(site: Running) -> None:
    claim = ClaimFactory()
    with ThreadPoolExecutor() as pool:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("LOCK TABLE claims_claim IN ACCESS EXCLUSIVE MODE")
            answer = pool.submit(site.ask, f"/api/v1/claims/{claim.pk}/")
            wait_for(waits)
            site.process.send_signal(signal.SIGTERM)
        assert answer.result().status == 200
    assert site.process.wait(timeout=30) == 0
    assert "Traceback" not in site.said()


def test_slow_clients_keep_nobody_from_reading(site: Running) -> None:
    ClaimFactory()
    heads = (
        b"POST /api/v1/topics/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        b"Content-Length: 1000\r\n\r\n{",
        b"GET /claims/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
    )
    slow = [socket.create_connection((HOST, site.port)) for _ in range(SLOW)]
    try:
        for number, link in enumerate(slow):
            link.sendall(heads[number % 2])
        answers = [site.ask(path) for path in ("/claims/", "/livez", "/api/v1/claims/", "/readyz")]
    finally:
        for link in slow:
            link.close()
    assert [answer.status for answer in answers] == [200] * 4
    assert max(answer.seconds for answer in answers) < 10


def test_whoever_reads_slowly_keeps_nobody_from_reading(site: Running) -> None:
    for _ in range(50):
        ClaimFactory()
    slow = [socket.create_connection((HOST, site.port)) for _ in range(SLOW)]
    try:
        for link in slow:
            link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
            link.sendall(b"GET /api/v1/claims/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        answers = [site.ask(path) for path in ("/claims/", "/livez")]
    finally:
        for link in slow:
            link.close()
    assert [answer.status for answer in answers] == [200] * 2


def test_several_processes_answer_and_count_together(tmp_path: Path) -> None:
    ClaimFactory()
    with running(tmp_path, _database(), processes=2, LOG_LINES="on") as site:
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda _: site.ask("/claims/"), range(40)))
        assert {answer.status for answer in answers} == {200}
        told = site.ask("/metrics").body
        assert (
            'second_source_requests_total{method="GET",route="/claims/",status="2xx"} 40.0' in told
        )
        lines = [line for line in site.said().splitlines() if '"route": "/claims/"' in line]
        assert len(lines) == 40
        ids = {answer.headers["X-Request-ID"] for answer in answers}
        assert len(ids) == 40
        assert all(any(one in line for line in lines) for one in ids)


def test_without_a_database_everybody_is_told_so(tmp_path: Path) -> None:
    nobody = f"postgres://app@{str(tmp_path).replace('/', '%2F')}/facts"
    with running(tmp_path, nobody) as site:
        for path in ("/claims/", "/api/v1/claims/"):
            answer = site.ask(path)
            assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
        problem = site.ask("/api/v1/claims/")
        assert '"code": "unavailable"' in problem.body
        assert problem.headers["X-Request-ID"] in problem.body
        assert site.ask("/livez").status == 200
        ready = site.ask("/readyz")
        assert ready.status == 503
        assert str(tmp_path) not in ready.body
        assert "second_source_database_up 0.0" in site.ask("/metrics").body
