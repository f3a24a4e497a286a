"""Readers read from a copy that follows the primary, and are told nothing wrong by it: real servers."""

import json
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.db import InternalError, OperationalError, connection, connections, transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from accounts.primary import REPLICA, on_primary
from config import following
from config.following import Follower
from config.replica import SERVER, ReplicaMiddleware, is_reader
from tests.config.jobs.workers import wait_for
from tests.config.processes import Answer, Running, manage, running
from tests.config.servers import COPY, PRIMARY, Servers
from tests.factories.claims import TopicFactory

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


@pytest.fixture
def copy(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The database of the test under the name of a copy, where nothing can be written."""
    wrapper = connections["default"].copy()
    ours = wrapper.settings_dict
    read_only = ours["OPTIONS"]["options"] + " -c default_transaction_read_only=on"
    wrapper.settings_dict = {
        **ours,
        "OPTIONS": {**ours["OPTIONS"], "options": read_only},
        "PATIENCE": 5,
    }
    monkeypatch.setitem(connections.settings, REPLICA, wrapper.settings_dict)
    connections[REPLICA] = wrapper
    yield
    wrapper.close()
    del connections[REPLICA]


class Trusted(Follower):
    """A copy that is never behind, until it is suspected."""

    is_trusted = True

    def behind(self) -> float:
        return 0.0 if self.is_trusted else 1e9

    def suspect(self) -> None:
        self.is_trusted = False


def answered(view: Callable[[HttpRequest], HttpResponse], path: str = "/claims/") -> HttpResponse:
    """The answer of a view behind the middleware."""
    middleware = ReplicaMiddleware(view)
    middleware._follower = Trusted()
    answer = middleware(RequestFactory().get(path))
    answer.trusted = middleware._follower.is_trusted
    return answer


def where() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW default_transaction_read_only")
        return {"on": "replica", "off": "primary"}[cursor.fetchone()[0]]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("copy")
def test_what_fails_on_the_copy_is_answered_by_the_primary() -> None:
    """Each view asks the database of the test itself, under both names."""

    def reads(_: HttpRequest) -> HttpResponse:
        with on_primary():
            inside = where()
        with transaction.atomic():
            assert where() == "replica" or inside == where()
        return HttpResponse(f"{where()} {inside}", status=200)

    def writes(_: HttpRequest) -> HttpResponse:
        here = where()
        try:
            TopicFactory()
        except InternalError:
            return HttpResponse(status=500)
        return HttpResponse(here)

    def breaks(_: HttpRequest) -> HttpResponse:
        if where() == "primary":
            return HttpResponse("primary")
        try:
            with connection.cursor() as cursor:
                cursor.execute("DO $$ BEGIN RAISE SQLSTATE '57P01'; END $$")
        except OperationalError:
            return HttpResponse(status=503)
        raise AssertionError

    def misses(_: HttpRequest) -> HttpResponse:
        return HttpResponse(where(), status=404 if where() == "replica" else 200)

    def streams(_: HttpRequest) -> StreamingHttpResponse:
        return StreamingHttpResponse([where()])

    told = {}
    for view in (reads, writes, breaks, misses, streams):
        answer = answered(view)
        assert answer.status_code == 200
        told[view.__name__] = (answer.getvalue().decode(), answer[SERVER], answer.trusted)
    assert told == {
        "reads": ("replica primary", "replica", True),
        "writes": ("primary", "primary", True),
        "breaks": ("primary", "primary", False),
        "misses": ("primary", "primary", True),
        "streams": ("primary", "primary", True),
    }
    assert answered(reads, "/admin/").getvalue() == b"primary primary"
    with transaction.atomic():
        assert answered(reads).getvalue() == b"primary primary"
    assert where() == "primary"


def test_without_a_copy_there_is_nothing_to_choose() -> None:
    with pytest.raises(MiddlewareNotUsed):
        ReplicaMiddleware(lambda _: HttpResponse())


def test_how_far_it_is_behind_is_told_by_what_was_replayed(monkeypatch: pytest.MonkeyPatch) -> None:
    at = {"now": 100.0, "end": 10, "replayed": 10, "follows": True, "theirs": 1}
    follower = Follower()
    monkeypatch.setattr(following.time, "monotonic", lambda: at["now"])
    monkeypatch.setattr(follower, "_watch", lambda: None)
    monkeypatch.setattr(
        following,
        "_row",
        lambda alias, _: (
            (at["end"], 1) if alias != REPLICA else (at["follows"], at["replayed"], at["theirs"])
        ),
    )

    def behind(**changed: object) -> float:
        at.update(changed)
        follower.look()
        return follower.behind()

    assert follower.behind() == float("inf")
    assert behind() == 0
    assert behind(now=101.0, end=20) == 1
    assert behind(now=104.0, end=30, replayed=20) == 3
    assert behind(now=105.0, replayed=30) == 0
    assert behind(now=106.0, theirs=2) == float("inf")
    assert behind(now=107.0, theirs=1) == 0
    assert behind(now=108.0, follows=False) == float("inf")


TWO = pytest.mark.skipif("TWO_SERVERS" not in os.environ, reason="TWO_SERVERS=yes makes two")
"""Making two servers takes half a minute: wanted where anything about the database changes."""


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
        may_restore = f"SELECT rolcreatedb FROM pg_roles WHERE rolname = '{OWNER}'"
        assert found.ask(may_restore) is True
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


@TWO
@pytest.mark.enable_socket
@pytest.mark.timeout(300)
def test_readers_read_from_the_copy_and_never_what_is_too_old(
    servers: Servers, site: Running
) -> None:
    # A copy that follows is read; what is written there all the same is written on the primary.
    servers.ask(TOPIC.format("first"))
    assert "first" in names(until(site, TOPICS, lambda a: from_copy(a) and "first" in names(a)))
    for path in ("/", "/claims/", "/search/?q=a", "/reviews/", "/feeds/reviews.atom"):
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
        time.sleep(1.5)  # for as long an answer is told again
        ready = site.ask("/readyz")
        assert (ready.status, ready.seconds < 6) == (503, True)
        assert site.ask("/livez").status == 200
    finally:
        servers.thaw(PRIMARY)
    wait_for(lambda: site.ask("/readyz").status == 200)
    until(site, TOPICS, from_copy)


@TWO
@pytest.mark.timeout(300)
def test_a_commit_that_no_standby_confirmed_is_not_called_a_success(servers: Servers) -> None:
    servers.ask("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
    servers.ask("SELECT pg_reload_conf()")
    try:
        with ThreadPoolExecutor() as pool:
            writing = pool.submit(manage, "shell", "-c", WRITE, DATABASE_URL=servers.url(APP))
            cancelled = 0
            while not writing.done():  # the second COMMIT has no limit but this
                cancelled += bool(servers.ask(CANCEL))
                time.sleep(0.1)
        done = writing.result()
    finally:
        servers.ask("ALTER SYSTEM RESET synchronous_standby_names")
        servers.ask("SELECT pg_reload_conf()")
    assert done.stdout.splitlines()[-2:] == ["CommitUnconfirmed 503 unavailable"] * 2, done.stderr
    assert cancelled == 1
    assert servers.ask("SELECT count(*) FROM claims_topic WHERE slug IN ('third', 'last')") == 2


CANCEL = """
    SELECT pg_cancel_backend(pid) FROM pg_stat_activity
    WHERE wait_event = 'SyncRep' AND xact_start < now() - interval '3 seconds'
"""

WRITE = """
from django.db import connection, transaction
from accounts.api.problems import as_problem
from claims.models import Topic
for name, patience in (("third", 1), ("last", None)):
    connection.settings_dict["COMMIT_WITHIN"] = patience
    try:
        with transaction.atomic():
            Topic.objects.create(name=name, slug=name)
        print("done")
    except Exception as error:
        problem = as_problem(error)
        print(type(error).__name__, problem["status"], problem["code"])
"""


@TWO
def test_whoever_reads_a_copy_writes_nothing_there(servers: Servers) -> None:
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
