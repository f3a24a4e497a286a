"""The id of the request at hand, by which the event log and the answer can be brought together."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"

_current: ContextVar[str] = ContextVar("request_id", default="")


def current_request_id() -> str:
    """The id of the request that is being answered, empty outside of one."""
    return _current.get()


@contextmanager
def answering(request_id: str) -> Iterator[None]:
    """Makes what is done inside belong to this request: to one that caused a job, for instance."""
    token = _current.set(request_id)
    try:
        yield
    finally:
        _current.reset(token)


def client_address(request: HttpRequest) -> str:
    """Where a request comes from: what the proxy says in production (`HTTPS`), else who connected.

    Of what is forwarded only the last address is the proxy's own word; anybody can send the others.
    """
    if settings.HTTPS:
        forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if forwarded:
            return forwarded
    return str(request.META.get("REMOTE_ADDR", ""))


class RequestIdMiddleware:
    """Gives every request an id of its own and tells it in the answer; a sent one is not believed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Called by Django."""
        with answering(uuid.uuid4().hex):
            response = self.get_response(request)
            response[HEADER] = current_request_id()
            return response
