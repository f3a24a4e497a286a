"""What is done about reviews apart from requests."""

from django.utils import timezone

from accounts.jobs import task
from accounts.models import User
from reviews.services import notices, publication


@task("reviews.publish_due", every="* * * * *")
def publish_due(*, by: User | None) -> None:
    """Will publish the reviews whose time has come."""
    publication.publish_due(now=timezone.now())


@task("reviews.tell_of_overdue", every="7 6 * * *")
def tell_of_overdue(*, by: User | None) -> None:
    """Will write to those whose reviews are overdue."""
    notices.tell_of_overdue(timezone.now().date())


@task("reviews.tell_of_sourcing", every="*/10 * * * *")
def tell_of_sourcing(*, by: User | None) -> None:
    """Will write to those whose public reviews rest on a claim that is sourced otherwise by now."""
    notices.tell_of_sourcing()
