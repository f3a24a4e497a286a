"""`manage.py semantic on|off|status`: the table of vectors by which meanings are compared."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from accounts.progress import progress
from claims.models import Claim
from claims.services.matching import embedding, vectors
from config.database.roles import as_owner, grant_to_app


class Command(BaseCommand):
    """Makes and fills the table of vectors, takes it away, or says why meanings are not compared."""

    help = "Make and fill the table by which meanings are compared, take it away, or say how it is."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Will take what to do."""
        parser.add_argument("asked", choices=["on", "off", "status"])

    def handle(self, *args: Any, **options: Any) -> None:
        """Will do it.

        Raises: CommandError with one sentence where it cannot be done.
        """
        getattr(self, options["asked"])()

    def on(self) -> None:
        """Will make the table and the vectors of all claims; what is there already is kept."""
        name = settings.MATCHING_MODEL or "minilm"
        model = embedding.model(name)
        if model is None:
            raise CommandError("The extra is not installed: run `make semantic`.")
        if not embedding.has_vectors():
            raise CommandError(embedding.NO_VECTORS)
        _as_owner("CREATE TABLE IF NOT EXISTS" + vectors.COLUMNS)
        total, done = Claim.objects.open().count(), 0
        with progress("Vectors") as advance:
            for made in vectors.embed_waiting(model):
                done += made
                advance(done, max(total, done))
        if total > vectors.EXACT:
            _as_owner("SET maintenance_work_mem = '512MB';" + vectors.INDEX)
        self.stdout.write(f"{done:,} vectors were made by {model.name}.")
        if not settings.MATCHING_MODEL:
            self.stdout.write(f"Set MATCHING_MODEL={name} to have them used.")

    def off(self) -> None:
        """Will take the table away; claims are found by their words alone from then on."""
        _as_owner(f"DROP TABLE IF EXISTS {embedding.TABLE}")
        self.stdout.write("The vectors are gone: claims are found by their words alone.")

    def status(self) -> None:
        """Will say whether meanings are compared, and if not, what hinders it."""
        hindrance = embedding.hindrance()
        self.stdout.write(hindrance or f"Meanings are compared by {settings.MATCHING_MODEL}.")


def _as_owner(statement: str) -> None:
    with as_owner():
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = 0")
            cursor.execute(statement)
        grant_to_app()
