"""How often a caller may ask: told in every answer, and refused with the time to come back.

Source: the headers `RateLimit` and `RateLimit-Policy` of the IETF's draft on rate limits.
"""

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from accounts.models import ApiToken, User
from accounts.requests import client_address
from accounts.services.rates import Used, caller_at, count_request

if TYPE_CHECKING:  # the framework's views import this module while they are being made
    from rest_framework.views import APIView

COUNTED = "_second_source_used"
"""Where a request keeps what was counted for it, so that it is counted once."""


def count_token(request: HttpRequest, token: ApiToken) -> bool:
    """Will count a request of a token before the transaction of what it writes begins.

    Inside of it the count would hold up all other requests of the token. Returns whether it is one
    too many.
    """
    used = _count(request, f"token:{token.pk}", settings.API_REQUESTS_PER_MINUTE)
    return used is not None and used.is_too_much


class RateThrottle(BaseThrottle):
    """So many requests a minute for each token, each person and each address; zero means no limit."""

    used: Used | None = None

    def allow_request(self, request: Request, view: "APIView") -> bool:
        """Whether this request is one of those that are allowed; the headers say how many are left."""
        self.used = getattr(request._request, COUNTED, None) or _count_caller(request)
        if self.used is None:
            return True
        view.headers["RateLimit-Policy"] = f'"minute";q={self.used.most};w=60'
        view.headers["RateLimit"] = f'"minute";r={self.used.left};t={self.used.seconds}'
        return not self.used.is_too_much

    def wait(self) -> float | None:
        """Seconds until it may be tried again."""
        return float(self.used.seconds) if self.used else None


def _count_caller(request: Request) -> Used | None:
    """Counts the request for whoever asks."""
    if isinstance(request.auth, ApiToken):
        caller, most = f"token:{request.auth.pk}", settings.API_REQUESTS_PER_MINUTE
    elif isinstance(request.user, User):
        caller, most = f"user:{request.user.pk}", settings.API_REQUESTS_PER_MINUTE
    elif most := settings.API_ANONYMOUS_REQUESTS_PER_MINUTE:
        caller = caller_at(client_address(request._request))
    else:
        return None
    return _count(request._request, caller, most)


def _count(request: HttpRequest, caller: str, most: int) -> Used | None:
    """Counts the request, where there is a limit."""
    if not most:
        return None
    used = count_request(caller, most=most, now=timezone.now())
    setattr(request, COUNTED, used)
    return used
