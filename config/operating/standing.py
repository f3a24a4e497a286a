"""How the installation stands, in one question to the database."""

from dataclasses import dataclass
from functools import cache

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader

from accounts.models import workers_alive
from accounts.services.jobs import silence
from config.operating.bounded import Bounded

STANDING = """
SELECT
    coalesce((SELECT json_object_agg(status, number) FROM
        (SELECT status::text, count(*) AS number FROM procrastinate_jobs GROUP BY status) states),
        '{}'),
    coalesce((SELECT extract(epoch FROM now() - min(since)) FROM (
        (SELECT coalesce(job.scheduled_at, min(event.at)) AS since
         FROM procrastinate_jobs job JOIN procrastinate_events event ON event.job_id = job.id
         WHERE job.status = 'todo' AND job.scheduled_at IS NULL
         GROUP BY job.id ORDER BY job.id LIMIT 1)
        UNION ALL
        (SELECT min(scheduled_at) FROM procrastinate_jobs
         WHERE status = 'todo' AND scheduled_at <= now())) waiting), 0)::float,
    (SELECT count(DISTINCT claim_id) FROM claims_stalemark),
    coalesce((SELECT max(size) FROM accounts_loghead), 0),
    pg_database_size(current_database())
"""
"""Of the jobs that nobody put off the oldest is the one with the lowest number."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a database that answers; `why_not` is one sentence where it can do nothing.

    `oldest` is for how many seconds the oldest job waits that could be begun, `size` is in bytes.
    """

    why_not: str = ""
    is_migrated: bool = False
    jobs: tuple[tuple[str, int], ...] = ()
    oldest: float = 0.0
    workers: int = 0
    stale: int = 0
    log_size: int = 0
    size: int = 0


def ask() -> Standing:
    """Will ask the database; one that refuses is an answer, too."""
    try:
        if not _is_migrated():
            return Standing()
        with connection.cursor() as cursor:
            cursor.execute(STANDING)
            jobs, oldest, stale, log_size, size = cursor.fetchone()
        alive = workers_alive(silence())
    except (Error, OSError):
        return Standing(why_not="The database refuses its service.")
    counted = tuple(sorted(jobs.items()))
    return Standing("", True, counted, max(0.0, oldest), alive, stale, log_size, size)


def _is_migrated() -> bool:
    """Whether no migration of this release waits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('django_migrations') IS NOT NULL")
        if not cursor.fetchone()[0]:
            return False
        cursor.execute("SELECT app, name FROM django_migrations")
        return _wanted() <= set(cursor.fetchall())


@cache
def _wanted() -> frozenset[tuple[str, str]]:
    """The migrations of this release; those that were squashed into others do not count."""
    return frozenset(MigrationLoader(None).graph.nodes)


standing = Bounded(ask)
"""How the installation stands, as told to health checks and figures alike."""
