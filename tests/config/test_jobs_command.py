"""`manage.py jobs`: what it says of a queue, and with which code it ends."""

import io

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Job
from tests.accounts.services.test_jobs import worker
from tests.factories.accounts import EventFactory, JobFactory

pytestmark = pytest.mark.django_db


def asked(*options: str) -> tuple[str, int]:
    """What the command prints, and the code it ends with."""
    said = io.StringIO()
    try:
        call_command("jobs", *options, stdout=said)
    except SystemExit as end:
        return said.getvalue(), int(end.code or 0)
    return said.getvalue(), 0


def test_an_empty_queue_is_in_order_with_and_without_a_worker() -> None:
    said, code = asked()
    assert ("Jobs: none." in said, "Workers: none is running" in said, code) == (True, True, 0)
    worker(0)
    assert asked() == ("Jobs: none.\nWorkers: 1 alive.\n", 0)
    worker(0)
    worker(1000)
    assert "Workers: 2 alive." in asked()[0]


def test_jobs_that_wait_for_nobody_are_wrong() -> None:
    JobFactory()
    assert asked()[1] == 1
    worker(0)
    assert asked() == ("Jobs: 1 waiting.\nWorkers: 1 alive.\n", 0)


def test_failed_and_abandoned_jobs_are_listed_with_the_reason() -> None:
    worker(0)
    failed = JobFactory(status="failed", task_name="accounts.one")
    EventFactory(object_type="accounts.job", object_id=failed.pk, reason="The disk is full")
    JobFactory(status="doing", task_name="accounts.two")
    JobFactory(status="doing", task_name="accounts.three", worker_id=worker(0))
    said, code = asked()
    assert code == 1
    assert "2 being done, 1 failed" in said
    assert "The disk is full" in said
    assert "abandoned" in said
    assert "accounts.three" not in said


def test_a_job_is_tried_again_and_cancelled_by_its_number() -> None:
    job = JobFactory(status="failed")
    assert asked("--retry", str(job.pk)) == (f"Job {job.pk} waits again.\n", 0)
    assert asked("--cancel", str(job.pk)) == (f"Job {job.pk} is cancelled.\n", 0)
    assert Job.objects.get(pk=job.pk).status == "cancelled"
    with pytest.raises(CommandError, match="cancelled, not failed"):
        asked("--retry", str(job.pk))
