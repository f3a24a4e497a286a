"""`manage.py attach_text FILE…`: adds texts that a user has to versions that only know their hash."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from sources.models import ArticleVersion
from sources.services.articles import BOM, attach_text, digest

UNKNOWN = (
    "no version has this text's hash (a text must be byte for byte as it was recorded: line ends "
    "and the last newline count)"
)


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
        files = _files(options["paths"])
        for path in files:
            try:
                self.stdout.write(f"{path.name}: {_attach(path)}")
            except (OSError, UnicodeDecodeError, ValidationError) as error:
                refused += 1
                self.stderr.write(f"{path.name}: refused: {_reason(error)}")
        if refused:
            were = "file was" if len(files) == 1 else "files were"
            raise CommandError(f"{refused} of {len(files)} {were} not attached.")


def _files(paths: list[Path]) -> list[Path]:
    """The files named, and those in the folders named."""
    return [
        file
        for path in paths
        for file in (sorted(path.iterdir()) if path.is_dir() else [path])
        if not file.is_dir()
    ]


def _reason(error: Exception) -> str:
    """Why a file was refused, in words of ours."""
    match error:
        case ValidationError():
            return "; ".join(error.messages)
        case UnicodeDecodeError():
            return f"it is not UTF-8 (byte {error.start})"
        case FileNotFoundError():
            return "there is no such file"
        case OSError():
            return f"it cannot be read: {error.strerror}"
    return str(error)


def _attach(path: Path) -> str:
    """Attaches one text; returns what was done in a few words.

    Raises: ValidationError when no version has this hash, or an anchor stands elsewhere.
    """
    text = path.read_bytes().decode().removeprefix(BOM)
    versions = ArticleVersion.objects.with_hash(digest(text))
    if not versions:
        raise ValidationError(UNKNOWN, code="text_unknown")
    version = next((one for one in versions if one.is_withheld), None)
    if version is None:
        return f"already attached to “{versions[0].article}”"
    attach_text(version, text, by=None)
    return f"attached to “{version.article}”, every anchor verified"
