"""The whole corpus is counted anew by any number of processes, and goes on after kill -9."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from claims.domain.vocabulary import StaleReason
from claims.models import Claim, StaleMark
from claims.services import corroboration, marking
from tests.claims.fresh import assert_fresh
from tests.claims.writing import cites, claim
from tests.config.jobs.workers import wait_for
from tests.factories.claims import AttributionFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]

CHECKOUT = Path(__file__).resolve().parents[3]
CLAIMS = int(os.environ.get("CORPUS_CLAIMS", "10"))


def make_stale_corpus() -> None:
    """Claims with an appearance of which no stored answer knows, as after a restored backup."""
    for _ in range(CLAIMS):
        AttributionFactory(from_appearance__claim=claim())
    with pytest.raises(AssertionError):
        assert_fresh()


@contextmanager
def counting(*switches: str, workers: int = 1) -> Iterator["subprocess.Popen[str]"]:
    """The command in a process of its own, none of which outlives the block."""
    name = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-m", "tests.claims.management.counting", name, str(workers)]
    with subprocess.Popen(
        [*command, *switches], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def left() -> int:
    return StaleMark.objects.number_of_claims()


def kill_half_way(*switches: str) -> int:
    """Kills the command when it has begun but not ended; how many claims were left then."""
    with counting(*switches) as process:
        wait_for(lambda: 0 < left() <= CLAIMS // 2)
        process.kill()
        process.wait()
    return left()


def count_to_the_end() -> int:
    """Starts the command, and returns how many claims it says to have counted."""
    with counting() as process:
        said, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    return int(said.split()[0])


def test_after_a_kill_it_goes_on_where_it_was() -> None:
    make_stale_corpus()
    waiting = kill_half_way()
    assert 0 < waiting < CLAIMS
    assert count_to_the_end() == waiting
    assert_fresh()


def test_with_marks_taken_off_too_early_the_same_harness_goes_wrong() -> None:
    make_stale_corpus()
    kill_half_way("careless")
    count_to_the_end()
    with pytest.raises(AssertionError):
        assert_fresh()


def test_two_runs_at_once_share_the_work() -> None:
    make_stale_corpus()
    with counting() as one, counting() as other:
        said = [int(process.communicate(timeout=120)[0].split()[0]) for process in (one, other)]
    assert sum(said) == CLAIMS
    assert min(said) > 0
    assert_fresh()


def test_several_workers_share_the_work() -> None:
    make_stale_corpus()
    out = StringIO()
    call_command("corroboration", "--all", "--workers=2", stdout=out)
    assert out.getvalue() == f"{CLAIMS} claims counted, {CLAIMS} results changed.\n"
    assert_fresh()


def test_it_says_what_could_not_be_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    one = claim()

    def fail(*_: object, **__: object) -> bool:
        raise ZeroDivisionError

    monkeypatch.setattr(corroboration, "keep_many", fail)
    with pytest.raises(CommandError, match=f"These claims could not be counted: {one.pk}"):
        call_command("corroboration", "--all")


def test_an_interruption_says_that_the_next_run_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    claim()

    def interrupt(*_: object, **__: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(corroboration, "keep_many", interrupt)
    with pytest.raises(CommandError, match="the next run goes on") as caught:
        call_command("corroboration", "--all")
    assert caught.value.returncode == 130
    assert left() == 1


@pytest.mark.parametrize("number", ["0", "65"])
def test_a_senseless_number_of_workers_is_refused(number: str) -> None:
    with pytest.raises(CommandError, match="--workers takes a number from 1 to 64"):
        call_command("corroboration", "--all", f"--workers={number}")


def told(*words: str) -> str:
    out = StringIO()
    call_command("corroboration", *words, stdout=out)
    return out.getvalue()


def test_what_waits_is_told_by_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    row = cites(claim())
    assert told("--stale") == "No claim waits: every stored answer is the one of now.\n"
    monkeypatch.setattr(marking, "MOST_CLAIMS", 0)
    cites(Claim.objects.get(pk=row.claim_id))
    marking.mark_all()
    said = told("--stale")
    assert said.startswith("1 claim waits to be counted anew, because\n")
    assert "the appearance “" in said
    assert "all claims are being counted anew: 1 since" in said
    assert "No worker is running" in said


def test_one_claim_says_that_its_stored_answer_is_a_former_one() -> None:
    one = claim()
    assert "Being counted anew" not in told(str(one.pk))
    now = one.created_at
    marking.mark([one.pk], cause=None, now=now, reason=StaleReason.POLICY)
    assert (
        f"Being counted anew since {now:%Y-%m-%d %H:%M} UTC because policy 1 was adopted: "
        "pages still show the former answer"
    ) in told(str(one.pk))
    assert '"stale_because": "policy 1 was adopted"' in told(str(one.pk), "--json")
