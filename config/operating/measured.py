"""Every request counted, timed and, where that is wanted, told in one line of the log."""

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from config.operating.metrics import READS, REQUESTS, SECONDS
from config.operating.routes import method_of, route_of
from config.replica import SERVER

log = logging.getLogger("second_source.request")


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
        REQUESTS.labels(method, route, f"{status // 100}xx").inc()
        SECONDS.labels(route).observe(took)
        server = response.headers.get(SERVER, "primary")
        READS.labels(server).inc()
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
