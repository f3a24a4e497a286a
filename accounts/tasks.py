"""The housekeeping that every installation needs."""

from accounts.jobs import task
from accounts.models import User
from accounts.services import jobs


@task("accounts.prune", every="17 3 * * *")
def prune(*, by: User | None) -> None:
    """Will delete what has expired: old jobs, sessions, kept answers."""
    jobs.prune()
