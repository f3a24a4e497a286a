"""`manage.py database_roles`: the roles, the database and every right, by one command."""

import getpass
import os
from argparse import ArgumentParser
from typing import Any

import psycopg
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from config.database import readiness
from config.database.provisioning import Login, plan_of, provision
from config.database.roles import as_owner, grant_to_app, has_owner, heed_every_trigger

FROM = "FOLLOWER_PASSWORD"
"""The variable of the environment that is looked at."""


class Command(BaseCommand):
    """Makes the roles of DATABASE_URL and DATABASE_OWNER_URL, their database, and their rights."""

    help = (
        "With --as makes roles and database as a superuser of that server; always gives the "
        "application exactly its rights on the tables that there are."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take who makes them, and a role for copies."""
        parser.add_argument(
            "--as",
            dest="superuser",
            metavar="ADDRESS",
            help="postgres://superuser@host/postgres, who makes what is missing",
        )
        parser.add_argument(
            "--follower",
            metavar="NAME",
            help=f"also a role for replicas and base backups; its password is {FROM}, or asked for",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Will make what is missing, and say what does not guard the tables.

        Raises: CommandError in one sentence.
        """
        if not has_owner():
            raise CommandError(
                "Set DATABASE_URL and DATABASE_OWNER_URL to the same database with two roles first."
            )
        if options["superuser"]:
            self._provision(options["superuser"], options["follower"])
        elif options["follower"]:
            raise CommandError("--follower takes --as: only a superuser may make such a role.")
        if not self._grant():
            self.stdout.write("There are no tables yet: `manage.py migrate` makes them.")
        elif warning := readiness.warning():
            raise CommandError(warning)
        else:
            self.stdout.write("The application has its rights on every table, and no more.")

    def _provision(self, superuser: str, follower: str | None) -> None:
        if connections.settings["default"]["EMBEDDED"] is not None:
            raise CommandError("The embedded server has its roles; this is for one of your own.")
        login = None
        if follower:
            password = os.environ.get(FROM) or getpass.getpass(f"Password of {follower}: ")
            login = Login(follower, password)
        try:
            provision(superuser, plan_of(follower=login), self.stdout.write)
        except psycopg.Error as error:
            raise CommandError(f"The server refuses: {str(error).splitlines()[0]}.") from error

    def _grant(self) -> bool:
        """Gives the application its rights; returns whether there is a table to have rights on."""
        with as_owner():
            tables = connections["default"].introspection.table_names()
            if "django_migrations" not in tables:
                return False
            heed_every_trigger()
            grant_to_app()
        return True
