"""A merge is done whole or not at all: killed in the middle, or by two people at once."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from accounts.models import User
from claims.services.appearances import record_appearance
from sources.domain.vocabulary import Held
from sources.errors import MergeRefused
from sources.models import Merge, Source
from sources.services.merging import preview_merge, undo_merge
from tests.claims.fresh import assert_fresh
from tests.claims.services.test_concurrency import at_once
from tests.claims.writing import cites, claim
from tests.factories.accounts import UserFactory
from tests.factories.claims import AppearanceFactory
from tests.factories.sources import ArticleFactory, SourceFactory, VersionFactory
from tests.sources.services.merging.checksums import everything, settled
from tests.sources.services.merging.worlds import (
    Seeded,
    build,
    dangling,
    merge_pair,
    pair,
    somebody,
)
from tests.violations import unsaved

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(600)]

CHECKOUT = Path(__file__).resolve().parents[4]
POINTS = int(os.environ.get("KILLING_POINTS", "4"))
UNANCHORED = {"version": None, "start": None, "end": None, "exact": ""}


def a_world() -> tuple[Any, Any]:
    """A committed world, and the two records in it whose merge does most."""
    w = Seeded(7)
    build(w, 30)
    settled()
    pairs = [pair(w) for _ in range(12)]
    shown = [preview_merge(*pair) for pair in pairs]
    most = max((one for one in shown if not one.refusals), key=lambda one: len(one.steps))
    assert len(most.steps) > 4
    return most.survivor, most.merged


def merge(survivor: Any, merged: Any, by: User) -> Merge:
    return merge_pair(survivor, merged, by=by, reason="one thing")


def statements(survivor: Any, merged: Any) -> int:
    """How many statements a merge sends when it is not part of something else."""
    sent: list[str] = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        sent.append(sql)
        return execute(sql, *rest)

    by = somebody()
    with transaction.atomic():
        with connection.execute_wrapper(count):
            merge(survivor, merged, by)
        transaction.set_rollback(True)
    return len(sent) - len(["SAVEPOINT", "RELEASE SAVEPOINT"])


def killed_at(point: int | str, survivor: Any, merged: Any, *loose: str) -> None:
    """Another process begins the merge and is killed before it sends the statement `point`."""
    given = [connection.settings_dict["NAME"], survivor._meta.model_name]
    numbers = [str(number) for number in (survivor.pk, merged.pk, point)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.sources.services.merging.killed", *given, *numbers, *loose],
        cwd=CHECKOUT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


def test_a_merge_that_is_killed_leaves_nothing() -> None:
    survivor, merged = a_world()
    before, last = everything(), statements(survivor, merged)
    for turn in range(1, POINTS + 1):
        killed_at(turn * last // POINTS, survivor, merged)
        assert everything() == before
        assert not Merge.objects.exists()
    done = merge(survivor, merged, somebody())
    assert dangling(done) == []
    undo_merge(done, by=somebody(), reason="two things")
    assert everything() == before


def test_a_merge_of_claims_that_is_killed_leaves_nothing() -> None:
    survivor, merged = claim(), claim()
    version, by = VersionFactory(), UserFactory()
    for of in (survivor, merged):
        cites(of, version=version)
        cites(of)
    before = everything()
    # After the rows were moved, and after the answers were computed.
    for point in ('INSERT INTO "sources_merge"', str(statements(survivor, merged) - 1)):
        killed_at(point, survivor, merged)
        assert everything() == before
        assert not Merge.objects.exists()
    done = merge(survivor, merged, by)
    assert dangling(done) == []
    undo_merge(done, by=by, reason="two things")
    assert everything() == before
    assert_fresh()


def test_without_the_transaction_the_same_harness_finds_halves() -> None:
    survivor, merged, by = SourceFactory(), SourceFactory(), UserFactory()
    article = ArticleFactory(publisher=merged)
    before = everything()
    killed_at('INSERT INTO "sources_merge"', survivor, merged)
    assert everything() == before
    killed_at('INSERT INTO "sources_merge"', survivor, merged, "loose")
    article.refresh_from_db()
    assert article.publisher == survivor
    assert not Merge.objects.filter(merged_by=by).exists()


def test_of_two_opposite_merges_one_wins() -> None:
    one, other = SourceFactory(), SourceFactory()
    by = UserFactory()
    (refused,) = at_once(lambda: merge(one, other, by), lambda: merge(other, one, by))
    assert isinstance(refused, MergeRefused)
    assert "was itself merged into" in refused.message
    assert Source.objects.active().count() == 1
    assert dangling(Merge.objects.get()) == []


def test_of_two_merges_of_one_record_one_wins() -> None:
    one, *others = SourceFactory.create_batch(3)
    by = UserFactory()
    (refused,) = at_once(*[lambda other=other: merge(other, one, by) for other in others])
    assert isinstance(refused, MergeRefused)
    assert Merge.objects.count() == 1


def test_a_merge_is_undone_once() -> None:
    by = UserFactory()
    done = merge(SourceFactory(), SourceFactory(), by)
    jobs = [lambda: undo_merge(done, by=by, reason="two things")] * 2
    (refused,) = at_once(*jobs)
    assert isinstance(refused, MergeRefused)


@pytest.mark.parametrize("turn", range(3))
def test_what_is_written_beside_a_merge_follows_or_is_refused(turn: int) -> None:
    known, real, by = ArticleFactory(held=Held.CITED_ONLY), VersionFactory().article, UserFactory()
    rows = [
        unsaved(AppearanceFactory, claim=claim(), article=known, **UNANCHORED) for _ in range(4)
    ]
    jobs = [lambda row=row: record_appearance(row, by=None) for row in rows]
    jobs.insert(turn, lambda: merge(real, known, by))
    raised = at_once(*jobs)
    assert all(isinstance(error, ValidationError) for error in raised)
    assert dangling(Merge.objects.get()) == []
    assert real.appearances.count() == len(rows) - len(raised)
    assert_fresh()
