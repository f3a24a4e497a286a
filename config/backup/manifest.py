"""What a backup says of itself: `manifest.json`, which is read before anything else is believed."""

import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from config.backup.errors import BackupRefused
from config.backup.sums import TableSum

PRODUCT = "second-source"
FORMAT = 1
NAME = "manifest.json"
CHUNK = 1 << 20  # bytes

NOT_IN_IT = (
    "The keys are not in here: SECRET_KEY (or var/secret_key) encrypts second factors, LOG_KEY (or "
    "var/log_key) signs the public log. Nor are the settings, the kept checkpoints "
    "(var/log_checkpoints), or requests counted within the last minute. Keep them apart from backups."
)


class BackupKind(StrEnum):
    """What was copied: the records, or the files of the whole server."""

    DUMP = "dump"
    BASE = "base"


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of a backup, with its size in bytes and its SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything that is known of a backup.

    `postgresql` and `program` are major versions, of the server and of what wrote the backup.
    `size` is what the database took on disk, in bytes. `tables` is empty for a base backup, which is
    of no single moment. `checkpoint` is the signed note of the public log.
    """

    kind: BackupKind
    version: str
    made_at: str
    database: str
    postgresql: int
    program: int
    size: int
    migrations: Sequence[tuple[str, str]]
    extensions: Sequence[str]
    tables: Mapping[str, TableSum]
    checkpoint: str
    pieces: Sequence[Piece] = field(default_factory=list)

    @property
    def at(self) -> datetime:
        """When it was made."""
        return datetime.fromisoformat(self.made_at)

    @property
    def rows(self) -> int:
        """How many rows it holds."""
        return sum(one.rows for one in self.tables.values())

    @property
    def mark(self) -> str:
        """A short name that differs between backups."""
        return digest_of(self._told())[:12]

    def text(self) -> str:
        """The manifest as it is written, its own checksum last."""
        told = self._told()
        return json.dumps({**told, "sha256": digest_of(told)}, indent=1, ensure_ascii=False) + "\n"

    def _told(self) -> dict[str, Any]:
        return {"product": PRODUCT, "format": FORMAT, "not_in_it": NOT_IN_IT, **asdict(self)}


def read_manifest(folder: Path) -> Manifest:
    """Will read what a backup says of itself.

    Raises: `BackupRefused` where it is none, is damaged, or is of a newer form than is known here.
    """
    told = _told_by(folder / NAME)
    digest = told.pop("sha256", None)
    if told.get("format", 0) > FORMAT:
        raise BackupRefused(
            f"{folder} was made by a newer version of the product ({told.get('version')}), in a form "
            "that this one does not know: upgrade first."
        )
    if digest != digest_of(told):
        raise BackupRefused(f"{folder / NAME} was changed after it was written.")
    try:
        return _manifest(told)
    except (KeyError, TypeError, ValueError) as error:
        raise BackupRefused(f"{folder / NAME} is not whole: {error}.") from error


def is_manifest(path: Path) -> bool:
    """Whether a file is a manifest of ours, damaged or not."""
    try:
        return bool(_told_by(path))
    except BackupRefused:
        return False


def digest_of(told: Mapping[str, Any]) -> str:
    """Will compute the checksum of a manifest, whatever its order and spaces."""
    plain = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def piece_of(path: Path) -> Piece:
    """Will measure one file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return Piece(path.name, path.stat().st_size, digest.hexdigest())


def product_version() -> str:
    """The version of the product that runs."""
    project = Path(__file__).resolve().parents[2] / "pyproject.toml"
    return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])


def _told_by(path: Path) -> dict[str, Any]:
    """Raises: `BackupRefused` unless the file is a manifest of this product."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BackupRefused(f"{path.parent} is no backup: it has no {NAME}.") from None
    except (OSError, ValueError) as error:
        raise BackupRefused(f"{path} cannot be read: {error}.") from error
    if not isinstance(told, dict) or told.get("product") != PRODUCT:
        raise BackupRefused(f"{path} is not the manifest of a backup of this product.")
    return told


def _manifest(told: dict[str, Any]) -> Manifest:
    """Raises: KeyError; TypeError; ValueError."""
    values = {
        name: value
        for name, value in told.items()
        if name not in {"product", "format", "not_in_it"}
    }
    values["kind"] = BackupKind(values["kind"])
    values["migrations"] = [(app, name) for app, name in values["migrations"]]
    values["tables"] = {name: TableSum(**one) for name, one in values["tables"].items()}
    values["pieces"] = [Piece(**one) for one in values["pieces"]]
    return Manifest(**values)
