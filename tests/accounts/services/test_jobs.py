"""Jobs are asked for with what caused them, and never lost, doubled or kept for ever."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models.functions import Now
from procrastinate.exceptions import TaskNotFound

from accounts.models import Event, IdempotencyKey, Job, worker_is_alive
from accounts.requests import answering
from accounts.runs import Run, TakenOver, running
from accounts.services.jobs import (
    ATTEMPTS,
    JobRefused,
    cancel_job,
    defer_job,
    note_failure,
    prune,
    retry_job,
    silence,
    take_over,
)
from accounts.services.steps import verb
from tests.config.jobs.probe import NAME
from tests.factories.accounts import ApiTokenFactory, JobFactory, UserFactory

pytestmark = pytest.mark.django_db


def worker(age: float) -> int:
    """A worker whose last sign of life is `age` seconds old."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) "
            "VALUES (now() - make_interval(secs => %s)) RETURNING id",
            [age],
        )
        return int(cursor.fetchone()[0])


def again(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


def last_reason(job: Job) -> str:
    return Event.objects.about(job).last().reason


def test_a_job_is_asked_for_in_the_transaction_of_what_caused_it() -> None:
    with transaction.atomic():
        defer_job(NAME, by=None, number=1)
        transaction.set_rollback(True)
    assert not Job.objects.exists()
    with transaction.atomic():
        defer_job(NAME, by=None, number=1)
    assert Job.objects.waiting().count() == 1


def test_a_job_carries_who_asked_and_in_which_request() -> None:
    person = UserFactory()
    with answering("request 1"):
        pk = defer_job(NAME, by=person, number=3)
    assert Job.objects.get(pk=pk).args == {"number": 3, "by": person.pk, "request_id": "request 1"}


def test_a_task_that_waits_once_is_not_asked_for_twice_and_nothing_breaks() -> None:
    with transaction.atomic():
        assert defer_job("accounts.prune", by=None) is not None
        assert defer_job("accounts.prune", by=None) is None
        assert Job.objects.count() == 1


def test_a_task_that_nobody_registered_is_a_mistake() -> None:
    with pytest.raises(TaskNotFound):
        defer_job("accounts.nonsense", by=None)


@pytest.mark.parametrize(("age", "status"), [(0, "doing"), (90, "doing"), (110, "todo")])
def test_a_job_is_taken_over_once_its_worker_was_silent_for_long(age: float, status: str) -> None:
    job = JobFactory(status="doing", worker_id=worker(age))
    assert take_over() == (status == "todo")
    assert again(job).status == status


def test_a_job_of_a_worker_that_is_forgotten_is_taken_over_at_once() -> None:
    job = JobFactory(status="doing")
    assert take_over() == 1
    assert (again(job).status, again(job).attempts) == ("todo", 1)
    assert last_reason(job) == "Its worker gave no sign of life."
    assert take_over() == 0


def test_a_job_whose_workers_keep_dying_fails_in_the_end() -> None:
    job = JobFactory(status="doing", attempts=ATTEMPTS - 1)
    take_over()
    assert (again(job).status, again(job).attempts) == ("failed", ATTEMPTS)
    assert last_reason(job).endswith("It was tried 5 times.")


def test_a_job_left_behind_gives_way_to_one_like_it_that_waits() -> None:
    left = JobFactory(status="doing", queueing_lock="prune")
    waiting = JobFactory(status="todo", queueing_lock="prune")
    take_over()
    assert (again(left).status, again(waiting).status) == ("aborted", "todo")


@pytest.mark.parametrize(("attempts", "status"), [(2, "todo"), (1, "doing")])
def test_a_run_that_ended_unheard_is_found_unless_the_job_has_moved_on(
    attempts: int, status: str
) -> None:
    job = JobFactory(status="doing", attempts=2, worker_id=worker(0))
    take_over(ended=[Run(job.pk, attempts)])
    assert again(job).status == status


def test_a_verb_of_a_run_that_no_longer_counts_is_undone() -> None:
    job = JobFactory(status="doing", attempts=1, worker_id=worker(0))
    with running(Run(job.pk, 1)), verb("job.try", by=None):
        pass
    for attempts, status in [(0, "doing"), (2, "doing")]:
        with (
            pytest.raises(TakenOver),
            running(Run(job.pk, attempts)),
            verb("job.try", by=None),
        ):
            pytest.fail(f"ran in state {status}")


def test_a_failure_is_noted_in_words_that_can_be_stored() -> None:
    job = JobFactory(status="doing")
    note_failure(Run(job.pk, 0), ValueError("no\x00 such\nday " + "!" * 900))
    assert last_reason(job).startswith("ValueError: no suchday !!!")
    assert len(last_reason(job)) == 500


def test_a_failed_job_is_tried_again_and_a_waiting_one_cancelled() -> None:
    person = UserFactory()
    failed, waiting = JobFactory(status="failed"), JobFactory()
    retry_job(failed.pk, by=person, reason="The disk is back")
    cancel_job(waiting.pk, by=person)
    assert (again(failed).status, again(waiting).status) == ("todo", "cancelled")
    event = Event.objects.about(failed).get()
    assert (event.action, event.actor, event.reason) == ("job.retried", person, "The disk is back")
    assert Event.objects.about(waiting).get().action == "job.cancelled"


@pytest.mark.parametrize("status", ["todo", "doing", "succeeded", "cancelled"])
def test_only_a_failed_job_is_tried_again(status: str) -> None:
    with pytest.raises(JobRefused, match=status):
        retry_job(JobFactory(status=status).pk, by=None)


def test_a_job_is_not_tried_again_beside_one_like_it() -> None:
    JobFactory(queueing_lock="prune")
    failed = JobFactory(status="failed", queueing_lock="prune")
    with pytest.raises(JobRefused, match="waits already"):
        retry_job(failed.pk, by=None)
    assert not Event.objects.exists()


@pytest.mark.parametrize("status", ["doing", "succeeded", "failed"])
def test_only_a_waiting_job_is_cancelled(status: str) -> None:
    with pytest.raises(JobRefused, match=status):
        cancel_job(JobFactory(status=status).pk, by=None)


def test_a_job_that_is_not_there_is_refused() -> None:
    with pytest.raises(JobRefused, match="no job"):
        retry_job(10**12, by=None)


@pytest.mark.parametrize(
    ("status", "days", "kept"),
    [
        ("succeeded", 6, True),
        ("succeeded", 8, False),
        ("failed", 29, True),
        ("failed", 31, False),
        ("todo", 400, True),
        ("doing", 400, True),
    ],
)
def test_a_job_is_kept_for_a_time_that_depends_on_its_end(
    status: str, days: int, kept: bool
) -> None:
    job = JobFactory(status=status)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_events WHERE job_id = %s", [job.pk])
        cursor.execute(
            "INSERT INTO procrastinate_events (job_id, type, at) "
            "VALUES (%s, 'started', now() - make_interval(days => %s))",
            [job.pk, days],
        )
    prune()
    assert Job.objects.filter(pk=job.pk).exists() == kept


def test_what_has_expired_is_forgotten_and_the_rest_is_not() -> None:
    token = ApiTokenFactory()
    for number, days in enumerate([0, 1, 3]):
        Session.objects.create(
            session_key=f"s{number}",
            session_data="",
            expire_date=Now() + timedelta(hours=12, days=-days),
        )
        made = IdempotencyKey.objects.create(token=token, key=f"k{number}", request_sha256="0" * 64)
        IdempotencyKey.objects.filter(pk=made.pk).update(created_at=Now() - timedelta(days=days))
    prune()
    assert set(Session.objects.values_list("session_key", flat=True)) == {"s0"}
    assert set(IdempotencyKey.objects.values_list("key", flat=True)) == {"k0", "k1"}


def test_a_worker_is_alive_while_it_gives_signs_of_life() -> None:
    assert not worker_is_alive(silence())
    worker(110)
    assert not worker_is_alive(silence())
    worker(90)
    assert worker_is_alive(silence())
