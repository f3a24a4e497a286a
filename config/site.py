"""The admin site: who may enter it is said by the permission table."""

from typing import Any

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from unfold.sites import UnfoldAdminSite

from accounts.permissions import may


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
    ) -> HttpResponse:
        """Leads to where everybody changes their own password, and wrong tries are counted."""
        return redirect("account_change_password")


def names_of_pickers(_: HttpRequest) -> str:
    """Where the script is that names the boxes in which records are picked."""
    return static("accounts/pickers.js")
