"""`manage.py restore`: puts what a backup holds in the place of the current database."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import psycopg
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from config.backup.errors import BackupRefused
from config.backup.manifest import read_manifest
from config.backup.restoring import drop_kept, kept_databases, restore
from config.backup.server import database_name


class Command(BaseCommand):
    """Asks first."""

    help = (
        "Restores a backup into a fresh database, compares it, and puts it in the place of the "
        "current one, which is kept under another name."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take which backup, or which kept database to drop."""
        parser.add_argument("backup", type=Path, nargs="?")
        parser.add_argument("--yes", action="store_true", help="do not ask")
        parser.add_argument("--jobs", type=int, default=2, help="tables restored at once")
        parser.add_argument("--drop", metavar="NAME", help="delete a database that was kept")
        parser.add_argument("--kept", action="store_true", help="list the databases that were kept")

    def handle(self, *args: Any, **options: Any) -> None:
        """Will do it.

        Raises: CommandError with one sentence where it cannot be done; then nothing was replaced.
        """
        try:
            if options["kept"]:
                self.stdout.write("\n".join(kept_databases()) or "None is kept.")
            elif options["drop"]:
                drop_kept(options["drop"])
                self.stdout.write(f"{options['drop']} is deleted.")
            elif options["backup"] is None:
                raise CommandError("Name a backup; `manage.py backups` lists them.")
            else:
                self._restore(options)
        except BackupRefused as refused:
            raise CommandError(str(refused)) from refused
        except psycopg.Error as error:
            raise CommandError(f"PostgreSQL refused: {str(error).splitlines()[0]}.") from error

    def _restore(self, options: dict[str, Any]) -> None:
        manifest = read_manifest(options["backup"])
        if not options["yes"] and not _agreed(manifest.made_at):
            raise CommandError("Nothing was restored.")
        kept = restore(
            options["backup"].absolute(), now=timezone.now(), say=self._say, jobs=options["jobs"]
        )
        self.stdout.write(
            f"{database_name()} is what the backup held. What was there before is kept as {kept}; "
            f"`manage.py restore --drop {kept}` deletes it."
        )

    def _say(self, said: str) -> None:
        self.stderr.write(said)
        self.stderr.flush()


def _agreed(made_at: str) -> bool:
    sys.stdout.write(
        f"Everything in {database_name()} will be replaced by what it held at {made_at}, and whoever "
        "uses it is disconnected. Stop web and workers first: what they write from now on will not be "
        "in it. Type yes: "
    )
    sys.stdout.flush()
    return sys.stdin.readline().strip() == "yes"
