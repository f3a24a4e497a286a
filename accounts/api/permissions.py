"""Who may use the API."""

from typing import TYPE_CHECKING

from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

if TYPE_CHECKING:  # the framework's views import this module while they are being made
    from rest_framework.views import APIView


class AnybodyReads(BasePermission):
    """Everybody may read. A method that a resource lacks is answered as such, not as forbidden."""

    def has_permission(self, request: Request, view: "APIView") -> bool:
        """Whether the request only reads, or asks for what the resource does not offer."""
        return request.method in SAFE_METHODS or request.method not in view.allowed_methods
