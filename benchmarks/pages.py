"""`python -m benchmarks.pages`: what does the page of a claim cost beside its dossier?

Both are asked of one application in one process, without a server: CPU time of the process and of its
PostgreSQL backend together, turns shuffled, medians told. Each claim has so many appearances as
`BENCH_APPEARANCES` says, in the first of the typical shapes.
`BENCH_ROUNDS` says how many turns.
"""

import os
import statistics
import sys
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, transaction
from django.urls import reverse
from rich.console import Console
from rich.table import Table

from benchmarks.adding import cpu, databases
from benchmarks.api import Contender, compare
from benchmarks.in_process import called
from benchmarks.shapes import TYPICAL, Shapes
from claims.models import Claim
from tests.claims.fresh import recompute_one
from tests.flat import asked
from web.pages.kept import forget_all
from web.templatetags.mentions import shown_by

SIZES = [int(n) for n in os.environ.get("BENCH_APPEARANCES", "5,50").split(",")]
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "60"))
GOAL = 3.0
SHAPE = next(iter(TYPICAL.values()))
console = Console(width=110)


def claim_of(shapes: Shapes, size: int) -> Claim:
    """A claim with so many appearances, counted."""
    with transaction.atomic():
        (claim,) = shapes.claims(1)
        SHAPE(shapes, claim, size)
    recompute_one(claim.pk)
    return Claim.objects.get(pk=claim.pk)


def made(application: WSGIHandler, address: str) -> bytes:
    """A page that is made anew, of parts of which some are remembered."""
    forget_all()
    return called(application, address)


def first(application: WSGIHandler, address: str) -> bytes:
    """A page of which a process remembers no part either."""
    cache.clear()
    shown_by.cache_clear()
    return made(application, address)


def beside_others(application: WSGIHandler, address: str) -> bytes:
    """A page that is kept, after a write that it has nothing to do with; the write costs as well."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()")
    return called(application, address)


def measure(claim: Claim, size: int) -> None:
    """Compares the page and its files with the dossier, and prints what came of it."""
    application = WSGIHandler()
    addresses = {"dossier": reverse("api:dossier", args=[claim.pk])}
    addresses |= {
        "page, first in a process": reverse("claim", args=[claim.pk]),
        "page, made": reverse("claim", args=[claim.pk]),
        "page, others written since": reverse("claim", args=[claim.pk]),
        "page, nothing written since": reverse("claim", args=[claim.pk]),
        "drawing": reverse("claim-drawing", args=[claim.pk]),
        "table": reverse("claim-table", args=[claim.pk]),
    }
    asks: dict[str, Callable[[], bytes]] = {
        name: partial(called, application, address) for name, address in addresses.items()
    }
    page = addresses["page, made"]
    asks["page, first in a process"] = lambda: first(application, page)
    asks["page, made"] = lambda: made(application, page)
    asks["page, others written since"] = lambda: beside_others(application, page)
    spent = compare({name: Contender(ask, cpu) for name, ask in asks.items()}, ROUNDS)
    floor = statistics.median(spent["dossier"])
    shown = Table(
        *("what", "ms CPU", "× dossier", "queries", "bytes"),
        title=f"{size} appearances (goal: the page ≤ {GOAL:g} × the dossier)",
        title_justify="left",
    )
    for name, found in spent.items():
        cost = statistics.median(found)
        with asked() as statements:
            content = asks[name]()
        ratio, queries = f"{cost / floor:.2f}", str(len(statements))
        shown.add_row(name, f"{cost:.2f}", ratio, queries, f"{len(content):,}")
    console.print(shown)


def main() -> None:
    """Measures at every size in one database."""
    settings.ALLOWED_HOSTS = ["*"]
    settings.API_ANONYMOUS_REQUESTS_PER_MINUTE = 0
    databases.make_template()
    name = databases.clone()
    # A connection that is never taken up anew keeps the backend whose time is told.
    connection.settings_dict["CONN_MAX_AGE"] = None
    try:
        shapes = Shapes()
        claims = [(claim_of(shapes, size), size) for size in SIZES]
        databases.analyze()
        for claim, size in claims:
            measure(claim, size)
    finally:
        databases.use(databases.main)
        databases.drop(name)


if __name__ == "__main__":
    main()
    sys.exit()
