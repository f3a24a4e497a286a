"""`manage.py suggestion_rates`: what people said to what each rule suggests."""

from typing import Any

from django.core.management.base import BaseCommand
from rich.console import Console
from rich.table import Table

from claims.models import Suggestion


class Command(BaseCommand):
    """Prints a table, one rule a line."""

    help = "Tells by rule how many suggestions wait, were accepted and were rejected."

    def handle(self, *args: Any, **options: Any) -> None:
        """Will print the table."""
        shown = Table("rule", "waiting", "accepted", "rejected", "accepted of those decided")
        for rate in Suggestion.objects.rates():
            decided = rate["accepted"] + rate["rejected"]
            share = f"{rate['accepted'] / decided:.0%}" if decided else "–"
            numbers = (str(rate[name]) for name in ("pending", "accepted", "rejected"))
            shown.add_row(rate["rule"], *numbers, share)
        console = Console(width=100)
        with console.capture() as captured:
            console.print(shown)
        self.stdout.write(captured.get())
