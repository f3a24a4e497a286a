"""`manage.py corroboration CLAIM`: the answer, the chains and the reasons, in the terminal.

With --all it counts every claim anew, or tells what another policy would make of them.
"""

import json
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from rich.console import Console

from claims.domain.days import read_day
from claims.domain.policy import CURRENT_POLICY, Policy, policy_of
from claims.management.asking import find_claim, require_fitting
from claims.management.comparing import tell_differences
from claims.management.corpus import recount
from claims.management.waiting import told_of_waiting
from claims.models import Claim
from claims.printing import printed
from claims.services.corroboration import assessment_of
from claims.services.draining import CountingFailed
from claims.services.explaining import drawing_of, prospects_of

INTERRUPTED = 130

MOST_WORKERS = 64


class Command(BaseCommand):
    """Prints how one claim is sourced, or counts all claims anew."""

    help = "How many separate things would have to be wrong for a claim to lose all support?"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take a claim, --all or --stale."""
        parser.add_argument("claim", nargs="*", help="an id, or words of the statement")
        parser.add_argument("--json", action="store_true", help="print the whole result as JSON")
        parser.add_argument(
            "--as-of", type=_day, metavar="YYYY-MM-DD", help="what was known by then"
        )
        parser.add_argument(
            "--all", action="store_true", help="count every claim anew, from where it was stopped"
        )
        parser.add_argument(
            "--anew", action="store_true", help="with --all: not from where it was stopped"
        )
        parser.add_argument(
            "--workers", type=int, metavar="N", help="with --all: so many processes at once"
        )
        parser.add_argument(
            "--policy", type=int, metavar="N", help="with --all: the version of the rules"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="with --policy: tell which answers would change"
        )
        parser.add_argument(
            "--stale", action="store_true", help="tell how many claims wait to be counted anew"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Will print one answer, count the corpus, or tell what another policy would change.

        Raises: CommandError when the words fit no claim, or several, or the options do not fit.
        """
        words = " ".join(options["claim"]).strip()
        require_fitting(options)
        if options["stale"]:
            self.stdout.write(told_of_waiting())
        elif options["all"]:
            self._all(**options)
        else:
            self._one(find_claim(words), as_json=options["json"], as_of=options["as_of"])

    def _one(self, claim: Claim, *, as_json: bool, as_of: date | None) -> None:
        """Prints the answer as it is counted now; where the stored one is a former one, it says so."""
        assessment, stale = assessment_of(claim, as_of=as_of), claim.staleness
        if as_json:
            told = {
                **assessment.to_dict(),
                "stale_since": stale.since.isoformat() if stale else None,
                "stale_because": stale.because if stale else "",
            }
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
            return
        console = Console(highlight=False)
        with console.capture() as captured:
            graph, changes = drawing_of(claim, as_of=as_of), prospects_of(claim, as_of=as_of)
            console.print(printed(claim, assessment, graph, changes))
        self.stdout.write(captured.get())
        if stale:
            self.stdout.write(
                f"Being counted anew since {stale.since:%Y-%m-%d %H:%M} UTC because "
                f"{stale.because}: pages still show the former answer, this is the one of now."
            )

    def _all(self, **options: Any) -> None:
        if options["dry_run"]:
            if options["policy"] is None:
                raise CommandError("--dry-run compares with a policy: name it by --policy N.")
            tell_differences(_policy(options["policy"]), self.stdout, as_json=options["json"])
            return
        if options["policy"] not in (None, CURRENT_POLICY.version):
            raise CommandError(_how_to_adopt(_policy(options["policy"])))
        workers = 1 if options["workers"] is None else options["workers"]
        if not 1 <= workers <= MOST_WORKERS:
            raise CommandError(f"--workers takes a number from 1 to {MOST_WORKERS}.")
        try:
            counted, changed = recount(workers=workers, anew=options["anew"])
        except CountingFailed as failure:
            raise CommandError(str(failure)) from failure
        except KeyboardInterrupt:
            said = "Interrupted: what was counted is kept, and the next run goes on from there."
            raise CommandError(said, returncode=INTERRUPTED) from None
        self.stdout.write(f"{counted} claims counted, {changed} results changed.")


def _policy(version: int) -> Policy:
    """The policy of that version.

    Raises: CommandError naming those there are.
    """
    try:
        return policy_of(version)
    except ValueError as error:
        raise CommandError(str(error)) from error


def _how_to_adopt(policy: Policy) -> str:
    return (
        f"Policy {CURRENT_POLICY.version} is in force. --dry-run tells what policy "
        f"{policy.version} would change; it is adopted in the code: set CURRENT_POLICY in "
        "claims/domain/policy.py, then run `manage.py corroboration --all`."
    )


def _day(text: str) -> date:
    """Reads a day.

    Raises: ArgumentTypeError.
    """
    try:
        return read_day(text, today=timezone.localdate())
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error
