"""`manage.py log`: checks the public log, proves what is in it, signs and keeps checkpoints."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.errors import Refused
from accounts.models import LogLeaf
from accounts.services import log_proofs
from accounts.services.log_checking import check_log
from accounts.services.log_erasing import erase_personal
from config.notes import notes_of
from reviews.services.public_log import not_in_log
from web.reading.log import NotInLog, growth, proof


class Command(BaseCommand):
    """Verifies by default."""

    help = (
        "Checks the public log; proves, erases, signs checkpoints. Ends with 1 when it is broken."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take what to do."""
        parts = parser.add_subparsers(dest="what", required=True)
        verify = parts.add_parser("verify", help="compute everything anew and compare")
        verify.add_argument(
            "--against", type=Path, action="append", default=[], metavar="FILE",
            help="checkpoints that were kept elsewhere; those kept here are compared anyway",
        )  # fmt: skip
        prove = parts.add_parser("prove", help="prove that an entry is in the log")
        prove.add_argument("leaf", type=int)
        prove.add_argument("--size", type=int)
        grew = parts.add_parser("consistency", help="prove that the log only grew")
        grew.add_argument("first", type=int)
        grew.add_argument("second", type=int, nargs="?")
        signed = parts.add_parser("checkpoint", help="sign how long the log is, and its root")
        signed.add_argument("--keep", action="store_true", help=f"add it to {settings.LOG_KEPT}")
        erase = parts.add_parser("erase", help="forget the personal part of an entry, for good")
        erase.add_argument("leaf", type=int)
        erase.add_argument("--reason", required=True, help="why; the event log keeps it")

    def handle(self, *args: Any, **options: Any) -> None:
        """Will do what was asked.

        Raises: CommandError for an entry that is not there.
        """
        try:
            getattr(self, f"_{options['what']}")(options)
        except (NotInLog, Refused) as refused:
            raise CommandError(str(refused)) from refused

    def _verify(self, options: dict[str, Any]) -> None:
        files = [*options["against"], *([settings.LOG_KEPT] if settings.LOG_KEPT.exists() else [])]
        try:
            notes = [note for file in files for note in notes_of(file.read_text())]
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error
        found = check_log(notes, log_proofs.verifying_key())
        problems = [*found.problems, *not_in_log()]
        for problem in problems:
            self.stdout.write(problem)
        told = f"{found.size} entries, {found.erased} personal parts erased"
        self.stdout.write(f"{told}, compared with {found.compared} checkpoints.")
        if not found.compared:
            self.stdout.write(
                "No checkpoint was compared: whoever can write everything in the database could "
                "have computed everything anew. Keep checkpoints elsewhere."
            )
        if problems:
            sys.exit(1)

    def _prove(self, options: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(proof(options["leaf"], options["size"]), indent=1))

    def _consistency(self, options: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(growth(options["first"], options["second"]), indent=1))

    def _checkpoint(self, options: dict[str, Any]) -> None:
        note = log_proofs.checkpoint_note()
        if options["keep"]:
            with settings.LOG_KEPT.open("a") as kept:
                kept.write(f"{note}\n")
        self.stdout.write(note, ending="")

    def _erase(self, options: dict[str, Any]) -> None:
        leaf = LogLeaf.objects.numbered(options["leaf"]).first()
        if leaf is None:
            raise CommandError(f"There is no entry {options['leaf']}.")
        was_there = erase_personal(leaf, by=None, now=timezone.now(), reason=options["reason"])
        said = "is forgotten" if was_there else "was forgotten before"
        self.stdout.write(f"The personal part of entry {leaf.number} {said}.")
