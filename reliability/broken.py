"""`python -m reliability.broken NAME COMMAND…`: the product with one promise broken on purpose.

Each is the negative control of a harness, which must notice.
"""

import os
import sys
from collections.abc import Callable

import django
from django.core.management import execute_from_command_line


def forget_keys() -> None:
    """Will do every write as often as it is sent."""
    from accounts.api import base

    base.once = lambda request, answer: answer()


def let_everybody_in() -> None:
    """Will let any number of requests wait for a thread."""
    from config import admission

    admission.Door.enter = lambda self: True  # type: ignore[method-assign]
    admission.Door.leave = lambda self: None  # type: ignore[method-assign]


def take_all_for_mistakes() -> None:
    """Will call it a mistake of its own that the database is away or full."""
    from accounts import busy

    busy.AWAY = ("00",)
    busy.AWAY_CODES = frozenset()


def compare_nothing() -> None:
    """Will restore whatever there is, without reading it over."""
    from config.backup import checking, restoring
    from config.backup.manifest import read_manifest

    checking.verify = restoring.verify = lambda folder, say=None: read_manifest(folder)
    restoring._compare = lambda manifest, new: None


def forget_cursor() -> None:
    """Will begin every import anew, and number what it brings in anew."""
    from accounts.services.bulk import importing

    real = importing._write_chunk

    def write(pk: int, *given: object, **named: object) -> object:
        from accounts.models import ImportedKey

        ImportedKey.objects.all().delete()
        return real(pk, *given, **named)  # type: ignore[arg-type]

    importing._write_chunk = write  # type: ignore[assignment]


BUILDS: dict[str, Callable[[], None]] = {
    "forgets-keys": forget_keys,
    "no-door": let_everybody_in,
    "all-mistakes": take_all_for_mistakes,
    "compares-nothing": compare_nothing,
    "forgets-cursor": forget_cursor,
}


def main(name: str, *arguments: str) -> None:
    """Breaks one promise, and runs a command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    BUILDS[name]()
    execute_from_command_line(["manage.py", *arguments])


if __name__ == "__main__":
    main(*sys.argv[1:])
