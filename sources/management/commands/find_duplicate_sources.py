"""`manage.py find_duplicate_sources`: suggests pairs of sources that may be one."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from sources.models import Source
from sources.services.duplicates import find_all_duplicates


class Command(BaseCommand):
    """Compares the sources with one another and keeps what people should look at."""

    help = "Suggests pairs of sources that may be one; rejected pairs never come back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take where to go on."""
        parser.add_argument(
            "--after", type=int, default=0, metavar="ID", help="go on after this source"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Will compare, and say how many pairs were looked at and how many were suggested."""
        total = Source.objects.active().filter(pk__gt=options["after"]).count()
        columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        compared = suggested = last = 0
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            steps = find_all_duplicates(after=options["after"])
            try:
                for step in bar.track(steps, total=total, description="Sources"):
                    last = step.source
                    compared, suggested = compared + step.compared, suggested + step.suggested
            except KeyboardInterrupt:
                self.stderr.write(f"Stopped; --after {last} goes on from here.")
        self.stdout.write(
            f"{total} sources, {compared} pairs compared, {suggested} new possible duplicates."
        )
