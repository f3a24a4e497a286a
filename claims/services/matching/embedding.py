"""What compares meanings, where the extra `semantic` is installed and switched on."""

import logging
from collections.abc import Sequence
from functools import cache
from typing import Protocol

from django.conf import settings
from django.db import connection

from claims.services.matching.minilm import MiniLm

TABLE = "claims_claimvector"

log = logging.getLogger(__name__)


class Embedder(Protocol):
    """Makes of each text a vector of length 1; like vectors mean like meanings."""

    name: str
    size: int

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """Will make a vector of each text.

        Raises: ImportError where what it needs is not installed.
        """


MODELS: dict[str, type[Embedder]] = {"minilm": MiniLm}
"""The models that MATCHING_MODEL can name."""


def embedder() -> Embedder | None:
    """Will return the model that is switched on and can be used here, or None."""
    return _working(settings.MATCHING_MODEL) if hindrance() == "" else None


def hindrance() -> str:
    """Will say in one sentence why meanings are not compared; empty where they are."""
    name = settings.MATCHING_MODEL
    if not name:
        return "MATCHING_MODEL is not set: claims are found by their words alone."
    if name not in MODELS:
        return f"MATCHING_MODEL names “{name}”; known are: {', '.join(MODELS)}."
    if _working(name) is None:
        return "The extra is not installed: run `make semantic`. Claims are found by their words alone."
    if not has_table():
        return "There is no table of vectors yet: run `manage.py semantic on`."
    return ""


NO_VECTORS = (
    "The database has no type for vectors: a superuser runs CREATE EXTENSION vector in it (with the "
    "embedded server, `manage.py postgres stop` and starting again does)."
)


def has_vectors() -> bool:
    """Whether the extension that knows vectors was added to the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'vector')")
        return bool(cursor.fetchone()[0])


def has_table() -> bool:
    """Whether vectors can be kept."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [TABLE])
        return bool(cursor.fetchone()[0])


def model(name: str) -> Embedder | None:
    """Will return a model by its name where it is installed, switched on or not."""
    return _working(name)


def written(vector: Sequence[float]) -> str:
    """Will write a vector as the database reads it."""
    return f"[{','.join(f'{one:.5f}' for one in vector)}]"


@cache
def _working(name: str) -> Embedder | None:
    """The model, tried once in each process; None where something is missing."""
    try:
        found = MODELS[name]()
        found.embed(["A ferry sank."])
    except (ImportError, KeyError, OSError, ValueError) as error:
        log.warning("Meanings are not compared: %s", error)
        return None
    return found
