"""`manage.py ingest PATH_OR_URL…`: takes articles in, many at once."""

import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from accounts.errors import Refused
from sources.domain.dates import When
from sources.management.publishers import publisher_named
from sources.management.summary import Refusal, Summary
from sources.services.extracting.limits import LARGEST_BODY
from sources.services.ingestion import Ingested, Told, ingest_file, ingest_url

STDIN = "-"


class Command(BaseCommand):
    """Hands in addresses, HTML files and plain texts one by one and says what became of each."""

    help = (
        "Takes articles in: addresses (http…), HTML pages and plain texts of up to 10 MB, folders of "
        "them with all below, or - for standard input. What is refused is named with the reason, and "
        "the rest goes on. Status 0: all taken in; 1: some refused. Example: "
        "manage.py ingest page.html --url https://example.org/story"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take what to read, and what is known of it."""
        parser.add_argument("what", nargs="+", help="addresses, files, folders, or -")
        parser.add_argument("--url", default="", help="where the one page or text stands")
        parser.add_argument("--title", default="", help="the title, where the text has none")
        parser.add_argument("--publisher", default="", help="a source's number, name or domain")
        parser.add_argument("--published", type=_day, help="the day, as 2019-01-23")
        parser.add_argument(
            "--same-article",
            action="store_true",
            help="the text is a version of the article at its address, though it shares nothing",
        )
        parser.add_argument("--language", default="", help="BCP 47, such as en")

    def handle(self, *args: Any, **options: Any) -> None:
        """Will take in what can be and go on after what cannot.

        Raises: CommandError at the end when something was refused; at once when an option does not fit.
        """
        told = Told(
            title=options["title"],
            publisher=publisher_named(options["publisher"]),
            published=When.on(options["published"]) if options["published"] else None,
            language=options["language"],
            same_article=options["same_article"],
        )
        given = list(_each(options["what"]))
        if len(given) != 1 and (options["url"] or options["title"]):
            raise CommandError("--url and --title go with one article at a time.")
        console = Console(soft_wrap=True)
        summary = Summary()
        for one in _with_progress(given, console):
            summary.add(
                "standard input" if one == STDIN else one, _take_in(one, options["url"], told)
            )
        summary.show(console, was_told=told != Told())
        if summary.refused:
            raise CommandError(f"{len(summary.refused)} of {len(given)} could not be taken in.")


def _day(text: str) -> date:
    """A day.

    Raises: ArgumentTypeError.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” is no day such as 2019-01-23") from error


def _each(what: Iterable[str]) -> Iterator[str]:
    """What was named, and the files in the folders named and below them; hidden ones are passed over.

    A folder without files stands for itself, so that it is named as such.
    """
    for one in what:
        if _is_url(one) or one == STDIN or not Path(one).is_dir():
            yield one
        else:
            yield from _files(Path(one)) or [one]


def _files(folder: Path) -> list[str]:
    found = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return [
        str(file)
        for file in found
        if not any(part.startswith(".") for part in file.relative_to(folder).parts)
    ]


def _with_progress(given: list[str], console: Console) -> Iterator[str]:
    """Each of them, under a bar where somebody watches and there are several."""
    if not console.is_terminal or len(given) < 2:
        yield from given
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=console) as progress:
        task = progress.add_task("Taking in", total=len(given))
        for one in given:
            progress.update(task, description=one[-50:])
            yield one
            progress.advance(task)


def _take_in(one: str, url: str, told: Told) -> Ingested | Refusal:
    """Takes one article in, or says why not; whatever happens, the next one follows."""
    try:
        return _ingest(one, url, told)
    except Refused as refusal:
        hint = " (--title)" if refusal.code == "no_title" else ""
        return Refusal(f"{getattr(refusal, 'details', {}).get('reason', refusal.message)}{hint}")
    except ValidationError as error:
        return Refusal("; ".join(error.messages))
    except IsADirectoryError:
        return Refusal("there are no files in this folder")
    except FileNotFoundError:
        return Refusal("there is no such file; an address begins with http:// or https://")
    except OSError as error:
        return Refusal(f"it cannot be read: {error.strerror}")


def _ingest(one: str, url: str, told: Told) -> Ingested:
    today = timezone.now().date()
    if _is_url(one):
        return ingest_url(one, by=None, today=today, told=told)
    with sys.stdin.buffer if one == STDIN else Path(one).open("rb") as file:
        body = file.read(LARGEST_BODY + 1)
    if len(body) > LARGEST_BODY:
        raise ValidationError(f"it is larger than {LARGEST_BODY // 1_000_000} MB", code="too_large")
    return ingest_file(body, url=url, by=None, today=today, told=told)


def _is_url(one: str) -> bool:
    return one.lower().startswith(("http://", "https://"))
