"""`manage.py suggest_claims`: reads the texts that are held and keeps what they suggest."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from claims.services.suggestions import read_version, read_versions
from sources.models import Article, ArticleVersion
from sources.services.extraction import NotReadable


class Command(BaseCommand):
    """Reads the newest text of one article, or of every article."""

    help = "Reads texts that are held and keeps what they suggest; what was rejected stays away."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take which article is read."""
        parser.add_argument("--article", type=int, help="the id of one article; all without it")
        parser.add_argument("--after", type=int, default=0, help="go on after this version's id")

    def handle(self, *args: Any, **options: Any) -> None:
        """Will read and sum up.

        Raises: CommandError where there is no such article, or no text of it.
        """
        if options["article"] is not None:
            self._one(options["article"])
        else:
            self._all(options["after"])

    def _one(self, pk: int) -> None:
        article = Article.objects.filter(pk=pk).first()
        version = ArticleVersion.objects.newest_of(article) if article else None
        if version is None:
            raise CommandError(f"There is no article {pk}, or no text of it is recorded.")
        try:
            outcome = read_version(version, by=None)
        except NotReadable as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{version}: {outcome.added} suggested, {outcome.known} known before.")

    def _all(self, after: int) -> None:
        total = ArticleVersion.objects.newest_held(after=after).count()
        columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        texts = added = 0
        last = after
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            try:
                for one in bar.track(read_versions(after=after), total=total, description="Texts"):
                    texts, added, last = texts + 1, added + one.added, one.version
            except KeyboardInterrupt:
                self.stderr.write(f"Stopped; go on with --after {last}.")
        self.stdout.write(f"{texts} texts read, {added} claims suggested.")
