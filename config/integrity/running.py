"""Whether the public log was rewritten, and whether jobs go on."""

from django.conf import settings

from accounts.models import Job
from accounts.services import log_proofs
from accounts.services.jobs import silence
from accounts.services.log_checking import check_log
from config.integrity.asking import Check, Found, Scope, asked, listed, together
from config.notes import notes_of
from reviews.services.public_log import not_in_log

WAITING_LONG = """
    SELECT 'job ' || job.id || ' (' || job.task_name || ')' FROM procrastinate_jobs job
    WHERE job.status = 'todo' AND coalesce(job.scheduled_at, (
        SELECT max(event.at) FROM procrastinate_events event WHERE event.job_id = job.id
    )) < now() - interval '1 hour'
    ORDER BY job.id
"""


def _log(scope: Scope) -> Found:
    kept = settings.LOG_KEPT
    notes = notes_of(kept.read_text()) if kept.exists() else []
    found = check_log(notes, log_proofs.verifying_key())
    return listed([*found.problems, *not_in_log()])


def _abandoned(scope: Scope) -> Found:
    jobs = Job.objects.abandoned(silence()).order_by("pk")
    return listed(str(job) for job in jobs)


def _stuck(scope: Scope) -> Found:
    return together([_abandoned(scope), asked(WAITING_LONG)(scope)])


RUNNING = (
    Check(
        "log_verifies",
        "The public log is whole, and is the one of every checkpoint that was kept.",
        "`manage.py log verify --against FILE` with checkpoints from elsewhere tells more; compare "
        "with a backup.",
        _log,
    ),
    Check(
        "jobs_go_on",
        "No job was left behind by a worker that is gone, and none waits for more than an hour.",
        "`manage.py jobs` shows them; start a worker, which takes over what was left.",
        _stuck,
    ),
)
