"""`python -m benchmarks.bulk`: what do records in and out cost, against COPY of the same bytes?

In: the same file is copied as it is into a table of one column without an index; then imported; then
imported with the history switched off. The rows that came of it are also copied into the same tables
of another database: what the tables themselves cost, with their indexes, rules, history and search.
Out: lines of claims (flat), and of sources and articles with what belongs to them (nested), against
COPY of the rows that they hold. CPU time of this process and its PostgreSQL backend together.
`BENCH_LINES` says how many lines; the memory of this process is told at a tenth of them and at all.
"""

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from accounts.models.bulk.parts import Part, kinds  # noqa: E402
from accounts.services.bulk.exporting import export_lines  # noqa: E402
from accounts.services.bulk.importing import begin_import, go_on  # noqa: E402
from benchmarks.adding import cpu, databases  # noqa: E402
from benchmarks.made_up_lines import lines  # noqa: E402
from config.database.roles import as_owner  # noqa: E402

LINES = int(os.environ.get("BENCH_LINES", "10000"))
TIMES = 3
console = Console(width=110)
FLAT, NESTED = ["claim"], ["source", "article"]


def cost(work: Callable[[], object], times: int = 1) -> float:
    """Seconds of CPU, the least of several times."""
    spent = []
    for _ in range(times):
        before = cpu()
        work()
        spent.append((cpu() - before) / 1e9)
    return min(spent)


def raw_copy(path: Path) -> None:
    """Copies the bytes of the file, line by line, into a table of one column."""
    statement = "COPY raw_line FROM STDIN (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')"
    with transaction.atomic(), connection.cursor() as cursor, path.open("rb") as file:
        cursor.execute("CREATE TEMP TABLE raw_line (line text) ON COMMIT DROP")
        with cursor.copy(statement) as copy:
            while piece := file.read(65536):
                copy.write(piece)


def bring_in(path: Path) -> None:
    """Imports the file."""
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        run = begin_import(name="bench", sha256=sha256, size=path.stat().st_size, by=None)
        for last in go_on(run, file, by=None):
            refused = last.faults
    if refused:
        sys.exit(f"{refused} lines were refused.")


def written(folder: Path, number: int) -> Path:
    """A file of so many lines."""
    path = folder / f"{number}.ndjson"
    with path.open("wb") as file:
        file.writelines(lines(number))
    return path


def tables() -> list[str]:
    """The tables that an import writes, each after those it refers to."""

    def walk(part: Part) -> Iterator[str]:
        yield part.table
        for inner in part.parts:
            yield from walk(inner)

    return list(dict.fromkeys(name for kind in kinds().values() for name in walk(kind.record)))


def rows_out(names: list[str]) -> dict[str, bytes]:
    """The rows of these tables, as COPY gives them."""
    found = {}
    for name in names:
        with connection.cursor() as cursor, cursor.copy(f"COPY {name} TO STDOUT") as copy:
            found[name] = b"".join(bytes(piece) for piece in copy)
    return found


def rows_in(rows: dict[str, bytes]) -> None:
    """Copies rows into the tables that they are from."""
    with transaction.atomic(), connection.cursor() as cursor:
        for name, content in rows.items():
            with cursor.copy(f"COPY {name} FROM STDIN") as copy:
                copy.write(content)


@contextmanager
def fresh() -> Iterator[None]:
    """An empty database for what is done inside."""
    name = databases.clone()
    try:
        yield
    finally:
        databases.use(databases.main)
        databases.drop(name)


def without_history() -> None:
    """Switches the triggers off that keep the history of what is inserted."""
    with as_owner("default"):
        connection.close()
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT tgrelid::regclass::text, tgname FROM pg_trigger "
                "WHERE tgname LIKE 'pgtrigger_insert_insert_%'"
            )
            for table, name in cursor.fetchall():
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {name}")
        connection.close()


def memory() -> int:
    """The most memory that this process has had, in MB; not what its parent had, as `ru_maxrss` is."""
    told = Path("/proc/self/status").read_text()
    return int(told.partition("VmHWM:")[2].split()[0]) // 1024


def pass_lines(names: list[str]) -> None:
    """Exports these kinds to nowhere."""
    for _ in export_lines(names, to_staff=True):
        pass


def pass_rows(names: list[str]) -> None:
    """Copies the rows of these kinds to nowhere."""

    def walk(part: Part) -> Iterator[str]:
        yield part.table
        for inner in part.parts:
            if not inner.is_taken_only:
                yield from walk(inner)

    for kind in names:
        for name in walk(kinds()[kind].record):
            with connection.cursor() as cursor, cursor.copy(f"COPY {name} TO STDOUT") as copy:
                for _ in copy:
                    pass


def main(folder: Path) -> None:
    """Measures and prints."""
    tenth, content = written(folder, LINES // 10), written(folder, LINES)
    with fresh():
        bring_in(tenth)
        small = memory()
        without_history()
    with fresh():
        raw = cost(lambda: raw_copy(content), TIMES)
        began = time.monotonic()
        whole = cost(lambda: bring_in(content))
        clock, large = time.monotonic() - began, memory()
        rows = rows_out(tables())
        databases.vacuum()
        flat = cost(lambda: pass_lines(FLAT), TIMES) / cost(lambda: pass_rows(FLAT), TIMES)
        nested = cost(lambda: pass_lines(NESTED), TIMES) / cost(lambda: pass_rows(NESTED), TIMES)
    with fresh():
        own = cost(lambda: rows_in(rows))
    with fresh():
        without_history()
        plain = cost(lambda: bring_in(content))
    shown = Table(
        "what", "value", "goal", title=f"{LINES:,} lines, {content.stat().st_size / 1e6:.1f} MB"
    )
    shown.add_row("import, lines per second by the clock", f"{LINES / clock:,.0f}", "")
    shown.add_row("import × raw COPY of the bytes, no index", f"{whole / raw:.1f}", "≤ 8")
    shown.add_row("the same without history", f"{plain / raw:.1f}", "")
    shown.add_row("COPY of the rows into the same tables × raw COPY", f"{own / raw:.1f}", "")
    shown.add_row("import × COPY of the rows into the same tables", f"{whole / own:.2f}", "")
    shown.add_row("export of claims × COPY of the rows", f"{flat:.2f}", "≤ 2")
    shown.add_row("export, nested × COPY of the rows", f"{nested:.2f}", "≤ 5")
    shown.add_row("memory at a tenth, at all lines", f"{small} MB, {large} MB", "flat")
    console.print(shown)


if __name__ == "__main__":
    databases.make_template()
    with tempfile.TemporaryDirectory() as place:
        main(Path(place))
