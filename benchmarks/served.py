"""The applications that `benchmarks.api` has served, each by a process of its own.

The floor and Datasette are made without the product: they pay for nothing of it.
"""

import os
from pathlib import Path
from typing import Any

import psycopg

DATABASE, CONNINFO, SQLITE = "BENCH_DATABASE", "BENCH_CONNINFO", "BENCH_SQLITE"
"""What the environment says: the database, how one connects to it, and its copy in SQLite."""


def floor() -> Any:
    """Will make the floor, with one connection of its own."""
    from benchmarks.api_floor import Floor

    return Floor(psycopg.connect(os.environ[CONNINFO], autocommit=True))


def product() -> Any:
    """Will make the product as it is served, on the database of the benchmark."""
    from django.conf import settings
    from django.db import connections

    from config.wsgi import application  # sets Django up, which must come first

    # A connection that is never taken up anew keeps the backend whose time is told.
    connections.settings["default"] |= {"NAME": os.environ[DATABASE], "CONN_MAX_AGE": None}
    settings.ROOT_URLCONF = "benchmarks.api_peers"
    return application


def datasette() -> Any:
    """Will make Datasette, with both questions as canned queries."""
    from benchmarks.datasette_peer import made

    return made(Path(os.environ[SQLITE]))
