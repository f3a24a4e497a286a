"""Restores a dump into a fresh database beside the current one, compares it, and changes places."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import LiteralString

from django.core.management import call_command

from config.backup import server
from config.backup.checking import check_not_newer, contents, verify
from config.backup.errors import BackupRefused
from config.backup.folder import check_space, in_words
from config.backup.making import DUMP
from config.backup.manifest import BackupKind, Manifest
from config.backup.programs import last_words, program
from config.backup.server import MAINTENANCE, Connection, opened, run
from config.backup.sums import differences, table_sums
from config.backup.swapping import copy_access, swap

LONGEST = 63 - len("_restoring_") - 12
"""Bytes of a name that leave room for what is added."""

TURN = 7_140_963
"""The advisory lock of whoever restores: two at once would drop each other's work."""

RIGHTS = """
    SELECT (SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user),
           (SELECT pg_has_role(datdba, 'MEMBER') FROM pg_database WHERE datname = %s)
"""
LIKE_IT = """
    SELECT this.datcollate = one.datcollate AND this.datctype = one.datctype
            AND this.encoding = one.encoding AND this.datlocprovider = one.datlocprovider,
        this.datcollate, this.datctype
    FROM pg_database this, pg_database one WHERE this.datname = %s AND one.datname = 'template1'
"""
EXTENSIONS = """
    SELECT name FROM pg_available_extensions available
    WHERE installed_version IS NOT NULL
        OR (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
        OR EXISTS (
            SELECT FROM pg_available_extension_versions one
            WHERE one.name = available.name AND one.trusted
        )
"""
STATE = """
    SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s
"""
COMPARED: LiteralString = "compared with its backup"
MARK: LiteralString = f"COMMENT ON DATABASE {{}} IS '{COMPARED}'"
HARMLESS = "unrecognized configuration parameter"
"""What an older server says to the settings of a newer program."""

Say = Callable[[str], None]


def restore(folder: Path, *, now: datetime, say: Say, jobs: int = 2) -> str:
    """Will put what a backup holds in the place of the current database; returns where that is kept.

    Everything is verified before anything is replaced; killed at any moment the current database
    goes on serving, and the same call goes on with what is done.

    Raises: `BackupRefused`; then nothing was replaced.
    """
    manifest = verify(folder, say)
    if manifest.kind is not BackupKind.DUMP:
        raise BackupRefused(
            f"{folder} is a copy of a whole server: `manage.py backup unpack {folder} NEW_FOLDER` "
            "lays out its files, and docs/operations.md says how they are served."
        )
    check_not_newer(manifest)
    current = server.database_name()
    new = f"{_stem()}_restoring_{manifest.mark}"
    kept = f"{_stem()}_before_{now:%Y%m%d%H%M%S}"
    with _turn() as connection:
        _check_server(connection, manifest)
        _check_rights(connection, current)
        _check_room(manifest)
        _drop_left_overs(connection, current, new, say)
        if not _is_compared(connection, new):
            _fill(connection, folder, manifest, new, say, jobs)
        copy_access(connection, current, new)
        _migrate(new, say)
        say(f"Changing places: {current} is kept as {kept}")
        swap(new, current, kept)
    return kept


def drop_kept(name: str) -> None:
    """Will delete a database that an earlier restoring kept.

    Raises: `BackupRefused` for any other.
    """
    prefix = f"{_stem()}_before_"
    with opened(MAINTENANCE) as connection:
        if not name.startswith(prefix) or name not in server.databases(connection):
            raise BackupRefused(f"{name} is no database that was kept by a restoring.")
        run(connection, "DROP DATABASE {}", name)


def kept_databases() -> list[str]:
    """The databases that were kept by restoring, and nobody has dropped since."""
    prefix = f"{_stem()}_before_"
    with opened(MAINTENANCE) as connection:
        return [name for name in server.databases(connection) if name.startswith(prefix)]


def _stem() -> str:
    """The name of the current database, with room for what is added."""
    return server.database_name().encode()[:LONGEST].decode(errors="ignore")


@contextmanager
def _turn() -> Iterator[Connection]:
    """Raises: `BackupRefused` while somebody else restores."""
    with opened(MAINTENANCE) as connection:
        taken = connection.execute("SELECT pg_try_advisory_lock(%s)", [TURN]).fetchone()
        if taken != (True,):
            raise BackupRefused("Another restoring is under way on this server.")
        yield connection


def _check_server(connection: Connection, manifest: Manifest) -> None:
    here = connection.info.server_version // 10_000
    if manifest.postgresql > here:
        raise BackupRefused(
            f"The backup was made by PostgreSQL {manifest.postgresql}, and this server is PostgreSQL "
            f"{here}, which lacks what the newer one has: restore on {manifest.postgresql} or later."
        )


def _check_rights(connection: Connection, current: str) -> None:
    row = connection.execute(RIGHTS, [current]).fetchone()
    may_create, is_owner = row or (False, False)
    if not may_create or not is_owner:
        what = "create databases" if not may_create else f"rename {current}"
        raise BackupRefused(
            f"The role in DATABASE_OWNER_URL may not {what}: it must own the database and have "
            "CREATEDB (ALTER ROLE … CREATEDB)."
        )


def _check_room(manifest: Manifest) -> None:
    """Whether the new database fits beside the current one, where its disk is ours to see."""
    data = server.data_folder()
    if data is not None:
        check_space(data.parent, manifest.size * 2)


def _drop_left_overs(connection: Connection, current: str, new: str, say: Say) -> None:
    """Drops what an interrupted restoring left, unless it can be gone on with."""
    prefix = new.rpartition("_")[0]
    for name in server.databases(connection):
        if not name.startswith(f"{prefix}_") or name == current:
            continue
        if name == new and _is_compared(connection, name):
            say("Going on with what was restored and compared before")
            continue
        say(f"Dropping {name}, which was left half-made")
        run(connection, "DROP DATABASE {} WITH (FORCE)", name)


def _is_compared(connection: Connection, name: str) -> bool:
    return connection.execute(STATE, [name]).fetchone() == (COMPARED,)


def _fill(
    connection: Connection, folder: Path, manifest: Manifest, new: str, say: Say, jobs: int
) -> None:
    """Makes the new database from the dump and compares it, or drops it again."""
    say(f"Restoring {manifest.rows:,} rows ({in_words(manifest.size)}) into {new}")
    _create(connection, new)
    try:
        _load(folder, manifest, new, jobs)
        say("Comparing every table with the manifest")
        _compare(manifest, new)
        run(connection, MARK, new)
    except BackupRefused:
        run(connection, "DROP DATABASE IF EXISTS {} WITH (FORCE)", new)
        raise


def _create(connection: Connection, new: str) -> None:
    """Makes it like the current one: with the same letters, and from where the server's own are."""
    row = connection.execute(LIKE_IT, [server.database_name()]).fetchone()
    is_usual, collate, ctype = row or (True, "", "")
    if is_usual:
        run(connection, "CREATE DATABASE {} TEMPLATE template1", new)
        return
    run(
        connection,
        "CREATE DATABASE {} ENCODING 'UTF8' LC_COLLATE {} LC_CTYPE {} TEMPLATE template0",
        new,
        collate,
        ctype,
    )


def _load(folder: Path, manifest: Manifest, new: str, jobs: int) -> None:
    reader = program("pg_restore", manifest.program)
    with opened(new) as connection:
        known = {name for (name,) in connection.execute(EXTENSIONS)}
    with NamedTemporaryFile("w", suffix=".list") as chosen:
        chosen.write("\n".join(_wanted(contents(folder, manifest), known)) + "\n")
        chosen.flush()
        done = subprocess.run(
            [
                reader, f"--dbname={server.address(new)}", f"--use-list={chosen.name}",
                "--no-owner", "--no-privileges", "--no-password", f"--jobs={jobs}", folder / DUMP,
            ],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
            env=server.environment(),
        )  # fmt: skip
    faults = [line for line in done.stderr.splitlines() if "error:" in line]
    serious = [line for line in faults if HARMLESS not in line]
    if serious or (done.returncode and not faults):
        raise BackupRefused(f"The dump cannot be restored: {last_words(chr(10).join(serious))}")


def _wanted(entries: list[str], extensions: set[str]) -> list[str]:
    """What is restored: extensions that there are here, and their comments are nobody's but theirs.

    >>> _wanted(["1; 3079 1 EXTENSION - vector ", "2; 0 0 COMMENT - EXTENSION vector "], {"vector"})
    ['1; 3079 1 EXTENSION - vector ']
    """
    wanted = []
    for entry in entries:
        words = entry.split()
        if words[3:4] == ["EXTENSION"] and words[5] not in extensions:
            continue
        if words[3:6] == ["COMMENT", "-", "EXTENSION"]:
            continue
        wanted.append(entry)
    return wanted


def _compare(manifest: Manifest, new: str) -> None:
    """Raises: `BackupRefused` where any table does not hold what it held when it was dumped."""
    with opened(new) as connection:
        found = dict(table_sums(connection))
        connection.execute("ANALYZE")
    wrong = differences(dict(manifest.tables), found)
    if wrong:
        raise BackupRefused(
            f"What was restored is not what was dumped: {'; '.join(wrong[:5])}. Nothing was replaced."
        )


def _migrate(new: str, say: Say) -> None:
    say("Bringing its tables up to this version, and granting")
    with server.connected_to(new):
        call_command("migrate", verbosity=0)
