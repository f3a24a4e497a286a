"""Who may use the API."""

from typing import TYPE_CHECKING

from django.conf import settings
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from accounts.models import User
from accounts.permissions import require

if TYPE_CHECKING:  # the framework's views import this module while they are being made
    from rest_framework.views import APIView


class AnybodyReads(BasePermission):
    """Everybody may read; for each writing method a view names in `writes` the action it needs.

    A method that a resource lacks is answered as such, not as forbidden.
    """

    def has_permission(self, request: Request, view: "APIView") -> bool:
        """Whether the request only reads, asks for what is not offered, or comes from who may.

        Raises: NotAllowed, naming the roles that may.
        """
        if request.method not in view.allowed_methods:
            return True
        if request.method in SAFE_METHODS:
            return settings.API_ANONYMOUS_READS or request.user.is_authenticated
        if not request.user.is_authenticated:
            return False
        require(request.user, view.writes[request.method])  # type: ignore[attr-defined]
        return True


class ThoseWhoMayRead(BasePermission):
    """For a resource that is not everybody's to read: the view names in `reads` what it needs."""

    def has_permission(self, request: Request, view: "APIView") -> bool:
        """Whether the request comes from who may read, or asks for what is not offered.

        Raises: NotAllowed, naming the roles that may.
        """
        if request.method not in view.allowed_methods:
            return True
        if not request.user.is_authenticated:
            return False
        require(request.user, view.reads)  # type: ignore[attr-defined]
        return True


def signed_in(request: Request) -> User:
    """Who is signed in; a resource that writes lets nobody else come so far."""
    assert isinstance(request.user, User)  # noqa: S101
    return request.user
