"""Kills the primary while clients write, promotes its copy, and looks whether anything is lost.

Each time the copy stands still for a moment before, as behind a slow network. `--broken` is a primary
that waits for no standby. Web server and worker are never restarted: they know both servers.
"""

import random
import time
from urllib.parse import quote

from config.postgres import APP_ROLE, OWNER_ROLE
from reliability.checker import compare, undone_jobs, violations
from reliability.client import Writers
from reliability.cluster import NAME, WITHIN, Cluster
from reliability.report import Report
from reliability.running import Options, Stage, main
from reliability.site import Site
from tests.config.servers import COPY, PRIMARY

ALONE = "waits-for-nobody"
BETWEEN = 12
"""Writes that are acknowledged between two failovers."""


def run(stage: Stage, options: Options) -> Report:
    """Will fail over so many times, and compare after each."""
    chance = random.Random(options.seed)
    cluster = stage.cluster()
    site = stage.site(both(cluster), worker=True)
    writers = stage.writers(site, options.seed)
    report = Report("failover", options.seed, options.broken or "as it is")
    slowest, is_back, lost = 0.0, True, set[str]()
    for number in range(options.rounds):
        standby = cluster.follow()
        if not options.broken:
            cluster.wait_for_standby("*")
        if number == 0:
            writers.begin()
        is_back &= writers.wait_for(BETWEEN, WITHIN)
        slowest = max(slowest, fail_over(cluster, standby, writers, chance))
        is_back &= slowest <= WITHIN
        lost.update(compare(cluster, writers.journal, writers.prefix).lost)
    writers.end()
    report.promise("writes go on within 30 s", is_back, f"{slowest:.1f} s at the most")
    report.figure("failovers", options.rounds)
    judge(report, cluster, site, writers, lost)
    return report


def fail_over(
    cluster: Cluster, standby: str, writers: Writers, chance: random.Random
) -> float:  # fmt: skip
    """Will let the copy fall behind, kill the primary, promote; returns seconds to the next write."""
    cluster.freeze(standby)
    time.sleep(chance.uniform(0.5, 1.5))
    begun = time.monotonic()
    cluster.kill("all", chance, cluster.primary)
    cluster.kill("all", chance, standby)  # so that nothing comes that is still on its way
    cluster.start(standby)
    cluster.promote(standby)
    writers.wait_for(1, WITHIN)
    return time.monotonic() - begun


def both(cluster: Cluster) -> dict[str, str]:
    """Addresses that name both servers, of which the one is meant that can be written to."""
    hosts = ",".join(quote(str(cluster.folder / one), safe="") for one in (PRIMARY, COPY))
    where = f"{NAME}?host={hosts}&target_session_attrs=read-write"
    return {
        "DATABASE_URL": f"postgres://{APP_ROLE}:{cluster.password}@/{where}",
        "DATABASE_OWNER_URL": f"postgres://{OWNER_ROLE}:{cluster.password}@/{where}",
    }


def judge(report: Report, cluster: Cluster, site: Site, writers: Writers, lost: set[str]) -> None:
    """Will add what the checker finds in the last primary."""
    jobs = undone_jobs(cluster, site, writers.prefix, within=120)
    found = compare(cluster, writers.journal, writers.prefix)
    lost.update(found.lost)
    report.promise("no acknowledged write is lost", not lost, f"{len(lost)} lost")
    report.promise("no write is done twice", not found.doubled, f"{len(found.doubled)} doubled")
    report.promise("every job is done", not jobs, f"{jobs} undone")
    report.promise("no status 500", not writers.errors, f"{writers.errors}")
    wrong = violations(cluster)
    report.promise("check_integrity finds nothing", not wrong, wrong or "ok")
    report.figure("acknowledged", found.acknowledged)
    report.figure("answers", dict(writers.seen))


if __name__ == "__main__":
    main(run, rounds=5, controls=(ALONE,))
