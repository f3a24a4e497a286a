"""`python -m benchmarks.copies`: are copies found, is nothing else, and what does a look-up cost?

Everything happens in a database of its own that is dropped at the end. CPU time is that of this
process and of its PostgreSQL backend together. Controls show that the measuring can fail.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import django
import numpy as np
import numpy.typing as npt

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection, models  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from benchmarks.corpus import TABLES, fill, publishers, stored  # noqa: E402
from benchmarks.made_up_news import KINDS, Kind, Newsroom, Paragraphs  # noqa: E402
from sources.domain.fingerprints import bands_of, plain_lines, shingle, sign  # noqa: E402
from sources.domain.vocabulary import LinkKind  # noqa: E402
from sources.models import ArticleLink, Source  # noqa: E402
from sources.services import fingerprints  # noqa: E402
from sources.services.copies import note_lines, suggest_copies  # noqa: E402
from tests.database import Databases  # noqa: E402

CORPUS = int(os.environ.get("BENCH_ARTICLES", "50000"))
PAIRS = int(os.environ.get("BENCH_PAIRS", "60"))
FURNITURE_HOUSES, PER_HOUSE, ROUNDS = 5, 12, 200

console = Console(width=110)


# -- what is found


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one kind: pairs linked as copies or noted, and links with anything else."""

    name: str
    copies: bool | None
    same: int
    noted: int
    false_same: int
    false_noted: int

    @property
    def is_right(self) -> bool:
        """Whether all but one in a hundred copies are found, and nothing that is none."""
        if self.false_same or (self.copies is False and self.same):
            return False
        return self.copies is not True or self.same >= 0.99 * PAIRS


def counted(links: "models.QuerySet[ArticleLink]") -> tuple[int, int]:
    """How many of these links say “the same story”, and how many only “shares text”."""
    kinds = list(links.values_list("kind", flat=True))
    return kinds.count(LinkKind.NEAR_DUPLICATE_OF), kinds.count(LinkKind.SHARES_TEXT_WITH)


def measure_kind(kind: Kind, room: Newsroom, houses: list[Source]) -> Outcome:
    """Compares so many pairs; returns how many are found, noted, and linked with something else."""
    texts = ["\n".join(story) for _ in range(PAIRS) for story in kind.make(room)]
    versions = stored(texts, houses)
    for version in versions:
        suggest_copies(version, by=None)
    same, noted = 0, 0
    for one, other in zip(versions[::2], versions[1::2], strict=True):
        between = counted(ArticleLink.objects.among([one.article_id, other.article_id]))
        same, noted = same + between[0], noted + between[1]
    touching = ArticleLink.objects.filter(from_article__in=[v.article_id for v in versions])
    all_same, all_noted = counted(touching)
    return Outcome(kind.name, kind.copies, same, noted, all_same - same, all_noted - noted)


def furnished(room: Newsroom) -> list[list[Paragraphs]]:
    """Articles of some publishers, each with the same hundred words below every article."""
    made = []
    for _ in range(FURNITURE_HOUSES):
        furniture = [room.sentence(0, words=18) for _ in range(6)]
        stories = [room.article(paragraphs=2) for _ in range(PER_HOUSE)]
        made.append([[*story, *furniture] for story in stories])
    return made


def measure_furniture(made: list[list[Paragraphs]], name: str) -> Outcome:
    """Compares the articles of each publisher as `find_copies` does; every link is a false one."""
    houses = publishers(len(made), name)
    versions = [
        version
        for house, stories in zip(houses, made, strict=True)
        for version in stored(["\n".join(story) for story in stories], [house])
    ]
    note_lines(versions)
    for version in versions:
        suggest_copies(version, by=None)
    links = ArticleLink.objects.among(version.article_id for version in versions)
    return Outcome(name, False, 0, 0, *counted(links))


# -- what it costs


def cpu() -> int:
    """Nanoseconds that this process and its backend have computed so far."""
    backend = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text()
    return time.process_time_ns() + int(backend.split()[0])


def costs(job: Callable[[int], object], rounds: int) -> "npt.NDArray[np.float64]":
    """Milliseconds of CPU of each round."""
    spent = []
    for number in range(rounds):
        before = cpu()
        job(number)
        spent.append((cpu() - before) / 1e6)
    return np.array(spent)


def measure_costs(room: Newsroom, houses: list[Source]) -> list[list[object]]:
    """What the arrival of a text costs, and its parts, against one look-up by primary key."""
    texts = ["\n".join(room.article()) for _ in range(ROUNDS)]
    versions = stored(texts, houses)
    cut = [shingle(plain_lines(text)) for text in texts]
    ids = [version.pk for version in versions]

    def by_key(number: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT sha256 FROM sources_articleversion WHERE id = %s", [ids[number]])
            cursor.fetchone()

    def look_up(number: int) -> None:
        list(fingerprints.similar(versions[number], cut[number]))

    jobs = {
        "one row by its primary key (floor)": by_key,
        "shingles and signature of a text": lambda n: sign(shingle(plain_lines(texts[n])).values),
        "look-up of candidates, shingles read": look_up,
        "arrival of a text, all of suggest_copies": lambda n: suggest_copies(versions[n], by=None),
    }
    by_key(0)
    spent = {name: costs(job, ROUNDS) for name, job in jobs.items()}
    floor = np.median(next(iter(spent.values())))
    return [
        [name, *(f"{np.percentile(ms, q):.2f}" for q in (50, 99)), f"{np.median(ms) / floor:.0f}"]
        for name, ms in spent.items()
    ]


def machine_independent(room: Newsroom, houses: list[Source]) -> list[str]:
    """Queries of an arrival, buffers and candidates of a look-up, bytes of the tables."""
    (version,) = stored(["\n".join(room.article())], houses)
    with CaptureQueriesContext(connection) as captured:
        suggest_copies(version, by=None)
    bands = bands_of(sign(shingle(plain_lines(version.text or "")).values))
    with connection.cursor() as cursor:
        cursor.execute(
            f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {fingerprints.SIMILAR}",
            [bands, version.pk, fingerprints.MOST_CANDIDATES, version.article_id],
        )
        plan = cursor.fetchone()[0][0]["Plan"]
        cursor.execute(
            "SELECT sum(pg_total_relation_size(t::regclass)) FROM unnest(%s::text[]) t",
            [[f"sources_{table}" for table in TABLES[2:]]],
        )
        size = int(cursor.fetchone()[0])
    buffers = plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
    return [
        f"{len(captured)} queries per arrival with nothing found",
        f"{buffers} buffers and {plan['Actual Rows']:.0f} candidates in one look-up",
        f"{size / CORPUS / 1024:.1f} KiB of fingerprints, bands and lines per article",
    ]


# -- controls


def fewer_bands(room: Newsroom) -> list[tuple[str, float, float]]:
    """Share of cut copies that have a band in common: 64 bands of 2 rows, and 8 of 16."""
    told = []
    for kind in (kind for kind in KINDS if kind.copies and kind.name.startswith("cut")):
        pairs = [kind.make(room) for _ in range(PAIRS)]
        signed = [[sign(shingle(plain_lines("\n".join(x))).values) for x in pair] for pair in pairs]
        many, few = (
            float(
                np.mean(
                    [bool({*bands_of(a, bands=n)} & {*bands_of(b, bands=n)}) for a, b in signed]
                )
            )
            for n in (64, 8)
        )
        told.append((kind.name, many, few))
    return told


@contextmanager
def boilerplate_kept() -> Iterator[None]:
    """Lets nothing be taken for boilerplate."""
    before, fingerprints.BOILERPLATE_FROM = fingerprints.BOILERPLATE_FROM, 10**6
    try:
        yield
    finally:
        fingerprints.BOILERPLATE_FROM = before


# -- the table


def table(title: str, *columns: str) -> Table:
    """A table with its first column to the left and numbers to the right."""
    made = Table(title=title, title_justify="left")
    for number, column in enumerate(columns):
        made.add_column(column, justify="right" if number else "left")
    return made


def print_kinds(rows: list[Outcome]) -> None:
    """Shows recall and precision of each kind."""
    shown = table(
        f"{PAIRS} pairs of each kind among {CORPUS:,} articles",
        "kind",
        "expected",
        "≥ 0.5",
        "0.3–0.5",
        "false ≥ 0.5",
        "false 0.3–0.5",
        "",
    )
    words = {True: "found", False: "not found", None: "measured"}
    for row in rows:
        numbers = (row.same, row.noted, row.false_same, row.false_noted)
        red = "" if row.is_right else "RED"
        shown.add_row(row.name, words[row.copies], *map(str, numbers), red)
    console.print(shown)


def main() -> int:
    """Runs everything; returns how many things are not as they must be."""
    began = time.process_time()
    room = Newsroom(1)
    fill(room, CORPUS)
    console.print(f"{CORPUS:,} articles stored after {time.process_time() - began:.0f} s CPU here")
    houses = publishers(2 * PAIRS, "Paper")
    rows = [measure_kind(kind, room, houses) for kind in KINDS]
    rows.append(measure_furniture(furnished(room), "boilerplate of one publisher"))
    print_kinds(rows)
    spent = table("CPU, here and in PostgreSQL", "what", "p50 ms", "p99 ms", "× floor")
    for cost in measure_costs(room, houses):
        spent.add_row(*map(str, cost))
    console.print(spent, *machine_independent(room, houses), sep="\n")
    return sum(not row.is_right for row in rows) + _controls(room)


def _controls(room: Newsroom) -> int:
    """Runs what must go red; returns how many did not."""
    with boilerplate_kept():
        row = measure_furniture(furnished(room), "boilerplate kept")
    console.print(f"Control, boilerplate kept: {row.false_same} false links ≥ 0.5, must be many.")
    bands = fewer_bands(room)
    for name, many, few in bands:
        console.print(
            f"Control, {name}: {many:.0%} share one of 64 × 2 bands, {few:.0%} one of 8 × 16."
        )
    return row.is_right + sum(few > 0.9 for _, _, few in bands)


if __name__ == "__main__":
    databases = Databases()
    databases.make_template()
    name = databases.clone()
    try:
        wrong = main()
    finally:
        databases.use(databases.main)
        databases.drop(name)
    sys.exit(bool(wrong))
