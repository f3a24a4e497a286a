"""A copy of the server's files, served by a second server, holds what the first one held."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from config.backup import making
from config.backup.errors import BackupRefused
from config.backup.sums import table_sums
from config.postgres.cluster import hba_file, ident_file
from config.postgres.places import OWNER_ROLE, Places
from tests.config.backup.running import backed_up, database, manage, sums
from tests.factories.claims import AppearanceFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(900)]


@contextmanager
def served(data: Path, places: Places) -> Iterator[Path]:
    """Serves a data folder on a socket of its own."""
    folder = Path(tempfile.mkdtemp(prefix="base-"))
    for path in (folder, data, *data.rglob("*")):
        places.user.give(path)
    options = [
        "-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}", "-c", "fsync=off",
        "-c", f"hba_file={hba_file(places)}", "-c", f"ident_file={ident_file(places)}",
    ]  # fmt: skip
    with (folder / "log").open("w") as log:
        control = [places.engine / "pg_ctl", "-D", data, "-w"]
        words = {"check": True, "cwd": "/", "stdout": log, "stderr": log, **places.user.options()}
        subprocess.run([*control, "-o", " ".join(options), "start"], **words)
        try:
            yield folder
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], **words)
            shutil.rmtree(folder)


def test_an_owner_that_may_not_copy_files_is_told_what_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "MAY_COPY", "SELECT false")
    with pytest.raises(BackupRefused, match="needs REPLICATION"):
        making.make_base(tmp_path, now=timezone.now(), say=lambda _: None)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(
    connection.settings_dict.get("EMBEDDED") is None, reason="the server is somebody else's"
)
def test_a_second_server_holds_the_same(tmp_path: Path) -> None:
    AppearanceFactory()
    before = sums()
    copy = backed_up(tmp_path, "--base")
    told = manage("backup", "verify", copy)
    assert told.returncode == 0, told.stderr
    assert "the files of a server" in told.stdout
    refused = manage("restore", copy, "--yes")
    assert refused.returncode == 1
    assert "is a copy of a whole server" in refused.stderr

    places = Places.of(connection.settings_dict["EMBEDDED"])
    data = places.base / f"data.of-{copy.name}"
    try:
        assert manage("backup", "unpack", copy, data).returncode == 0
        with served(data, places) as socket:
            parameters = {"host": str(socket), "user": OWNER_ROLE, "dbname": database()}
            with psycopg.connect(**parameters, autocommit=True) as second:
                assert dict(table_sums(second)) == before
        assert manage("backup", "unpack", copy, data).returncode == 1  # it holds something
    finally:
        shutil.rmtree(data, ignore_errors=True)

    with (copy / "base.tar.gz").open("r+b") as file:
        file.seek(5000)
        file.write(b"damage")
    damaged = manage("backup", "verify", copy)
    assert (damaged.returncode, "is damaged" in damaged.stderr) == (1, True)
