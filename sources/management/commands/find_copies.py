"""`manage.py find_copies`: compares the whole corpus, from where the last run stopped."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, models

from accounts.errors import Refused
from accounts.progress import Advance, progress
from sources.domain.vocabulary import LinkKind
from sources.models import ArticleLink, ArticleVersion
from sources.models.fingerprint import newest_texts, without_fingerprint
from sources.services.copies import note_lines, suggest_copies
from sources.services.stories import twins_without_text

LINES_AT_ONCE = 25
"""Texts whose lines are noted in one transaction; what is compared is committed one by one."""

INTERRUPTED = 130


class Command(BaseCommand):
    """Writes the fingerprints that are missing or out of date, and suggests links."""

    help = "Finds articles that are copies of one another, and suggests links for people to judge."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take how much is done."""
        parser.add_argument(
            "--anew", action="store_true", help="compare every article, not only what is missing"
        )
        parser.add_argument("--limit", type=int, metavar="N", help="stop after N articles")

    def handle(self, *args: Any, **options: Any) -> None:
        """Will compare article by article, each in a transaction of its own, and sum up.

        Raises: CommandError at the end when some article could not be compared.
        """
        limit = options["limit"]
        if limit is not None and limit < 1:
            raise CommandError("--limit takes a number from 1 on.")
        compared, failed = 0, 0
        before = ArticleLink.objects.waiting().count()
        try:
            with progress("Reading lines") as advance:
                self._note_lines(_asked(anew=options["anew"])[:limit], advance)
            # Asked again: what came to be boilerplate has put more out of date.
            ids = [*_ids(_asked(anew=options["anew"])[:limit]), *twins_without_text()]
            with progress("Comparing") as advance:
                for pk in ids:
                    compared, failed = compared + 1, failed + (not self._compare(pk))
                    advance(compared, len(ids))
        except KeyboardInterrupt:
            self._sum_up(compared, before)
            said = "Interrupted: what was compared is kept, and the next run goes on from there."
            raise CommandError(said, returncode=INTERRUPTED) from None
        self._sum_up(compared, before)
        if failed:
            raise CommandError(f"{failed} of {compared} articles could not be compared.")

    def _note_lines(self, versions: "models.QuerySet[ArticleVersion]", advance: Advance) -> None:
        ids = _ids(versions)
        for start in range(0, len(ids), LINES_AT_ONCE):
            batch = ids[start : start + LINES_AT_ONCE]
            note_lines(ArticleVersion.objects.filter(pk__in=batch).select_related("article"))
            advance(start + len(batch), len(ids))

    def _compare(self, pk: int) -> bool:
        """Compares one article; whether that could be done."""
        try:
            suggest_copies(ArticleVersion.objects.get(pk=pk), by=None)
        except (Refused, ValidationError, DatabaseError) as error:
            self.stderr.write(f"version {pk}: refused: {error}")
            return False
        return True

    def _sum_up(self, compared: int, before: int) -> None:
        waiting = ArticleLink.objects.waiting()
        copies = waiting.filter(kind=LinkKind.NEAR_DUPLICATE_OF).count()
        count = waiting.count()
        self.stdout.write(
            f"{compared} articles compared; {count} suggestions wait to be judged "
            f"({count - before:+} by this run): {copies} copies, {count - copies} that share text."
        )


def _asked(*, anew: bool) -> "models.QuerySet[ArticleVersion]":
    return newest_texts() if anew else without_fingerprint()


def _ids(versions: "models.QuerySet[ArticleVersion]") -> list[int]:
    return list(versions.values_list("pk", flat=True))
