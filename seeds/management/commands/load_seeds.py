"""`manage.py load_seeds`: loads the shipped data, checks its anchors against texts, or sums it up."""

from argparse import ArgumentParser, BooleanOptionalAction
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from accounts.errors import Refused
from seeds.anchors import AnchorReport, check_anchors
from seeds.domain.records import Seeds
from seeds.domain.summing import counts_of
from seeds.errors import SeedsRefused
from seeds.loader import load_seeds
from seeds.printing import summary_table
from seeds.reading import DATA, read_seeds
from seeds.review_loader import load_reviews, whose_name

WIDE = 100
"""Characters of a line, also where the output is no terminal."""

ALREADY = (
    "The seeds are loaded already; edited entries are not loaded again "
    "(see docs/adr/seeds-are-loaded-once.md)."
)
LEFT_OUT = (
    "The example reviews were left out: they would be published in the name of “{name}”. "
    "`load_seeds --reviews` loads them all the same."
)


class Command(BaseCommand):
    """Reads the seed files and loads what is new."""

    help = "Loads the seed files; running it again changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take the folders."""
        parser.add_argument("--data", type=Path, default=DATA, help="folder of the seed files")
        parser.add_argument(
            "--check", type=Path, metavar="DIR", help="verify every anchor against the texts in DIR"
        )
        parser.add_argument(
            "--summary",
            action="store_true",
            help="tell what the files hold of each article, without a database",
        )
        parser.add_argument(
            "--reviews",
            action=BooleanOptionalAction,
            default=None,
            help="load the example reviews, or leave them out; unless said, they are loaded where "
            "nobody has named the organisation that publishes here",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Will load, or check or sum up when asked to.

        Raises: CommandError that lists everything wrong with the files; nothing is loaded then.
        """
        try:
            seeds = read_seeds(options["data"])
        except SeedsRefused as refused:
            raise CommandError(f"Nothing was loaded.\n{refused}") from refused
        if options["summary"]:
            self._sum_up(seeds)
        elif options["check"]:
            self._check(seeds, options["check"])
        else:
            self._load(seeds)
            self._load_reviews(seeds, options["reviews"])

    def _sum_up(self, seeds: Seeds) -> None:
        console = Console(width=WIDE)
        with console.capture() as printed:
            console.print(summary_table(counts_of(seeds)))
        self.stdout.write(printed.get())

    def _load_reviews(self, seeds: Seeds, wanted: bool | None) -> None:
        name = whose_name()
        if wanted is False or not seeds.reviews:
            return
        if wanted is None and name:
            self.stdout.write(LEFT_OUT.format(name=name))
            return
        try:
            added = load_reviews(seeds, now=timezone.now())
        except (Refused, ValidationError) as refused:
            said = f"The example reviews were not loaded. {_told(refused)}"
            if wanted:
                raise CommandError(said) from refused
            self.stderr.write(said)
            return
        if added:
            self.stdout.write(f"Published {added} example reviews.")

    def _load(self, seeds: Seeds) -> None:
        with _bar() as bar:
            tasks: dict[str, Any] = {}

            def tell(kind: str, count: int) -> None:
                if count > 0:
                    tasks[kind] = bar.add_task(f"{kind}s", total=count)
                elif count < 0:
                    bar.advance(tasks[kind], -count)

            try:
                added = load_seeds(seeds, tell=tell)
            except ValidationError as error:
                message = "; ".join(error.messages)
                raise CommandError(f"Nothing was loaded. {message}") from error
        told = ", ".join(f"{count} {kind}s" for kind, count in added.items())
        self.stdout.write(f"Loaded {told}." if told else ALREADY)

    def _check(self, seeds: Seeds, folder: Path) -> None:
        try:
            report = check_anchors(seeds, folder)
        except NotADirectoryError as error:
            raise CommandError(str(error)) from error
        for problem in report.problems:
            self.stderr.write(str(problem))
        if report.missing:
            self.stderr.write(f"No text found for: {', '.join(report.missing)}")
        if report.missing and report.strangers:
            self.stderr.write(f"The text of no article: {', '.join(report.strangers)}")
        verified = len(report.verified)
        self.stdout.write(f"{report.anchors} anchors in {verified} texts compared.")
        if not report.is_clean:
            raise CommandError(_verdict(report))


def _told(refused: Refused | ValidationError) -> str:
    return refused.message if isinstance(refused, Refused) else "; ".join(refused.messages)


def _verdict(report: AnchorReport) -> str:
    """What the comparison came to, for a report that is not clean."""
    found = []
    if missing := len(report.missing):
        texts = missing + len(report.verified)
        is_ = "is missing or differs" if missing == 1 else "are missing or differ"
        found.append(f"{missing} of {texts} texts {is_}")
    if wrong := len(report.problems):
        one = "1 anchor or length is not as recorded"
        found.append(one if wrong == 1 else f"{wrong} anchors or lengths are not as recorded")
    return f"{'; '.join(found)}."


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description:<12}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
