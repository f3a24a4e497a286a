"""After any merge nothing dangles and every result is fresh; after undoing it all is as before."""

import os
import sys
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, transaction

from accounts.errors import Refused
from sources.models import Merge
from sources.services.merging import preview_merge, undo_merge
from tests.claims.fresh import assert_fresh
from tests.claims.services.test_random_writes import quotes_go_round
from tests.sources.services.merging.checksums import everything, settled
from tests.sources.services.merging.worlds import (
    Seeded,
    build,
    dangling,
    merge_pair,
    pair,
    somebody,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(3600)]

MERGES = int(os.environ.get("RANDOM_MERGES", "16"))
IN_ONE_WORLD = 8
WRITES = 60
KINDS = {"source", "article", "claim"}


@dataclass
class Tally:
    """How many merges were done and undone, and what they did."""

    merged: int = 0
    refused: int = 0
    rows: int = 0
    deleted: int = 0
    carried: int = 0


def test_random_merges_and_their_undoing() -> None:
    tally, seed, kinds = Tally(), 0, set()
    while tally.merged < MERGES:
        with transaction.atomic():
            w = Seeded(seed)
            build(w, WRITES)
            before = settled()
            assert not quotes_go_round()
            merges = merge_at_random(w, tally, min(IN_ONE_WORLD, MERGES - tally.merged))
            kinds |= {merge.kind for merge in merges}
            undo_all(merges)
            assert everything() == before
            transaction.set_rollback(True)
        seed += 1
    sys.stdout.write(f"{seed} worlds: {tally}\n")
    assert kinds == KINDS


def merge_at_random(w: Seeded, tally: Tally, wanted: int) -> list[Merge]:
    """Some merges, one after the other, each looked at when it is done."""
    merges: list[Merge] = []
    for _ in range(3 * wanted):
        if len(merges) == wanted:
            break
        merge = _merge(*pair(w), tally)
        if merge is not None:
            merges.append(merge)
    return merges


def _merge(survivor: Any, merged: Any, tally: Tally) -> Merge | None:
    before, shown = everything(), preview_merge(survivor, merged)
    try:
        with transaction.atomic():
            agreed = {"by": somebody(), "reason": "one thing", "expected": shown.seal}
            merge = merge_pair(survivor, merged, **agreed)
            if quotes_go_round():
                raise Refused("A quote claim would rest on itself.")
    except Refused as refusal:
        assert everything() == before
        if "in itself" not in refusal.message:
            tally.refused += 1
        return None
    assert not shown.refusals
    connection.check_constraints()
    assert dangling(merge) == []
    assert_fresh()
    tally.merged += 1
    tally.carried += len(merge.moved["carried"])
    tally.rows += len(shown.steps)
    tally.deleted += sum(1 for step in shown.steps if step.did == "deleted")
    return merge


def undo_all(merges: list[Merge]) -> None:
    """The latest merge first."""
    for merge in reversed(merges):
        undo_merge(merge, by=somebody(), reason="two things")
        connection.check_constraints()
        assert_fresh()
