"""What is done about sources and articles apart from requests."""

from accounts.jobs import task
from accounts.models import User
from sources.services import copies


@task("sources.find_copies", every="47 3 * * *")
def find_copies(*, by: User | None) -> None:
    """Will compare every text that was not compared yet, or whose boilerplate is known better now."""
    copies.compare_outstanding(by=by)
