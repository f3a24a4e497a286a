"""The server with real processes: told to stop, several of them, slow clients, a database away."""

import signal
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection, transaction

from tests.config.jobs.workers import wait_for
from tests.config.processes import running
from tests.contract.serving import HOST, _database
from tests.factories.claims import ClaimFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.enable_socket]

SLOW = 24
"""Clients that send slowly, more than there are threads."""


def waits() -> bool:
    """Whether somebody waits for a lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        return bool(cursor.fetchone()[0])


@contextmanager
def slow_clients(port: int, *sent: bytes) -> Iterator[None]:
    """Clients that send this, and then nothing, and read nothing either.

    Whatever is answered to them has begun: so many at once would else be a burst that is shed.
    """
    links = [socket.create_connection((HOST, port)) for _ in range(SLOW)]
    try:
        for number, link in enumerate(links):
            link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
            link.sendall(sent[number % len(sent)])
        for number, link in enumerate(links):
            if sent[number % len(sent)] in WHOLE:
                link.settimeout(10)
                assert link.recv(1, socket.MSG_PEEK)
        yield
    finally:
        for link in links:
            link.close()


HALF_A_FORM = (
    b"POST /api/v1/correction-requests/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    b"Content-Length: 1000\r\n\r\n{"
)
HALF_A_HEAD = b"GET /claims/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
A_LIST = b"GET /api/v1/claims/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
AN_EXPORT = b"GET /api/v1/exports/ndjson/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
WHOLE = (A_LIST, AN_EXPORT)


def test_slow_clients_starve_nobody_and_what_is_being_answered_at_the_end_is_answered(
    tmp_path: Path,
) -> None:
    claim = ClaimFactory()
    for _ in range(60):
        ClaimFactory()
    with running(tmp_path, _database()) as site:
        for sent in ((HALF_A_FORM, HALF_A_HEAD), WHOLE):
            with slow_clients(site.port, *sent):
                paths = ("/claims/", "/livez", "/api/v1/claims/", "/readyz")
                answers = [site.ask(path) for path in paths]
            assert [answer.status for answer in answers] == [200] * 4
            assert max(answer.seconds for answer in answers) < 10
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


def test_several_processes_answer_and_count_together(tmp_path: Path) -> None:
    ClaimFactory()
    with running(tmp_path, _database(), processes=2, LOG_LINES="on") as site:
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda _: site.ask("/claims/"), range(40)))
        assert {answer.status for answer in answers} == {200}
        assert (
            'second_source_requests_total{method="GET",route="/claims/",status="2xx"} 40.0'
            in site.ask("/metrics").body
        )
        lines = [line for line in site.said().splitlines() if '"route": "/claims/"' in line]
        assert len(lines) == 40
        ids = {answer.headers["x-request-id"] for answer in answers}
        assert len(ids) == 40
        assert all(any(one in line for line in lines) for one in ids)


def test_without_a_database_everybody_is_told_so(tmp_path: Path) -> None:
    nobody = f"postgres://app@{str(tmp_path).replace('/', '%2F')}/facts"
    with running(tmp_path, nobody) as site:
        for path in ("/claims/", "/api/v1/claims/"):
            answer = site.ask(path)
            assert (answer.status, answer.headers["retry-after"]) == (503, "5")
        problem = site.ask("/api/v1/claims/")
        assert '"code":"unavailable"' in problem.body
        assert problem.headers["x-request-id"] in problem.body
        assert site.ask("/livez").status == 200
        ready = site.ask("/readyz")
        assert ready.status == 503
        assert str(tmp_path) not in ready.body
        assert "second_source_database_up 0.0" in site.ask("/metrics").body
