"""A server on loopback that answers as each test tells it to, and a way to it from any address."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sources.domain.addresses import Opening, read_opening
from sources.services.fetching import FetchRefused
from sources.services.fetching.fetcher import Fetcher
from sources.services.fetching.gate import Gate
from sources.services.fetching.limits import Limits
from sources.services.fetching.road import Outside

PAGE = b"<!doctype html><title>A page</title><p>Words.</p>"

Act = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """What a server does for each path, and everything it was asked."""

    acts: dict[str, Act] = field(default_factory=dict)
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def opening(self) -> Opening:
        return read_opening(f"127.0.0.1:{self.port}")

    @property
    def pages(self) -> list[str]:
        """The paths that were asked for, robots.txt aside."""
        return [path for _, path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def serving(site: Site, tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Runs the site on a free port until the block ends."""
    site.acts.setdefault("/robots.txt", gives(b"", status=404))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.command, self.path, dict(self.headers.items())))
            try:
                site.acts.get(self.path, site.acts.get("*", gives(PAGE)))(self)
            except OSError:
                self.close_connection = True  # the reader has had enough

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def gives(body: bytes, *, status: int = 200, kind: str = "text/html", **headers: str) -> Act:
    """Answers with a body; a header's `_` stands for `-`."""

    def act(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        sent = {"Content-Type": kind, "Content-Length": str(len(body))}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in sent.items():
            if value:
                request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)

    return act


def moves(to: str, status: int = 302) -> Act:
    """Redirects."""

    def act(request: BaseHTTPRequestHandler) -> None:
        line = f"HTTP/1.0 {status} Moved\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n"
        request.wfile.write(line.encode())

    return act


def drips(first: bytes, pause: float = 0.02) -> Act:
    """Sends some bytes, then one more every moment, for ever."""

    def act(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(first)
        while True:
            request.wfile.write(b"a")
            request.wfile.flush()
            time.sleep(pause)

    return act


def says(raw: bytes) -> Act:
    """Sends exactly these bytes and hangs up."""

    def act(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(raw)
        request.close_connection = True

    return act


def fetcher(*sites: Site, **outside: object) -> Fetcher:
    """A fetcher for which these servers, and nothing else inside, are open."""
    limits = outside.pop("limits", None) or Limits(seconds=10, connect_seconds=5)
    gate = Gate(openings=tuple(site.opening for site in sites))
    return Fetcher(
        user_agent="SecondSource/test", outside=Outside(gate=gate, limits=limits, **outside)
    )


def rerouted(site: Site, dialled: list[str]) -> Callable[[str, int, float], socket.socket]:
    """A dial that ends at this server whatever is dialled, and writes down what was."""

    def dial(address: str, port: int, seconds: float) -> socket.socket:
        dialled.append(address)
        return socket.create_connection(("127.0.0.1", site.port), timeout=seconds)

    return dial


def answer_to(act: Act, **limits: float) -> FetchRefused:
    """How a page with this behaviour is refused."""
    with serving(Site({"/a": act})) as site, pytest.raises(FetchRefused) as refused:
        fetcher(site, limits=Limits(**{"seconds": 10, **limits})).fetch(f"{site.url}/a")
    assert site.url in refused.value.message
    return refused.value
