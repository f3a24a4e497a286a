"""The admin site: who may enter it is said by the permission table."""

from typing import Any

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.templatetags.static import static
from django.urls import reverse
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

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Leads to where everybody signs in, and back."""
        onward = request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index")
        return redirect_to_login(onward, reverse("account_login"))

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
