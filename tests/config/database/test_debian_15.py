"""The same product on a PostgreSQL 15 that somebody else runs."""

import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from config.postgres.users import server_user
from tests.config.database.test_refusals import manage, migrate

BINARIES = Path("/usr/lib/postgresql/15/bin")
LOCALE = ["--encoding=UTF8", "--locale=C"]
# As docs/operations.md has it, on a server whose own locale knows no letters.
RECIPE = "ENCODING 'UTF8' LC_CTYPE 'C.UTF-8' LC_COLLATE 'C.UTF-8' TEMPLATE template0"

pytestmark = pytest.mark.skipif(
    not (BINARIES / "initdb").exists(), reason=f"no PostgreSQL 15 in {BINARIES}"
)


@dataclass(frozen=True)
class Server:
    """A server of its own with password login over its socket."""

    folder: Path
    password: str

    def url(self, user: str, database: str) -> str:
        host = str(self.folder).replace("/", "%2F")
        return f"postgres://{user}:{self.password}@{host}/{database}"

    def run(self, program: str, *arguments: str) -> None:
        # The server keeps its output open: a pipe would never end.
        with (self.folder / "said").open("w+") as said:
            subprocess.run(
                [BINARIES / program, *arguments],
                cwd="/",
                check=True,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                **server_user().options(),
            )

    def sql(self, *statements: str) -> None:
        words = [word for statement in statements for word in ("-c", statement)]
        self.run("psql", "-h", str(self.folder), "-U", "postgres", "-d", "postgres", *words)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    folder = Path(tempfile.mkdtemp(prefix="pg15-"))
    server_user().give(folder)
    found = Server(folder, secrets.token_hex(8))
    data = str(folder / "data")
    found.run("initdb", "-D", data, "-U", "postgres", "--auth=trust", *LOCALE, "--no-sync")
    found.run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o",
              f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off", "start")  # fmt: skip
    found.sql(
        f"CREATE ROLE owner LOGIN PASSWORD '{found.password}'",
        f"CREATE ROLE app LOGIN PASSWORD '{found.password}'",
        "CREATE DATABASE latin OWNER owner ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0",
        "CREATE DATABASE ascii OWNER owner LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0",
        f"CREATE DATABASE foreigners {RECIPE}",
        f"CREATE DATABASE fit OWNER owner {RECIPE}",
    )
    yield found
    found.run("pg_ctl", "-D", data, "-m", "immediate", "stop")
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("database", "sentence"),
    [
        ("latin", "The database is encoded in LATIN1 and UTF8 is needed"),
        ("ascii", "The database's character type is C, which knows only ASCII letters"),
        ("foreigners", "The user owner may not create anything in the database foreigners"),
        ("nowhere", "has no database nowhere"),
    ],
)
def test_an_unfit_database_gives_one_sentence(server: Server, database: str, sentence: str) -> None:
    done = migrate(server.url("owner", database))
    assert done.returncode == 1
    assert sentence in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def restores(server: Server) -> None:
    """A backup of the server comes back to it, once the owner may make databases."""
    both = {"url": server.url("app", "fit"), "DATABASE_OWNER_URL": server.url("owner", "fit")}
    made = manage("backup", "--to", str(server.folder / "backups"), **both)
    assert made.returncode == 0, made.stderr
    backup = made.stdout.rpartition(" (")[0]
    refused = manage("restore", backup, "--yes", **both)
    assert refused.returncode == 1
    assert "may not create databases" in refused.stderr
    server.sql("ALTER ROLE owner CREATEDB")
    done = manage("restore", backup, "--yes", **both)
    assert done.returncode == 0, done.stderr
    told = manage("check_integrity", **both)
    assert told.returncode == 0, told.stdout


@pytest.mark.timeout(600)
def test_it_migrates_guards_and_says_when_it_does_not(server: Server) -> None:
    done = migrate(server.url("app", "fit"), DATABASE_OWNER_URL=server.url("owner", "fit"))
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    server.sql(
        r"\c fit",
        "DO $$ BEGIN ASSERT has_table_privilege('app', 'accounts_event', 'INSERT'); "
        "ASSERT NOT has_table_privilege('app', 'accounts_event', 'UPDATE'); "
        "ASSERT NOT has_table_privilege('app', 'accounts_event', 'DELETE'); "
        "ASSERT NOT has_table_privilege('app', 'accounts_event', 'TRUNCATE'); END $$",
    )

    restores(server)
    alone = migrate(server.url("owner", "fit"))
    assert alone.returncode == 0, alone.stderr
    assert "only triggers guard the append-only ones" in alone.stderr
