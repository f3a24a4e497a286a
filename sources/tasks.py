"""What is done about sources and articles apart from requests."""

from accounts.jobs import task
from accounts.models import User
from sources.services import copies, identifying


@task("sources.find_copies", every="47 3 * * *")
def find_copies(*, by: User | None) -> None:
    """Will compare every text that was not compared yet, or whose boilerplate is known better now."""
    copies.compare_outstanding(by=by)


@task("sources.find_publishers", every="41 3 * * *")
def find_publishers(*, by: User | None) -> None:
    """Will look again for the publishers of articles that wait for one."""
    identifying.find_publishers(by=by)
