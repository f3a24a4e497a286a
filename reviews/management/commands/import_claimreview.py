"""`manage.py import_claimreview FILE_OR_URL…`: takes in the reviews that others published."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from accounts.errors import Refused
from accounts.progress import progress
from reviews.domain.claimreview.importing import WORDS, Became, Outcome, Tally
from reviews.domain.claimreview.reading.wording import REASONS
from reviews.services.exchange import import_file
from sources.management.publishers import publisher_named
from sources.models import Source
from sources.services.fetching import fetch

INTERRUPTED = 130
MOST_SHOWN = 20
"""So many quarantined items of a document, and so many that were passed over, are named."""
NAMED = (Outcome.QUARANTINED, Outcome.SKIPPED)


@dataclass(slots=True)
class Told:
    """What became of one document; `fault` says why it could not be opened."""

    name: str
    tally: Tally = field(default_factory=Tally)
    named: dict[Outcome, list[dict[str, Any]]] = field(default_factory=dict)
    fault: str = ""

    def add(self, items: Sequence[Became]) -> None:
        """Will count these items, and name the first that could not be read or are no reviews."""
        self.tally.add(items)
        for one in items:
            named = self.named.setdefault(one.outcome, [])
            if one.outcome in NAMED and len(named) < MOST_SHOWN:
                named.append({"position": one.position, "reasons": list(one.reasons)})

    def as_json(self) -> dict[str, Any]:
        """The same for programs."""
        lists = {f"{one.value}_items": self.named.get(one, []) for one in NAMED}
        told = {"source": self.name, **self.tally.as_json(), **lists}
        return {**told, "fault": self.fault} if self.fault else told


class Command(BaseCommand):
    """Reads documents one after the other, and sums up what became of their reviews."""

    help = (
        "Takes in ClaimReview of others: files or addresses of pages, JSON, feeds, or one review a "
        "line. Status 0: everything was read; 1: something was quarantined or could not be opened. "
        "Example: manage.py import_claimreview reviews.ndjson https://example.org/feed.json"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take the documents, and what is known of them."""
        parser.add_argument("what", nargs="+", metavar="FILE_OR_URL", help="files or addresses")
        parser.add_argument("--publisher", default="", help="a source's number, name or domain")
        parser.add_argument("--dry-run", action="store_true", help="tell, and keep nothing")
        parser.add_argument("--json", action="store_true", help="sum up in JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Will take in what can be read and go on after what cannot.

        Raises: CommandError at the end when something was quarantined or could not be opened.
        """
        publisher, now = publisher_named(options["publisher"]), timezone.now()
        told: list[Told] = []
        try:
            for name in options["what"]:
                told.append(Told(name))
                _take_in(told[-1], publisher, now, dry_run=options["dry_run"])
        except KeyboardInterrupt:
            self._sum_up(told, options)
            said = "Interrupted: what was written is whole; the same command goes on from there."
            raise CommandError(said, returncode=INTERRUPTED) from None
        self._sum_up(told, options)
        if any(one.fault or one.tally.outcomes[Outcome.QUARANTINED] for one in told):
            raise CommandError("Not everything could be read.")

    def _sum_up(self, told: list[Told], options: dict[str, Any]) -> None:
        if options["json"]:
            documents = [one.as_json() for one in told]
            self.stdout.write(json.dumps(documents, ensure_ascii=False, indent=2))
            return
        console = Console(soft_wrap=True)
        for one in told:
            _show(one, console)
        if options["dry_run"]:
            console.print("Nothing was kept: this was a rehearsal.")


def _take_in(told: Told, publisher: Source | None, now: datetime, *, dry_run: bool) -> None:
    """Takes in one document, batch by batch, under a bar."""
    try:
        with _opened(told.name) as (file, source), progress(told.name[-50:]) as advance:
            batches = import_file(
                file, source=source, by=None, now=now, publisher=publisher, dry_run=dry_run
            )
            for batch in batches:
                told.add(batch.items)
                advance(batch.done, batch.total)
    except Refused as refusal:
        told.fault = refusal.message
    except FileNotFoundError:
        told.fault = "there is no such file; an address begins with http:// or https://"
    except OSError as error:
        told.fault = f"it cannot be read: {error.strerror or error}"


@contextmanager
def _opened(name: str) -> Iterator[tuple[BinaryIO, str]]:
    """A document to be read, and the address or name that it is known by.

    Raises: FetchRefused, OSError.
    """
    if name.lower().startswith(("http://", "https://")):
        page = fetch(name)
        yield BytesIO(page.body), page.final_url
        return
    with Path(name).open("rb") as file:
        yield file, Path(name).name


def _show(told: Told, console: Console) -> None:
    """Prints the table of one document, and what of it is quarantined."""
    if told.fault:
        console.print(f"[red]{escape(told.name)}[/red]: {escape(told.fault)}")
        return
    table = Table("What became", "Items", title=escape(told.name), title_justify="left")
    for outcome, words in WORDS.items():
        if told.tally.outcomes[outcome]:
            table.add_row(words, str(told.tally.outcomes[outcome]))
    for code, count in told.tally.reasons.most_common():
        table.add_row(f"  {escape(REASONS[code])}", str(count))
    if told.tally.suggested:
        table.add_row("may be about a claim of ours", str(told.tally.suggested))
    table.add_section()
    table.add_row("in all", str(told.tally.total))
    console.print(table)
    for one in [one for outcome in NAMED for one in told.named.get(outcome, [])]:
        reasons = " ".join(one["reasons"])
        console.print(escape(f"{one['position'] or 'the document'}: {reasons}"))
