"""Lays the files of a base backup out as a data folder that PostgreSQL can serve."""

import tarfile
from collections.abc import Callable
from pathlib import Path

from config.backup.checking import verify
from config.backup.errors import BackupRefused
from config.backup.folder import check_space
from config.backup.manifest import BackupKind

Say = Callable[[str], None]


def unpack(folder: Path, target: Path, say: Say) -> None:
    """Will unpack a base backup into a folder that is not there yet, or is empty.

    Raises: `BackupRefused` for a damaged one, a dump, or a folder that holds something.
    """
    manifest = verify(folder, say)
    if manifest.kind is not BackupKind.BASE:
        raise BackupRefused(f"{folder} is a dump: `manage.py restore {folder}` restores it.")
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise BackupRefused(f"{target} holds something: name a new folder.")
    if any(piece.name[0].isdigit() for piece in manifest.pieces):
        raise BackupRefused(f"{folder} has tablespaces: lay them out with PostgreSQL's own tools.")
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    check_space(target, manifest.size)
    for name, inside in (("base.tar.gz", target), ("pg_wal.tar.gz", target / "pg_wal")):
        say(f"Unpacking {name}")
        with tarfile.open(folder / name) as archive:
            archive.extractall(inside, filter="data")
    target.chmod(0o700)  # as PostgreSQL wants it
