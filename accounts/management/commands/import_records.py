"""`manage.py import_records FILE`: brings in many records, and goes on where it was ended."""

import hashlib
import json
from argparse import ArgumentParser
from io import BufferedReader
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from accounts.domain.vocabulary import ImportFormat
from accounts.management.bulk import person_named
from accounts.models import ImportFault, ImportRun
from accounts.models.bulk.parts import kinds
from accounts.progress import progress
from accounts.services.bulk.importing import begin_import, go_on
from accounts.services.bulk.reporting import write_report

INTERRUPTED = 130
MOST_SHOWN = 20
"""Faults that are shown; all of them are in the report."""


class Command(BaseCommand):
    """Writes a file chunk by chunk, and sums up what became of its lines."""

    help = (
        "Brings in sources, articles, claims and what belongs to them: one record a line (NDJSON), or "
        "a table (CSV) with the records of one kind. See docs/howto/bulk.md. The same command goes on "
        "after whatever ended it. Status 0: every line is in; 1: some were refused. "
        "Example: manage.py import_records records.ndjson --by anna --report faults.csv"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take the file, and how it is read."""
        parser.add_argument("file", metavar="FILE")
        parser.add_argument(
            "--format", choices=list(ImportFormat), help="else told by the file's name"
        )
        parser.add_argument(
            "--kind", default="", choices=["", *kinds()], help="of lines that name none"
        )
        parser.add_argument("--by", default="", metavar="USERNAME", help="in whose name")
        parser.add_argument("--dry-run", action="store_true", help="tell, and keep nothing")
        parser.add_argument(
            "--report", default="", metavar="CSV", help="write what was refused here"
        )
        parser.add_argument("--json", action="store_true", help="sum up in JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Will write what is not written yet.

        Raises: CommandError at the end when a line was refused, or the file cannot be read.
        """
        try:
            with Path(options["file"]).open("rb") as file:
                run = self._run(file, options)
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror or error}") from None
        except KeyboardInterrupt:
            said = "Interrupted: what was written is whole; the same command goes on from there."
            raise CommandError(said, returncode=INTERRUPTED) from None
        if options["report"]:
            with Path(options["report"]).open("w", encoding="utf-8", newline="") as report:
                report.writelines(write_report(run))
        self._sum_up(run, as_json=options["json"])
        if run.faults or run.state == "failed":
            raise CommandError("Some lines were refused.")

    def _run(self, file: BufferedReader, options: dict[str, Any]) -> ImportRun:
        """Begins an import, or goes on with the one that the same file began."""
        path, by = Path(options["file"]), person_named(options["by"])
        format_ = options["format"] or ("csv" if path.suffix.lower() == ".csv" else "ndjson")
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        run = ImportRun.objects.unfinished(sha256, dry_run=options["dry_run"]).first()
        if run is None:
            run = begin_import(
                name=path.name,
                sha256=sha256,
                size=path.stat().st_size,
                by=by,
                dry_run=options["dry_run"],
                format=ImportFormat(format_),
                kind=options["kind"],
            )
        elif run.line:
            self.stderr.write(f"Going on with import {run.pk} after line {run.line}.")
        with progress(path.name[-40:]) as advance:
            for now in go_on(run, file, by=by):
                # How many lines there will be is told by how many bytes are left.
                advance(now.line, max(now.line, now.line * now.size // max(now.position, 1)))
        run.refresh_from_db()
        return run

    def _sum_up(self, run: ImportRun, *, as_json: bool) -> None:
        faults = list(ImportFault.objects.of(run.pk)[:MOST_SHOWN])
        if as_json:
            told = {"import": run.pk, "state": run.state, "dry_run": run.dry_run, "lines": run.line}
            named = [
                {
                    "line": one.line,
                    "field": one.field,
                    "value": one.value,
                    "code": one.code,
                    "said": one.said,
                }
                for one in faults
            ]
            told |= {**run.counts, "refused": run.faults, "first_faults": named}
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
            return
        console = Console(soft_wrap=True)
        table = Table("Kind", "Added", "Known before", title=escape(str(run)), title_justify="left")
        added, known = run.counts.get("added", {}), run.counts.get("known", {})
        for name in sorted({*added, *known}):
            table.add_row(name, str(added.get(name, 0)), str(known.get(name, 0)))
        console.print(table)
        if run.faults:
            console.print(f"{run.faults} of {run.line} lines were refused:")
        for one in faults:
            where = f"{one.field} = {one.value}: " if one.field else ""
            console.print(escape(f"  line {one.line}: {where}{one.said}"))
        if run.dry_run:
            console.print("Nothing was kept: this was a rehearsal.")
