"""What comes with a request is waited for so long and no longer."""

import io
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from config.receiving import WITHOUT_LENGTH, TimedBody, bounded_body
from config.requests import Handler
from tests.config.test_requests import connected

__all__ = ["connected"]


class Stalled(io.RawIOBase):
    """A body of which nothing comes until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.let_go = threading.Event()

    def read(self, size: int = -1) -> bytes:
        self.let_go.wait(30)
        return b""


@pytest.fixture
def stalled() -> Iterator[Stalled]:
    found = Stalled()
    yield found
    found.let_go.set()


def test_what_comes_is_read() -> None:
    body = TimedBody(io.BytesIO(b"one\ntwo"), 30)
    assert [body.readline(), body.read(1), body.read()] == [b"one\n", b"t", b"wo"]


def test_what_does_not_come_is_given_up(stalled: Stalled) -> None:
    with pytest.raises(TimeoutError):
        TimedBody(stalled, 0.01).read(5)


def test_what_breaks_off_is_told() -> None:
    class Broken(Stalled):
        def read(self, size: int = -1) -> bytes:
            raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        TimedBody(Broken(), 30).read(5)


def test_the_time_grows_with_what_is_sent(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.BODY_SECONDS = 20.0
    found = []
    monkeypatch.setattr("config.receiving.TimedBody", lambda body, seconds: found.append(seconds))
    for sent in (
        {"CONTENT_LENGTH": "0"},
        {},
        {"CONTENT_LENGTH": "1000000"},
        {"HTTP_TRANSFER_ENCODING": "chunked"},
    ):
        bounded_body({"wsgi.input": None, **sent})
    assert found == [40.0, 20.0 + WITHOUT_LENGTH]


@pytest.mark.django_db
@pytest.mark.usefixtures("connected")
def test_whoever_sends_too_slowly_is_told(stalled: Stalled, settings: Any) -> None:
    settings.BODY_SECONDS = 0.01
    told: list[tuple[str, dict[str, str]]] = []
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/api/v1/correction-requests/",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": "100",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
        "wsgi.input": stalled,
        "wsgi.errors": io.StringIO(),
    }
    Handler()(environ, lambda status, headers: told.append((status, dict(headers))))
    ((status, headers),) = told
    assert status == "408 Request Timeout"
    assert headers["Content-Type"] == "application/problem+json"
