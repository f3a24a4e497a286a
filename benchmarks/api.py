"""`python -m benchmarks.api`: what do a list of fifty claims and a dossier cost?

Every contender is served over HTTP by the same server, granian with one worker, and answers one
request at a time on a connection that stays. CPU time is that of its process and of its PostgreSQL
backend together; turns are shuffled, medians told. The floor is one prepared query and orjson without
a framework; the peers are the usual serializers with prefetch, in the same application, and Datasette
on the same rows with canned queries. Requests are not counted for the contenders; what counting them
costs is told by itself, and what floor and API cost in one process without a server.
`BENCH_CLAIMS` says how many claims, `BENCH_ROUNDS` how many turns.
"""

import json
import os
import re
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.db import connection  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from accounts.api.pagination import Cursor, Cursors  # noqa: E402
from benchmarks import api_peers  # noqa: E402
from benchmarks.adding import cpu, databases  # noqa: E402
from benchmarks.api_floor import Floor  # noqa: E402
from benchmarks.datasette_peer import export  # noqa: E402
from benchmarks.in_process import buffers, called  # noqa: E402
from benchmarks.many_claims import fill  # noqa: E402
from benchmarks.over_http import Server, serving  # noqa: E402
from benchmarks.turns import Ask, Contender, compare, random  # noqa: E402
from claims.api.claims import ClaimListView  # noqa: E402
from claims.models import Claim  # noqa: E402
from tests.flat import asked  # noqa: E402

SIZES = [int(n) for n in os.environ.get("BENCH_CLAIMS", "10000,100000").split(",")]
LIST, DOSSIER = "/api/v1/claims/", "/api/v1/claims/{}/dossier/"
MOST_ASKED = 10**9
AN_INSTANT = re.compile(rb"(:\d\d(?:\.\d*[1-9])?)[.0]*(?:Z|\+00:00)")
"""PostgreSQL leaves out zeros at the end of a second, Python does not."""

console = Console(width=110)


def somewhere(number: int) -> str:
    """The address of a page anywhere in the list."""
    cursors = Cursors(ClaimListView.__name__, Claim, ClaimListView.keyset)
    place = random.randrange(number - 100)
    return f"{LIST}?cursor={cursors.write(Cursor(False, (place, place)))}"


def same(floor: bytes, api: bytes, what: str) -> None:
    """Ends the run where floor and API tell something else."""
    parts = ("results",) if what == "list" else ("claim", "corroboration", "appearances")
    told = [json.loads(AN_INSTANT.sub(rb"\1Z", one)) for one in (floor, api)]
    for part in parts:
        one, other = (answer[part] for answer in told)
        if part == "corroboration":
            one, other = ({name: row[name] for name in one} for row in (one, other))
        if one != other:
            sys.exit(f"The floor tells another {what} than the API: {part}")


def measure(number: int, claim: Claim, folder: Path) -> dict[str, list[float]]:
    """Compares the contenders on one database, over HTTP and in one process; prints what came of it."""
    connection.ensure_connection()
    file = folder / f"claims{number}.db"
    export(connection.connection, file)
    with over_http(number, claim, file) as (contenders, others):
        costs = compared(contenders, f"over HTTP, {number:,} claims")
        told("how often somebody asks is counted", compare(others))
    application = WSGIHandler()
    compared(in_process(application, number, claim), f"in one process, {number:,} claims")
    with asked() as statements:
        called(application, DOSSIER.format(claim.pk))
    console.print(
        f"queries of a dossier {len(statements)}; pages of the database that a list touches: "
        f"{buffers(LIST, application)}, anywhere {buffers(somewhere(number), application)}"
    )
    return costs


def compared(asks: dict[str, dict[str, Contender]], where: str) -> dict[str, list[float]]:
    """Compares the contenders for each of the answers, once they were seen to be the same."""
    costs: dict[str, list[float]] = {}
    for what, contenders in asks.items():
        same(contenders["floor"].ask(), contenders["API"].ask(), what)
        spent = compare(contenders)
        told(f"{what} {where}", spent, {name: len(one.ask()) for name, one in contenders.items()})
        costs |= {f"{what}: {name}": found for name, found in spent.items()}
    return costs


@contextmanager
def over_http(number: int, claim: Claim, file: Path) -> Iterator[Any]:
    """The contenders, each served by a process of its own; then a list that is counted and not."""
    with ExitStack() as servers:

        def served(what: str, first: str, most: int = 0) -> Server:
            limit = {"API_ANONYMOUS_REQUESTS_PER_MINUTE": str(most)}
            return servers.enter_context(serving(what, first, file, limit))

        # The serializer leaves much to be tidied up, which must not fall to the lot of the API.
        serializer = served("product", LIST)
        floor, product = served("floor", "/list/?after=0"), served("product", LIST)
        peer, counted = (
            served("datasette", f"/{file.stem}.json"),
            served("product", LIST, MOST_ASKED),
        )
        of, canned = DOSSIER.format(claim.pk), f"/{file.stem}/{{}}.json?_shape=array&number={{}}"
        asks: dict[str, dict[str, tuple[Server, Callable[[], str]]]] = {
            "list": {
                "floor": (floor, lambda: "/list/?after=0"),
                "API": (product, lambda: LIST),
                "API, some page": (product, lambda: somewhere(number)),
                "serializer": (serializer, lambda: LIST.replace("/api/v1", "/drf")),
                "Datasette": (peer, lambda: canned.format("list", 0)),
            },
            "dossier": {
                "floor": (floor, lambda: f"/dossier/?of={claim.pk}"),
                "API": (product, lambda: of),
                "serializer": (serializer, lambda: of.replace("/api/v1", "/drf")),
                "Datasette": (peer, lambda: canned.format("dossier", claim.pk)),
            },
        }
        contenders = {
            what: {name: Contender(_asking(*one), one[0].cpu) for name, one in every.items()}
            for what, every in asks.items()
        }
        yield (
            contenders,
            {
                "API": contenders["list"]["API"],
                "API, counted": Contender(lambda: counted.ask(LIST), counted.cpu),
                "floor": contenders["list"]["floor"],
            },
        )


def _asking(server: Server, address: Callable[[], str]) -> Ask:
    return lambda: server.ask(address())


def in_process(application: Any, number: int, claim: Claim) -> dict[str, dict[str, Contender]]:
    """The floor and the API as WSGI applications of this process."""
    floor, of = Floor(connection.connection), DOSSIER.format(claim.pk)
    asks: dict[str, dict[str, Ask]] = {
        "list": {
            "floor": lambda: called(floor, "/list/?after=0"),
            "API": lambda: called(application, LIST),
            "API, some page": lambda: called(application, somewhere(number)),
        },
        "dossier": {
            "floor": lambda: called(floor, f"/dossier/?of={claim.pk}"),
            "API": lambda: called(application, of),
        },
    }
    return {
        what: {name: Contender(ask, cpu) for name, ask in every.items()}
        for what, every in asks.items()
    }


def told(title: str, spent: dict[str, list[float]], sizes: Mapping[str, int] | None = None) -> None:
    """Prints what each contender costs, as medians and against the API and the floor."""
    floor, api = (statistics.median(spent[name]) for name in ("floor", "API"))
    head = ("who", "ms CPU", "× floor", "API is × cheaper", "bytes")
    shown = Table(*head, title=title, title_justify="left")
    for name, found in spent.items():
        cost = statistics.median(found)
        size = f"{sizes[name]:,}" if sizes else ""
        shown.add_row(name, f"{cost:.2f}", f"{cost / floor:.2f}", f"{cost / api:.2f}", size)
    console.print(shown)


def growth(costs: list[dict[str, list[float]]]) -> None:
    """Prints how much dearer a list is in the largest database than in the smallest."""
    shown = Table(
        "list", "p50 last / first", "p99 last / first", title="growth", title_justify="left"
    )
    for name in ("API", "API, some page"):
        first, last = (costs[place][f"list: {name}"] for place in (0, -1))
        ratios = [_percentile(last, share) / _percentile(first, share) for share in (50, 99)]
        shown.add_row(name, *(f"{ratio:.2f}" for ratio in ratios))
    console.print(shown)


def _percentile(values: list[float], share: int) -> float:
    return statistics.quantiles(values, n=100)[share - 1]


def main() -> None:
    """Measures at every size, each in a database of its own."""
    settings.ROOT_URLCONF = api_peers.__name__
    settings.ALLOWED_HOSTS = ["*"]
    settings.API_ANONYMOUS_REQUESTS_PER_MINUTE = 0
    databases.make_template()
    costs = []
    for number in SIZES:
        name = databases.clone()
        # A connection that is never taken up anew keeps the backend whose time is told.
        connection.settings_dict["CONN_MAX_AGE"] = None
        try:
            with tempfile.TemporaryDirectory() as folder:
                costs.append(measure(number, fill(name, number), Path(folder)))
        finally:
            databases.use(databases.main)
            databases.drop(name)
    if len(costs) > 1:
        growth(costs)


if __name__ == "__main__":
    main()
    sys.exit()
