"""The housekeeping that every installation needs."""

from django.db import InterfaceError, OperationalError

from accounts.jobs import task
from accounts.models import User
from accounts.runs import TakenOver
from accounts.services import jobs
from accounts.services.bulk import handing_in
from accounts.services.bulk.importing import TASK


@task("accounts.prune", every="17 3 * * *")
def prune(*, by: User | None) -> None:
    """Will delete what has expired: old jobs, sessions, kept answers."""
    jobs.prune()


@task(TASK)
def import_records(*, by: User | None, run: int) -> None:
    """Will import a file that was handed in, or go on with it."""
    try:
        handing_in.import_stored(run, by=by)
    except (OperationalError, InterfaceError, OSError, TakenOver):
        raise  # it passes: the job is tried again, and goes on where it was
    except Exception as error:
        handing_in.give_up(run, f"{type(error).__name__}: {error}"[:500], by=by)
        raise
