"""Several count what is stale while others write: no claim is lost, none counted wrong."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from accounts.models import Job
from accounts.services.jobs import defer_job
from claims.models import Claim, StaleMark
from claims.services import corroboration, draining, locks, marking
from claims.services.appearances import record_appearance
from claims.services.draining import drain
from sources.domain.vocabulary import TieKind
from sources.models import Source, SourceTie
from sources.services import records as source_records
from tests.claims.at_once import at_once, beside, somebody_waits
from tests.claims.fresh import assert_fresh, interval
from tests.claims.writing import claim, first_hand
from tests.factories.claims import AppearanceFactory, AttributionFactory, OriginFactory
from tests.factories.sources import SourceFactory, VersionFactory
from tests.violations import unsaved

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def little_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two claims are too much for one write, and two are a batch."""
    monkeypatch.setattr(marking, "MOST_CLAIMS", 1)
    monkeypatch.setattr(draining, "BATCH_CLAIMS", 2)


def drained() -> list[int]:
    return [pk for batch in drain() for pk in batch.claims]


def of_two_papers(number: int) -> tuple[list[Claim], tuple[Source, Source]]:
    """Claims that the same two papers reported first hand."""
    papers = (SourceFactory(), SourceFactory())
    claims = [claim() for _ in range(number)]
    for one in claims:
        for paper in papers:
            first_hand(one, version=VersionFactory(article__publisher=paper))
    return claims, papers


def tied(papers: tuple[Source, Source]) -> Callable[[], object]:
    """A job that makes the two papers one house."""
    tie = SourceTie(from_source=papers[0], to_source=papers[1], kind=TieKind.BRAND_OF)
    return lambda: source_records.save(tie, by=None)


def add(of: Claim) -> Callable[[], object]:
    row = unsaved(AppearanceFactory, claim=of)
    hop = unsaved(AttributionFactory, from_appearance=None, to_origin=OriginFactory())
    return lambda: record_appearance(row, by=None, chain=[hop])


def test_drainers_and_writers_lose_nothing() -> None:
    claims, papers = of_two_papers(6)
    marking.mark_all()
    taken: list[list[int]] = []
    jobs = [lambda: taken.append(drained()) for _ in range(2)]
    writers = [tied(papers), *(add(one) for one in claims[:3])]
    assert at_once(*jobs, *writers) == []
    drained()
    assert [interval(one) for one in claims] == [[2, 2]] * 3 + [[1, 1]] * 3
    assert not StaleMark.objects.exists()
    assert_fresh()


def test_without_marks_the_same_harness_goes_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    claims, papers = of_two_papers(3)
    monkeypatch.setattr(corroboration, "queue", lambda _: None)
    assert at_once(tied(papers)) == []
    drained()
    assert [interval(one) for one in claims] == [[2, 2]] * 3


def counted_while_one_is_held() -> list[int]:
    """What is counted while somebody else holds the first claim, in order of ids from 0."""
    claims = sorted(claim().pk for _ in range(4))
    marking.mark_all()
    counted: list[int] = []
    through = threading.Event()

    def hold() -> None:
        with transaction.atomic():
            locks.lock(claims[:1])
            while not (through.wait(timeout=0.02) or somebody_waits()):
                pass
            held_until.append(len(counted))

    def count() -> None:
        while not connection_holds(claims[0]):
            pass
        for batch in drain():
            counted.extend(batch.claims)
        through.set()

    held_until: list[int] = []
    assert at_once(hold, count) == []
    return [claims.index(pk) for pk in counted[: held_until[0]]]


def connection_holds(pk: int) -> bool:
    """Whether somebody holds this claim."""
    free = Claim.objects.select_for_update(no_key=True, skip_locked=True).filter(pk=pk)
    with transaction.atomic():
        return not free.exists()


def test_a_claim_that_somebody_holds_is_left_to_him() -> None:
    assert counted_while_one_is_held() == [1, 2, 3]
    assert StaleMark.objects.number_of_claims() == 1


def test_if_it_waited_for_the_claim_nothing_would_be_counted_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        draining,
        "take",
        lambda claims: sorted(locks.lock(claims.values_list("pk", flat=True)).claims),
    )
    assert counted_while_one_is_held() == []


def test_two_drainers_take_different_claims() -> None:
    claims = [claim().pk for _ in range(8)]
    marking.mark_all()
    taken: list[int] = []
    assert at_once(*[lambda: taken.extend(drained()) for _ in range(3)]) == []
    assert sorted(taken) == sorted(claims)


def test_what_changes_while_a_batch_is_counted_is_counted_again() -> None:
    claims, papers = of_two_papers(2)
    marking.mark_all()
    beside(lambda: next(drain()), tied(papers))
    assert StaleMark.objects.number_of_claims() == 2
    drained()
    assert [interval(one) for one in claims] == [[1, 1], [1, 1]]
    assert_fresh()


def test_a_write_beyond_the_bound_misses_no_claim_that_is_being_written() -> None:
    claims, papers = of_two_papers(2)
    third = claim()
    rows = [
        unsaved(
            AppearanceFactory,
            claim=third,
            basis="own_reporting",
            version=VersionFactory(article__publisher=paper),
        )
        for paper in papers
    ]
    beside(lambda: [record_appearance(row, by=None) for row in rows], tied(papers))
    drained()
    assert [interval(one) for one in (*claims, third)] == [[1, 1]] * 3
    assert_fresh()


def begin_a_job() -> int | None:
    """Begins the next job as a worker does, and gives its id."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM procrastinate_fetch_job_v2(NULL, NULL)")
        row = cursor.fetchone()
    return row[0] if row else None


def begun_while_asked_for_again() -> bool:
    """Whether a waiting job can be begun before what asked for it once more is committed."""
    assert defer_job(marking.TASK, by=None) is not None
    begun: list[int | None] = []
    beside(
        lambda: defer_job(marking.TASK, by=None),
        lambda: begun.append(begin_a_job()),
    )
    return begun != [None]


def test_a_job_that_waits_is_not_begun_before_it_can_see_why() -> None:
    assert not begun_while_asked_for_again()
    assert begin_a_job() is not None
    assert defer_job(marking.TASK, by=None) is not None
    assert Job.objects.filter(task_name=marking.TASK).count() == 2


def test_without_keeping_it_the_same_harness_goes_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accounts.services.jobs._stays_waiting", lambda _: True)
    assert begun_while_asked_for_again()
