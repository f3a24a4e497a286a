"""How fast a source is found by its name among 100,000, and how often it is found.

Run `python -m benchmarks.find_sources [NAMES]`. The names are made up, in a database of their own
that is dropped at the end. Shown are milliseconds and hits for each way of asking.
"""

import os
import random
import sys
import time
from collections.abc import Callable
from statistics import median, quantiles

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


def words(text: str) -> list[str]:
    """The words of a line, so that many are written as one."""
    return text.split()


ASKED = 60
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ONSETS = words("b br d dr f g gr k kh kr l m n p pr r s sh st t ts v z zh ch y")
NUCLEI = words("a e i o u ai ei ou")
CODAS = ["", "", "n", "r", "l", "v", "s", "k"]
ENDINGS = ["ov", "ev", "sky", "enko", "in", "son", "man", "ez", "i", "a"]


def invented(chance: random.Random, syllables: int, ending: str = "") -> str:
    """A word nobody bears."""
    parts = [
        chance.choice(ONSETS) + chance.choice(NUCLEI) + chance.choice(CODAS)
        for _ in range(syllables)
    ]
    return ("".join(parts) + ending).capitalize()


def names(count: int, chance: random.Random) -> list[str]:
    """Names of people and bodies: given names are shared by many, family names by a few."""
    given = [invented(chance, 2) for _ in range(400)]
    family = [
        invented(chance, chance.choice([1, 2]), chance.choice(ENDINGS)) for _ in range(30_000)
    ]
    often = [1 / (rank + 1) for rank in range(len(given))]
    firsts = chance.choices(given, often, k=2 * count)
    lasts = chance.choices(family, k=2 * count)
    made = dict.fromkeys(f"{first} {last}" for first, last in zip(firsts, lasts, strict=True))
    bodies = [
        f"{invented(chance, 2)} {kind}" for kind in ("Institute", "News", "Bank") * (count // 30)
    ]
    return [*bodies, *list(made)[: count - len(bodies)]]


def respelt(name: str, _: random.Random) -> str:
    """The same name as a German would write it."""
    for old, new in (
        ("sh", "sch"),
        ("ch", "tsch"),
        ("v", "w"),
        ("y", "j"),
        ("z", "s"),
        ("ou", "u"),
    ):
        name = name.lower().replace(old, new)
    return name


def slipped(name: str, chance: random.Random) -> str:
    """The same name with one letter wrong."""
    at = chance.randrange(1, len(name))
    return name[:at] + chance.choice(LETTERS) + name[at + 1 :]


WAYS: dict[str, Callable[[str, random.Random], str]] = {
    "as it stands": lambda name, _: name,
    "respelt": respelt,
    "one letter wrong": slipped,
    "turned round": lambda name, _: " ".join(reversed(name.split())),
    "initial": lambda name, _: f"{name[0]}. {name.split()[-1]}",
    "family name alone": lambda name, _: name.split()[-1],
    "nobody": lambda _, chance: f"{invented(chance, 3)} {invented(chance, 3)}",
}


def measure(count: int) -> None:
    """Will fill a database, ask, and print a line for each way of asking."""
    from django.db import connection

    from sources.domain.names.folding import key
    from sources.models import Source, SourceName
    from sources.services.identity import find_sources

    chance = random.Random(7)
    made = names(count, chance)
    rows = Source.objects.bulk_create(
        [Source(name=name, kind="person") for name in made], batch_size=5000
    )
    SourceName.objects.bulk_create(
        [SourceName(source=r, text=r.name, kind="preferred", key=key(r.name)) for r in rows],
        batch_size=5000,
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    sys.stdout.write(
        f"{len(made)} names\n{'':20}{'p50 ms':>8}{'p95 ms':>8}{'top':>6}{'found':>6}\n"
    )
    for way, asked_as in WAYS.items():
        spent, top, found = [], 0, 0
        for name in chance.sample(made[count // 10 :], ASKED):
            asked = asked_as(name, chance)
            began = time.perf_counter()
            answers = [one.source.name for one in find_sources(asked)]
            spent.append((time.perf_counter() - began) * 1000)
            top += answers[:1] == [name]
            found += name in answers
        line = f"{median(spent):8.1f}{quantiles(spent, n=20)[-1]:8.1f}{top:6}{found:6}"
        sys.stdout.write(f"{way:20}{line}\n")


def main() -> None:
    """Will measure in a database of its own."""
    django.setup()
    from tests.database import Databases

    databases = Databases()
    databases.make_template()
    name = databases.clone()
    try:
        measure(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
    finally:
        databases.use(databases.main)
        databases.drop(name)


if __name__ == "__main__":
    main()
