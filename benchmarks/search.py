"""How long a search takes as claims grow: the whole answer with ranks, facets and highlights.

Run `python -m benchmarks.search [SIZES]`; SIZES are numbers of claims, `10000,100000` without them, or
those of SEARCH_SIZES. The claims are made of invented words of which few are frequent and most are
rare, and copied into a database of their own that is dropped at the end. Shown are the milliseconds
that this process and its database backend (on this machine, as Linux counts) compute for queries of
several sorts, and the 99th percentile of all of them against that of the smallest size.
"""

import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

import django

from benchmarks.find_sources import invented

if TYPE_CHECKING:
    from tests.database import Databases

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

SIZES = os.environ.get("SEARCH_SIZES", "10000,100000")
VOCABULARY = 30_000
LONGEST = 18
ASKED = int(os.environ.get("SEARCH_ASKED", "60"))
"""Queries of each sort."""

LABELS = ["unsupported", "untraced", "single_origin", "corroborated"]

Words = list[str]


def vocabulary(chance: random.Random) -> Words:
    """Invented words, the more frequent first."""
    made: dict[str, None] = {}
    while len(made) < VOCABULARY:
        made.setdefault(invented(chance, chance.choice([2, 3])).lower())
    return list(made)


def statements(words: Words, number: int, chance: random.Random) -> Iterator[str]:
    """Sentences in which the word of rank r stands about 1/r as often as the first one."""
    often = [1 / (rank + 3) for rank in range(len(words))]
    drawn = chance.choices(words, often, k=number * LONGEST)
    for at in range(number):
        length = chance.randrange(8, LONGEST)
        yield " ".join(drawn[at * LONGEST : at * LONGEST + length])


SORTS: dict[str, Callable[[Words, random.Random], str]] = {
    "a frequent word": lambda words, chance: words[chance.randrange(30)],
    "a usual word": lambda words, chance: words[chance.randrange(100, 2_000)],
    "a rare word": lambda words, chance: words[chance.randrange(5_000, VOCABULARY)],
    "two words": lambda words, chance: " ".join(chance.sample(words[:500], 2)),
    "a phrase": lambda words, chance: '"' + " ".join(chance.sample(words[:60], 2)) + '"',
    "one without another": lambda words, chance: " -".join(chance.sample(words[:500], 2)),
    "this or that": lambda words, chance: " or ".join(chance.sample(words[:500], 2)),
}
FILTERED = {
    "frequent, by label": {"label": "corroborated"},
    "frequent, by a label nobody has": {"label": "circular"},
}


def grow(databases: "Databases", words: Words, size: int, chance: random.Random) -> float:
    """Will add claims until there are so many; seconds for a thousand."""
    from django.db import connection

    from claims.models import Claim

    missing = size - Claim.objects.count()
    columns = [
        one for one in Claim._meta.concrete_fields if not (one.primary_key or one.has_db_default())
    ]
    names = ", ".join(str(one.column) for one in columns)
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
    began = time.perf_counter()
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY claims_claim ({names}) FROM STDIN") as copy,
    ):
        for number, statement in enumerate(statements(words, missing, chance)):
            label = LABELS[number % len(LABELS)]
            row = Claim(statement=statement[:500], kind="event", label=label)
            copy.write_row([one.get_prep_value(getattr(row, one.attname)) for one in columns])
    spent = (time.perf_counter() - began) * 1000 / missing
    databases.vacuum()
    return spent


def measure(words: Words, chance: random.Random, number: int = ASKED) -> dict[str, list[float]]:
    """Will ask so many queries of every sort; the milliseconds of each."""
    nothing: dict[str, str] = {}
    asked = [
        (sort, make(words, chance), nothing) for sort, make in SORTS.items() for _ in range(number)
    ]
    frequent = SORTS["a frequent word"]
    asked += [
        (sort, frequent(words, chance), given)
        for sort, given in FILTERED.items()
        for _ in range(number)
    ]
    chance.shuffle(asked)
    spent: dict[str, list[float]] = {}
    for sort, query, given in asked:
        spent.setdefault(sort, []).append(timed(query, given))
    return spent


def timed(query: str, given: dict[str, str]) -> float:
    """Will answer one query; its milliseconds."""
    from django.contrib.auth.models import AnonymousUser

    from web.reading.search import Page, search

    began = busy()
    search(query, kind="claim", given=given, page=Page(20), by=AnonymousUser())
    return (busy() - began) * 1000


def busy() -> float:
    """The seconds that this process and its database backend have been computing.

    Machines are shared: what others do at the time is no time of ours.
    """
    from django.db import connection

    connection.ensure_connection()
    spent = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text("ascii")
    return time.process_time() + int(spent.split()[0]) / 1e9


def main() -> None:
    """Will measure in a database of its own."""
    django.setup()
    from tests.database import Databases

    databases = Databases()
    databases.make_template()
    name = databases.clone()
    try:
        tell(databases)
    finally:
        databases.use(databases.main)
        databases.drop(name)


def tell(databases: "Databases") -> None:
    """Will print a table for each size, and how the slowest grew."""
    chance = random.Random(11)
    words = vocabulary(chance)
    first = 0.0
    for size in sorted(int(size) for size in (sys.argv[1] if sys.argv[1:] else SIZES).split(",")):
        written = grow(databases, words, size, chance)
        measure(words, random.Random(5), 3)  # what is asked first loads what all others find loaded
        spent = measure(words, random.Random(3))
        everything = list(chain.from_iterable(spent.values()))
        sys.stdout.write(f"{size:,} claims, {written:.2f} s per 1,000 copied\n")
        sys.stdout.write(f"{'':34}{'p50 ms':>8}{'p99 ms':>8}\n")
        for sort, times in [*spent.items(), ("all", everything)]:
            sys.stdout.write(f"{sort:34}{median(times):8.1f}{quantiles(times, n=100)[-1]:8.1f}\n")
        slowest = quantiles(everything, n=100)[-1]
        first = first or slowest
        sys.stdout.write(f"p99 against the smallest size: {slowest / first:.2f}\n\n")


if __name__ == "__main__":
    main()
