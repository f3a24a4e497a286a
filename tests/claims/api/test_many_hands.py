"""Eight curators edit the same claims at once, and nobody's change is lost.

`EDITS=500 pytest tests/claims/api/test_many_hands.py` tries harder; `-s` prints what was done.
"""

import os
import sys
from typing import Any

import pytest

from accounts.api.writing import RecordView
from accounts.services import records, wholes
from tests.claims.api.curating import CURATORS, Desk

EDITS = int(os.environ.get("EDITS", "6"))
UNGUARDED = min(EDITS, 20)
"""So many are enough to lose some."""

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(3600)]


def test_every_change_that_was_acknowledged_is_there_once_and_in_turn() -> None:
    desk = Desk(EDITS, among=4 if EDITS < 100 else 16)
    desk.run()
    lost = desk.lost()
    said = f"{desk.acknowledged} acknowledged, {desk.refused} refused, {len(lost)} lost"
    sys.stdout.write(f"\n{said}; {desk.filed.total()} times filed\n")
    assert desk.refused
    assert desk.acknowledged == CURATORS * EDITS
    assert lost == []


def test_if_no_version_were_asked_for_changes_would_be_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    locked = records.locked
    monkeypatch.setattr(RecordView, "seen", lambda view, pk, _: view.record(pk))
    monkeypatch.setattr(records, "locked", lambda record, _: locked(record, None))
    desk = Desk(UNGUARDED)
    desk.run()
    assert desk.refused == 0
    assert desk.lost()
    sys.stdout.write(
        f"\nwithout If-Match: {desk.acknowledged} acknowledged, {len(desk.lost())} lost\n"
    )


def test_if_parts_did_not_count_topics_would_be_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    def count_nothing(*_: Any) -> None:
        pass

    monkeypatch.setattr(wholes, "count_changes", count_nothing)
    desk = Desk(UNGUARDED)
    desk.run()
    assert [said for said in desk.lost() if "after" in said]
