"""The content security policies: of the admin, and of answers that are no pages.

Every other page keeps the strict one of the settings.
"""

from collections.abc import Callable
from functools import cache

from csp.constants import HEADER, SELF, UNSAFE_EVAL, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

ADMIN_POLICY = {
    "script-src": [SELF, UNSAFE_EVAL],
    "style-src": [SELF, UNSAFE_INLINE],
}
"""The admin's theme evaluates expressions in attributes and writes its colours into the page.

Scripts written into a page stay forbidden there too.
"""


NOTHING = "default-src 'none'; frame-ancestors 'none'"
"""The policy of what is no page: whatever a browser makes of it, it loads and runs nothing."""

DATA = ("application/json", "application/problem+json")


class PolicyMiddleware(CSPMiddleware):
    """Writes the policy of the settings; JSON gets the one that allows nothing, which is quicker too."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Will add the header."""
        if response.headers.get("Content-Type") in DATA:
            response.headers.setdefault(HEADER, NOTHING)
            # No page, no nonce: it holds the request that holds it, which could not go by itself.
            request.__dict__.pop("csp_nonce", None)
            return response
        return super().process_response(request, response)


@cache
def _admin() -> str:
    """Where the admin begins."""
    return reverse("admin:index")


class AdminPolicyMiddleware:
    """Loosens the policy on the admin's own addresses."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Will answer as the view does, telling the policy's writer what to replace."""
        response = self._get_response(request)
        if request.path.startswith(_admin()):
            response._csp_replace = ADMIN_POLICY  # type: ignore[attr-defined]
        return response
