"""`python -m benchmarks.recompute`: how fast is a whole corpus counted anew, in how much memory?

The queue is the real one: every claim is marked, then the marks are worked off, first by this
process and then by two others. Nothing changes, so what is measured is reading, counting and writing
the results again. CPU time is that of this process and of its PostgreSQL backend together.
`BENCH_CLAIMS` says how many claims.
"""

import os
import resource
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from benchmarks.adding import cpu, databases  # noqa: E402
from benchmarks.shapes import Shapes, corpus  # noqa: E402
from claims.models import Claim  # noqa: E402
from claims.services.draining import drain  # noqa: E402
from claims.services.marking import mark_all  # noqa: E402

CLAIMS = int(os.environ.get("BENCH_CLAIMS", "2000"))
console = Console(width=110)


def count_anew(fork: int = 1) -> tuple[float, float]:
    """Counts every claim; returns seconds of CPU, here and in the backend, and of the clock."""
    mark_all(anew=True)
    began, before = time.monotonic(), cpu()
    children = []
    for _ in range(fork - 1):
        connection.close()
        pid = os.fork()
        if not pid:
            for _ in drain():
                pass
            os._exit(0)
        children.append(pid)
    before = cpu() if fork > 1 else before
    for _ in drain():
        pass
    for pid in children:
        os.waitpid(pid, 0)
    return (cpu() - before) / 1e9, time.monotonic() - began


def read_rows() -> float:
    """Seconds of CPU to read the rows of all appearances and hops once, and do nothing: the floor."""
    before = cpu()
    for table in ("claims_appearance", "claims_attribution", "sources_article"):
        with transaction.atomic(), connection.chunked_cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table}")
            while cursor.fetchmany(2000):
                pass
    return (cpu() - before) / 1e9


def main() -> None:
    """Measures and prints."""
    with transaction.atomic():
        _, size = corpus(Shapes(), CLAIMS)
    databases.analyze()
    count_anew()
    floor = read_rows()
    alone, clock = count_anew()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    _, shared = count_anew(fork=2)
    shown = Table("what", "value", title=f"{CLAIMS:,} claims, {size:,} appearances")
    shown.add_row("appearances counted anew per CPU-second", f"{size / alone:,.0f}")
    shown.add_row("× reading the same rows and doing nothing (floor)", f"{alone / floor:.1f}")
    shown.add_row("peak memory of this process, the filling included", f"{peak} MB")
    shown.add_row("two processes against one, by the clock", f"{clock / shared:.2f} × as fast")
    console.print(shown)
    if Claim.objects.being_counted().exists():
        sys.exit("Some claims were not counted.")


if __name__ == "__main__":
    databases.make_template()
    name = databases.clone()
    try:
        main()
    finally:
        databases.use(databases.main)
        databases.drop(name)
    sys.exit()
