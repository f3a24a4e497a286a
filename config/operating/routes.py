"""By what a request is named in figures and logs: its route, which holds nothing of anybody."""

from django.conf import settings
from django.http import HttpRequest

METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
OWN = frozenset({"/livez", "/readyz", "/metrics"})
NOWHERE = "nowhere"
"""What stands for every address that there is not."""


def route_of(request: HttpRequest) -> str:
    """Will return the route as it is written in the code: addresses may hold secrets, routes do not."""
    if request.path_info in OWN:
        return request.path_info
    match = request.resolver_match
    if match is not None:
        return f"/{match.route}"
    static = settings.STATIC_URL
    return static if static and request.path.startswith(static) else NOWHERE


def method_of(request: HttpRequest) -> str:
    """Will return the method, or `other` for one that nobody knows.

    >>> request = HttpRequest(); request.method = "BREW"; method_of(request)
    'other'
    """
    return request.method if request.method in METHODS else "other"
