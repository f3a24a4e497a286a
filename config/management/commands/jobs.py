"""`manage.py jobs`: the queue at a glance; tries a failed job again or cancels a waiting one."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.table import Table

from accounts.errors import Refused
from accounts.models import Job, workers_alive
from accounts.models.job import STATES
from accounts.services.jobs import cancel_job, retry_job, silence

MANY = 20
"""Failed and abandoned jobs that are listed."""


class Command(BaseCommand):
    """Prints the counts by state, and the jobs that went wrong."""

    help = "Shows the queue of background jobs; ends with 1 when something is wrong with it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take what to do with one job."""
        parser.add_argument("--retry", type=int, metavar="ID", help="try a failed job again")
        parser.add_argument("--cancel", type=int, metavar="ID", help="cancel a waiting job")

    def handle(self, *args: Any, **options: Any) -> None:
        """Will do what was asked, or print the queue and end with 1 when something is wrong.

        Raises: CommandError when the job is in no state for it.
        """
        asked = [("retry", retry_job, "waits again"), ("cancel", cancel_job, "is cancelled")]
        chosen = [(verb, options[name], what) for name, verb, what in asked if options[name]]
        for verb, pk, what in chosen:
            try:
                verb(pk, by=None, reason="By hand, on the command line.")
            except Refused as refusal:
                raise CommandError(refusal.message) from refusal
            self.stdout.write(f"Job {pk} {what}.")
        if not chosen and self._show():
            sys.exit(1)

    def _show(self) -> bool:
        """Prints the queue; returns whether something is wrong."""
        counts = Job.objects.counts()
        said = [f"{number} {STATES.get(state, state)}" for state, number in counts.items()]
        self.stdout.write(f"Jobs: {', '.join(said) or 'none'}.")
        alive = workers_alive(silence())
        waiting = Job.objects.waiting().exists()
        none = "none is running; `manage.py worker` starts one"
        self.stdout.write(f"Workers: {f'{alive} alive' if alive else none}.")
        wrong = Job.objects.failed_or_abandoned(silence()).with_last_word().order_by("-pk")
        rows = list(wrong[:MANY])
        if rows:
            console = Console(width=None if sys.stdout.isatty() else 120)
            with console.capture() as captured:
                console.print(_table(rows))
            self.stdout.write(captured.get())
        return bool(rows) or (waiting and alive == 0)


def _table(jobs: list[Any]) -> Table:
    table = Table("Job", "Task", "State", "Tries", "Since", "Last word")
    for job in jobs:
        since = f"{job.changed_at:%Y-%m-%d %H:%M}" if job.changed_at else ""
        state = "abandoned" if job.status == "doing" else STATES[job.status]
        table.add_row(
            str(job.pk), job.task_name, state, str(job.attempts), since, job.last_word or ""
        )
    return table
