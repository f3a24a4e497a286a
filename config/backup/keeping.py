"""Which backups there are, and which of them are kept."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from config.backup.folder import clear_drafts
from config.backup.manifest import NAME, is_manifest

OURS = re.compile(r"second-source-(\d{8}T\d{6})Z-(dump|base)")


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup that lies in the folder: when it was made, what it is, and its size in bytes."""

    path: Path
    at: datetime
    kind: str
    size: int


def backups(folder: Path) -> list[Kept]:
    """Will list what is ours in a folder, the newest first; whatever else lies there is passed over."""
    if not folder.is_dir():
        return []
    found = [_kept(path) for path in folder.iterdir()]
    return sorted((one for one in found if one), key=lambda one: (one.at, one.kind), reverse=True)


def not_kept(all_: Sequence[Kept], *, daily: int, weekly: int) -> list[Kept]:
    """Will choose the backups that go: all but the last one of each of so many days and weeks.

    Days and weeks without a backup do not count, and what is newer than all of them is never chosen:
    a clock that went wrong deletes nothing. Dumps and base backups are chosen among themselves.
    """
    gone = []
    for kind in sorted({one.kind for one in all_}):
        of_kind = sorted((one for one in all_ if one.kind == kind), key=lambda one: one.at)[::-1]
        days = _last_of_each(of_kind, lambda at: at.date(), daily)
        weeks = _last_of_each(of_kind, lambda at: at.isocalendar()[:2], weekly)
        kept = {one.path for one in [*of_kind[:1], *days, *weeks]}
        gone += [one for one in of_kind if one.path not in kept]
    return gone


def delete(chosen: Iterable[Kept]) -> None:
    """Will delete backups: the manifest last, so that what is left of one is known as ours."""
    for one in chosen:
        for path in sorted(one.path.iterdir(), key=lambda path: path.name == NAME):
            path.unlink()
        one.path.rmdir()


def clear(folder: Path) -> None:
    """Will delete what backups that were killed left half-made."""
    if folder.is_dir():
        clear_drafts(folder)


def _kept(path: Path) -> Kept | None:
    """What is called like a backup, and has the manifest of one."""
    named = OURS.fullmatch(path.name)
    if named is None or path.is_symlink() or not is_manifest(path / NAME):
        return None
    at = datetime.strptime(named.group(1), "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    size = sum(file.stat().st_size for file in path.iterdir())
    return Kept(path, at, named.group(2), size)


def _last_of_each(
    all_: Sequence[Kept], span: Callable[[datetime], Hashable], number: int
) -> list[Kept]:
    """The newest backup of each of the last spans that have one; `all_` has the newest first."""
    found: dict[Hashable, Kept] = {}
    for one in all_:
        found.setdefault(span(one.at), one)
    return list(found.values())[:number]
