"""Requests as they come from a server."""

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import signals
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

from config.requests import Handler
from tests.factories.claims import TopicFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("connected")]

KINDS = [
    "text/plain; charset=rot13",
    "text/plain; charset=hex",
    "text/plain; charset=utf-16",
    "text/plain; charset*=nope''x",
    "text/plain; charset*=utf-8''latin-1",
    "text/plain; charset",
    ";",
    "",
]


@pytest.fixture
def connected() -> Iterator[None]:
    """Lets the handler leave the connection of the test open."""
    both = (signals.request_started, signals.request_finished)
    for signal in both:
        signal.disconnect(close_old_connections)
    yield
    for signal in both:
        signal.connect(close_old_connections)


def ask(handler: Any, kind: str, method: str = "GET") -> tuple[str, Any]:
    """The status and the JSON that are answered to a search for a word that is not ASCII."""
    told: list[str] = []
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": "/api/v1/topics/",
        "QUERY_STRING": "search=f%C3%A4hr",
        "CONTENT_TYPE": kind,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
    }
    body = b"".join(handler(environ, lambda status, *_: told.append(status)))
    return told[0], json.loads(body)


@pytest.mark.parametrize("kind", KINDS)
def test_a_query_is_read_in_utf_8_whatever_the_body_is_said_to_be(kind: str) -> None:
    topic = TopicFactory(name="Fährmänner")
    status, told = ask(Handler(), kind)
    assert status == "200 OK"
    assert [row["id"] for row in told["results"]] == [topic.pk]


@pytest.mark.parametrize("kind", ["text/plain; charset=rot13", "text/plain; charset*=nope''x"])
def test_the_framework_alone_would_fail(kind: str) -> None:
    with pytest.raises((LookupError, ValueError)):
        ask(get_wsgi_application(), kind)


def test_it_is_what_is_served() -> None:
    from config.wsgi import application

    assert isinstance(application, Handler)
