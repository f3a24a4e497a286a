"""A receiver of webhooks on loopback that fails as it is told to, and the road that leads to it."""

import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from django.utils import timezone

from accounts.domain.feed import Place
from accounts.models import Change, Webhook, WebhookDelivery
from accounts.services.webhooks import keeping, road
from accounts.services.webhooks.deriving import derive
from accounts.services.webhooks.sending import send_due
from sources.domain.addresses import read_opening
from sources.services.fetching.limits import Limits
from sources.services.fetching.posting import Poster

Act = Callable[[BaseHTTPRequestHandler], None]
PATIENCE = 0.5
"""Seconds that a receiver of these tests is waited for."""


@dataclass
class Receiver:
    """What is answered to each request in turn, and every request that came."""

    acts: Callable[[str, int], Act]
    came: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    def ids(self) -> list[str]:
        return [headers["webhook-id"] for headers, _ in self.came]


def answers(status: int, body: bytes = b"", **headers: str) -> Act:
    def act(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return act


def resets(request: BaseHTTPRequestHandler) -> None:
    """Breaks the connection off without a word."""
    linger = struct.pack("ii", 1, 0)
    request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    request.connection.close()


def is_late(request: BaseHTTPRequestHandler) -> None:
    """Answers when nobody waits any more."""
    time.sleep(PATIENCE * 1.5)
    answers(200)(request)


@contextmanager
def receiving(acts: Callable[[str, int], Act]) -> Iterator[Receiver]:
    """Runs a receiver, to which messages may be sent until the block ends.

    `acts` says what is answered to a message of this id that comes for the n-th time.
    """
    receiver = Receiver(acts)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            receiver.came.append((headers, body))
            try:
                message = headers["webhook-id"]
                receiver.acts(message, receiver.ids().count(message))(self)
            except OSError:
                self.close_connection = True

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    server.daemon_threads = True
    receiver.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    opened = (read_opening(f"127.0.0.1:{receiver.port}"),)
    limits = Limits(body=4_096, seconds=PATIENCE, connect_seconds=PATIENCE)
    try:
        with taking(Poster(openings=opened, limits=limits)):
            yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def taking(way: road.Road) -> Iterator[None]:
    """Sends every message by this road until the block ends."""
    before = road.road()
    road.take(way)
    try:
        yield
    finally:
        road.take(before)


def subscribed(url: str, **values: Any) -> tuple[Webhook, str]:
    """A webhook to this address that is told of what comes next, and its secret."""
    number = Webhook.objects.count() + 1
    made, secret = keeping.add_webhook(name=f"hook {number}", url=url, by=None, **values)
    # The transaction of a test is never over: what comes next is what it writes from now on.
    last = Change.objects.order_by("pk").last()
    place = last.place if last else Place(made.era, 0, 0)
    Webhook.objects.filter(pk=made.pk).update(xid=place.xid, last=place.pk)
    return made, secret


def hurry() -> None:
    """Lets the time pass until everything that waits is due."""
    WebhookDelivery.objects.waiting().update(due_at=timezone.now())


def deliver(webhook: Webhook, *, rounds: int = 1) -> None:
    """Makes the messages of what changed, and sends them, again and again."""
    for _ in range(rounds):
        while derive(webhook.pk, now=timezone.now()):
            pass
        hurry()
        send_due(webhook.pk, clock=timezone.now)
