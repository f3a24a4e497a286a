"""`manage.py postgres start|stop|status|psql|reset`: the embedded server in plain words."""

import os
import signal
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from config.database.roles import as_owner
from config.postgres import ServerRefused, control
from config.postgres.places import APP_ROLE, OWNER_ROLE, installed_engine


class Command(BaseCommand):
    """Looks after the database server of this checkout."""

    help = "Starts, stops, shows or deletes the embedded PostgreSQL server, or opens psql on it."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will name the five things that can be asked for."""
        asked = parser.add_subparsers(dest="asked", metavar="COMMAND", required=True)
        asked.add_parser("start", help="start the server and let it run until `stop`")
        stop = asked.add_parser("stop", help="stop the server once nobody uses it")
        stop.add_argument("--force", action="store_true", help="stop it now, used or not")
        asked.add_parser("status", help="say whether it runs and where everything is")
        psql = asked.add_parser("psql", help="open psql as the owner of the tables")
        psql.add_argument("--app", action="store_true", help="as the app, with the app's rights")
        psql.add_argument("-c", dest="sql", help="run this SQL and leave")
        reset = asked.add_parser("reset", help="delete the database and everything in it")
        reset.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, **options: Any) -> None:
        """Will do what was asked.

        Raises: `CommandError` with one sentence when it cannot be done.
        """
        asked, var = options["asked"], connection.settings_dict["EMBEDDED"]
        try:
            if asked == "psql":
                self.psql(options)
            elif var is None:
                self.elsewhere(asked)
            else:
                getattr(self, asked)(var, options)
        except ServerRefused as refusal:
            raise CommandError(str(refusal)) from refusal

    def start(self, var: Path, options: dict[str, Any]) -> None:
        """Will start the server and say where its socket is."""
        places = control.start(var)
        self.stdout.write(
            f"PostgreSQL runs until `manage.py postgres stop`; socket {places.socket}."
        )

    def stop(self, var: Path, options: dict[str, Any]) -> None:
        """Will stop the server, or say that others still use it."""
        if control.stop(var, force=options["force"]):
            self.stdout.write("PostgreSQL is stopped.")
        else:
            self.stdout.write(
                "Other processes use PostgreSQL; it stops when the last of them leaves "
                "(--force stops it now)."
            )

    def status(self, var: Path, options: dict[str, Any]) -> None:
        """Will say whether the server runs, and where everything is."""
        found = control.standing(var)
        self.stdout.write(_in_words(found))
        places = found.places
        for name, value in (
            ("data", places.data),
            ("socket", places.socket),
            ("log", places.log),
            ("programs", places.engine),
            ("runs as", places.user.name),
            ("owner role", OWNER_ROLE),
            ("app role", APP_ROLE),
        ):
            self.stdout.write(f"  {name:<11}{value}")

    def reset(self, var: Path, options: dict[str, Any]) -> None:
        """Will delete the database after asking."""
        if not options["yes"] and not _agreed():
            raise CommandError("Nothing was deleted.")
        control.reset(var)
        self.stdout.write("The database is deleted; the next start makes an empty one.")

    def elsewhere(self, asked: str) -> None:
        """Will speak of the server that DATABASE_URL names, which is not ours to start or stop."""
        if asked != "status":
            raise CommandError(f"DATABASE_URL names another server; `{asked}` is not ours to do.")
        major, minor = connection.get_database_version()
        where = connection.settings_dict["HOST"] or "the local socket"
        self.stdout.write(f"PostgreSQL {major}.{minor} answers at {where} (DATABASE_URL).")

    def psql(self, options: dict[str, Any]) -> None:
        """Will open psql; its exit code becomes ours."""
        connection.get_connection_params()  # fetches the embedded server
        if options["app"]:
            sys.exit(_run_psql(options["sql"]))
        with as_owner():
            sys.exit(_run_psql(options["sql"]))


def _in_words(found: control.Standing) -> str:
    if not found.running:
        last = f" ({found.state.message})" if found.state.message else ""
        return f"PostgreSQL is not running{last}."
    why = " and ".join(
        reason
        for reason, holds in (
            (_usage(found.users), found.used),
            ("it was told to stay", found.stays),
        )
        if holds
    )
    doing = found.state.message or f"process {found.state.postmaster}"
    return f"PostgreSQL is {found.state.phase} ({doing}){f': {why}' if why else ''}."


def _usage(users: tuple[int, ...]) -> str:
    if not users:
        return "processes use it"
    pids = ", ".join(map(str, users))
    return (
        f"process {pids} uses it" if len(users) == 1 else f"{len(users)} processes use it ({pids})"
    )


def _agreed() -> bool:
    sys.stdout.write("Delete the database and everything in it? Type yes: ")
    sys.stdout.flush()
    return sys.stdin.readline().strip() == "yes"


def _run_psql(statement: str | None) -> int:
    settings = connection.settings_dict
    address = {
        "PGHOST": settings["HOST"],
        "PGPORT": settings["PORT"],
        "PGDATABASE": settings["NAME"],
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
    }
    environment = {**os.environ, **{key: str(value) for key, value in address.items() if value}}
    command = [str(installed_engine() / "bin" / "psql"), "-v", "ON_ERROR_STOP=1"]
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for psql
    try:
        return subprocess.call(
            [*command, *(["-c", statement] if statement else [])], env=environment
        )
    finally:
        signal.signal(signal.SIGINT, before)
