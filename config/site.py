"""The admin site: who may enter it is said by the permission table."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.templatetags.static import static
from unfold.sites import UnfoldAdminSite

from accounts.models import User
from accounts.permissions import may
from accounts.services.people import password_logged


class Site(UnfoldAdminSite):  # type: ignore[misc]
    """The admin of the product."""

    index_title = "Overview"

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether this person may enter."""
        return may(request.user, "admin.enter")

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponseBase:
        """The page for one's own password; that it was set is in the log."""
        if not isinstance(request.user, User):
            raise PermissionDenied
        with password_logged(request.user, by=request.user):
            response: HttpResponseBase = super().password_change(request, extra_context)
            return response


def names_of_pickers(_: HttpRequest) -> str:
    """Where the script is that names the boxes in which records are picked."""
    return static("accounts/pickers.js")
