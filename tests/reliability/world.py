"""The small world that a harness begins with, made in the database at hand and dumped."""

from dataclasses import dataclass
from pathlib import Path

from django.db import connections

from claims.services import draining, marking
from config.backup.programs import program, run_program
from config.backup.server import address, environment
from reliability.cluster import VERSION
from tests.accounts.log import fill
from tests.accounts.tokens import issued
from tests.factories.accounts import UserFactory
from tests.factories.claims import AppearanceFactory, ClaimFactory
from tests.reviews.writing import published

CLAIMS = 50


@dataclass(frozen=True, slots=True)
class World:
    """A dump, and the key of a program that may write."""

    dump: Path
    key: str


def dumped(folder: Path) -> World:
    """Will fill the database at hand and dump it, with everybody's rights."""
    UserFactory(username="root", is_superuser=True)
    published()
    AppearanceFactory()
    for _ in range(CLAIMS):
        ClaimFactory()
    fill(UserFactory(), 5)
    marking.mark_all()
    for _ in draining.drain():
        pass
    _, key = issued(UserFactory(roles=["curator"]))
    connections.close_all()
    dump = folder / "world.dump"
    run_program(
        program("pg_dump", VERSION), f"--dbname={address()}", "--format=custom", f"--file={dump}",
        "--no-password", env=environment(),
    )  # fmt: skip
    return World(dump, key)
