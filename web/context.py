"""What every page knows."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, str]:
    """Will name the installation."""
    return {"site_name": settings.SITE_NAME}
