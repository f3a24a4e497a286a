"""Kills an import again and again, resumes it, and compares with one that nobody interrupted.

`--broken` is an import that notes how far it is before it has written that far.
"""

import hashlib
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.made_up_lines import lines
from reliability.cluster import NAME, Cluster, rows
from reliability.report import Report
from reliability.running import Options, Stage, main
from reliability.site import AS_IT_IS, environment
from tests.contract.serving import CHECKOUT

FORGETFUL = "forgetful"
LINES_A_KILL = 400
CHUNK = 50


def run(stage: Stage, options: Options, lines_a_kill: int = LINES_A_KILL) -> Report:
    """Will kill it so many times."""
    chance = random.Random(options.seed)
    path = stage.own_folder() / "records.ndjson"
    path.write_bytes(b"".join(lines(lines_a_kill * max(1, options.rounds), seed=options.seed)))
    first, second = stage.cluster(name="killed"), stage.cluster(name="whole")
    killed = 0
    for _ in range(options.rounds):
        killed += kill_within(started(first, path, options.broken), chance)
    begun, positions = time.monotonic(), [row[0] for row in rows(first, POSITION)]
    ended = finished(started(first, path, options.broken))
    report = Report("imports", options.seed, options.broken or "as it is")
    report.figure("after the last kill", f"{time.monotonic() - begun:.1f} s")
    wholly = finished(started(second, path, ""))
    report.promise("it ends without a fault", ended == wholly == 0, f"{ended} and {wholly}")
    report.promise("it was killed in the middle", killed > 0 and bool(positions), f"{killed} kills")
    same = exported(first) == exported(second)
    report.promise("it equals the uninterrupted one", same, "equal" if same else "not equal")
    counts = [next(rows(one, KEYS))[0] for one in (first, second)]
    report.promise("every line is in once", counts[0] == counts[1], f"{counts[0]} of {counts[1]}")
    return report


POSITION = "SELECT position FROM accounts_importrun"
KEYS = "SELECT count(*) FROM accounts_importedkey"


def started(cluster: Cluster, path: Path, build: str) -> "subprocess.Popen[str]":
    """An import in a process of its own; it says a line for each chunk."""
    words = [sys.executable, "-m", "tests.accounts.services.bulk.dying", NAME, str(path)]
    return subprocess.Popen(
        [*words, *([build] if build else [])], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True,
        stderr=subprocess.DEVNULL,
        env=environment({**cluster.variables(), "IMPORT_CHUNK": str(CHUNK)}),
    )  # fmt: skip


def kill_within(process: "subprocess.Popen[str]", chance: random.Random) -> bool:
    """Will kill it while it writes its second chunk or a later one; whether it came so far."""
    assert process.stdout is not None
    for _ in range(chance.randrange(2, 5)):
        process.stdout.readline()
    time.sleep(chance.random() / 10)
    is_running = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return is_running


def finished(process: "subprocess.Popen[str]") -> int:
    """How it ended."""
    process.communicate()
    return process.returncode


def exported(cluster: Cluster) -> str:
    """A checksum of everything that `manage.py export_records` gives, but for when it was given."""
    done = subprocess.run(
        [sys.executable, *AS_IT_IS, "export_records", "--all"], cwd=CHECKOUT,
        env=environment(cluster.variables()), capture_output=True, check=True,
    )  # fmt: skip
    return hashlib.sha256(done.stdout.partition(b"\n")[2]).hexdigest()


if __name__ == "__main__":
    main(run, rounds=5, controls=(FORGETFUL,))
