"""`python -m benchmarks.pages`: what do the page of a claim and the workbench cost beside a dossier?

All are asked of one application in one process, without a server: CPU time of the process and of its
PostgreSQL backend together, turns shuffled, medians told. The page is asked for by a reader and by two
who are signed in, of whom one may judge, each after having looked at it before; what happened in
between is not counted. Each claim has so many appearances as `BENCH_APPEARANCES` says, in the first of
the typical shapes. The workbench stands beside the dossier of the last of them: an ordinary article and
a very long one, each word for word on the page, with a curator signed in. `BENCH_ROUNDS` says how many
turns.
"""

import os
import statistics
import sys
from collections.abc import Callable, Mapping
from functools import partial
from itertools import count

from django.conf import settings
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, transaction
from django.urls import reverse
from rich.console import Console
from rich.table import Table

from accounts.domain.vocabulary import Role
from benchmarks.adding import cpu, databases
from benchmarks.in_process import called, signed_in
from benchmarks.marked import Marked, marked
from benchmarks.shapes import TYPICAL, Shapes
from benchmarks.turns import Ask, Contender, compare
from claims.models import Appearance, Claim, Topic
from claims.services.facts import facts_of
from sources.models import Article
from tests.claims.fresh import recompute_one
from tests.flat import asked
from web.pages.kept import forget_all
from web.templatetags.mentions import as_html

SIZES = [int(n) for n in os.environ.get("BENCH_APPEARANCES", "5,50").split(",")]
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "60"))
GOAL = 3.0
ARTICLES = {"ordinary": Marked(words=700, passages=10), "long": Marked(words=21_600, passages=300)}
DOSSIER = "dossier"
numbers = count(1)
SHAPE = next(iter(TYPICAL.values()))
console = Console(width=110)


def claim_of(shapes: Shapes, size: int) -> Claim:
    """A claim with so many appearances, counted."""
    with transaction.atomic():
        (claim,) = shapes.claims(1)
        claim.topics.add(Topic.objects.create(name=f"Ferries {size}", slug=f"ferries-{size}"))
        SHAPE(shapes, claim, size)
    recompute_one(claim.pk)
    return Claim.objects.get(pk=claim.pk)


def forgotten() -> None:
    """Whatever a process remembers of pages is gone, but its templates and statements."""
    forget_all()
    cache.clear()
    as_html.cache_clear()


def written_elsewhere() -> None:
    """A write that no page of the benchmark has to do with."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()")


def renamed(claim: Claim) -> None:
    """A topic of the claim has another name than ever, on which no number depends."""
    before = facts_of(claim.pk).input_hash
    Topic.objects.filter(claims=claim).update(name=f"Ferries, part {next(numbers)}")
    if facts_of(claim.pk).input_hash != before:
        sys.exit("A topic has become a part of what is counted.")


def counted_anew(claim: Claim) -> None:
    """One of the articles has another title than ever, so that all is counted and drawn anew."""
    article = Appearance.objects.of([claim.pk]).earliest("pk").article
    Article.objects.filter(pk=article.pk).update(title=f"Story told {next(numbers)} times")
    recompute_one(claim.pk)


def asks_of(application: WSGIHandler, claim: Claim, cookie: str = "") -> dict[str, Contender]:
    """How the page is asked for by whoever has the cookie, by what happened since they last did."""
    ask = partial(called, application, reverse("claim", args=[claim.pk]), cookie)

    def since(*happened: Callable[[], object]) -> Contender:
        def before() -> None:
            ask()
            for one in happened:
                one()

        return Contender(ask, cpu, before)

    return {
        "nothing written since": since(),
        "others wrote since": since(written_elsewhere),
        "a topic renamed since": since(partial(renamed, claim)),
        "counted anew since": since(partial(counted_anew, claim)),
        "first in a process": since(forgotten),
    }


def measure(claim: Claim, size: int, cookies: Mapping[str, str]) -> None:
    """Compares the page and its files with the dossier, and prints what came of it."""
    application = WSGIHandler()
    asked_for = {DOSSIER: "api:dossier", "drawing": "claim-drawing", "table": "claim-table"}
    files = {}
    for name, route in asked_for.items():
        ask = partial(called, application, reverse(route, args=[claim.pk]))
        files[name] = Contender(ask, cpu, before=ask)
    pages = {
        f"page, {who}: {since}": ask
        for who, cookie in cookies.items()
        for since, ask in asks_of(application, claim, cookie).items()
    }
    goal = f"goal: a page of which nothing is new ≤ {GOAL:g} × the dossier"
    compared(files | pages, f"{size} appearances ({goal})")


def measure_workbench(shapes: Shapes, claim: Claim, size: int, cookie: str) -> None:
    """Compares the workbench with the dossier of a claim."""
    application = WSGIHandler()
    asks: dict[str, Ask] = {
        DOSSIER: partial(called, application, reverse("api:dossier", args=[claim.pk]))
    }
    for name, what in ARTICLES.items():
        address = reverse("desk-workbench", args=[marked(shapes, what).pk])
        ask = partial(called, application, address, cookie)
        asks[f"workbench, {name}: {what.words:,} words, {what.passages} marks"] = ask
    databases.analyze()
    asking = {name: Contender(ask, cpu) for name, ask in asks.items()}
    compared(asking, f"beside {size} appearances (goal: the workbench ≤ {GOAL:g} × the dossier)")


def compared(contenders: Mapping[str, Contender], title: str) -> None:
    """Compares each with the dossier, and prints what came of it."""
    spent = compare(contenders, ROUNDS)
    floor = statistics.median(spent[DOSSIER])
    shown = Table(
        *("what", "ms CPU", "× dossier", "queries", "bytes"), title=title, title_justify="left"
    )
    for name, found in spent.items():
        cost = statistics.median(found)
        contenders[name].before()
        with asked() as statements:
            content = contenders[name].ask()
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
        curator = signed_in()
        cookies = {"a reader": "", "a curator": curator, "an editor": signed_in(Role.EDITOR)}
        databases.analyze()
        for claim, size in claims:
            measure(claim, size, cookies)
        measure_workbench(shapes, *claims[-1], curator)
    finally:
        databases.use(databases.main)
        databases.drop(name)


if __name__ == "__main__":
    main()
    sys.exit()
