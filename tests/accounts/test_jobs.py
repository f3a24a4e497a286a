"""A task runs in the name of who caused it, and what goes wrong is told."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import OperationalError
from procrastinate.contrib.django import app

from accounts import jobs
from accounts.models import Event, Job, User
from accounts.requests import current_request_id
from accounts.services.jobs import ATTEMPTS
from accounts.services.records import save_record
from sources.models import Source
from tests.accounts.services.test_jobs import worker
from tests.config.jobs.probe import NAME
from tests.factories.accounts import JobFactory, UserFactory

pytestmark = pytest.mark.django_db


def run(function: Callable[..., Any], job: Job, **arguments: Any) -> None:
    """Runs a function as a worker does that has fetched this job."""
    jobs._run(function, SimpleNamespace(job=job.procrastinate_job), **arguments)


def fetched() -> Job:
    return JobFactory(status="doing", worker_id=worker(0))


def add_source(*, by: User | None, name: str) -> None:
    save_record(Source(name=name, kind="pollster"), by=by)


def test_what_a_job_writes_names_who_caused_it_and_in_which_request() -> None:
    person = UserFactory()
    run(add_source, fetched(), by=person.pk, request_id="request 1", name="Levada")
    source = Source.objects.get()
    event = Event.objects.about(source).get()
    assert (event.actor, event.request_id) == (person, "request 1")
    assert source.history.get().pgh_context["user"] == person.pk


def test_what_nobody_caused_names_the_job() -> None:
    job = fetched()
    run(add_source, job, timestamp=1, name="Levada")
    event = Event.objects.about(Source.objects.get()).get()
    assert (event.actor, event.request_id) == (None, f"job-{job.pk}")
    assert current_request_id() == ""


def test_the_log_is_told_how_a_run_ended_and_nothing_of_what_it_was_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[dict[str, Any]] = []
    monkeypatch.setattr(jobs.log, "info", lambda said, extra: told.append(extra))
    first, second = fetched(), fetched()
    run(add_source, first, name="Levada")
    with pytest.raises(TypeError):
        run(add_source, second, nonsense="a secret")
    assert [line.pop("ms") >= 0 for line in told] == [True, True]
    assert told == [
        {"task": job.task_name, "job": job.pk, "attempt": job.attempts + 1, "result": result}
        for job, result in ((first, "done"), (second, "failed"))
    ]


def test_a_failure_is_logged_with_its_reason_and_passed_on() -> None:
    def fail(*, by: User | None) -> None:
        raise LookupError("no such place")

    job = fetched()
    with pytest.raises(LookupError):
        run(fail, job)
    event = Event.objects.about(job).get()
    assert (event.action, event.reason) == ("job.failed", "LookupError: no such place")


def test_a_worker_whose_job_was_taken_over_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    codes: list[int] = []
    monkeypatch.setattr(jobs.os, "_exit", codes.append)
    run(add_source, fetched(), name="Levada")
    assert codes == []
    with pytest.raises(jobs.TakenOver):
        run(add_source, JobFactory(status="todo", attempts=1), name="Another")
    assert codes == [jobs.TAKEN_OVER]
    assert Source.objects.count() == 1


def retried(name: str, error: Exception, attempts: int) -> bool:
    job = SimpleNamespace(attempts=attempts)
    return app.tasks[name].get_retry_exception(exception=error, job=job) is not None


def test_only_what_passes_by_itself_is_tried_again_and_not_for_ever() -> None:
    assert retried(NAME, OperationalError(), 0)
    assert retried(NAME, ConnectionError(), ATTEMPTS - 1)
    assert not retried(NAME, OperationalError(), ATTEMPTS)
    assert not retried(NAME, ValueError(), 0)


def test_a_task_that_waits_once_is_not_tried_again_beside_itself() -> None:
    assert not retried("accounts.prune", OperationalError(), 0)
