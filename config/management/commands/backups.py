"""`manage.py backups`: lists backups, and deletes older ones when told to."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.backup.folder import in_words
from config.backup.keeping import backups, clear, delete, not_kept


class Command(BaseCommand):
    """Lists by default."""

    help = (
        "Lists the backups in BACKUP_DIR; with --prune deletes all but some of each day and week."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take how many are kept."""
        parser.add_argument("--in", type=Path, dest="folder", metavar="FOLDER")
        parser.add_argument("--prune", action="store_true", help="delete those not to be kept")
        parser.add_argument("--daily", type=int, default=7, help="days of which the last is kept")
        parser.add_argument("--weekly", type=int, default=4, help="weeks of which the last is kept")

    def handle(self, *args: Any, **options: Any) -> None:
        """Will list them; the newest one is never deleted.

        Raises: CommandError for numbers below zero.
        """
        if min(options["daily"], options["weekly"]) < 0:
            raise CommandError("--daily and --weekly are numbers from 0 on.")
        folder = (options["folder"] or settings.BACKUP_DIR).absolute()
        found = backups(folder)
        gone = not_kept(found, daily=options["daily"], weekly=options["weekly"])
        for one in found:
            word = ("deleted" if options["prune"] else "older") if one in gone else "kept"
            self.stdout.write(f"{one.path}  {one.at:%Y-%m-%d %H:%M}  {in_words(one.size)}  {word}")
        if not found:
            self.stdout.write(f"There is no backup in {folder}.")
        if options["prune"]:
            clear(folder)
            delete(gone)
