"""The admin site: who may enter it is said by the permission table."""

from django.http import HttpRequest
from unfold.sites import UnfoldAdminSite

from accounts.permissions import may


class Site(UnfoldAdminSite):  # type: ignore[misc]
    """The admin of the product."""

    index_title = "Overview"

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether this person may enter."""
        return may(request.user, "admin.enter")
