"""Lets machines ask after health by any name and without TLS, before sessions and redirects."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from config.operating.views import livez, metrics, readyz

PROBES: dict[str, Callable[[HttpRequest], HttpResponseBase]] = {
    "/livez": livez,
    "/readyz": readyz,
    "/metrics": metrics,
}


class ProbesMiddleware:
    """Answers the three addresses itself; whoever balances load knows a machine by its number."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Will answer."""
        view = PROBES.get(request.path_info)
        return view(request) if view else self._get_response(request)
