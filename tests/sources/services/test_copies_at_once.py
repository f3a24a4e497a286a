"""Copies that arrive at the same time, and a whole corpus whose comparing is killed on the way."""

import io
import os
import signal
import threading
import time
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import close_old_connections, connection, connections

from sources.models import ArticleLink, ArticleVersion, Fingerprint, FingerprintBand, PublisherLine
from sources.services import copies
from sources.services.copies import suggest_copies
from tests.factories.sources import SourceFactory
from tests.sources.story import published, story

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = int(os.environ.get("CONCURRENCY_ROUNDS", "5"))


def arriving(version: ArticleVersion, wait: threading.Barrier) -> Callable[[], None]:
    def arrive() -> None:
        try:
            connection.ensure_connection()
            wait.wait(timeout=30)
            suggest_copies(version, by=None)
        finally:
            connection.close()

    return arrive


def at_once(versions: list[ArticleVersion]) -> int:
    """Lets these texts arrive together; how many links come of it."""
    before, barrier = ArticleLink.objects.count(), threading.Barrier(len(versions))
    threads = [threading.Thread(target=arriving(version, barrier)) for version in versions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    close_old_connections()
    return ArticleLink.objects.count() - before


def test_of_copies_that_arrive_together_each_is_found() -> None:
    rounds = [at_once([published(f"{story(seed=n)}\n{m}") for m in "abcd"]) for n in range(ROUNDS)]
    assert rounds == [3] * ROUNDS


def test_without_the_lock_the_same_harness_misses_some(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two that both look before either commits do not see each other."""
    met, write = threading.Barrier(2), copies.write_fingerprint

    def write_together(version: ArticleVersion) -> object:
        written = write(version)
        met.wait(timeout=30)
        return written

    monkeypatch.setattr(copies, "_begin", lambda: None)
    monkeypatch.setattr(copies, "write_fingerprint", write_together)
    assert at_once([published(f"{story(seed=1)}\n{m}") for m in "ab"]) == 0


def corpus() -> None:
    house = SourceFactory()
    for seed in range(8):
        for n in "ab":
            published(f"{story(seed=seed)}\n{n}")
        published(f"{story(6, seed=f'h{seed}')}\n{story(12, seed='house')}", publisher=house)


def found() -> set[tuple[object, ...]]:
    rows = ArticleLink.objects.values_list("from_article", "to_article", "kind", "score", "note")
    tables = (Fingerprint, FingerprintBand, PublisherLine)
    return {*rows, tuple(table.objects.count() for table in tables)}


def find_copies_in_a_process_of_its_own() -> int:
    """Starts the command and returns the number of its process."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            call_command("find_copies", stdout=io.StringIO(), stderr=io.StringIO())
            status = 0
        finally:
            os._exit(status)
    return child


def kill_when(child: int, enough: int) -> None:
    """Kills the process once so many fingerprints are committed."""
    until = time.monotonic() + 30
    while Fingerprint.objects.count() < enough and time.monotonic() < until:
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "it was done before it could be killed"


def test_killed_again_and_again_it_ends_as_if_undisturbed() -> None:
    corpus()
    call_command("find_copies", stdout=io.StringIO(), stderr=io.StringIO())
    undisturbed = found()
    assert len(undisturbed) == 9
    for table in (ArticleLink, Fingerprint, FingerprintBand, PublisherLine):
        table.objects.all().delete()
    for enough in (1, 5, 9, 13, 17):
        kill_when(find_copies_in_a_process_of_its_own(), enough)
        assert enough <= Fingerprint.objects.count() < 24
    call_command("find_copies", stdout=io.StringIO(), stderr=io.StringIO())
    assert found() == undisturbed
