"""`python -m benchmarks.adding`: what does one more appearance cost, in claims small and large?

One transaction: the appearance, its hop, the event log, the history and the corroboration. CPU time
is that of this process and of its PostgreSQL backend together.
"""

import os
import sys
import time
from pathlib import Path

import django
import numpy as np

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from benchmarks.shapes import TYPICAL, WORST, Shape, Shapes, hop  # noqa: E402
from claims.models import Appearance, Origin  # noqa: E402
from claims.services.appearances import record_appearance  # noqa: E402
from tests.claims.fresh import recompute_one  # noqa: E402
from tests.database import Databases  # noqa: E402

SIZES = [int(n) for n in os.environ.get("BENCH_SIZES", "10,1000,20000").split(",")]
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "15"))
console = Console(width=110)


def cpu() -> int:
    """Nanoseconds that this process and its backend have computed so far."""
    connection.ensure_connection()
    backend = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text()
    return time.process_time_ns() + int(backend.split()[0])


def measure(shapes: Shapes, shape: Shape, size: int) -> tuple[float, int]:
    """Milliseconds of CPU for one more appearance (median), and its queries."""
    (claim,) = shapes.claims(1)
    with transaction.atomic():
        target = shape(shapes, claim, size)
    databases.analyze()
    recompute_one(claim.pk)
    rows = [shapes.appearance(claim, version) for version in shapes.articles(ROUNDS + 2)]
    with CaptureQueriesContext(connection) as captured:  # which itself costs, and is not measured
        add(rows.pop(), target)
    add(rows.pop(), target)
    spent = []
    for row in rows:
        before = cpu()
        add(row, target)
        spent.append((cpu() - before) / 1e6)
    return float(np.median(spent)), len(captured)


def add(row: Appearance, target: Appearance | Origin) -> None:
    """Will record one appearance with its hop."""
    record_appearance(row, by=None, chain=[hop(row, target)])


def main() -> None:
    """Measures every shape at every size."""
    shapes = Shapes()
    shown = Table("shape", *(f"{size:,}" for size in SIZES), "last / first", title_justify="left")
    for name, shape in {**TYPICAL, **WORST}.items():
        costs = [measure(shapes, shape, size) for size in SIZES]
        ratio = costs[-1][0] / costs[0][0]
        shown.add_row(name, *(f"{ms:.1f} ms, {n} q" for ms, n in costs), f"{ratio:.1f}")
    console.print(shown)


databases = Databases()

if __name__ == "__main__":
    databases.make_template()
    name = databases.clone()
    try:
        main()
    finally:
        databases.use(databases.main)
        databases.drop(name)
    sys.exit()
