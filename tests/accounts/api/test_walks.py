"""Whoever reads a list to its end while eight others write misses nothing and reads nothing twice.

`CURSOR_ROWS=10000 pytest tests/accounts/api/test_walks.py` tries harder; `-s` prints what was seen.
"""

import os
import sys

import pytest

from tests.accounts.api.walking import Crowd, by_cursor, by_offset

ROWS = int(os.environ.get("CURSOR_ROWS", "400"))
SIZE = 100 if ROWS >= 5000 else 20
ORDERS = ["created", "-created", "published", "-published"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.timeout(3600)
def test_a_walk_misses_nothing_and_repeats_nothing_while_eight_write() -> None:
    """Readers who skip as many rows as they read go wrong in the same run."""
    crowd = Crowd(ROWS)
    walks = {order: by_cursor(order, SIZE) for order in ORDERS}
    skipping = {
        "offset": by_offset("-pk", SIZE),
        "offset, tied": by_offset("-published_from", SIZE),
    }
    crowd.run(**walks, **skipping)
    sys.stdout.write(f"\n{crowd.told()}\n")
    assert len(crowd.committed) == ROWS
    assert crowd.late
    for order in ORDERS:
        assert crowd.walks[order] > 1
        assert (crowd.missed[order], crowd.repeated[order]) == (0, 0), order
    assert all(crowd.missed[name] + crowd.repeated[name] for name in skipping)
