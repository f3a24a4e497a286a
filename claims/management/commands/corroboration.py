"""`manage.py corroboration CLAIM`: the answer, the chains and the reasons, in the terminal."""

import json
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from claims.domain.days import read_day
from claims.models import Claim
from claims.printing import printed
from claims.services.corroboration import assessment_of, recompute_one
from claims.services.explaining import prospects_of

MANY = 15
"""Matching claims listed before the rest is only counted."""


class Command(BaseCommand):
    """Prints how one claim is sourced, or computes all claims again."""

    help = "How many separate things would have to be wrong for a claim to lose all support?"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take a claim, or --all."""
        parser.add_argument("claim", nargs="*", help="an id, or words of the statement")
        parser.add_argument("--json", action="store_true", help="print the whole result as JSON")
        parser.add_argument(
            "--as-of", type=_day, metavar="YYYY-MM-DD", help="what was known by then"
        )
        parser.add_argument("--all", action="store_true", help="compute every claim again")

    def handle(self, *args: Any, **options: Any) -> None:
        """Will print one answer, or recompute the corpus.

        Raises: CommandError when the words fit no claim, or several.
        """
        words = " ".join(options["claim"]).strip()
        if options["all"] == bool(words):
            raise CommandError("Name one claim (an id, or words of its statement), or give --all.")
        if options["all"]:
            if options["json"] or options["as_of"]:
                raise CommandError("--all prints no result: leave --json and --as-of out.")
            self._recompute_all()
            return
        claim = _find(words)
        assessment = assessment_of(claim, as_of=options["as_of"])
        if options["json"]:
            self.stdout.write(json.dumps(assessment.to_dict(), ensure_ascii=False, indent=2))
        else:
            console = Console(highlight=False)
            with console.capture() as captured:
                changes = prospects_of(claim, as_of=options["as_of"])
                console.print(printed(claim, assessment, changes))
            self.stdout.write(captured.get())

    def _recompute_all(self) -> None:
        ids = Claim.objects.order_by("pk").values_list("pk", flat=True)
        columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            changed = sum(recompute_one(pk) for pk in bar.track(list(ids), description="Claims"))
        self.stdout.write(f"{len(ids)} claims computed, {changed} results changed.")


def _find(words: str) -> Claim:
    """The one claim that is meant.

    Raises: CommandError.
    """
    if words.isdecimal():
        found = list(Claim.objects.filter(pk=int(words[:18])))
    else:
        found = list(Claim.objects.open().matching(words).order_by("pk"))
    if len(found) == 1:
        return found[0]
    if not found and not Claim.objects.exists():
        raise CommandError(
            "There are no claims yet: `manage.py load_seeds` loads the shipped ones."
        )
    if not found:
        raise CommandError(f"No claim fits “{words}”.")
    listed = "\n".join(f"  {claim.pk:>6}  {claim}" for claim in found[:MANY])
    rest = f"\n  and {len(found) - MANY} more" if len(found) > MANY else ""
    raise CommandError(f"{len(found)} claims fit “{words}”; name one by its id:\n{listed}{rest}")


def _day(text: str) -> date:
    """Reads a day.

    Raises: ArgumentTypeError.
    """
    try:
        return read_day(text, today=timezone.localdate())
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error
