"""Compares what clients were told with what the database holds."""

import time
from collections import Counter
from dataclasses import dataclass

from reliability.cluster import Cluster, rows
from reliability.journal import Journal
from reliability.site import Site
from tests.config.processes import manage

CLAIMS = "SELECT id, statement FROM claims_claim WHERE statement LIKE %s"
JOBLESS = """
    SELECT claim.id FROM claims_claim claim WHERE claim.statement LIKE %s AND NOT EXISTS (
        SELECT FROM procrastinate_jobs job WHERE job.task_name = 'claims.suggest_relations'
            AND (job.args ->> 'claim')::bigint = claim.id AND job.status = 'succeeded'
    )
"""
"""Claims whose job, which is asked for in the same transaction, was not done."""


@dataclass(frozen=True, slots=True)
class Compared:
    """How many were acknowledged, which of them are not there, and what is there more than once."""

    acknowledged: int
    stored: int
    lost: list[str]
    doubled: list[str]


def compare(cluster: Cluster, journal: Journal, prefix: str) -> Compared:
    """Will compare the journal with the claims whose statement begins so.

    Clients may go on meanwhile: the journal is read first, and whatever it holds must be there.
    """
    told = list(journal.entries())
    there: dict[int, str] = dict(rows(cluster, CLAIMS, f"{prefix} %"))
    times = Counter(there.values())
    return Compared(
        acknowledged=len(told),
        stored=len(there),
        lost=[one.key for one in told if there.get(one.id) != one.statement],
        doubled=[statement for statement, number in times.items() if number > 1],
    )


def undone_jobs(cluster: Cluster, site: Site, prefix: str, within: float) -> int:
    """How many jobs of these claims are still not done after so many seconds at most."""
    deadline = time.monotonic() + within
    while (
        left := len(list(rows(cluster, JOBLESS, f"{prefix} %")))
    ) and time.monotonic() < deadline:
        site.keep()
        time.sleep(0.5)
    return left


def violations(cluster: Cluster) -> str:
    """What `manage.py check_integrity` finds wrong, empty where nothing is."""
    done = manage("check_integrity", "--all", **cluster.variables())
    wrong = [line for line in done.stdout.splitlines() if line.startswith("WRONG")]
    return "; ".join(wrong) if done.returncode == 1 else done.stderr[-500:]
