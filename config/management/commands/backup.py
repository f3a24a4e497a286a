"""`manage.py backup`: makes a backup; `backup verify` looks one over; `backup unpack` lays one out."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from config.backup.checking import verify
from config.backup.errors import BackupRefused
from config.backup.folder import in_words
from config.backup.keeping import backups, clear, delete, not_kept
from config.backup.making import make_base, make_dump
from config.backup.manifest import NOT_IN_IT
from config.backup.unpacking import unpack


class Command(BaseCommand):
    """Makes one unless it is told to look at one."""

    help = "Makes a backup in BACKUP_DIR: a dump of the records, with --base a copy of the server's files."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take what to do, and where."""
        parser.add_argument(
            "--base", action="store_true", help="copy the files of the whole server"
        )
        parser.add_argument("--to", type=Path, metavar="FOLDER", help="instead of BACKUP_DIR")
        parser.add_argument(
            "--prune", action="store_true",
            help="afterwards delete older ones, as `backups --prune` does",
        )  # fmt: skip
        parts = parser.add_subparsers(dest="what")
        looked = parts.add_parser("verify", help="read every byte of a backup and compare")
        looked.add_argument("backup", type=Path)
        laid = parts.add_parser("unpack", help="lay out the files of a base backup")
        laid.add_argument("backup", type=Path)
        laid.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Will do it.

        Raises: CommandError with one sentence where it cannot be done.
        """
        try:
            if options["what"] == "verify":
                self._verify(options["backup"])
            elif options["what"] == "unpack":
                unpack(options["backup"], options["folder"], self._say)
                self._say(f"Laid out in {options['folder']}.")
            else:
                self._make(options)
        except BackupRefused as refused:
            raise CommandError(str(refused)) from refused
        except psycopg.Error as error:
            raise CommandError(f"PostgreSQL refused: {str(error).splitlines()[0]}.") from error
        except OSError as error:
            raise CommandError(f"{error.filename or 'The backup'}: {error.strerror}.") from error

    def _make(self, options: dict[str, Any]) -> None:
        folder = (options["to"] or settings.BACKUP_DIR).absolute()
        make = make_base if options["base"] else make_dump
        final = make(folder, now=timezone.now(), say=self._say)
        size = sum(path.stat().st_size for path in final.iterdir())
        self.stdout.write(f"{final} ({in_words(size)})")
        self._say(NOT_IN_IT)
        if options["prune"]:
            clear(folder)
            delete(not_kept(backups(folder), daily=7, weekly=4))

    def _verify(self, folder: Path) -> None:
        found = verify(folder, self._say)
        told = f"{found.rows:,} rows" if found.tables else "the files of a server"
        self.stdout.write(
            f"{folder} is whole: {told}, made {found.made_at} by version {found.version}."
        )

    def _say(self, said: str) -> None:
        self.stderr.write(said)
        self.stderr.flush()
