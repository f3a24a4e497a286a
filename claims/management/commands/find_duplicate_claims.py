"""`manage.py find_duplicate_claims`: suggests which claims say the same, or nearly so."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from claims.management.telling import tell_proposals
from claims.models import Claim
from claims.services.duplicates import find_all


class Command(BaseCommand):
    """Compares every claim with those nearest to it and keeps what people should look at."""

    help = "Suggests claims that may be one as equivalent or close; rejected ones never come back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take where to go on, and whether anything is stored."""
        parser.add_argument(
            "--after", type=int, default=0, metavar="ID", help="go on after this claim"
        )
        parser.add_argument("--dry-run", action="store_true", help="only tell, store nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Will compare, print each suggestion and sum up."""
        total = Claim.objects.open().filter(pk__gt=options["after"]).count()
        columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        looked_at = suggested = last = 0
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            looked = find_all(after=options["after"], dry_run=options["dry_run"])
            try:
                for one in bar.track(looked, total=total, description="Claims"):
                    looked_at, last = looked_at + 1, one.claim
                    suggested += len(one.proposals)
                    tell_proposals(one.proposals, self.stdout.write)
            except KeyboardInterrupt:
                self.stderr.write(f"Stopped; --after {last} goes on from here.")
        done = "would be" if options["dry_run"] else "were"
        self.stdout.write(f"{looked_at} claims compared, {suggested} relations {done} suggested.")
