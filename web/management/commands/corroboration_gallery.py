"""`manage.py corroboration_gallery`: writes the gallery of shapes into the documentation."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from web.gallery import DRAWINGS, gallery_files


class Command(BaseCommand):
    """Writes docs/corroboration-gallery.md and its drawings, or checks that they are up to date."""

    help = "Write the gallery of shapes of corroboration into the documentation."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take --check."""
        parser.add_argument(
            "--check", action="store_true", help="write nothing; fail where a file is out of date"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Will write what differs and remove drawings of shapes that are gone.

        Raises: CommandError with --check when something differs.
        """
        root = Path(settings.BASE_DIR)
        files = gallery_files()
        stale = [name for name, text in files.items() if _read(root / name) != text]
        gone = [
            one for one in (root / DRAWINGS).glob("*.svg") if f"{DRAWINGS}/{one.name}" not in files
        ]
        if options["check"]:
            if stale or gone:
                names = ", ".join([*stale, *(one.name for one in gone)])
                raise CommandError(f"Out of date: {names}. Run `manage.py corroboration_gallery`.")
            self.stdout.write(f"{len(files)} files are up to date.")
            return
        for name in stale:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(files[name], encoding="utf-8")
        for one in gone:
            one.unlink()
        self.stdout.write(f"{len(stale)} of {len(files)} files written, {len(gone)} removed.")


def _read(path: Path) -> str | None:
    """The text of a file, None where there is none."""
    return path.read_text(encoding="utf-8") if path.exists() else None
