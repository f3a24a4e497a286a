"""Writers that commit late, readers that follow them, and places at which everything is settled."""

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from accounts.models import Change
from accounts.models.feed import _Horizon
from accounts.services.feed import newest_place, read_changes
from claims.models import Topic
from tests.claims.at_once import at_once

Follow = Callable[[], Iterator[list[int]]]
"""Gives, each time it is asked, the ids of the records that were told of since the last time."""


@contextmanager
def all_settled() -> Iterator[None]:
    """Counts what the transaction of the test wrote as settled: it is never committed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_Horizon, "template", "(SELECT 9223372036854775807)")
        yield


def by_place(size: int = 7) -> Iterator[list[int]]:
    """Follows as the feed does."""
    place = newest_place()
    while True:
        read = read_changes(place, to_staff=False, kinds=[], size=size)
        place = read.place
        yield [one.object_id for one in read.changes]


def by_number() -> Iterator[list[int]]:
    """Follows by the growing number of the changes, as if a later one were always seen later."""
    last = 0
    while True:
        found = list(Change.objects.filter(pk__gt=last).order_by("pk"))
        last = found[-1].pk if found else last
        yield [one.object_id for one in found]


def written_and_told(follow: Iterator[list[int]], number: int) -> tuple[list[int], list[int]]:
    """Lets eight writers add so many records together, each committed late; returns the ids that
    were written, and those that were told while and after they were.
    """
    written: list[int] = []
    told: list[int] = []
    over = threading.Event()
    next(follow)

    def write(seed: int) -> Callable[[], None]:
        chance = random.Random(seed)

        def run() -> None:
            for turn in range(number // 8):
                with transaction.atomic():
                    made = Topic.objects.create(name=f"{seed}-{turn}", slug=f"{seed}-{turn}")
                    time.sleep(chance.random() / 50)
                written.append(made.pk)

        return run

    def read() -> None:
        while not over.is_set():
            told.extend(next(follow))
            time.sleep(0.001)
        while found := next(follow):
            told.extend(found)

    reader = threading.Thread(target=lambda: (read(), connection.close()))
    reader.start()
    raised = at_once(*(write(seed) for seed in range(8)), within=600)
    over.set()
    reader.join(timeout=60)
    assert raised == []
    assert not reader.is_alive()
    return written, told
