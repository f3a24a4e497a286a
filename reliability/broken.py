"""`python -m reliability.broken NAME COMMAND…`: the product with one promise broken on purpose.

Each is the negative control of a harness, which must notice.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.core.management import execute_from_command_line


def forget_keys() -> None:
    """Will do every write as often as it is sent."""
    _replace("accounts.api.base", once=lambda request, answer: answer())


def let_everybody_in() -> None:
    """Will let any number of requests wait for a thread."""
    from config.admission import Door

    _replace(Door, enter=lambda self, **_: True, leave=lambda self: None)


def take_all_for_mistakes() -> None:
    """Will call it a mistake of its own that the database is away or full."""
    _replace("accounts.busy", AWAY=("00",), AWAY_CODES=frozenset(), NO_ROOM=frozenset())


def compare_nothing() -> None:
    """Will restore whatever there is, without reading it over."""
    from config.backup.manifest import read_manifest

    _replace(
        "config.backup.restoring",
        verify=lambda folder, say: read_manifest(folder),
        _compare=lambda manifest, new: None,
    )


def _replace(where: Any, **values: object) -> None:
    """Puts other values into a module or a class."""
    place = import_module(where) if isinstance(where, str) else where
    for name, value in values.items():
        setattr(place, name, value)


BUILDS: dict[str, Callable[[], None]] = {
    "forgets-keys": forget_keys,
    "no-door": let_everybody_in,
    "all-mistakes": take_all_for_mistakes,
    "compares-nothing": compare_nothing,
}


def main(name: str, *arguments: str) -> None:
    """Breaks one promise, and runs a command."""
    BUILDS[name]()
    execute_from_command_line(["manage.py", *arguments])


if __name__ == "__main__":
    main(*sys.argv[1:])
