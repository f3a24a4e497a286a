"""What every page knows."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from accounts.permissions import may
from web.desk.counting import menu


def site(request: HttpRequest) -> dict[str, object]:
    """Will name the installation, and say, when asked, where whoever looks may go on the desk."""

    def may_do(action: str) -> bool:
        return may(getattr(request, "user", AnonymousUser()), action)

    return {
        "site_name": settings.SITE_NAME,
        "works_here": lambda: may_do("review.view"),
        "sees_requests": lambda: may_do("correctionrequest.view"),
        "adds_articles": lambda: may_do("article.add"),
        "merges_records": lambda: may_do("source.merge"),
        "desk_counts": lambda: menu(getattr(request, "user", AnonymousUser())),
        "sees_people": lambda: may_do("user.view"),
        "must_have_factor": lambda: settings.REQUIRE_SECOND_FACTOR and may_do("admin.enter"),
    }
