"""Ways in which a dump is damaged, each with the sentence by which it is refused."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from config.backup.making import DUMP
from config.backup.manifest import NAME, digest_of


def _cut(folder: Path) -> None:
    with (folder / DUMP).open("r+b") as file:
        file.truncate((folder / DUMP).stat().st_size // 2)


def _flip(folder: Path) -> None:
    with (folder / DUMP).open("r+b") as file:
        file.seek(-1000, os.SEEK_END)
        byte = file.read(1)[0]
        file.seek(-1000, os.SEEK_END)
        file.write(bytes([byte ^ 1]))


def _told(folder: Path, change: Callable[[dict[str, Any]], None], *, signs: bool) -> None:
    told = json.loads((folder / NAME).read_text())
    change(told)
    if signs:
        del told["sha256"]
        told["sha256"] = digest_of(told)
    (folder / NAME).write_text(json.dumps(told))


def _other_manifest(folder: Path) -> None:
    _told(folder, lambda told: told.update(version="9.9"), signs=False)


def _missing(folder: Path) -> None:
    (folder / DUMP).unlink()


def _newer(folder: Path) -> None:
    _told(folder, lambda told: told["migrations"].append(["claims", "9999_later"]), signs=True)


def _newer_form(folder: Path) -> None:
    _told(folder, lambda told: told.update(format=2), signs=True)


def _newer_server(folder: Path) -> None:
    _told(folder, lambda told: told.update(postgresql=99), signs=True)


def _lying(folder: Path) -> None:
    """A manifest that agrees with itself, but not with what was dumped."""
    _told(folder, lambda told: told["tables"]["public.sources_source"].update(rows=99), signs=True)


def _strange(folder: Path) -> None:
    (folder / "more.sql").write_text("DROP TABLE sources_source")


DAMAGES: dict[Callable[[Path], None], str] = {
    _cut: "bytes instead of",
    _flip: "is damaged: its SHA-256",
    _other_manifest: "was changed after it was written",
    _missing: "database.dump is missing",
    _newer: "upgrade first, then restore",
    _newer_form: "made by a newer version of the product",
    _newer_server: "made by PostgreSQL 99, and this server is",
    _lying: "What was restored is not what was dumped: public.sources_source",
    _strange: "holds what its manifest does not tell of: more.sql",
}
