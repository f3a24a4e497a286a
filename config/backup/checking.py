"""Looks a backup over, from its manifest to its last byte, without touching any database."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

from django.db.migrations.loader import MigrationLoader

from config.backup.errors import BackupRefused
from config.backup.folder import in_words
from config.backup.making import DUMP
from config.backup.manifest import NAME, BackupKind, Manifest, Piece, piece_of, read_manifest
from config.backup.manifest import product_version as here
from config.backup.programs import last_words, major_of, program, run_program

FILES_MANIFEST = "backup_manifest"
NEEDED = {BackupKind.DUMP: {DUMP}, BackupKind.BASE: {"base.tar.gz", FILES_MANIFEST}}
TAR_SINCE = 18
"""The first pg_verifybackup that looks into archives."""

Say = Callable[[str], None]


def verify(folder: Path, say: Say = lambda _: None) -> Manifest:
    """Will read every byte of a backup and return its manifest.

    Raises: `BackupRefused` with the first thing that is wrong.
    """
    manifest = read_manifest(folder)
    _check_names(folder, manifest)
    for piece in manifest.pieces:
        say(f"Reading {piece.name} ({in_words(piece.size)})")
        _check_piece(folder, piece)
    if manifest.kind is BackupKind.DUMP:
        contents(folder, manifest)
    else:
        _check_files(folder)
    return manifest


def check_not_newer(manifest: Manifest) -> None:
    """Will return silently where this version knows every migration that the backup has.

    Raises: `BackupRefused`.
    """
    loader = MigrationLoader(None)
    known = set(loader.disk_migrations)
    ours = {app for app, _ in known}
    unknown = [(app, name) for app, name in manifest.migrations if (app, name) not in known]
    newer = [f"{app}.{name}" for app, name in unknown if app in ours]
    if newer:
        raise BackupRefused(
            f"The backup was made by version {manifest.version}, whose tables this version "
            f"({here()}) does not know (migration {newer[-1]}): upgrade first, then restore."
        )


def contents(folder: Path, manifest: Manifest) -> list[str]:
    """Will list what a dump holds, one entry a line as `pg_restore --use-list` takes it.

    Raises: `BackupRefused` where it cannot be read.
    """
    reader = program("pg_restore", manifest.program)
    done = subprocess.run(
        [reader, "--list", folder / DUMP], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BackupRefused(f"{folder / DUMP} cannot be read: {last_words(done.stderr)}")
    return [line for line in done.stdout.splitlines() if line and not line.startswith(";")]


def _check_names(folder: Path, manifest: Manifest) -> None:
    told = {piece.name for piece in manifest.pieces}
    missing = (NEEDED[manifest.kind] | told) - {path.name for path in folder.iterdir()}
    if missing:
        raise BackupRefused(f"{folder} is not whole: {', '.join(sorted(missing))} is missing.")
    strange = {path.name for path in folder.iterdir()} - told - {NAME}
    if strange or NEEDED[manifest.kind] - told:
        raise BackupRefused(
            f"{folder} holds what its manifest does not tell of: "
            f"{', '.join(sorted(strange | (NEEDED[manifest.kind] - told)))}."
        )


def _check_piece(folder: Path, piece: Piece) -> None:
    path = folder / piece.name
    size = path.stat().st_size
    if size != piece.size:
        raise BackupRefused(
            f"{path} has {size} bytes instead of {piece.size}: it is not the file that was written."
        )
    if piece_of(path) != piece:
        raise BackupRefused(f"{path} is damaged: its SHA-256 is not the one of the manifest.")


def _check_files(folder: Path) -> None:
    """Whether PostgreSQL's own manifest agrees with the archives; read by its own program, if new."""
    try:
        files = json.loads((folder / FILES_MANIFEST).read_text(encoding="utf-8"))["Files"]
    except (ValueError, KeyError) as error:
        raise BackupRefused(f"{folder / FILES_MANIFEST} cannot be read: {error}.") from error
    if not files:
        raise BackupRefused(f"{folder / FILES_MANIFEST} names no file.")
    try:
        checker = program("pg_verifybackup", TAR_SINCE)
    except BackupRefused:
        return  # every byte was compared with the SHA-256 of the manifest already
    if major_of(checker) >= TAR_SINCE:
        # Our own manifest lies beside the archives, and is none of theirs.
        run_program(checker, "--format=tar", "--no-parse-wal", f"--ignore={NAME}", folder)
