"""What is too much for one write is marked, said to be stale, and counted in the background."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from accounts.models import Event, Job
from accounts.models.event import DEFERRED
from claims import tasks
from claims.domain.vocabulary import ClaimKind, StaleReason, Stance
from claims.models import Claim, Corroboration, StaleMark
from claims.services import corroboration, draining, marking
from claims.services.corroboration import recompute
from claims.services.draining import CountingFailed, drain
from sources.domain.vocabulary import ArticleStatus
from sources.services import records
from tests.claims.fresh import assert_fresh, interval, stored
from tests.claims.writing import cites, claim, edit
from tests.factories.accounts import UserFactory
from tests.factories.claims import OriginFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def nothing_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is written, everything goes through the queue."""
    monkeypatch.setattr(marking, "MOST_CLAIMS", 0)


def drained() -> list[int]:
    return [pk for batch in drain() for pk in batch.claims]


def waiting_jobs() -> int:
    return Job.objects.filter(task_name=marking.TASK, status="todo").count()


def test_what_is_few_is_counted_at_once() -> None:
    one = claim()
    cites(one)
    assert interval(one) == [1, 1]
    assert not StaleMark.objects.exists()
    assert waiting_jobs() == 0


@pytest.mark.parametrize(("claims", "appearances"), [(1, 100), (100, 1)])
def test_beyond_either_bound_claims_are_marked_and_a_job_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, claims: int, appearances: int
) -> None:
    row = cites(claim())
    other = claim()
    cites(other, version=row.version)
    monkeypatch.setattr(marking, "MOST_CLAIMS", claims)
    monkeypatch.setattr(marking, "MOST_APPEARANCES", appearances)
    edit(row.article, status=ArticleStatus.RETRACTED.value)
    assert interval(other) == [1, 1]
    assert StaleMark.objects.number_of_claims() == 2
    assert waiting_jobs() == 1
    assert sorted(drained()) == sorted([row.claim_id, other.pk])
    assert interval(other) == [0, 0]
    assert not StaleMark.objects.exists()
    assert_fresh()


def test_one_claim_alone_is_counted_however_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marking, "MOST_APPEARANCES", 1)
    one = claim()
    for _ in range(3):
        cites(one)
    assert interval(one) == [3, 3]
    assert not StaleMark.objects.exists()


@pytest.mark.usefixtures("nothing_at_once")
def test_what_is_counted_later_names_what_somebody_did() -> None:
    row, person = cites(claim()), UserFactory()
    drained()
    row.article.status = ArticleStatus.RETRACTED.value
    row.article.status_changed_reason = "no notice was found"
    records.save(row.article, by=person, reason="it was wrong")
    began = Event.objects.about(row.article).last()
    assert began is not None
    (mark,) = StaleMark.objects.all()
    assert (mark.cause, mark.reason) == (began, StaleReason.RIPPLE)
    (told,) = Event.objects.done(DEFERRED).caused_by(began)
    assert (told.object_id, told.after) == (began.pk, {"claims": 1})
    drained()
    (changed,) = Event.objects.recomputed().caused_by(began)
    assert changed.actor == person
    assert stored(row.claim).cause == began


@pytest.mark.usefixtures("nothing_at_once")
def test_a_mark_made_while_a_claim_is_counted_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    one = claim()
    keep = corroboration.keep_many

    def mark_meanwhile(ids: Collection[int], *rest: Any, **named: Any) -> set[int]:
        monkeypatch.setattr(corroboration, "keep_many", keep)
        done = keep(ids, *rest, **named)
        with transaction.atomic():
            recompute(ids)
        return done

    monkeypatch.setattr(corroboration, "keep_many", mark_meanwhile)
    assert next(drain()).claims == (one.pk,)
    assert StaleMark.objects.filter(claim=one).count() == 1
    assert drained() == [one.pk]


def test_a_write_that_counts_a_claim_takes_its_mark_off() -> None:
    one, other = claim(), claim()
    marking.mark([one.pk, other.pk], cause=None, now=stored(one).computed_at)
    cites(one)
    assert list(StaleMark.objects.values_list("claim", flat=True)) == [other.pk]


def test_a_write_leaves_the_request_to_count_all() -> None:
    one = claim()
    marking.mark_all()
    cites(one)
    assert StaleMark.objects.filter(claim=one).exists()


@pytest.mark.usefixtures("nothing_at_once")
def test_a_statement_that_is_denied_turns_what_rests_on_it() -> None:
    statement, content = OriginFactory(), claim()
    quote = claim(kind=ClaimKind.QUOTE.value, attests=statement)
    cites(content, statement)
    drained()
    cites(quote, stance=Stance.REFUTES.value)
    StaleMark.objects.filter(claim=content).delete()
    began = StaleMark.objects.latest("pk").cause
    assert drained() == [quote.pk, content.pk]
    assert interval(content) == [0, 1]
    assert stored(content).cause == began
    assert_fresh()


@pytest.mark.usefixtures("nothing_at_once")
def test_quote_claims_that_dispute_one_another_come_to_an_end() -> None:
    one, other = OriginFactory(), OriginFactory()
    quotes = [claim(kind=ClaimKind.QUOTE.value, attests=origin) for origin in (one, other)]
    cites(quotes[0], other, stance=Stance.REFUTES.value)
    cites(quotes[1], one, stance=Stance.REFUTES.value)
    assert set(drained()) == {quote.pk for quote in quotes}
    assert not StaleMark.objects.exists()


def test_a_claim_that_cannot_be_counted_stays_marked_and_keeps_no_other_from_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    claims = [claim() for _ in range(4)]
    bad, keep = claims[1].pk, corroboration.keep_many
    marking.mark_all()

    def fail_on_one(ids: Collection[int], *rest: Any, **named: Any) -> set[int]:
        if bad in ids:
            raise ZeroDivisionError("no such thing")
        return keep(ids, *rest, **named)

    monkeypatch.setattr(corroboration, "keep_many", fail_on_one)
    with pytest.raises(CountingFailed, match=f"{bad}. The last one: ZeroDivisionError: no such"):
        drained()
    assert list(StaleMark.objects.values_list("claim", flat=True)) == [bad]


def test_batches_are_bounded_by_number_and_by_size(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = [claim() for _ in range(4)]
    Claim.objects.update(appearance_count=10)
    marking.mark_all()
    monkeypatch.setattr(draining, "BATCH_CLAIMS", 3)
    assert [len(batch.claims) for batch in drain()] == [3, 1]
    Claim.objects.update(appearance_count=10)
    marking.mark([one.pk for one in claims], cause=None, now=stored(claims[0]).computed_at)
    monkeypatch.setattr(draining, "BATCH_APPEARANCES", 5)
    assert [len(batch.claims) for batch in drain()] == [1, 1, 1, 1]


def test_the_whole_corpus_is_marked_once_until_it_is_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(draining, "BATCH_CLAIMS", 1)
    for _ in range(3):
        claim()
    assert marking.mark_all() == 3
    next(drain())
    assert marking.mark_all() == 2
    assert marking.mark_all(anew=True) == 3
    assert len(drained()) == 3
    assert not StaleMark.objects.exists()
    assert marking.mark_all() == 3


def test_what_another_policy_counted_is_marked_once() -> None:
    one = claim()
    claim()
    Corroboration.objects.filter(claim=one).update(policy=7)
    assert (marking.mark_outdated(), marking.mark_outdated()) == (1, 0)
    assert waiting_jobs() == 1
    (mark,) = StaleMark.objects.all()
    assert (mark.claim, mark.reason) == (one, StaleReason.POLICY)
    drained()
    assert stored(one).policy == 1


def test_the_task_counts_what_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marking, "MOST_CLAIMS", 0)
    one = claim()
    tasks.recompute_stale(by=None)
    assert interval(one) == [0, 0]
    assert not StaleMark.objects.exists()


def test_a_long_queue_makes_way_for_other_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "BATCHES", 2)
    monkeypatch.setattr(draining, "BATCH_CLAIMS", 1)
    for _ in range(3):
        claim()
    marking.mark_all()
    tasks.recompute_stale(by=None)
    assert (StaleMark.objects.count(), waiting_jobs()) == (1, 1)


def test_what_others_hold_is_tried_again_a_little_later(monkeypatch: pytest.MonkeyPatch) -> None:
    one = claim()
    marking.mark([one.pk], cause=None, now=stored(one).computed_at)
    monkeypatch.setattr(draining, "take", lambda rows: [])
    tasks.recompute_stale(by=None)
    assert StaleMark.objects.count() == 1
    (job,) = Job.objects.filter(task_name=marking.TASK, status="todo")
    assert job.scheduled_at is not None
    assert timedelta() < job.scheduled_at - timezone.now() <= tasks.AGAIN


def test_where_nothing_waits_no_other_job_is_asked_for() -> None:
    one = claim()
    marking.mark([one.pk], cause=None, now=stored(one).computed_at)
    tasks.recompute_stale(by=None)
    assert waiting_jobs() == 0


def test_the_hourly_task_asks_for_what_was_left() -> None:
    one = claim()
    tasks.look_for_stale(by=None)
    assert waiting_jobs() == 0
    marking.mark([one.pk], cause=None, now=stored(one).computed_at)
    tasks.look_for_stale(by=None)
    assert waiting_jobs() == 1
