"""Readers read from a copy that follows the primary, and are told nothing wrong by it: real servers."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import RequestFactory

from config.replica import is_reader
from tests.config.jobs.workers import wait_for
from tests.config.processes import Answer, Running, manage, running
from tests.config.servers import COPY, PRIMARY, Servers

OWNER, APP, FOLLOWER = "facts_owner", "facts_app", "facts_follower"
TOPIC = "INSERT INTO claims_topic (name, slug, row_version) VALUES ('{0}', '{0}', 1)"


def request(path: str, cookies: str = "", **headers: str) -> bool:
    return is_reader(RequestFactory().get(path, headers={"Cookie": cookies, **headers}))


@pytest.mark.parametrize(
    "path", ["/", "/claims/", "/claims/7/", "/api/v1/claims/", "/feeds/x.json"]
)
def test_public_addresses_are_read_from_the_copy(path: str) -> None:
    assert request(path)
    assert not request(path, "sessionid=x")
    assert not request(path, "csrftoken=x")
    assert not request(path, "messages=x")
    assert not request(path, Authorization="Bearer ss_x")
    assert not is_reader(RequestFactory().post(path))


@pytest.mark.parametrize(
    "path",
    ["/admin/", "/desk/", "/account/login/", "/api/v1/exports/csv/", "/corrections/requests/x/",
     "/log/checkpoint", "/api/v1/changes/", "/livez"],
)  # fmt: skip
def test_everything_else_is_not(path: str) -> None:
    assert not request(path)


@pytest.fixture(scope="module")
def servers() -> Iterator[Servers]:
    """A primary as an operator makes it, by the commands of docs/operations.md, and a copy of it."""
    found = Servers()
    try:
        found.make_primary()
        address = {
            "DATABASE_URL": found.url(APP),
            "DATABASE_OWNER_URL": found.url(OWNER),
            "FOLLOWER_PASSWORD": found.password,
        }
        superuser = found.url("postgres", "postgres")
        for _ in range(2):  # the second time there is nothing to do
            made = manage("database_roles", "--as", superuser, "--follower", FOLLOWER, **address)
            assert made.returncode == 0, made.stderr
        assert "There are no tables yet" in made.stdout
        migrated = manage("migrate", "--verbosity", "0", **address)
        assert migrated.returncode == 0, migrated.stderr
        assert migrated.stderr == ""
        granted = manage("database_roles", **address)
        assert "its rights on every table, and no more" in granted.stdout, granted.stderr
        found.make_copy(FOLLOWER)
        yield found
    finally:
        found.end()


@pytest.fixture
def site(servers: Servers, tmp_path: Path) -> Iterator[Running]:
    """The product over both."""
    copy = servers.url(APP, server=COPY)
    variables = {"DATABASE_REPLICA_URL": copy, "REPLICA_MOST_SECONDS": "3", "LOG_LINES": "on"}
    with running(tmp_path, servers.url(APP), **variables) as found:
        yield found


def until(site: Running, path: str, seen: Callable[[Answer], bool], seconds: float = 30) -> Answer:
    """Asks until it is so; whoever asks is never told of an error."""
    deadline = time.monotonic() + seconds
    while True:
        answer = site.ask(path)
        assert answer.status < 500, answer.body
        if seen(answer):
            return answer
        assert time.monotonic() < deadline, answer
        time.sleep(0.1)


def from_copy(answer: Answer) -> bool:
    return answer.headers["x-read-from"] == "replica"


def from_primary(answer: Answer) -> bool:
    return answer.headers["x-read-from"] == "primary"


TOPICS = "/api/v1/topics/"


def names(answer: Answer) -> set[str]:
    return {row["name"] for row in json.loads(answer.body)["results"]}


@pytest.mark.enable_socket
@pytest.mark.timeout(300)
def test_readers_read_from_the_copy_and_never_what_is_too_old(
    servers: Servers, site: Running
) -> None:
    # A copy that follows is read; what is written there all the same is written on the primary.
    servers.ask(TOPIC.format("first"))
    assert "first" in names(until(site, TOPICS, lambda a: from_copy(a) and "first" in names(a)))
    for path in ("/", "/claims/", "/search/?q=a", "/sources/", "/reviews/", "/feeds/reviews.atom"):
        answer = until(site, path, from_copy)
        assert answer.status == 200, path
    assert from_primary(site.ask(TOPICS, Authorization="Bearer ss_x"))
    assert from_primary(site.ask("/claims/", Cookie="sessionid=x"))
    assert from_primary(site.ask("/api/v1/exports/"))
    assert from_primary(site.ask("/claims/999/"))

    # One that stops replaying is too old after a while, and is read again when it has caught up.
    servers.ask("SELECT pg_wal_replay_pause()", COPY)
    servers.ask(TOPIC.format("second"))
    assert "second" in names(until(site, TOPICS, lambda a: "second" in names(a)))
    assert from_primary(site.ask(TOPICS))
    servers.ask("SELECT pg_wal_replay_resume()", COPY)
    assert "second" in names(until(site, TOPICS, from_copy))

    # One that stands still: nobody waits for it for long, nor is told of it.
    servers.freeze(COPY)
    assert until(site, TOPICS, from_primary).seconds < 12
    servers.thaw(COPY)
    until(site, TOPICS, from_copy)

    # One that is gone, and comes back.
    servers.stop(COPY)
    until(site, TOPICS, from_primary)
    servers.start(COPY)
    until(site, TOPICS, from_copy)
    figures = site.ask("/metrics").body
    assert 'second_source_reads_total{server="replica"}' in figures

    # A primary that stands still: machines are told, readers are told, and it goes on by itself.
    servers.freeze(PRIMARY)
    try:
        ready = site.ask("/readyz")
        assert (ready.status, ready.seconds < 6) == (503, True)
        assert site.ask("/livez").status == 200
    finally:
        servers.thaw(PRIMARY)
    wait_for(lambda: site.ask("/readyz").status == 200)
    until(site, TOPICS, from_copy)


@pytest.mark.timeout(300)
def test_a_commit_that_no_standby_confirmed_is_not_called_a_success(servers: Servers) -> None:
    servers.ask("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
    servers.ask("SELECT pg_reload_conf()")
    try:
        done = manage("shell", "-c", WRITE, DATABASE_URL=servers.url(APP))
    finally:
        servers.ask("ALTER SYSTEM RESET synchronous_standby_names")
        servers.ask("SELECT pg_reload_conf()")
    assert done.stdout.splitlines()[-1:] == ["CommitUnconfirmed 503 unavailable"], done.stderr


WRITE = """
from django.db import connection, transaction
from accounts.api.problems import as_problem
from claims.models import Topic
with connection.cursor() as cursor:
    cursor.execute("SET statement_timeout = '500ms'")
try:
    with transaction.atomic():
        Topic.objects.create(name="third", slug="third")
    print("done")
except Exception as error:
    problem = as_problem(error)
    print(type(error).__name__, problem["status"], problem["code"])
"""


def test_whoever_reads_a_copy_reads_nothing_half(servers: Servers) -> None:
    done = manage(
        "shell", "-c", TRY, DATABASE_URL=servers.url(APP), DATABASE_REPLICA_URL=servers.url(APP)
    )
    assert done.stdout.splitlines()[-1:] == ["25006 25006 written"], done.stderr


TRY = """
from accounts.busy import sqlstate_of
from accounts.primary import on_primary, reading_replica
from claims.models import Topic
def refused():
    try:
        Topic.objects.create(name="fourth", slug="fourth")
        return "written"
    except Exception as error:
        return sqlstate_of(error)
with reading_replica():
    first = refused()
    with on_primary():
        last = refused()
    print(first, refused(), last)
"""
