"""The content security policy of the admin; every other page keeps the strict one of the settings."""

from collections.abc import Callable

from csp.constants import SELF, UNSAFE_EVAL, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

ADMIN_POLICY = {
    "script-src": [SELF, UNSAFE_EVAL],
    "style-src": [SELF, UNSAFE_INLINE],
}
"""The admin's theme evaluates expressions in attributes and writes its colours into the page.

Scripts written into a page stay forbidden there too.
"""


class AdminPolicyMiddleware:
    """Loosens the policy on the admin's own addresses."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Will answer as the view does, telling the policy's writer what to replace."""
        response = self._get_response(request)
        if request.path.startswith(reverse("admin:index")):
            response._csp_replace = ADMIN_POLICY  # type: ignore[attr-defined]
        return response
