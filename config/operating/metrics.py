"""Figures for Prometheus: requests, errors of the database, the queue, what waits.

Every process counts for itself. Where several serve on one machine, they count into the files of
`PROMETHEUS_MULTIPROC_DIR` together (`manage.py serve --processes N` sees to that), and any of them
tells the sum. What stands in the database is asked of it and is the same everywhere. Labels are
routes, methods and classes: there is a bounded number of each.
"""

import os
from collections.abc import Iterator

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from accounts.busy import sqlstate_of
from config.database.errors import listeners
from config.operating.standing import standing

SHARED = "PROMETHEUS_MULTIPROC_DIR"
PREFIX = "second_source"
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

REQUESTS = Counter(
    f"{PREFIX}_requests", "Requests that were answered.", ["method", "route", "status"]
)
SECONDS = Histogram(
    f"{PREFIX}_request_seconds", "How long answers took.", ["route"], buckets=BUCKETS
)
TURNED_AWAY = Counter(
    f"{PREFIX}_turned_away", "Requests that were answered 503 because too many were at work."
)
DATABASE_ERRORS = Counter(
    f"{PREFIX}_database_errors", "Errors of the database, by class of SQLSTATE.", ["sqlstate"]
)
READS = Counter(f"{PREFIX}_reads", "Requests by the database server that they read.", ["server"])


class Stands(Collector):
    """What stands in the database, asked when somebody looks."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Will tell the figures; of a database that does not answer only that it does not."""
        found = standing.get()
        is_up = found is not None and not found.why_not
        yield _gauge("database_up", "Whether the database answers.", float(is_up))
        if found is None or not is_up:
            return
        jobs = GaugeMetricFamily(f"{PREFIX}_jobs", "Jobs that are kept.", labels=["state"])
        for state, number in found.jobs:
            jobs.add_metric([state], number)
        yield jobs
        yield _gauge("oldest_job_seconds", "How long the oldest waiting job waits.", found.oldest)
        yield _gauge("workers", "Workers that gave a sign of life.", found.workers)
        yield _gauge("stale_claims", "Claims that wait to be counted anew.", found.stale)
        yield _gauge("log_entries", "Entries of the public log.", found.log_size)
        yield _gauge("database_bytes", "Size of the database.", found.size)


def exposition() -> bytes:
    """Will write all figures in the text format of Prometheus."""
    asked = CollectorRegistry(auto_describe=False)
    asked.register(Stands())
    if os.environ.get(SHARED):
        counted = CollectorRegistry()
        MultiProcessCollector(counted)  # type: ignore[no-untyped-call]
    else:
        counted = REGISTRY
    return generate_latest(counted) + generate_latest(asked)


def _gauge(name: str, says: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"{PREFIX}_{name}", says, value=value)


def count_error(error: BaseException) -> None:
    """Will count an error of the database under the first two letters of its code."""
    DATABASE_ERRORS.labels(sqlstate_of(error)[:2] or "none").inc()


listeners.append(count_error)
