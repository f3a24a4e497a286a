"""What is done about reviews apart from requests."""

from django.utils import timezone

from accounts.jobs import task
from accounts.models import User
from reviews.services import publication


@task("reviews.publish_due", every="* * * * *")
def publish_due(*, by: User | None) -> None:
    """Will publish the reviews whose time has come."""
    publication.publish_due(now=timezone.now())
