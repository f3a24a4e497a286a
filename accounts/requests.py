"""The id of the request at hand, by which the event log and the answer can be brought together."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"
LOOKS = re.compile(r"[A-Za-z0-9_.=-]{8,64}")
"""How an id must look that a proxy gives."""

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
        forwarded = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
        if forwarded:
            return forwarded
    return str(request.META.get("REMOTE_ADDR", ""))


class RequestIdMiddleware:
    """Gives every request an id of its own and tells it in the answer.

    A sent one is not believed, but where a proxy in front gives it (`REQUEST_ID_FROM_PROXY`).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Called by Django."""
        request_id = _id_of(request)
        token = _current.set(request_id)
        try:
            response = self.get_response(request)
        finally:
            _current.reset(token)
        response[HEADER] = request_id
        return response


def _id_of(request: HttpRequest) -> str:
    """The id that the proxy gave, where it is believed, or a new one."""
    given = request.headers.get(HEADER, "") if settings.REQUEST_ID_FROM_PROXY else ""
    return given if LOOKS.fullmatch(given) else os.urandom(16).hex()
