"""Many write at once, each on a connection of its own, and every result ends as if one by one."""

import os
import threading
from collections.abc import Callable
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import close_old_connections, connection

from claims.domain.vocabulary import Basis, ClaimKind, RelationKind, Stance
from claims.models import Appearance, Claim, ClaimRelation
from claims.services import corroboration, records
from claims.services.appearances import record_appearance
from claims.services.claims import relate
from sources.domain.vocabulary import TieKind
from sources.models import SourceTie
from sources.services import records as source_records
from tests.claims.fresh import assert_fresh, interval
from tests.claims.writing import cites, claim, edit
from tests.factories.claims import AppearanceFactory, AttributionFactory, OriginFactory
from tests.factories.sources import SourceFactory, VersionFactory
from tests.violations import unsaved

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 8
ROUNDS = int(os.environ.get("CONCURRENCY_ROUNDS", "5"))


def at_once(*jobs: Callable[[], object]) -> list[BaseException]:
    """Runs each job in a thread and on a connection of its own; returns what they raised."""
    barrier, raised = threading.Barrier(len(jobs)), []

    def run(job: Callable[[], object]) -> None:
        try:
            connection.ensure_connection()
            barrier.wait(timeout=30)
            job()
        except BaseException as error:
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads)
    close_old_connections()
    return raised


def add_appearance(of: Claim, **values: str) -> Callable[[], Appearance]:
    """A job that adds one more article with an origin of its own."""
    row = unsaved(AppearanceFactory, claim=of, **values)
    hop = unsaved(AttributionFactory, from_appearance=None, to_origin=OriginFactory())
    return lambda: record_appearance(row, by=None, chain=[hop])


def round_of_writers() -> tuple[int, list[int], int]:
    """Eight writers add to one claim: how many rows, which stored number, how many kept as count."""
    one = claim()
    assert at_once(*[add_appearance(one) for _ in range(WRITERS)]) == []
    one.refresh_from_db()
    return one.appearances.count(), interval(one), one.appearance_count


def test_eight_writers_on_one_claim_end_at_eight() -> None:
    rounds = [round_of_writers() for _ in range(ROUNDS)]
    assert rounds == [(WRITERS, [WRITERS, WRITERS], WRITERS)] * ROUNDS
    assert_fresh()


def test_without_the_lock_the_same_harness_goes_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two writers that both look before either commits store a number that misses one."""
    one = claim()
    met = threading.Barrier(2)
    keep = corroboration._keep

    def look_together(pk: int, now: object) -> bool:
        met.wait(timeout=30)
        return keep(pk, now)

    monkeypatch.setattr(corroboration, "lock", set)
    monkeypatch.setattr(records, "lock", set)
    monkeypatch.setattr(corroboration, "_keep", look_together)
    at_once(add_appearance(one), add_appearance(one))
    assert interval(one) == [1, 1]


def test_writers_on_equivalent_claims_do_not_wait_for_each_other_for_ever() -> None:
    one, other = claim(), claim()
    relate(one, RelationKind.EQUIVALENT, other, by=None)
    jobs = [add_appearance(of) for of in (one, other) * (WRITERS // 2)]
    assert at_once(*jobs) == []
    assert interval(one) == interval(other) == [WRITERS, WRITERS]
    assert_fresh()


def test_writers_on_a_quote_claim_and_its_content_do_not_wait_for_ever() -> None:
    statement, content = OriginFactory(), claim()
    cites(content, statement)
    quote = claim(kind=ClaimKind.QUOTE.value, attests=statement)
    jobs = [add_appearance(quote, stance=Stance.REFUTES.value) for _ in range(3)]
    jobs += [add_appearance(content) for _ in range(2)]
    edited = [Claim.objects.get(pk=quote.pk) for _ in range(3)]
    jobs += [partial(edit, one, place=f"Room {n}") for n, one in enumerate(edited)]
    assert at_once(*jobs) == []
    assert interval(content) == [2, 3]
    assert_fresh()


@pytest.mark.parametrize("turn", range(3))
def test_a_tie_written_beside_appearances_is_missed_by_none(turn: int) -> None:
    one = claim()
    owner, papers = SourceFactory(kind="company"), [SourceFactory() for _ in range(4)]
    rows = [
        unsaved(
            AppearanceFactory,
            claim=one,
            basis=Basis.OWN_REPORTING.value,
            version=VersionFactory(article__publisher=paper),
        )
        for paper in papers
    ]
    ties = [
        SourceTie(from_source=owner, to_source=paper, kind=TieKind.OWNS, percentage=100)
        for paper in papers
    ]
    jobs = [lambda row=row: record_appearance(row, by=None) for row in rows]
    jobs += [lambda tie=tie: source_records.save(tie, by=None) for tie in ties]
    assert at_once(*jobs[turn:], *jobs[:turn]) == []
    assert interval(one) == [1, 1]
    assert_fresh()


def test_of_two_relations_that_close_a_circle_one_is_refused() -> None:
    one, other = claim(), claim()
    jobs = [
        lambda: relate(one, RelationKind.BROADER, other, by=None),
        lambda: relate(other, RelationKind.BROADER, one, by=None),
    ]
    (refused,) = at_once(*jobs)
    assert isinstance(refused, ValidationError)
    assert refused.code == "claimrelation_acyclic"
    assert ClaimRelation.objects.count() == 1


def test_the_same_appearance_recorded_twice_at_once_is_recorded_once() -> None:
    one, version = claim(), VersionFactory()
    rows = [unsaved(AppearanceFactory, claim=one, version=version) for _ in range(2)]
    (refused,) = at_once(*[lambda row=row: record_appearance(row, by=None) for row in rows])
    assert isinstance(refused, ValidationError)
    assert one.appearances.count() == 1
    assert_fresh()
