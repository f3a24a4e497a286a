"""Every request counted, timed and, where that is wanted, told in one line of the log."""

import logging
import time
from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from prometheus_client import Counter, Histogram

from config.operating.metrics import READS, REQUESTS, SECONDS
from config.operating.routes import method_of, route_of
from config.replica import SERVER

log = logging.getLogger("second_source.request")


@cache
def _figures(
    method: str, route: str, status: str, server: str
) -> tuple[Counter, Histogram, Counter]:
    """What counts such a request: there are few kinds, and looking them up takes as long as counting."""
    return REQUESTS.labels(method, route, status), SECONDS.labels(route), READS.labels(server)


class MeasuredMiddleware:
    """Counts and times; stands outside of everything but the id of the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Will answer as it is answered inside."""
        begun = time.perf_counter()
        response = self._get_response(request)
        took = time.perf_counter() - begun
        method, route, status = method_of(request), route_of(request), response.status_code
        server = response.headers.get(SERVER, "primary")
        requests, seconds, reads = _figures(method, route, f"{status // 100}xx", server)
        requests.inc()
        seconds.observe(took)
        reads.inc()
        if settings.LOG_LINES:
            log.info(
                "request",
                extra={
                    "method": method,
                    "route": route,
                    "status": status,
                    "ms": round(took * 1000, 1),
                    "server": server,
                },
            )
        return response
