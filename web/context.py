"""What every page knows."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from accounts.permissions import may


def site(request: HttpRequest) -> dict[str, object]:
    """Will name the installation, and say whether who looks works on reviews here: when asked."""

    def works_here() -> bool:
        return may(getattr(request, "user", AnonymousUser()), "review.view")

    return {"site_name": settings.SITE_NAME, "works_here": works_here}
