"""What judges a run sees what is wrong: journal against database, and the report of both."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from reliability import checker
from reliability.checker import compare
from reliability.crowd import Seen
from reliability.frozen import Freezes, judge
from reliability.journal import Acknowledged, Journal
from reliability.report import Report


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A client that was told of two writes."""
    found = Journal(tmp_path / "journal")
    found.note(Acknowledged("a", "w 1", 1))
    found.note(Acknowledged("b", "w 2", 2))
    yield found
    found.close()


def stored(monkeypatch: pytest.MonkeyPatch, *rows: tuple[int, str]) -> None:
    monkeypatch.setattr(checker, "rows", lambda *_: iter(rows))


def test_what_was_acknowledged_is_read_back_from_the_disk(journal: Journal, tmp_path: Path) -> None:
    assert [one.key for one in journal.entries()] == ["a", "b"]
    assert len((tmp_path / "journal").read_bytes().splitlines()) == journal.count == 2


def test_a_lost_and_a_doubled_write_are_seen(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored(monkeypatch, (1, "w 1"), (2, "w 2"), (3, "w 3"))
    found = compare(None, journal, "w")  # type: ignore[arg-type]
    assert (found.acknowledged, found.stored, found.lost, found.doubled) == (2, 3, [], [])
    stored(monkeypatch, (1, "w 1"), (4, "w 1"))
    found = compare(None, journal, "w")  # type: ignore[arg-type]
    assert (found.lost, found.doubled) == (["b"], ["w 1"])
    stored(monkeypatch, (1, "w 1"), (2, "another"))
    assert compare(None, journal, "w").lost == ["b"]  # type: ignore[arg-type]


def test_a_report_without_a_promise_is_no_good_one() -> None:
    report = Report("kills", 7)
    assert not report.is_kept
    report.promise("nothing is lost", True, "0 lost")
    assert report.is_kept
    report.promise("nothing is doubled", False, "3 doubled")
    assert (report.is_kept, report.broken()) == (False, ["nothing is doubled: 3 doubled"])
    with (console := Console(width=100)).capture() as shown:
        report.show(console)
        Report("full", 7, not_run="no mount").show(console)
    assert "BROKEN" in shown.get()
    assert "NOT RUN (no mount)" in shown.get()


def freezes(**differs: Any) -> list[str]:
    found = Freezes([Seen(0, 0.1, 200), Seen(1, 0.2, 503, "", "2")], [0.2], [1], [0.5])
    for name, value in differs.items():
        setattr(found, name, value)
    report = Report("frozen", 1)
    judge(report, found)
    return report.broken()


def test_each_promise_about_a_frozen_database_can_be_broken() -> None:
    assert freezes() == []
    assert "nothing else: 1 × 500" in freezes(all=[Seen(0, 1, 500)])[0]
    assert "when to come back" in freezes(all=[Seen(0, 1, 503)])[0]
    assert "have a place: 9 of 8" in freezes(waited=[9])[0]
    assert len(freezes(told=[13.0])) == 2
    assert "/livez" in freezes(deaf=1)[0]
    assert "10 s after" in freezes(back=[11.0])[0]
