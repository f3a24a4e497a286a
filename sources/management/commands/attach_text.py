"""`manage.py attach_text FILE…`: adds texts that a user has to versions that only know their hash."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from sources.models import ArticleVersion
from sources.services.articles import BOM, attach_text, digest


class Command(BaseCommand):
    """Finds the version that each text belongs to by its hash, and attaches it."""

    help = "Attaches texts to withheld versions; hash and every anchor are verified."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take files and folders."""
        parser.add_argument("paths", nargs="+", type=Path, help="text files, or folders of them")

    def handle(self, *args: Any, **options: Any) -> None:
        """Will attach what belongs somewhere and go on after what does not.

        Raises: CommandError at the end when a file was refused.
        """
        refused = 0
        for path in _files(options["paths"]):
            try:
                self.stdout.write(f"{path.name}: {_attach(path)}")
            except (OSError, UnicodeDecodeError, ValidationError) as error:
                refused += 1
                reason = "; ".join(getattr(error, "messages", [str(error)]))
                self.stderr.write(f"{path.name}: refused: {reason}")
        if refused:
            raise CommandError(f"{refused} of the files could not be attached.")


def _files(paths: list[Path]) -> list[Path]:
    """The files named, and those in the folders named."""
    return [
        file
        for path in paths
        for file in (sorted(path.iterdir()) if path.is_dir() else [path])
        if not file.is_dir()
    ]


def _attach(path: Path) -> str:
    """Attaches one text; returns what was done in a few words.

    Raises: ValidationError when no version has this hash, or an anchor stands elsewhere.
    """
    text = path.read_bytes().decode().removeprefix(BOM)
    versions = ArticleVersion.objects.with_hash(digest(text))
    if not versions:
        raise ValidationError("no version has this text's hash", code="text_unknown")
    version = next((one for one in versions if one.is_withheld), None)
    if version is None:
        return f"already attached to “{versions[0].article}”"
    attach_text(version, text, by=None)
    return f"attached to “{version.article}”, every anchor verified"
