"""The id of the request at hand, by which the event log and the answer can be brought together."""

import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"

_current: ContextVar[str] = ContextVar("request_id", default="")


def current_request_id() -> str:
    """The id of the request that is being answered, empty outside of one."""
    return _current.get()


class RequestIdMiddleware:
    """Gives every request an id of its own and tells it in the answer; a sent one is not believed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Called by Django."""
        token = _current.set(uuid.uuid4().hex)
        try:
            response = self.get_response(request)
            response[HEADER] = current_request_id()
            return response
        finally:
            _current.reset(token)
