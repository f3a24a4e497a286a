"""Jobs done by real workers that are killed, frozen, cut off and told to stop."""

import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction

from accounts.jobs import TAKEN_OVER
from accounts.models import Event, Job
from accounts.requests import answering
from tests.config.jobs.probe import PLACES, marks
from tests.config.jobs.workers import (
    LONG,
    SILENCE,
    Workers,
    all_done,
    ask,
    state,
    wait_for,
    workers,
)
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Workers]:
    with workers(tmp_path) as found:
        yield found


def stopped_everywhere(
    crew: Workers, *switches: str, **how: bool
) -> tuple["subprocess.Popen[bytes]", list[int], list[Path]]:
    """A worker in the middle of three jobs: before, inside and after what each writes."""
    flags = [crew.folder / place for place in PLACES]
    worker = crew.start(*switches)
    jobs = [
        ask(number, UserFactory(), place=flag.name, flag=str(flag), **how)
        for number, flag in enumerate(flags)
    ]
    wait_for(lambda: all(flag.exists() for flag in flags))
    return worker, jobs, flags


def test_a_job_is_done_in_the_name_of_who_asked_for_it(crew: Workers) -> None:
    person = UserFactory()
    with answering("the-request"):
        job = ask(7, person)
    assert state(job) == "todo"
    crew.start(silence=LONG)
    wait_for(lambda: all_done([job]))
    event = Event.objects.get(action="probe.done")
    assert (event.actor, event.request_id) == (person, "the-request")
    assert crew.said() == ""


def test_the_jobs_of_a_killed_worker_have_their_effect_once(crew: Workers) -> None:
    worker, jobs, _ = stopped_everywhere(crew)
    worker.kill()
    worker.wait()
    assert [state(job) for job in jobs] == ["doing"] * 3
    begun = time.monotonic()
    crew.start()
    wait_for(lambda: all_done(jobs))
    assert time.monotonic() - begun < 5 * SILENCE
    assert [marks(number) for number in range(3)] == [1, 1, 1]
    taken = Event.objects.done("job.taken_over").filter(object_id__in=jobs)
    assert taken.count() == 3  # the worker may have been at a periodic job besides


def test_without_taking_over_the_jobs_of_a_killed_worker_stay_as_they_are(crew: Workers) -> None:
    worker, jobs, _ = stopped_everywhere(crew)
    worker.kill()
    worker.wait()
    crew.start("leave")
    last = ask(3, UserFactory())
    wait_for(lambda: all_done([last]))
    time.sleep(1.5 * SILENCE)
    assert [state(job) for job in jobs] == ["doing"] * 3


def thaw(crew: Workers, *switches: str) -> tuple["subprocess.Popen[bytes]", list[int]]:
    """A worker that freezes, sees its jobs done by another one, and goes on."""
    worker, jobs, flags = stopped_everywhere(crew, *switches, careless=True)
    worker.send_signal(signal.SIGSTOP)
    crew.start()
    wait_for(lambda: all_done(jobs))
    for flag in flags:
        Path(f"{flag}.go").touch()
    worker.send_signal(signal.SIGCONT)
    return worker, jobs


def test_a_frozen_worker_that_wakes_up_writes_nothing_and_begins_anew(crew: Workers) -> None:
    worker, jobs = thaw(crew)
    assert worker.wait(20) == TAKEN_OVER
    # The last one was frozen after its transaction and is careless: run again, it writes again.
    assert [marks(number) for number in range(3)] == [1, 1, 2]
    assert all_done(jobs)
    assert not Event.objects.filter(action="job.failed").exists()


def test_without_the_guard_a_frozen_worker_goes_on_as_if_nothing_had_happened(
    crew: Workers,
) -> None:
    thaw(crew, "trust")
    wait_for(lambda: "Job was not found" in crew.said())
    assert marks(0) == 2


def test_a_worker_whose_connections_are_cut_goes_on(crew: Workers) -> None:
    worker = crew.start(silence=LONG)
    first = ask(0, UserFactory())
    wait_for(lambda: all_done([first]))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    second = ask(1, UserFactory())
    wait_for(lambda: all_done([second]))
    assert worker.poll() is None


def test_a_job_whose_end_was_not_written_down_is_found(crew: Workers) -> None:
    flag = crew.folder / "after"
    worker = crew.start(silence=LONG)
    job = ask(0, UserFactory(), place="after", flag=str(flag))
    wait_for(flag.exists)
    with transaction.atomic():
        Job.objects.select_for_update(of=("self",)).get(pk=job)
        Path(f"{flag}.go").touch()
        wait_for(lambda: "LockNotAvailable" in crew.said())
    assert state(job) == "doing"
    wait_for(lambda: all_done([job]))
    assert marks(0) == 1
    assert worker.poll() is None


def test_a_worker_that_is_told_to_stop_ends_its_job_first(crew: Workers) -> None:
    flag = crew.folder / "inside"
    worker = crew.start(silence=LONG)
    job = ask(0, UserFactory(), place="inside", flag=str(flag))
    wait_for(flag.exists)
    worker.terminate()
    time.sleep(0.3)
    Path(f"{flag}.go").touch()
    assert worker.wait(10) == 0
    assert state(job) == "succeeded"
    assert Job.objects.get(pk=job).attempts == 1
