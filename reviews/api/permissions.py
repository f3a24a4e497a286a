"""Who may use what is not for the public."""

from typing import TYPE_CHECKING

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from accounts.permissions import require

if TYPE_CHECKING:  # the framework's views import this module while they are being made
    from rest_framework.views import APIView


class Colleagues(BasePermission):
    """Whoever holds a role comes in; whether they may take the step, its service says, and why not."""

    def has_permission(self, request: Request, view: "APIView") -> bool:
        """Whether the request comes from a colleague, or asks for what is not offered.

        Raises: NotAllowed.
        """
        if request.method not in view.allowed_methods:
            return True
        if not request.user.is_authenticated:
            return False
        require(request.user, "review.view")
        return True
