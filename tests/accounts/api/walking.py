"""A crowd that writes articles, and readers who walk through the list of them meanwhile."""

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import SystemRandom

from django.db import transaction
from django.test import Client

from sources.models import Article
from tests.claims.at_once import at_once

WRITERS = 8
DRAWN = SystemRandom()
DAYS = [None, *(date(2020, 1, 1) + timedelta(days=number) for number in range(6))]
"""So few that most rows share theirs, and a seventh have none."""

Walk = Callable[[], Iterable[int]]


@dataclass
class Crowd:
    """What was committed, and how often the list of it was found wrong.

    `moving` are rows that are changed and deleted while others read: nothing is promised of them.
    """

    rows: int
    committed: set[int] = field(default_factory=set)
    moving: list[int] = field(default_factory=list)
    walks: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    repeated: Counter[str] = field(default_factory=Counter)
    late: int = 0
    through: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Half of the rows are there from the beginning, and as many that move as a tenth of them."""
        made = _articles(self.rows // 2)
        self.committed.update(row.pk for row in made)
        self.moving = [row.pk for row in _articles(self.rows // 10)]

    def write(self, number: int) -> None:
        """Adds a writer's share of the rows, a few in a transaction that is committed late."""
        left = (self.rows - self.rows // 2) // WRITERS
        try:
            while left > 0:
                left -= self._add(min(left, DRAWN.randint(1, 4)))
                self._move()
        finally:
            self.through.add(number)

    def _add(self, some: int) -> int:
        """Adds a few rows and keeps them back for a while, so that later ids are seen before them."""
        with transaction.atomic():
            made = [row.pk for row in _articles(some)]
            time.sleep(DRAWN.uniform(0, 0.03))
        self.late += max(self.committed, default=0) > min(made)
        self.committed.update(made)
        return some

    def _move(self) -> None:
        """Changes or deletes a row of those of which nothing is promised."""
        row = Article.objects.filter(pk=DRAWN.choice(self.moving))
        if DRAWN.random() < 0.5:
            row.update(published_from=DRAWN.choice(DAYS[1:]), published_to=DAYS[-1])
        else:
            row.delete()

    def read(self, name: str, walk: Walk) -> None:
        """Walks through the list again and again until everything is written, and once more."""
        is_last = False
        while not is_last:
            is_last = len(self.through) == WRITERS
            there = frozenset(self.committed.copy())
            seen = Counter(walk())
            self.walks[name] += 1
            self.missed[name] += len(there - seen.keys())
            self.repeated[name] += sum(times > 1 for pk, times in seen.items() if pk in there)

    def told(self) -> str:
        """What was seen, in a line for each reader."""
        lines = [f"{len(self.committed)} rows, {self.late} transactions committed after later ids"]
        for name, walks in self.walks.items():
            lines.append(
                f"{name}: {walks} walks, {self.missed[name]} missed, {self.repeated[name]} repeated"
            )
        return "\n".join(lines)

    def run(self, **walks: Walk) -> None:
        """Writes and reads at once, each on a connection of its own."""
        jobs = [lambda number=number: self.write(number) for number in range(WRITERS)]
        jobs += [lambda name=name, walk=walk: self.read(name, walk) for name, walk in walks.items()]
        assert at_once(*jobs, within=3600) == []


def by_cursor(order: str, size: int) -> Walk:
    """Follows `next` through the list, over HTTP."""

    def walk() -> Iterable[int]:
        client = Client()
        url = f"/api/v1/articles/?ordering={order}&page_size={size}&fields=id"
        while url:
            page = client.get(url).json()
            yield from (row["id"] for row in page["results"])
            url = page["next"]

    return walk


def by_offset(order: str, size: int) -> Walk:
    """Skips as many rows as were read, as lists usually do: the same order, and by id among equals."""

    def walk() -> Iterable[int]:
        rows, start = Article.objects.order_by(order, "pk").values_list("pk", flat=True), 0
        while page := list(rows[start : start + size]):
            yield from page
            start += size

    return walk


def _articles(number: int) -> list[Article]:
    """Adds rows by one statement, without what a service would look up."""
    days = [DRAWN.choice(DAYS) for _ in range(number)]
    rows = [
        Article(
            title="What happened",
            genre="reportage",
            publisher_reason="Nobody says.",
            published_from=day,
            published_to=day,
        )
        for day in days
    ]
    made: list[Article] = Article.objects.bulk_create(rows)
    return made
