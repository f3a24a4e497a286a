"""Folders that appear whole or not at all."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from config.backup.errors import BackupRefused

MARGIN = 64 * 1024 * 1024
"""Bytes that are left free at least."""


def check_space(folder: Path, needed: int) -> None:
    """Will return silently where so many bytes, and some more, are free.

    Raises: `BackupRefused`.
    """
    free = shutil.disk_usage(folder).free
    if free < needed + MARGIN:
        raise BackupRefused(
            f"There is too little room in {folder}: {in_words(needed + MARGIN)} may be needed, and "
            f"{in_words(free)} are free."
        )


@contextmanager
def appearing(final: Path) -> Iterator[Path]:
    """Will give a draft of a folder, which gets its name when the block ends well, and else goes.

    Everything in it is on the disk before the name is.

    Raises: `BackupRefused` where there is something of that name.
    """
    final.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if final.exists():
        raise BackupRefused(f"{final} is there already.")
    clear_drafts(final.parent)
    draft = final.with_name(f".{final.name}.{os.getpid()}-{secrets.token_hex(3)}.part")
    draft.mkdir(mode=0o700)
    try:
        yield draft
        for path in sorted(draft.iterdir()):
            path.chmod(0o600)
            _settle(path)
        _settle(draft)
        draft.rename(final)
        _settle(final.parent)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def clear_drafts(folder: Path) -> None:
    """Will delete what processes that are gone left half-made."""
    for draft in folder.glob(".second-source-*.part"):
        pid = draft.name.split(".")[-2].split("-")[0]
        if pid.isdigit() and not psutil.pid_exists(int(pid)):
            shutil.rmtree(draft, ignore_errors=True)


def in_words(size: int) -> str:
    """Will write a number of bytes as people say it.

    >>> in_words(1_500_000), in_words(12)
    ('1.5 MB', '12 bytes')
    """
    for unit, name in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if size >= unit:
            return f"{size / unit:.1f} {name}"
    return f"{size} bytes"


def _settle(path: Path) -> None:
    """Waits until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
