"""`python -m benchmarks.api`: what do a list of fifty claims and a dossier cost?

Every contender runs in this process, the API through its whole WSGI application with every
middleware, so that what is compared is work and not how a socket is read. CPU time is that of the
process and of its PostgreSQL backend together; turns are shuffled, medians told. The floor is one
prepared query and orjson without a framework; the peers are the usual serializers with prefetch,
through the same application, and Datasette on the same rows. Requests are not counted for the
contenders; what counting them costs is told by itself. `BENCH_CLAIMS` says how many claims.
"""

import gc
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import django
import psycopg

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
from benchmarks.many_claims import fill  # noqa: E402
from claims.api.claims import ClaimListView  # noqa: E402
from claims.models import Claim  # noqa: E402
from tests.flat import asked  # noqa: E402

SIZES = [int(n) for n in os.environ.get("BENCH_CLAIMS", "10000,100000").split(",")]
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "150"))
LIST, DOSSIER = "/api/v1/claims/", "/api/v1/claims/{}/dossier/"
MOST_ASKED = 10**9
random = Random(1)
console = Console(width=110)

Ask = Callable[[], Any]


def environ_of(address: str) -> dict[str, Any]:
    """What a server hands to an application for a GET of this address."""
    where, _, query = address.partition("?")
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": where,
        "SCRIPT_NAME": "",
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "HTTP_ACCEPT": "*/*",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def called(application: Any, address: str) -> bytes:
    """What an application answers."""
    status: list[str] = []
    response = application(environ_of(address), lambda code, *_: status.append(code))
    content = b"".join(response)
    if hasattr(response, "close"):
        response.close()
    if not status[0].startswith("200"):
        sys.exit(f"{address}: {status[0]} {content[:300]!r}")
    return content


def compare(contenders: dict[str, Ask], rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Milliseconds of CPU of each contender, turn by turn in shuffled order."""
    spent: dict[str, list[float]] = {name: [] for name in contenders}
    for ask in contenders.values():
        for _ in range(10):
            ask()
    gc.collect()
    for _ in range(rounds):
        turns = list(contenders.items())
        random.shuffle(turns)
        for name, ask in turns:
            before = cpu()
            ask()
            spent[name].append((cpu() - before) / 1e6)
    return spent


def buffers(address: str, application: Any) -> int:
    """How many pages of the database a request's statement touches."""
    seen: list[tuple[Any, Any]] = []
    execute = psycopg.Cursor.execute

    def note(cursor: Any, query: Any, params: Any = None, **options: Any) -> Any:
        seen.append((query, params))
        return execute(cursor, query, params, **options)

    psycopg.Cursor.execute = note  # type: ignore[assignment,method-assign]
    try:
        called(application, address)
    finally:
        psycopg.Cursor.execute = execute  # type: ignore[method-assign]
    query, params = next(one for one in reversed(seen) if str(one[0]).startswith("WITH"))
    cursor = psycopg.RawCursor(connection.connection)
    cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {query}", params)
    (plan,) = cursor.fetchone() or ("[]",)
    found = json.loads(plan) if isinstance(plan, str) else plan
    root = found[0]["Plan"]
    return int(root["Shared Hit Blocks"] + root["Shared Read Blocks"])


def somewhere(number: int) -> str:
    """The address of a page anywhere in the list."""
    cursors = Cursors(ClaimListView.__name__, Claim, ClaimListView.keyset)
    place = random.randrange(number - 100)
    return f"{LIST}?cursor={cursors.write(Cursor(False, (place, place)))}"


def same(floor: bytes, api: bytes, what: str) -> None:
    """Ends the run where floor and API tell something else."""
    parts = ("results",) if what == "list" else ("claim", "corroboration", "appearances")
    told = [json.loads(one.replace(b"+00:00", b"Z")) for one in (floor, api)]
    for part in parts:
        one, other = (answer[part] for answer in told)
        if part == "corroboration":
            one, other = ({name: row[name] for name in one} for row in (one, other))
        if one != other:
            sys.exit(f"The floor tells another {what} than the API: {part}")


def measure(number: int, claim: Claim, folder: Path) -> dict[str, list[float]]:
    """Compares the contenders on one database and prints what came of it."""
    connection.ensure_connection()
    application, floor = WSGIHandler(), Floor(connection.connection)
    file = folder / f"claims{number}.db"
    api_peers.export(file)
    peer = api_peers.Peer(file)
    of = DOSSIER.format(claim.pk)
    asks: dict[str, dict[str, Ask]] = {
        "list": {
            "floor": lambda: called(floor, "/list/?after=0"),
            "API": lambda: called(application, LIST),
            "API, some page": lambda: called(application, somewhere(number)),
            "serializer": lambda: called(application, LIST.replace("/api/v1", "/drf")),
            "Datasette": lambda: peer.get(api_peers.LIST, 0),
        },
        "dossier": {
            "floor": lambda: called(floor, f"/dossier/?of={claim.pk}"),
            "API": lambda: called(application, of),
            "serializer": lambda: called(application, of.replace("/api/v1", "/drf")),
            "Datasette": lambda: peer.get(api_peers.DOSSIER, claim.pk),
        },
    }
    costs: dict[str, list[float]] = {}
    for what, contenders in asks.items():
        same(contenders["floor"](), contenders["API"](), what)
        spent = compare(contenders)
        told(f"{what}, {number:,} claims", spent)
        costs |= {f"{what}: {name}": found for name, found in spent.items()}
    counted(application)
    with asked() as statements:
        called(application, of)
    console.print(
        f"queries of a dossier {len(statements)}; pages of the database that a list touches: "
        f"{buffers(LIST, application)}, anywhere {buffers(somewhere(number), application)}"
    )
    return costs


def told(title: str, spent: dict[str, list[float]]) -> None:
    """Prints what each contender costs, as medians and against the API and the floor."""
    floor, api = (statistics.median(spent[name]) for name in ("floor", "API"))
    shown = Table("who", "ms CPU", "× floor", "API is × cheaper", title=title, title_justify="left")
    for name, found in spent.items():
        cost = statistics.median(found)
        shown.add_row(name, f"{cost:.2f}", f"{cost / floor:.2f}", f"{cost / api:.2f}")
    console.print(shown)


def counted(application: Any) -> None:
    """Prints what it costs that a request of nobody is counted."""

    def ask(most: int) -> bytes:
        settings.API_ANONYMOUS_REQUESTS_PER_MINUTE = most
        return called(application, LIST)

    spent = compare({"not counted": lambda: ask(0), "counted": lambda: ask(MOST_ASKED)})
    settings.API_ANONYMOUS_REQUESTS_PER_MINUTE = 0
    one, other = (statistics.median(spent[name]) for name in ("not counted", "counted"))
    console.print(f"a list that is counted against the limit: {other:.2f} ms instead of {one:.2f}")


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
