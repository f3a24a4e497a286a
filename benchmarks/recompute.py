"""`python -m benchmarks.recompute`: how fast is a whole corpus counted anew, in how much memory?

The queue is the real one: every claim is marked, then the marks are worked off, first by one worker
and then by two, each a process of its own. Nothing changes, so what is measured is reading, counting
and writing the results again. CPU time is that of a worker and of its PostgreSQL backend together.
`BENCH_CLAIMS` says how many claims.
"""

import json
import os
import resource
import subprocess
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


def work(name: str) -> None:
    """What one worker does: works the marks off and tells what it cost, in JSON."""
    databases.use(name)
    began, before = time.monotonic(), cpu()
    for _ in drain():
        pass
    told = {
        "cpu": (cpu() - before) / 1e9,
        "clock": time.monotonic() - began,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    sys.stdout.write(json.dumps(told))


def count_anew(name: str, workers: int) -> list[dict[str, float]]:
    """Counts every claim in so many processes of their own; returns what each spent."""
    mark_all(anew=True)
    command = [sys.executable, "-m", "benchmarks.recompute", "--work", name]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(workers)]
    return [json.loads(worker.communicate()[0]) for worker in running]


def read_rows() -> float:
    """Seconds of CPU to read the rows of all appearances and hops once, and do nothing: the floor."""
    before = cpu()
    for table in ("claims_appearance", "claims_attribution", "sources_article"):
        with transaction.atomic(), connection.chunked_cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table}")
            while cursor.fetchmany(2000):
                pass
    return (cpu() - before) / 1e9


def main(name: str) -> None:
    """Measures and prints."""
    with transaction.atomic():
        _, size = corpus(Shapes(), CLAIMS)
    databases.analyze()
    count_anew(name, 1)
    floor = read_rows()
    (alone,) = count_anew(name, 1)
    together = count_anew(name, 2)
    shared = max(one["clock"] for one in together)
    shown = Table("what", "value", title=f"{CLAIMS:,} claims, {size:,} appearances")
    shown.add_row("appearances counted anew per CPU-second", f"{size / alone['cpu']:,.0f}")
    shown.add_row(
        "× reading the same rows and doing nothing (floor)", f"{alone['cpu'] / floor:.1f}"
    )
    shown.add_row("peak memory of a worker", f"{alone['peak']:.0f} MB")
    shown.add_row(
        "two workers against one, by the clock", f"{alone['clock'] / shared:.2f} × as fast"
    )
    console.print(shown)
    if Claim.objects.being_counted().exists():
        sys.exit("Some claims were not counted.")


if __name__ == "__main__":
    if "--work" in sys.argv:
        work(sys.argv[-1])
        sys.exit()
    databases.make_template()
    cloned = databases.clone()
    try:
        main(cloned)
    finally:
        databases.use(databases.main)
        databases.drop(cloned)
    sys.exit()
