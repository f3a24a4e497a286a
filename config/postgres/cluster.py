"""Makes the data folder of the embedded server and writes down who may connect."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from config.postgres.errors import ServerRefused
from config.postgres.places import APP_ROLE, DATABASE, OWNER_ROLE, Places
from config.postgres.users import current_name

SUPERUSER = "postgres"
PEOPLE = "second_source"

# Run in single-user mode: the superuser has no way in over the socket, ever.
EXTEND = "CREATE EXTENSION IF NOT EXISTS vector;"
"""Only a superuser may add it: whatever database is made later has it from its template."""

COPY = f"ALTER ROLE {OWNER_ROLE} REPLICATION;"
"""So that the files of the whole server can be copied (`manage.py backup --base`)."""

LATER = {"vector": (EXTEND, ("template1", DATABASE)), "replication": (COPY, ("postgres",))}
"""What data folders of before lack, in single-user mode: statement and databases, by its mark."""

PROVISION = f"""
CREATE ROLE {OWNER_ROLE} LOGIN CREATEDB REPLICATION;
CREATE ROLE {APP_ROLE} LOGIN;
GRANT pg_signal_backend, pg_read_all_stats TO {OWNER_ROLE};
GRANT {APP_ROLE} TO {OWNER_ROLE};
CREATE DATABASE {DATABASE} OWNER {OWNER_ROLE};
REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE {DATABASE} TO {APP_ROLE};
"""

HBA = f"""# Written at every start: only the user of this checkout, only as these two roles.
local all {OWNER_ROLE},{APP_ROLE} peer map={PEOPLE}
local replication {OWNER_ROLE} peer map={PEOPLE}
"""


def prepare(places: Places, say: Callable[[str], None]) -> None:
    """Will leave a data folder that this PostgreSQL can serve, made now where there is none.

    Raises: `ServerRefused` when a folder is there that is not ours to serve.
    """
    places.make_folders()
    for draft in places.drafts:
        say("Clearing away a database whose making was interrupted")
        shutil.rmtree(draft, ignore_errors=True)
    if places.data.exists() and any(places.data.iterdir()):
        check_data(places)
        extend(places)
    else:
        say("Making the database (once, a few seconds)")
        create(places)
    write_access_rules(places)


def check_data(places: Places) -> None:
    """Will return when the data folder is whole and of this PostgreSQL's major version.

    Raises: `ServerRefused` otherwise.
    """
    marks = (places.data / "PG_VERSION", places.data / "global" / "pg_control")
    if not all(mark.is_file() for mark in marks):
        raise ServerRefused(
            f"{places.data} is not a whole PostgreSQL database: move it away or run "
            "`manage.py postgres reset`, which deletes it."
        )
    if places.data.stat().st_uid != places.user.uid:
        raise ServerRefused(
            f"{places.data} belongs to the user {places.data.owner()} and the server would run as "
            f"{places.user.name}: run as the user who made it."
        )
    made_by, here = marks[0].read_text().strip(), major_version(places)
    if made_by != here:
        raise ServerRefused(
            f"{places.data} was made by PostgreSQL {made_by} and this is {here}: dump it with "
            f"{made_by}, or run `manage.py postgres reset`, which deletes it."
        )


def major_version(places: Places) -> str:
    """Will return the major version of the programs, such as "18"."""
    said = _run(places, "postgres", "--version")
    return said.split()[2].split(".")[0]


def create(places: Places) -> None:
    """Will make the data folder with its roles and the empty database, whole or not at all."""
    places.draft.mkdir(mode=0o700)
    places.user.give(places.draft)
    _run(
        places,
        "initdb",
        f"--pgdata={places.draft}",
        f"--username={SUPERUSER}",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        f"--locale={_system_locale(places)}",
        "--data-checksums",
        "--auth=reject",
        "--no-instructions",
    )
    _run_alone(places, places.draft, "template1", EXTEND)
    _run_alone(places, places.draft, "postgres", PROVISION)
    _mark_extended(places.draft)
    if places.data.exists():
        places.data.rmdir()
    places.draft.rename(places.data)


def write_access_rules(places: Places) -> None:
    """Will write who may connect: this process's user, as owner and as app, and nobody else."""
    name = current_name().replace('"', '""')
    people = "".join(f'{PEOPLE} "{name}" {role}\n' for role in (OWNER_ROLE, APP_ROLE))
    for path, text in ((hba_file(places), HBA), (ident_file(places), people)):
        path.write_text(text)
        path.chmod(0o644 if places.user.borrowed else 0o600)


def hba_file(places: Places) -> Path:
    """Will return the file that says how roles connect."""
    return places.base / "pg_hba.conf"


def ident_file(places: Places) -> Path:
    """Will return the file that says which system user is which role."""
    return places.base / "pg_ident.conf"


def extend(places: Places) -> None:
    """Will add to a data folder of before what only a superuser may add, once.

    A server that did not stop in peace is left to itself: it is done at another start.
    """
    mark = _extended(places.data)
    done = mark.read_text().split() if mark.exists() else []
    lacking = [statement for name, statement in LATER.items() if name not in done]
    if not lacking or (places.data / "postmaster.pid").exists():
        return
    for statement, databases in lacking:
        for database in databases:
            _run_alone(places, places.data, database, statement)
    _mark_extended(places.data)


def _extended(data: Path) -> Path:
    """The file that says what was added."""
    return data / "second-source-extended"


def _mark_extended(data: Path) -> None:
    _extended(data).write_text("".join(f"{name}\n" for name in LATER))


def _run_alone(places: Places, data: Path, database: str, statements: str) -> None:
    # Statements on one line each: single-user mode ends a statement at the line's end.
    command = [str(places.engine / "postgres"), "--single", "-D", str(data), database]
    done = subprocess.run(
        command,
        input=statements.strip() + "\n",
        text=True,
        capture_output=True,
        cwd="/",
        **places.user.options(),
    )
    faults = [line for line in done.stderr.splitlines() if "ERROR:" in line or "FATAL:" in line]
    if done.returncode or faults:
        raise ServerRefused(f"The database cannot be set up: {_last_words(done.stderr)}")


def _system_locale(places: Places) -> str:
    """Will return a UTF-8 locale of the system: the text search and trigrams read its letters."""
    said = subprocess.run(
        ["/usr/bin/env", "locale", "-a"], capture_output=True, text=True, cwd="/", check=False
    ).stdout.split()
    known = {name.lower().replace("-", ""): name for name in said}
    for wanted in ("c.utf8", "en_us.utf8"):
        if wanted in known:
            return known[wanted]
    return next((name for key, name in sorted(known.items()) if key.endswith(".utf8")), "C")


def _run(places: Places, program: str, *arguments: str | os.PathLike[str]) -> str:
    """Will run one of PostgreSQL's programs as the server's user and return what it printed."""
    command: list[str | os.PathLike[str]] = [places.engine / program, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", **places.user.options())
    if done.returncode:
        raise ServerRefused(f"PostgreSQL's {program} failed: {_last_words(done.stderr)}")
    return str(done.stdout)


def _last_words(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    telling = [line for line in lines if any(word in line.lower() for word in ("error", "fatal"))]
    return (telling or lines or ["it said nothing"])[-1].rstrip(".") + "."
