"""Finds PostgreSQL's own programs, and runs them."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from config.backup.errors import BackupRefused
from config.postgres import ServerRefused
from config.postgres.places import installed_engine

VERSION = re.compile(r"\) (\d+)")


def program(name: str, least: int) -> Path:
    """Will return the program of this name that knows servers of this major version.

    `PG_BIN`, where it is set, is the one folder that is looked into; else PATH and the programs that
    the embedded server brings. The oldest of those that are new enough fits the server best.

    Raises: `BackupRefused` where there is none.
    """
    found = [(major, path) for path in _candidates(name) if (major := major_of(path)) >= least]
    if not found:
        raise BackupRefused(
            f"There is no {name} of PostgreSQL {least} or newer: install the client programs of "
            "your server, or name their folder in PG_BIN."
        )
    return min(found, key=lambda one: one[0])[1]


@cache
def major_of(path: Path) -> int:
    """Will ask a program for its major version; 0 for one that cannot be run."""
    try:
        said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return 0
    version = VERSION.search(said.stdout)
    return int(version.group(1)) if version else 0


def run_program(
    path: Path,
    *arguments: str | Path,
    env: Mapping[str, str] | None = None,
    while_running: Callable[[], object] = lambda: None,
) -> str:
    """Will run a program to its end, doing something else meanwhile, and return what it said.

    Those that connect need `server.environment()`.

    Raises: `BackupRefused` with its own last words when it fails.
    """
    command = [path, *arguments]
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=env,
    ) as process:
        try:
            while_running()
            _, said = process.communicate()
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise BackupRefused(f"{path.name} failed: {last_words(said)}")
    return said


def last_words(said: str) -> str:
    r"""Will return the line that tells what went wrong.

    >>> last_words("pg_dump: error: no space\npg_dump: detail: none left\n")
    'pg_dump: error: no space'
    """
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    telling = [line for line in lines if "error:" in line or "FATAL:" in line]
    return (telling or lines or ["it said nothing."])[0]


def _candidates(name: str) -> Iterator[Path]:
    for folder in _folders():
        if (folder / name).is_file():
            yield folder / name


def _folders() -> Sequence[Path]:
    if folder := os.environ.get("PG_BIN"):
        return [Path(folder)]
    try:
        ours = [installed_engine() / "bin"]
    except ServerRefused:
        ours = []
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    on_path = [Path(found).parent] if (found := shutil.which("pg_dump")) else []
    return [*ours, *installed, *on_path]
