"""Commands as people run them, in processes of their own, on the database of the test."""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from django.db import connections

from config.backup.server import opened
from config.backup.sums import TableSum, table_sums

CHECKOUT = Path(__file__).resolve().parents[3]


def database() -> str:
    return str(connections.settings["default"]["NAME"])


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "tests.config.backup", database(), *map(str, arguments)]


def manage(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    connections["default"].close()
    return subprocess.run(
        command(*arguments), cwd=CHECKOUT, capture_output=True, text=True, check=False
    )


def killed_after(words: str, *arguments: str | Path, pause: float = 0.0) -> bool:
    """Runs a command and kills it some seconds after it says these words; whether it ever did."""
    connections["default"].close()
    with subprocess.Popen(
        command(*arguments),
        cwd=CHECKOUT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if words in line:
                time.sleep(pause)
                process.kill()
                return True
    return False


def backed_up(folder: Path, *options: str) -> Path:
    """A backup of the database as it is."""
    done = manage("backup", "--to", folder, *options)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.rpartition(" (")[0].strip())


def sums(name: str = "") -> dict[str, TableSum]:
    """What every table of a database holds."""
    with opened(name) as connection:
        return dict(table_sums(connection))


def databases_like(part: str) -> Sequence[str]:
    """The databases beside this one that a restoring made."""
    with opened("postgres") as connection:
        rows = connection.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE %s ORDER BY 1",
            [f"{database()}{part}%"],
        )
        return [name for (name,) in rows]
