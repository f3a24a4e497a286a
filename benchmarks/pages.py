"""`python -m benchmarks.pages`: what do the page of a claim and the workbench cost beside a dossier?

All are asked of one application in one process, without a server: CPU time of the process and of its
PostgreSQL backend together, turns shuffled, medians told. Each claim has so many appearances as
`BENCH_APPEARANCES` says, in the first of the typical shapes. The workbench stands beside the dossier
of the last of them: an ordinary article and a very long one, each word for word on the page, with a
curator signed in. `BENCH_ROUNDS` says how many turns.
"""

import os
import statistics
import sys
from collections.abc import Mapping
from functools import partial

from django.conf import settings
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, transaction
from django.urls import reverse
from rich.console import Console
from rich.table import Table

from benchmarks.adding import cpu, databases
from benchmarks.in_process import called, signed_in
from benchmarks.marked import Marked, marked
from benchmarks.shapes import TYPICAL, Shapes
from benchmarks.turns import Ask, Contender, compare
from claims.models import Claim
from tests.claims.fresh import recompute_one
from tests.flat import asked
from web.pages.kept import forget_all
from web.templatetags.mentions import as_html

SIZES = [int(n) for n in os.environ.get("BENCH_APPEARANCES", "5,50").split(",")]
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "60"))
GOAL = 3.0
ARTICLES = {"ordinary": Marked(words=700, passages=10), "long": Marked(words=21_600, passages=300)}
DOSSIER = "dossier"
SHAPE = next(iter(TYPICAL.values()))
console = Console(width=110)


def claim_of(shapes: Shapes, size: int) -> Claim:
    """A claim with so many appearances, counted."""
    with transaction.atomic():
        (claim,) = shapes.claims(1)
        SHAPE(shapes, claim, size)
    recompute_one(claim.pk)
    return Claim.objects.get(pk=claim.pk)


def made(application: WSGIHandler, address: str, cookie: str = "") -> bytes:
    """A page that is made anew, of parts of which some are remembered."""
    forget_all()
    return called(application, address, cookie)


def first(application: WSGIHandler, address: str) -> bytes:
    """A page of which a process remembers no part either."""
    cache.clear()
    as_html.cache_clear()
    return made(application, address)


def beside_others(application: WSGIHandler, address: str, cookie: str = "") -> bytes:
    """A page that is kept, after a write that it has nothing to do with; the write costs as well."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()")
    return called(application, address, cookie)


def measure(claim: Claim, size: int, cookie: str) -> None:
    """Compares the page and its files with the dossier, and prints what came of it."""
    application = WSGIHandler()
    dossier = reverse("api:dossier", args=[claim.pk])
    page = reverse("claim", args=[claim.pk])
    drawing, table = (reverse(one, args=[claim.pk]) for one in ("claim-drawing", "claim-table"))
    compared(
        {
            DOSSIER: partial(called, application, dossier),
            "page, first in a process": partial(first, application, page),
            "page, made": partial(made, application, page),
            "page, others written since": partial(beside_others, application, page),
            "page, nothing written since": partial(called, application, page),
            "signed in, made": partial(made, application, page, cookie),
            "signed in, others written since": partial(beside_others, application, page, cookie),
            "signed in, nothing written since": partial(called, application, page, cookie),
            "drawing": partial(called, application, drawing),
            "table": partial(called, application, table),
        },
        f"{size} appearances (goal: the page ≤ {GOAL:g} × the dossier)",
    )


def measure_workbench(shapes: Shapes, claim: Claim, size: int, cookie: str) -> None:
    """Compares the workbench with the dossier of a claim."""
    application = WSGIHandler()
    asks = {DOSSIER: partial(called, application, reverse("api:dossier", args=[claim.pk]))}
    for name, what in ARTICLES.items():
        address = reverse("desk-workbench", args=[marked(shapes, what).pk])
        ask = partial(called, application, address, cookie)
        asks[f"workbench, {name}: {what.words:,} words, {what.passages} marks"] = ask
    databases.analyze()
    compared(asks, f"beside {size} appearances (goal: the workbench ≤ {GOAL:g} × the dossier)")


def compared(asks: Mapping[str, Ask], title: str) -> None:
    """Compares each with the dossier, and prints what came of it."""
    spent = compare({name: Contender(ask, cpu) for name, ask in asks.items()}, ROUNDS)
    floor = statistics.median(spent[DOSSIER])
    shown = Table(
        *("what", "ms CPU", "× dossier", "queries", "bytes"), title=title, title_justify="left"
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
        cookie = signed_in()
        databases.analyze()
        for claim, size in claims:
            measure(claim, size, cookie)
        measure_workbench(shapes, *claims[-1], cookie)
    finally:
        databases.use(databases.main)
        databases.drop(name)


if __name__ == "__main__":
    main()
    sys.exit()
