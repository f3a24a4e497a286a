"""`manage.py read_article FILE`: shows what the reader sees in an article; nothing is kept."""

import json
import re
import sys
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from claims.domain.reading import Reading, Suggestion
from claims.domain.reading.plain import reading_to_json
from claims.services.reading import read_body, read_version
from sources.domain.dates import When
from sources.models import ArticleVersion
from sources.services.extracting.limits import LARGEST_BODY
from sources.services.extraction import NotReadable

SHOWN = 20


class Command(BaseCommand):
    """Reads a file, or the newest text of an article given by its number."""

    help = (
        "Reads an HTML page, a plain text, or the newest text of an article (its number) and shows the "
        "claims it would suggest, best first. Nothing is kept."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take what to read, what is known of it and how to show it."""
        parser.add_argument("what", help="a file, or the number of an article")
        parser.add_argument("--published", type=_day, help="the day, as 2019-01-23")
        parser.add_argument("--language", default="", help="BCP 47, such as en")
        parser.add_argument(
            "--first", type=int, default=SHOWN, help="suggestions shown in the table"
        )
        shape = parser.add_mutually_exclusive_group()
        shape.add_argument("--json", action="store_true", help="everything that was read, as JSON")
        shape.add_argument("--table", action="store_true", help="a table for people (the default)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Will read and print.

        Raises: CommandError where there is nothing that can be read.
        """
        try:
            reading = _read(options)
        except NotReadable as refusal:
            raise CommandError(str(refusal)) from refusal
        except OSError as error:
            raise CommandError(f"{options['what']} cannot be read: {error.strerror}") from error
        if options["json"]:
            self.stdout.write(json.dumps(reading_to_json(reading), ensure_ascii=False, indent=1))
        else:
            self._show(reading, options["first"])

    def _show(self, reading: Reading, first: int) -> None:
        console = Console(width=None if sys.stdout.isatty() else 120, soft_wrap=False)
        table = Table("score", "why", "statement and chains", show_lines=True)
        for one in reading.suggestions[:first]:
            kind = f"{one.kind.value}, {one.checkability.value}"
            table.add_row(f"{one.score:.2f}", f"{one.rule}\n{kind}", escape(_described(one)))
        with console.capture() as shown:
            console.print(table)
            console.print(_summed_up(reading))
        self.stdout.write(shown.get())


def _read(options: dict[str, Any]) -> Reading:
    what = options["what"]
    published = When.on(options["published"]) if options["published"] else None
    path = Path(what)
    if re.fullmatch(r"\d{1,18}", what) and not path.exists():
        return read_version(_newest(int(what)))
    with path.open("rb") as file:
        body = file.read(LARGEST_BODY + 1)
    today = timezone.now().date()
    return read_body(body, today=today, language=options["language"], published=published)


def _newest(article: int) -> ArticleVersion:
    found = ArticleVersion.objects.newest_of_number(article)
    if found is None:
        raise CommandError(f"There is no text of an article with the number {article}.")
    return found


def _described(one: Suggestion) -> str:
    lines = [one.statement, *map(str, one.chains)]
    if one.figure:
        lines.append(f"figure: {one.figure.quantity}")
    if one.date:
        lines.append(f"time: {one.date.passage.words} = {one.date.when} {one.date.when.reason}")
    for word in one.open_words:
        meant = ", ".join(candidate.name for candidate in word.candidates) or "nobody found"
        lines.append(f"“{word.passage.words}” may be: {meant}")
    return "\n".join(lines)


def _summed_up(reading: Reading) -> str:
    counts = {
        "sentences": reading.sentences,
        "quotations": reading.quotations,
        "cues": reading.cues,
        "figures": reading.figures,
        "times": reading.dates,
        "suggestions": reading.suggestions,
    }
    told = ", ".join(f"{len(found)} {name}" for name, found in counts.items())
    partly = (
        f" Only the first {reading.read_to} characters were read." if reading.is_partial else ""
    )
    return f"{told}.{partly}"


def _day(text: str) -> date:
    """A day.

    Raises: ArgumentTypeError.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” is no day such as 2019-01-23") from error
