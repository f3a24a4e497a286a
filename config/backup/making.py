"""Makes backups: a dump of the records as of one moment, or a copy of the server's files."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, LiteralString

from psycopg import errors

from accounts.models import LogHead
from accounts.services.log_proofs import checkpoint_note
from config.backup.errors import BackupRefused
from config.backup.folder import appearing, check_space, in_words
from config.backup.manifest import NAME, BackupKind, Manifest, piece_of, product_version
from config.backup.programs import major_of, program, run_program
from config.backup.server import Connection, address, database_name, environment, opened
from config.backup.sums import TableSum, table_sums

DUMP = "database.dump"
HIDDEN = ("accounts_requestcount",)
"""Tables that a crash empties: their rows are not worth keeping."""

SIZE = "SELECT sum(pg_table_size(oid)) FROM pg_class WHERE relkind = 'r'"
SIZE_OF_ALL = """
    SELECT sum(pg_database_size(oid)) FROM pg_database WHERE has_database_privilege(oid, 'CONNECT')
"""

MAY_COPY = "SELECT rolreplication OR rolsuper FROM pg_roles WHERE rolname = current_user"

Say = Callable[[str], None]


def file_name(kind: BackupKind, now: datetime) -> str:
    """Will name a backup.

    >>> file_name(BackupKind.DUMP, datetime(2030, 1, 2, 3, 4, 5))
    'second-source-20300102T030405Z-dump'
    """
    return f"second-source-{now:%Y%m%dT%H%M%SZ}-{kind}"


def make_dump(folder: Path, *, now: datetime, say: Say) -> Path:
    """Will write what the database holds at this moment into a new folder, and return that.

    Whoever writes meanwhile is not held up. Tables are counted and summed up in the same snapshot.

    Raises: `BackupRefused`; then nothing is left behind.
    """
    with opened(autocommit=False) as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        major = connection.info.server_version // 10_000
        dumper = program("pg_dump", major)
        about = _about(connection, now=now, kind=BackupKind.DUMP, program_=major_of(dumper))
        final = folder / file_name(BackupKind.DUMP, now)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        check_space(folder, about["size"] // 2)
        snapshot = _value(connection, "SELECT pg_export_snapshot()")
        with appearing(final) as draft:
            tables: dict[str, TableSum] = {}
            say(f"Dumping {database_name()} ({in_words(about['size'])} of tables)")
            run_program(
                dumper, *_dump_options(draft / DUMP, snapshot), env=environment(),
                while_running=lambda: tables.update(_summed(connection, say)),
            )  # fmt: skip
            _finish(draft, about, tables)
    return final


def make_base(folder: Path, *, now: datetime, say: Say) -> Path:
    """Will copy the files of the whole server, from which a second one can be started.

    Raises: `BackupRefused`; then nothing is left behind.
    """
    with opened() as connection:
        copier = program("pg_basebackup", connection.info.server_version // 10_000)
        if not _value(connection, MAY_COPY):
            raise BackupRefused(
                "The role in DATABASE_OWNER_URL may not copy the server's files: it needs REPLICATION "
                "(ALTER ROLE … REPLICATION), and a line for it in pg_hba.conf."
            )
        about = _about(connection, now=now, kind=BackupKind.BASE, program_=major_of(copier))
        files = int(_value(connection, SIZE_OF_ALL))
    final = folder / file_name(BackupKind.BASE, now)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    check_space(folder, files // 2)
    with appearing(final) as draft:
        say(f"Copying the files of the server ({in_words(files)})")
        run_program(
            copier, f"--dbname={address()}", f"--pgdata={draft}", "--format=tar", "--compress=client-gzip:1",
            "--wal-method=stream", "--checkpoint=fast", "--manifest-checksums=SHA256",
            "--no-password", "--no-sync", env=environment(),
        )  # fmt: skip
        _finish(draft, {**about, "size": files}, {})
    return final


def _dump_options(target: Path, snapshot: str) -> list[str]:
    return [
        f"--dbname={address()}",
        "--format=custom",
        f"--file={target}",
        f"--snapshot={snapshot}",
        "--no-owner",
        "--no-privileges",
        "--no-password",
        *(f"--exclude-table-data=public.{name}" for name in HIDDEN),
    ]


def _summed(connection: Connection, say: Say) -> dict[str, TableSum]:
    found = {}
    for name, one in table_sums(connection):
        found[name] = one
        if one.rows:
            say(f"  {name}: {one.rows:,} rows")
    return found


def _about(
    connection: Connection, *, now: datetime, kind: BackupKind, program_: int
) -> dict[str, Any]:
    """What is known of a backup before it is made.

    Raises: `BackupRefused` for a database without our tables.
    """
    try:
        migrations = connection.execute("SELECT app, name FROM django_migrations ORDER BY id")
        done = [(app, name) for app, name in migrations]
        head = connection.execute("SELECT size, peaks FROM accounts_loghead").fetchone()
    except errors.UndefinedTable as error:
        raise BackupRefused("There is nothing to back up: the tables are not made yet.") from error
    size, peaks = head or (0, [])
    extensions = connection.execute("SELECT extname FROM pg_extension ORDER BY 1")
    return {
        "kind": kind,
        "version": product_version(),
        "made_at": now.isoformat(timespec="seconds"),
        "database": database_name(),
        "postgresql": connection.info.server_version // 10_000,
        "program": program_,
        "size": int(_value(connection, SIZE)),
        "migrations": done,
        "extensions": [name for (name,) in extensions],
        "checkpoint": checkpoint_note(LogHead(size=size, peaks=peaks)),
    }


def _finish(draft: Path, about: dict[str, Any], tables: dict[str, TableSum]) -> None:
    """Writes the manifest, last."""
    pieces = [piece_of(path) for path in sorted(draft.iterdir())]
    manifest = Manifest(**about, tables=tables, pieces=pieces)
    (draft / NAME).write_text(manifest.text(), encoding="utf-8")


def _value(connection: Connection, statement: LiteralString) -> Any:
    row = connection.execute(statement).fetchone()
    assert row is not None  # noqa: S101
    return row[0]
