"""An import that is killed goes on where it was: in the end everything is there once.

`IMPORT_KILL_LINES` says how many lines, `IMPORT_KILLS` how often it is killed.
"""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connections

from accounts.models import ImportedKey, ImportRun
from benchmarks.made_up_lines import lines
from tests.accounts.services.bulk.bringing_in import exported
from tests.database import ALIAS, Databases

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(3600)]

LINES = int(os.environ.get("IMPORT_KILL_LINES", "600"))
KILLS = int(os.environ.get("IMPORT_KILLS", "5"))
CHUNK = str(max(LINES // 20, 20))


def started(path: Path) -> "subprocess.Popen[str]":
    """An import in a process of its own, in the database at hand."""
    name = connections.settings[ALIAS]["NAME"]
    command = [sys.executable, "-m", "tests.accounts.services.bulk.dying", name, str(path)]
    environment = {**os.environ, "IMPORT_CHUNK": CHUNK}
    return subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True)


def kill_within(process: "subprocess.Popen[str]", chance: random.Random) -> None:
    """Kills it while it writes its second chunk or a later one, wherever it may be in it."""
    for _ in range(chance.randrange(2, 4)):
        assert process.stdout is not None
        assert process.stdout.readline()
    time.sleep(chance.random() / 5)
    process.send_signal(signal.SIGKILL)
    ended(process)


def ended(process: "subprocess.Popen[str]") -> int:
    """How it ended."""
    process.communicate()
    return process.returncode


def test_killed_and_resumed_equals_uninterrupted(tmp_path: Path, databases: Databases) -> None:
    path = tmp_path / "records.ndjson"
    path.write_bytes(b"".join(lines(LINES)))
    chance = random.Random(LINES)
    positions = []
    for _ in range(KILLS):
        kill_within(started(path), chance)
        positions.append(ImportRun.objects.get().position)
    assert ended(started(path)) == 0
    run = ImportRun.objects.get()
    assert (run.state, run.faults, run.position) == ("done", 0, path.stat().st_size)
    assert 0 < positions[-1] < run.position, "it was killed before it began, or after it ended"
    assert positions == sorted(positions)
    assert ImportedKey.objects.count() == LINES
    resumed = hashlib.sha256(exported()).hexdigest()
    own = connections.settings[ALIAS]["NAME"]
    other = databases.clone()
    try:
        assert ended(started(path)) == 0
        assert hashlib.sha256(exported()).hexdigest() == resumed
    finally:
        databases.use(own)
        databases.drop(other)
