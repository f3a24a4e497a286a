"""`manage.py worker`: does the jobs that wait; any number of them, on any number of machines."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """Runs one worker until SIGINT or SIGTERM."""

    help = "Does background jobs until SIGINT or SIGTERM; `make run` starts one by itself."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take how many jobs to do at once, and whose child it is."""
        parser.add_argument("--at-once", type=int, default=2, help="jobs done together, default 2")
        parser.add_argument(
            "--parent", type=int, help="stop when the process with this id is not the parent"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Will work.

        Raises: `CommandError` for a number of jobs that makes no sense.
        """
        from config.worker import work

        if not 1 <= options["at_once"] <= 32:
            raise CommandError("A worker does 1 to 32 jobs at once.")
        work(at_once=options["at_once"], parent=options["parent"])
