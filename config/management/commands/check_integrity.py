"""`manage.py check_integrity`: asks the database whether the invariants hold in what it holds."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from config.database.roles import as_owner
from config.integrity import CHECKS, Finding, Scope


class Command(BaseCommand):
    """Makes every check, at one moment; changes nothing."""

    help = "Asks the database whether the invariants hold; ends with 1 when one does not."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take how much is looked at, and how it is told."""
        parser.add_argument("--all", action="store_true", help="count every claim anew, not some")
        parser.add_argument("--sample", type=int, default=200, metavar="N", help="claims, else")
        parser.add_argument(
            "--only", action="append", default=[], metavar="NAME",
            choices=[check.name for check in CHECKS], help="this check; again for each",
        )  # fmt: skip
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    def handle(self, *args: Any, **options: Any) -> None:
        """Will ask, tell what is wrong, and end with 1 when anything is.

        Raises: CommandError for a sample below 1.
        """
        if options["sample"] < 1:
            raise CommandError("--sample is a number of claims, from 1 on.")
        scope = Scope(everything=options["all"], sample=options["sample"])
        chosen = [one for one in CHECKS if not options["only"] or one.name in options["only"]]
        wrong = 0
        with as_owner(), transaction.atomic():
            _look_at_one_moment()
            for check in chosen:
                found = check.made(scope)
                wrong += bool(found.count)
                self._tell(found, as_json=options["json"])
        if not options["json"]:
            self.stdout.write(f"{len(chosen)} checks, {wrong} of them found something.")
        if wrong:
            sys.exit(1)

    def _tell(self, found: Finding, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(found.to_dict(), ensure_ascii=False))
        elif not found.count:
            self.stdout.write(f"ok     {found.name}")
        else:
            named = ", ".join(found.first)
            more = (
                f" and {found.count - len(found.first)} more"
                if found.count > len(found.first)
                else ""
            )
            self.stdout.write(f"WRONG  {found.name}: {found.count}")
            self.stdout.write(f"       What must hold: {found.means}")
            self.stdout.write(f"       It does not for: {named}{more}")
            self.stdout.write(f"       What to do: {found.remedy}")


def _look_at_one_moment() -> None:
    """Lets every statement see the same, for as long as it takes, and write nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
