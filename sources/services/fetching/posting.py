"""Messages to webhooks, by the same road as fetching: every address is checked, and so is the socket."""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import httpcore2
from django.conf import settings

from accounts.services.webhooks.road import Posted
from sources.domain.addresses import Opening, read_address
from sources.services.fetching.asking import Answer, ask, url_of
from sources.services.fetching.dialling import Dial, Resolve, dial, resolve
from sources.services.fetching.gate import Closed, Gate
from sources.services.fetching.limits import Deadline, Limits
from sources.services.fetching.refusals import UNSEEN, FetchRefused
from sources.services.fetching.road import Outside, Road
from sources.services.fetching.target import Target, target_of

READ = 4_096
"""Bytes that are read of an answer; nobody needs more to see what went wrong."""

LIMITS = Limits(body=READ, seconds=15.0, redirects=0)
LONGEST_WAIT = 7
"""Digits of seconds that are read in Retry-After."""


@dataclass(frozen=True, slots=True)
class OpenedOnly(Gate):
    """Lets through what is opened by name alone: there messages may go without encryption."""

    def closed(self, address: str, port: int) -> Closed | None:
        """Why nothing is sent to this address and port; None when it may be."""
        ip = read_address(address)
        if any(ip in one.network for one in self.openings):
            return Gate.closed(self, address, port)
        why = "without encryption, nothing is sent beyond the networks that are opened: use https"
        return Closed("fetch_scheme", why)


@dataclass(frozen=True, slots=True)
class Poster:
    """Sends messages under our name; the networks that are opened are those of the settings."""

    resolve: Resolve = resolve
    dial: Dial = dial
    limits: Limits = LIMITS
    openings: tuple[Opening, ...] | None = field(default=None)

    def check(self, url: str) -> None:
        """Will return silently when messages may be sent there now: its name leads to an open address.

        Raises: FetchRefused.
        """
        target = target_of(url.strip())
        self._road(target).allowed(target.host, target.port)

    def post(self, url: str, *, body: bytes, headers: Mapping[str, str]) -> Posted:
        """Will send one message, and read the beginning of what is answered; it follows nowhere.

        Raises: FetchRefused.
        """
        target = target_of(url.strip())
        told: list[tuple[bytes, bytes]] = [
            (b"Host", target.host_header.encode()),
            (b"User-Agent", settings.FETCH_USER_AGENT.encode()),
            (b"Accept-Encoding", b"identity"),
            (b"Connection", b"close"),
            (b"Content-Length", str(len(body)).encode()),
            *((name.encode(), value.encode()) for name, value in headers.items()),
        ]
        request = httpcore2.Request("POST", url_of(target), headers=told, content=body)
        with ask(
            target,
            user_agent=settings.FETCH_USER_AGENT,
            outside=self._outside(target),
            deadline=Deadline(self.limits.seconds),
            request=request,
        ) as answer:
            return Posted(answer.status, _beginning(answer.chunks), _asked(answer))

    def _outside(self, target: Target) -> Outside:
        opened = self.openings
        if opened is None:
            opened = tuple(settings.WEBHOOK_ALLOWED_NETWORKS)
        gate = Gate(openings=opened) if target.scheme == "https" else OpenedOnly(openings=opened)
        return Outside(
            gate=gate,
            limits=self.limits,
            resolve=self.resolve,
            dial=self.dial,
            refused="Nothing is sent there: {}.",
            instead="",
        )

    def _road(self, target: Target) -> Road:
        return Road(target.url, self._outside(target), Deadline(self.limits.seconds))


def _beginning(chunks: Iterator[bytes]) -> str:
    """The first characters of a body, without what nobody sees; what breaks off is told so far."""
    found = b""
    with contextlib.suppress(FetchRefused, httpcore2.ProtocolError):
        for chunk in chunks:
            found += chunk[: READ - len(found)]
            if len(found) >= READ:
                break
    return " ".join(UNSEEN.sub(" ", found.decode("utf-8", "replace")).split())


def _asked(answer: Answer) -> timedelta:
    """How long the receiver asks to be left alone, where it says so in seconds."""
    said = answer.headers.get("retry-after", "")
    is_number = said.isascii() and said.isdecimal() and len(said) <= LONGEST_WAIT
    return timedelta(seconds=int(said)) if is_number else timedelta()
