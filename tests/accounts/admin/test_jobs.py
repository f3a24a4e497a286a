"""The queue in the admin: read by those who may, tried again and cancelled by fewer."""

import pytest
from django.test import Client

from accounts.models import Event, Job
from tests.accounts.admin.filling import chosen
from tests.accounts.services.test_jobs import worker
from tests.factories.accounts import EventFactory, JobFactory, UserFactory

pytestmark = pytest.mark.django_db

JOBS = "/admin/accounts/job/"


@pytest.fixture(autouse=True)
def editor(client: Client) -> None:
    client.force_login(UserFactory(roles=["editor"]))


def choose(client: Client, action: str, *jobs: Job) -> str:
    return client.post(JOBS, chosen(action, *jobs), follow=True).content.decode()


def test_the_list_says_so_when_nobody_works(client: Client) -> None:
    assert "No worker is running" in client.get(JOBS).content.decode()
    worker(0)
    assert "No worker is running" not in client.get(JOBS).content.decode()


def test_the_list_says_why_a_job_failed(client: Client) -> None:
    job = JobFactory(status="failed")
    EventFactory(object_type="accounts.job", object_id=job.pk, reason="The disk is full")
    assert "The disk is full" in client.get(JOBS).content.decode()
    assert "The disk is full" in client.get(f"{JOBS}{job.pk}/change/").content.decode()


@pytest.mark.parametrize("state", ["failed", "nonsense", "'"])
def test_the_list_is_narrowed_to_a_state(client: Client, state: str) -> None:
    JobFactory(status="failed", task_name="accounts.that")
    page = client.get(f"{JOBS}?state={state}")
    assert page.status_code == 200
    assert ("accounts.that" in str(page.context["cl"].result_list[:1])) == (state == "failed")


def test_failed_jobs_are_tried_again_and_others_refused(client: Client) -> None:
    failed, done = JobFactory(status="failed"), JobFactory(status="succeeded")
    page = choose(client, "retry_selected", failed, done)
    assert "1 job will be tried again." in page
    assert f"Job {done.pk} is succeeded, not failed." in page
    assert Job.objects.get(pk=failed.pk).status == "todo"


def test_waiting_jobs_are_cancelled(client: Client) -> None:
    jobs = [JobFactory(), JobFactory()]
    assert "2 jobs cancelled." in choose(client, "cancel_selected", *jobs)
    assert Event.objects.filter(action="job.cancelled").count() == 2


@pytest.mark.parametrize("action", ["retry_selected", "cancel_selected"])
def test_who_only_reads_cannot_act(client: Client, action: str) -> None:
    client.force_login(UserFactory(roles=["auditor"]))
    job = JobFactory(status="failed" if action == "retry_selected" else "todo")
    assert action not in client.get(JOBS).content.decode()
    choose(client, action, job)
    assert Job.objects.get(pk=job.pk).status == job.status


def test_a_curator_does_not_see_the_queue(client: Client) -> None:
    client.force_login(UserFactory(roles=["curator"]))
    assert client.get(JOBS).status_code == 403
    assert JOBS not in client.get("/admin/").content.decode()
