"""`manage.py export_seeds`: writes what is recorded back into seed files."""

import re
from argparse import ArgumentParser
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from seeds.domain.files import files_of
from seeds.errors import SeedsRefused
from seeds.exporting import export_entries
from seeds.reading import read_seeds

OURS = re.compile(r"sources\.yaml|[0-9]{3,}\.yaml")
"""Names of the files that an export writes, and that another one may replace."""


class Command(BaseCommand):
    """Writes sources, articles and claims as seed files, one an article, as they are now."""

    help = (
        "Writes the records into DIR in the form of the seed files: sources.yaml, and one file for "
        "each article that was read. What was edited is written as it is now; comments in the files "
        "that were loaded are lost, and so is their layout. Texts, reviews, accounts and former "
        "states are not written. `load_seeds --data DIR` loads the export into another database; "
        "exporting that one gives the same files, byte for byte."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take the folder."""
        parser.add_argument("folder", type=Path, metavar="DIR", help="made where there is none")
        parser.add_argument(
            "--force",
            action="store_true",
            help="write into a folder that holds something; seed files of articles in it are "
            "replaced, and anything else is left alone",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Will write the files, and read them back.

        Raises: CommandError where nothing was written, or where reading refuses what was.
        """
        folder: Path = options["folder"]
        _require_free(folder, is_forced=options["force"])
        seeds, left_out = export_entries()
        texts = files_of(seeds)
        if len(texts) == 1:
            raise CommandError("Nothing was written: there is no article whose text was read.")
        _write(folder, texts)
        self.stdout.write(
            f"Wrote {len(texts)} files to {folder}: {len(seeds.sources)} sources, "
            f"{len(seeds.articles)} articles, {len(seeds.claims)} claims, "
            f"{len(seeds.appearances)} appearances."
        )
        if left_out:
            told = ", ".join(f"{kind} {count}" for kind, count in sorted(left_out.items()))
            self.stdout.write(f"Left out, because the files have no words for it: {told}.")
        try:
            read_seeds(folder)
        except SeedsRefused as refused:
            said = "The files were written, but `load_seeds` would refuse them as they are."
            raise CommandError(f"{said}\n{refused}") from refused


def _require_free(folder: Path, *, is_forced: bool) -> None:
    """Will return silently where a folder may be written into.

    Raises: CommandError.
    """
    if folder.exists() and not folder.is_dir():
        raise CommandError(f"Nothing was written: {folder} is no folder.")
    if not is_forced and folder.is_dir() and any(folder.iterdir()):
        raise CommandError(
            f"Nothing was written: {folder} is not empty. Name another folder, or say --force to "
            "replace the seed files in it."
        )


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    """Writes all files under other names first, so that a full disk leaves what was there."""
    drafts = {folder / name: folder / f"{name}.new" for name in texts}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, draft in drafts.items():
            draft.write_text(texts[path.name], encoding="utf-8", newline="\n")
        former = [path for path in folder.iterdir() if OURS.fullmatch(path.name)]
        for path, draft in drafts.items():
            draft.replace(path)
        for path in former:
            if path not in drafts:
                path.unlink()
    except OSError as error:
        for draft in drafts.values():
            with suppress(OSError):
                draft.unlink()
        raise CommandError(f"Nothing was written: {error}") from error
