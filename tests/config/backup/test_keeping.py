"""Which backups are kept, and that nothing else is ever deleted."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from config.backup.errors import BackupRefused
from config.backup.folder import appearing, check_space
from config.backup.keeping import backups, clear, delete, not_kept
from config.backup.making import file_name
from config.backup.manifest import NAME, BackupKind, Manifest, read_manifest

NOON = datetime(2030, 3, 31, 12, tzinfo=UTC)


def made(folder: Path, at: datetime, kind: BackupKind = BackupKind.DUMP) -> Path:
    backup = folder / file_name(kind, at)
    backup.mkdir(parents=True)
    told = Manifest(
        kind=kind, version="1", made_at=at.isoformat(), database="x", postgresql=18, program=18,
        size=0, migrations=[], extensions=[], tables={}, checkpoint="",
    )  # fmt: skip
    (backup / NAME).write_text(told.text())
    (backup / "database.dump").write_text("x")
    return backup


def test_the_last_of_each_day_and_week_is_kept(tmp_path: Path) -> None:
    for hours in range(0, 24 * 60, 12):
        made(tmp_path, NOON - timedelta(hours=hours))
    base = made(tmp_path, NOON - timedelta(days=300), BackupKind.BASE)
    delete(not_kept(backups(tmp_path), daily=3, weekly=3))
    left = backups(tmp_path)
    assert [one.at.strftime("%m-%d %H") for one in left if one.kind == "dump"] == [
        "03-31 12", "03-30 12", "03-29 12", "03-24 12", "03-17 12",
    ]  # fmt: skip
    assert left[-1].path == base
    delete(not_kept(left, daily=0, weekly=0))
    assert [one.at for one in backups(tmp_path)] == [NOON, NOON - timedelta(days=300)]


def test_only_what_is_ours_is_listed_and_deleted(tmp_path: Path) -> None:
    made(tmp_path, NOON)
    (tmp_path / "second-source-20200101T000000Z-dump").mkdir()  # no manifest
    strange = tmp_path / "second-source-20200102T000000Z-dump"
    strange.mkdir()
    (strange / NAME).write_text('{"product": "another"}')
    (tmp_path / "letters").mkdir()
    (tmp_path / "second-source-20200103T000000Z-dump").symlink_to(tmp_path / "letters")
    out = StringIO()
    call_command("backups", folder=tmp_path, prune=True, daily=0, weekly=0, stdout=out)
    assert out.getvalue().count("\n") == 1
    assert len(list(tmp_path.iterdir())) == 5
    with pytest.raises(CommandError):
        call_command("backups", folder=tmp_path, daily=-1)


def test_a_manifest_tells_the_same_when_it_is_read(tmp_path: Path) -> None:
    told = read_manifest(made(tmp_path, NOON))
    assert (told.at, told.kind, told.rows) == (NOON, BackupKind.DUMP, 0)
    (tmp_path / NAME).write_text('{"product": "second-source"')
    with pytest.raises(BackupRefused, match="cannot be read"):
        read_manifest(tmp_path)


def half_made(final: Path) -> None:
    with appearing(final) as draft:
        (draft / "half").write_text("x")
        raise ZeroDivisionError


def test_a_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    final = tmp_path / "second-source-20300101T000000Z-dump"
    with pytest.raises(ZeroDivisionError):
        half_made(final)
    assert list(tmp_path.iterdir()) == []
    left = tmp_path / ".second-source-20300101T000000Z-dump.999999999-abc.part"
    left.mkdir()
    with appearing(final) as draft:
        (draft / "whole").write_text("x")
        clear(tmp_path)  # what is being made now stays
    assert [path.name for path in tmp_path.iterdir()] == [final.name]
    with pytest.raises(BackupRefused, match="is there already"), appearing(final):
        pass


def test_a_disk_that_is_too_full_is_refused_beforehand(tmp_path: Path) -> None:
    check_space(tmp_path, 0)
    with pytest.raises(BackupRefused, match="There is too little room"):
        check_space(tmp_path, 10**18)
