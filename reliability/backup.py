"""Backs up while clients write, restores on a second server and compares; damaged ones are refused.

`--broken` is a product that reads nothing over before, and compares nothing after restoring.
"""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import psycopg

from config.backup.manifest import read_manifest
from config.backup.sums import TableSum, differences, table_sums
from config.postgres import OWNER_ROLE
from config.postgres.users import server_user
from reliability.checker import violations
from reliability.client import Writers
from reliability.cluster import NAME, Cluster, rows
from reliability.report import Report
from reliability.running import Options, Stage, main
from reliability.site import run_build
from tests.config.backup.damages import DAMAGES
from tests.config.servers import PRIMARY

BLIND = "compares-nothing"
BEFORE = 8
"""Writes that are acknowledged before a backup begins, and must be in it."""

KINDS = 5
"""Kinds of damage that are tried each time."""


def run(stage: Stage, options: Options, kinds: int = KINDS) -> Report:
    """Will back up and restore so many times."""
    chance = random.Random(options.seed)
    first, second = stage.cluster(), stage.cluster(name="second")
    first.ask(f"ALTER ROLE {OWNER_ROLE} REPLICATION")
    site = stage.site(first.variables())
    report = Report("backup", options.seed, options.broken or "as it is")
    for number in range(options.rounds):
        writers = stage.writers(site, options.seed + number, number=2)
        writers.begin()
        writers.wait_for(BEFORE, within=30)
        before = list(writers.journal.entries())
        dump = made(stage, first, "backup")
        writers.end()
        refuse(report, second, options.broken, chance.sample(list(DAMAGES), kinds), dump)
        restore(report, second, options.broken, dump)
        there = {row[0] for row in rows(second, "SELECT statement FROM claims_claim")}
        missing = [one.key for one in before if one.statement not in there]
        report.promise("what was acknowledged before is in it", not missing, f"{len(missing)} not")
        serve(report, stage, first, writers)
    return report


def made(stage: Stage, cluster: Cluster, *words: str) -> Path:
    """Will make a backup; returns its folder.

    Raises: subprocess.CalledProcessError with what was said.
    """
    done = run_build("", [*words, "--to", str(stage.own_folder())], cluster.variables())
    done.check_returncode()
    return Path(done.stdout.rpartition(" (")[0].strip())


def refuse(
    report: Report, second: Cluster, build: str,
    kinds: list[Callable[[Path], None]], dump: Path,
) -> None:  # fmt: skip
    """Will try to restore damaged copies."""
    before, accepted = sums(second), []
    for damage in kinds:
        damaged = dump.parent / damage.__name__ / dump.name
        shutil.copytree(dump, damaged)
        damage(damaged)
        done = run_build(build, ["restore", str(damaged), "--yes"], second.variables())
        if done.returncode == 0 or DAMAGES[damage] not in done.stderr:
            accepted.append(damage.__name__)
    touched = differences(before, sums(second))
    told = f"{len(kinds) - len(accepted)} of {len(kinds)} {' '.join(accepted)}"
    report.promise("damaged backups are refused", not accepted, told)
    report.promise("a refused one touches nothing", not touched, "; ".join(touched[:2]) or "ok")


def restore(report: Report, second: Cluster, build: str, dump: Path) -> None:
    """Will restore the whole one on the second server and compare."""
    done = run_build(build, ["restore", str(dump), "--yes"], second.variables())
    wrong = differences(dict(read_manifest(dump).tables), sums(second))
    said = "; ".join(wrong[:2]) or done.stderr[-200:]
    is_equal = done.returncode == 0 and not wrong
    report.promise("a dump restores equal", is_equal, "equal" if is_equal else said)
    found = violations(second)
    report.promise("check_integrity finds nothing there", not found, found or "ok")


def serve(report: Report, stage: Stage, first: Cluster, writers: Writers) -> None:
    """Will lay out a copy of the files, serve it by a third server and compare."""
    before = sums(first)
    base = made(stage, first, "backup", "--base")
    third = Cluster()
    try:
        third._folder(PRIMARY)
        data = Path(third._data(PRIMARY))
        run_build("", ["backup", "unpack", str(base), str(data)], {}).check_returncode()
        for path in (data, *data.rglob("*")):
            server_user().give(path)
        third.start(PRIMARY)
        wrong = differences(before, sums(third))
    finally:
        third.end()
    report.promise("a copy of the files serves equal", not wrong, "; ".join(wrong[:2]) or "equal")
    report.figure("acknowledged", writers.journal.count)


def sums(cluster: Cluster) -> dict[str, TableSum]:
    """What every table holds."""
    with psycopg.connect(cluster.url("postgres", NAME), autocommit=True) as connection:
        return dict(table_sums(connection))


if __name__ == "__main__":
    main(run, rounds=2, controls=(BLIND,))
