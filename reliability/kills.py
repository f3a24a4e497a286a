"""Kills PostgreSQL, the web server and the worker while clients write, and looks what became of it.

`--broken` is a database that says that it is done before it has written (synchronous_commit = off);
`--broken forgets-keys` is a web server that does every write as often as it is sent.
"""

import random
import time
from collections import Counter

from reliability.checker import compare, undone_jobs, violations
from reliability.client import Writers
from reliability.cluster import WITHIN, Cluster
from reliability.report import Report
from reliability.running import Options, Stage, main
from reliability.site import Site

EAGER = "says-too-early"
FORGETFUL = "forgets-keys"
SETTINGS = {EAGER: "-c synchronous_commit=off -c wal_writer_delay=10s"}
TARGETS = ("all", "server", "backend", "worker", "postmaster", "server process")
BETWEEN = 8
"""Writes that are acknowledged between two kills."""


def run(stage: Stage, options: Options) -> Report:
    """Will kill so many times, in turn, and compare."""
    chance, targets = random.Random(options.seed), options.targets or TARGETS
    cluster = stage.cluster(SETTINGS.get(options.broken, ""))
    build = FORGETFUL if options.broken == FORGETFUL else ""
    site = stage.site(cluster.variables(), build=build, worker=True)
    writers = stage.writers(site, options.seed)
    writers.begin()
    kills: Counter[str] = Counter()
    slowest, is_back = 0.0, True
    for number in range(options.rounds):
        is_back &= writers.wait_for(BETWEEN, WITHIN)
        time.sleep(chance.uniform(0, 0.2))
        target = targets[number % len(targets)]
        begun = time.monotonic()
        strike(target, cluster, site, chance)
        kills[target] += 1
        is_back &= writers.wait_for(1, WITHIN)
        slowest = max(slowest, time.monotonic() - begun)
    writers.end()
    report = Report("kills", options.seed, options.broken or "as it is")
    report.promise("writes go on within 30 s of a kill", is_back, f"{slowest:.1f} s at the most")
    report.figure("kills", dict(kills))
    judge(report, cluster, site, writers)
    return report


def strike(target: str, cluster: Cluster, site: Site, chance: random.Random) -> None:
    """Will kill one thing, and start again what nothing else starts again."""
    if target == "worker":
        site.worker.kill()
        site.worker.start()
    elif target == "server":
        site.web.kill()
        site.web.start()
    elif target == "server process":
        site.web.kill_child(chance)
    else:
        cluster.kill(target, chance)
        cluster.restart()


def judge(report: Report, cluster: Cluster, site: Site, writers: Writers) -> None:
    """Will add what the checker finds."""
    jobs = undone_jobs(cluster, site, writers.prefix, within=120)
    found = compare(cluster, writers.journal, writers.prefix)
    report.promise("no acknowledged write is lost", not found.lost, f"{len(found.lost)} lost")
    report.promise("no write is done twice", not found.doubled, f"{len(found.doubled)} doubled")
    report.promise("every job is done", not jobs, f"{jobs} undone")
    report.promise("no status 500", not writers.errors, f"{writers.errors}")
    report.promise("nobody gives up", not writers.given_up, f"{writers.given_up}")
    wrong = violations(cluster)
    report.promise("check_integrity finds nothing", not wrong, wrong or "ok")
    report.figure("acknowledged", found.acknowledged)
    report.figure("answers", dict(writers.seen))
    report.figure("slowest write until told", f"{writers.longest:.1f} s")


if __name__ == "__main__":
    main(run, rounds=12, controls=(EAGER, FORGETFUL), targets=TARGETS)
