"""Workers killed and frozen at random: every job has its effect, and has it once.

`JOB_KILLS=40 pytest tests/config/jobs/test_kills.py -s` tries harder, and says what happened.
"""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from random import SystemRandom

import pytest

from accounts.jobs import TAKEN_OVER
from accounts.models import Event, Job
from tests.config.jobs.workers import SILENCE, Workers, all_done, ask, wait_for, workers
from tests.factories.accounts import UserFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(900)]

KILLS = int(os.environ.get("JOB_KILLS", "3"))
CREW = 3
JOBS_PER_KILL = 8


class Misfortunes:
    """What happens to the workers of one run."""

    def __init__(self, crew: Workers) -> None:
        self.crew = crew
        self.random = SystemRandom()
        self.working = [crew.start() for _ in range(CREW)]
        self.frozen: list[tuple[subprocess.Popen[bytes], float]] = []
        self.counts: Counter[str] = Counter()

    def strike(self) -> None:
        """Kills or freezes one worker, and puts another in its place."""
        unlucky = self.working.pop(self.random.randrange(len(self.working)))
        if self.random.random() < 0.5:
            unlucky.kill()
            self.counts["killed"] += 1
        else:
            unlucky.send_signal(signal.SIGSTOP)
            self.frozen.append((unlucky, time.monotonic() + 2 * SILENCE))
            self.counts["frozen"] += 1
        self.working.append(self.crew.start())

    def go_on(self) -> None:
        """Lets those go on that were frozen for long enough, and replaces those that ended."""
        self.working = [w if w.poll() is None else self.crew.start() for w in self.working]
        for worker, until in list(self.frozen):
            if time.monotonic() > until:
                worker.send_signal(signal.SIGCONT)
                self.frozen.remove((worker, until))

    def begun_anew(self) -> int:
        """How many noticed that they had been taken for dead."""
        return sum(process.poll() == TAKEN_OVER for process in self.crew.processes)


def ended(jobs: list[int]) -> bool:
    return not Job.objects.filter(pk__in=jobs, status__in=["todo", "doing"]).exists()


def how_they_stand(jobs: list[int]) -> list[tuple[object, ...]]:
    rows = Job.objects.filter(pk__in=jobs).exclude(status="succeeded").with_last_word()
    return list(rows.values_list("pk", "status", "attempts", "last_word"))


def test_every_job_has_its_effect_once_whatever_happens_to_workers(tmp_path: Path) -> None:
    person = UserFactory()
    number = KILLS * JOBS_PER_KILL
    with workers(tmp_path) as crew:
        jobs: list[int] = []
        fate = Misfortunes(crew)
        for _ in range(KILLS):
            jobs += [
                ask(len(jobs) + step, person, pause=2 * fate.random.random())
                for step in range(JOBS_PER_KILL)
            ]
            time.sleep(0.5 + fate.random.random() / 2)
            fate.go_on()
            fate.strike()
        wait_for(lambda: fate.go_on() or not fate.frozen, 10 * SILENCE)
        wait_for(lambda: fate.go_on() or ended(jobs), 240)
        assert all_done(jobs), how_they_stand(jobs)
        time.sleep(1)
        anew = fate.begun_anew()
    marks = Counter(Event.objects.filter(action="probe.done").values_list("reason", flat=True))
    taken = Event.objects.filter(action="job.taken_over").count()
    lost = number - len(marks)
    doubled = sum(count > 1 for count in marks.values())
    sys.stdout.write(
        f"\n{number} jobs, {dict(fate.counts)}, {taken} taken over, "
        f"{anew} workers begun anew; lost {lost}, doubled {doubled}\n"
    )
    assert (lost, doubled) == (0, 0)
