"""How a request is taken from the server: in UTF-8, whatever it says of itself.

Django would decode the query and the form as the Content-Type of the body says, and fails at names
such as `rot13` that are of no text encoding, or that it cannot read at all.
"""

from collections.abc import Callable
from typing import Any

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpResponse
from django.utils.http import parse_header_parameters


class Utf8Request(WSGIRequest):
    """A request whose query and form are read in UTF-8."""

    @property
    def encoding(self) -> str | None:
        """Django's own: UTF-8."""
        return None

    @encoding.setter
    def encoding(self, value: str | None) -> None:
        """Will leave it as it is."""


class Handler(WSGIHandler):
    """Django's handler, for requests of any Content-Type."""

    request_class = Utf8Request

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """Will answer; a Content-Type that cannot be read is none.

        What is whole is handed to the server at once, so that nobody who reads slowly keeps a thread
        or a connection of the database.
        """
        try:
            parse_header_parameters(environ.get("CONTENT_TYPE", ""))
        except ValueError:
            environ["CONTENT_TYPE"] = ""
        response = super().__call__(environ, start_response)
        if not isinstance(response, HttpResponse):
            return response
        response.close()
        return [response.content]
