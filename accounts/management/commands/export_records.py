"""`manage.py export_records`: gives out records, to be read by others or imported elsewhere."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.errors import Refused
from accounts.models.bulk.parts import kinds
from accounts.services.bulk.about import about
from accounts.services.bulk.formats import ExportFormat, export


class Command(BaseCommand):
    """Writes records to a file, or to where the command's answers go."""

    help = (
        "Gives out records: one a line (ndjson, which import_records reads), as a table of one kind "
        "(csv), or as linked data (jsonld). What was rejected goes along only with --all. "
        "Example: manage.py export_records --output records.ndjson"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take the form, the kinds and where to write."""
        parser.add_argument("--format", choices=list(ExportFormat), default=ExportFormat.NDJSON)
        parser.add_argument("--kind", action="append", default=[], choices=list(kinds()))
        parser.add_argument("--all", action="store_true", help="with what was rejected")
        parser.add_argument("--output", metavar="FILE", default="", help="else to standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        """Will write them; beside a table, what it is and under which licence.

        Raises: CommandError.
        """
        now, names = timezone.now(), options["kind"]
        try:
            pieces = export(
                ExportFormat(options["format"]), names, to_staff=options["all"], now=now
            )
        except Refused as refused:
            raise CommandError(refused.message) from None
        if not options["output"]:
            for piece in pieces:
                sys.stdout.buffer.write(piece)
            return
        path = Path(options["output"])
        with path.open("wb") as file:
            for piece in pieces:
                file.write(piece)
        if options["format"] == ExportFormat.CSV:
            told = json.dumps(about(names, now=now), ensure_ascii=False, indent=2)
            path.with_name(f"{path.name}-metadata.json").write_text(f"{told}\n", encoding="utf-8")
        self.stderr.write(f"Written to {path}.")
