"""Fills the disk of the database while clients write, and makes room again.

It takes a small tmpfs, which only root may mount; elsewhere it says that it was not run. `--broken`
is a product that takes a full disk for a mistake of its own.
"""

import subprocess
import time
from pathlib import Path

from reliability.checker import compare, violations
from reliability.cluster import WITHIN, Cluster
from reliability.report import Report
from reliability.running import Options, Stage, main

MISTAKEN = "all-mistakes"
SIZE = "320m"
SETTINGS = "-c max_wal_size=48MB -c min_wal_size=32MB"
BLOCK = bytes(1 << 16)


def run(stage: Stage, options: Options, seconds: float = 8.0) -> Report:
    """Will fill it so many times, for so many seconds."""
    report = Report("full", options.seed, options.broken or "as it is")
    cluster = Cluster(SETTINGS)
    stage.stack.callback(cluster.end)
    if why := mounted(stage, cluster.folder):
        report.not_run = why
        return report
    cluster.make_primary()
    cluster.fill(stage.dump)
    site = stage.site(cluster.variables(), build=options.broken)
    writers = stage.writers(site, options.seed)
    writers.begin()
    slowest, is_back = 0.0, True
    for _ in range(options.rounds):
        is_back &= writers.wait_for(4, WITHIN)
        ballast = fill(cluster.folder)
        time.sleep(seconds)
        ballast.unlink()
        begun = time.monotonic()
        cluster.restart()
        is_back &= writers.wait_for(4, WITHIN)
        slowest = max(slowest, time.monotonic() - begun)
    writers.end()
    found = compare(cluster, writers.journal, writers.prefix)
    refused = writers.seen["503"]
    report.promise("who writes meanwhile is told 503", refused > 0, f"{refused} times")
    report.promise("no status 500", not writers.errors, f"{writers.errors}")
    report.promise("writes go on within 30 s of room", is_back, f"{slowest:.1f} s at the most")
    report.promise("no acknowledged write is lost", not found.lost, f"{len(found.lost)} lost")
    report.promise("no write is done twice", not found.doubled, f"{len(found.doubled)} doubled")
    wrong = violations(cluster)
    report.promise("check_integrity finds nothing", not wrong, wrong or "ok")
    report.figure("full", f"{options.rounds} times for {seconds:g} s")
    report.figure("answers", dict(writers.seen))
    return report


def mounted(stage: Stage, folder: Path) -> str:
    """Will put a small tmpfs there; returns why that cannot be, empty where it is done."""
    owner = folder.stat()
    options = f"size={SIZE},uid={owner.st_uid},gid={owner.st_gid},mode=700"
    try:
        done = subprocess.run(
            ["/usr/bin/env", "mount", "-t", "tmpfs", "-o", options, "second-source", folder],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    except OSError as error:
        return str(error)
    if done.returncode:
        return done.stderr.strip() or "mount failed"
    return ""


def fill(folder: Path) -> Path:
    """Will write a file that leaves no room at all."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12):
            try:
                while True:
                    file.write(BLOCK[:size])
            except OSError:
                continue
    return ballast


if __name__ == "__main__":
    main(run, rounds=3, controls=(MISTAKEN,))
