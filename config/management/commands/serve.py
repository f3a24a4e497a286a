"""`manage.py serve`: everything `make run` does once the packages are installed."""

import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console

from config.address import settle
from config.port import port_number, why_not

MOST = 64


class Command(BaseCommand):
    """Prepares the database where needed and wanted, and serves the site on this machine."""

    help = "Starts the database, migrates and seeds it when needed, and serves the site."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take the port, how many processes answer, and whether a worker is wanted."""
        parser.add_argument(
            "--port", default=os.environ.get("PORT", ""), help="default PORT, else 8000"
        )
        parser.add_argument(
            "--processes", type=int, default=1, help="processes that answer, default 1"
        )
        parser.add_argument(
            "--no-worker", action="store_true", help="leave background jobs to another process"
        )
        parser.add_argument(
            "--no-prepare", action="store_true",
            help="leave the database as it is: make no tables, load no examples, add no login",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        """Will prepare and serve.

        Raises: `CommandError` with one sentence when the port cannot be used.
        """
        try:
            port = port_number(options["port"])
        except ValueError as error:
            raise CommandError(str(error)) from error
        if not 1 <= options["processes"] <= MOST:
            raise CommandError(f"There can be 1 to {MOST} processes.")
        if refusal := why_not(port):
            raise CommandError(refusal)
        settle(port)
        from config import serving  # granian and the models, after the quick refusals

        console = Console(soft_wrap=True, width=None if sys.stdout.isatty() else 120)
        if not options["no_prepare"]:
            serving.prepare(console)
        worker, processes = not options["no_worker"], options["processes"]
        serving.serve(port, console, worker=worker, processes=processes)
