"""Whether this process is fit to be asked: what is looked at, and what is said in public of it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from config.database.embedded import data_folder
from config.operating.standing import Standing, standing

SILENT = "The database does not answer."
UNMIGRATED = "A migration waits: run `manage.py migrate`."
LEAST_SHARE = 0.02
"""What must be left of a disk, or the bytes below, whichever is less."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; `why` is a sentence that anybody may read, empty where it is ok."""

    name: str
    why: str = ""

    @property
    def is_ok(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.why


def readiness() -> list[Check]:
    """Will look at everything, in some two seconds at most."""
    found = standing.get()
    return [
        Check("database", found.why_not if found else SILENT),
        Check("migrations", _migrations(found)),
        Check("queue", _queue(found)),
        Check("disk", _disk()),
    ]


def _migrations(found: Standing | None) -> str:
    if found is None or found.why_not:
        return SILENT
    return "" if found.is_migrated else UNMIGRATED


def _queue(found: Standing | None) -> str:
    """Says what is wrong with the queue; without a bound, or not yet migrated, nothing is."""
    if found is None or found.why_not:
        return SILENT
    most = settings.READY_QUEUE_SECONDS
    if not most or found.oldest <= most:
        return ""
    return f"A job waits for longer than {most} seconds: does a worker run?"


def _disk() -> str:
    """Says what is wrong with the disks that this machine writes to."""
    least = settings.READY_DISK_BYTES
    for folder in {settings.VAR_DIR, *_embedded()}:
        try:
            usage = shutil.disk_usage(folder)
        except OSError:
            continue  # nothing was written there yet
        if usage.free < min(least, usage.total * LEAST_SHARE):
            return "The disk is nearly full."
    return ""


def _embedded() -> list[Path]:
    """Where the embedded server keeps its data, if that is the one in use."""
    var = settings.DATABASES["default"].get("EMBEDDED")
    return [data_folder(var)] if var else []
