"""`manage.py suggest_relations`: suggests which numerical claims update or exclude one another."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from claims.domain.relating import Proposal
from claims.management.telling import tell_proposals
from claims.models import Claim
from claims.services.relating import suggest_all


class Command(BaseCommand):
    """Compares every numerical claim with those that may be about the same matter."""

    help = "Suggests relations between numerical claims; rejected ones never come back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take whether anything is stored."""
        parser.add_argument("--dry-run", action="store_true", help="only tell, store nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Will compare, print each suggestion and sum up."""
        total = Claim.objects.open().with_figure().count()
        columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        looked_at, proposals = 0, list[Proposal]()
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            looked = suggest_all(dry_run=options["dry_run"])
            try:
                for one in bar.track(looked, total=total, description="Claims"):
                    looked_at += 1
                    proposals += one.proposals
            except KeyboardInterrupt:
                self.stderr.write("Stopped; a second run suggests nothing twice.")
        tell_proposals(proposals, self.stdout.write)
        verb = "would be" if options["dry_run"] else "were"
        self.stdout.write(
            f"{looked_at} numerical claims compared, {len(proposals)} relations {verb} suggested."
        )
