"""The way out: names are resolved, each address is checked, and so is the socket once connected."""

import socket
import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import httpcore2

from sources.services.fetching.dialling import Dial, Resolve, dial, resolve
from sources.services.fetching.gate import Closed, Gate
from sources.services.fetching.limits import Deadline, Limits
from sources.services.fetching.refusals import FetchRefused

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outside:
    """What every way out of this machine is checked by, and how it is taken.

    `refused` and `instead` word what is said where an address is closed, or cannot be reached.
    """

    gate: Gate = field(default_factory=Gate)
    limits: Limits = field(default_factory=Limits)
    resolve: Resolve = resolve
    dial: Dial = dial
    refused: str = "Nothing is fetched from there: {}."
    instead: str = ": paste the article's text instead"


class Road(httpcore2.NetworkBackend):
    """One way out, for one request; nothing is sent before both checks have passed.

    The address that is checked is the address that is dialled, so a name that answers differently
    the second time changes nothing; the socket is asked once more where it really ended.
    """

    def __init__(self, url: str, outside: Outside, deadline: Deadline) -> None:
        self.url = url
        self._outside = outside
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Will connect to the first allowed address of the host that answers.

        Raises: FetchRefused.
        """
        failed: OSError | None = None
        for address in self.allowed(host, port):
            try:
                connected = self._outside.dial(address, port, self._patience())
            except OSError as error:
                failed = error
                continue
            self._check_peer(connected)
            return Stream(connected, self)
        if isinstance(failed, TimeoutError):
            raise self.late()
        raise self._offline(host, "no route, or nobody answers")

    def left(self) -> float:
        """Seconds that remain for this fetch. Raises: FetchRefused when there are none."""
        if not (left := self._deadline.left()):
            raise self.late()
        return left

    def late(self) -> FetchRefused:
        """The refusal for what takes too long."""
        seconds = f"{self._deadline.seconds:g}"
        reason = (
            f"It did not answer in time: a connection and a page have {seconds} seconds at most."
        )
        return FetchRefused("fetch_timeout", self.url, reason)

    def _patience(self) -> float:
        """How long a connection may take now. Raises: FetchRefused when the time is over."""
        return min(self._outside.limits.connect_seconds, self.left())

    def allowed(self, host: str, port: int) -> list[str]:
        """The addresses of a host that may be dialled. Raises: FetchRefused when there are none."""
        gate = self._outside.gate
        if closed := gate.name_closed(host):
            raise self._refused(closed)
        try:
            found = self._outside.resolve(host, port, self._patience())
        except TimeoutError as error:
            raise self.late() from error
        except OSError as error:
            raise self._offline(host, "no name found") from error
        judged = [(address, gate.closed(address, port)) for address in found]
        allowed = [address for address, closed in judged if closed is None]
        for _, closed in judged:
            if closed and not allowed:
                raise self._refused(closed)
        return allowed

    def _check_peer(self, connected: socket.socket) -> None:
        """Asks the socket itself where it ended. Raises: FetchRefused."""
        try:
            address, port = connected.getpeername()[:2]
            closed = self._outside.gate.closed(str(address), int(port))
        except (OSError, ValueError):
            closed = Closed("fetch_broken", "the connection ended at once")
        if closed:
            connected.close()
            raise self._refused(closed)

    def _refused(self, closed: Closed) -> FetchRefused:
        return FetchRefused(closed.code, self.url, self._outside.refused.format(closed.why))

    def _offline(self, host: str, why: str) -> FetchRefused:
        reason = f"This machine cannot reach {host} ({why}){self._outside.instead}."
        return FetchRefused("fetch_offline", self.url, reason)


class Stream(httpcore2.NetworkStream):
    """A checked connection whose every read and write ends with the deadline."""

    def __init__(self, connected: socket.socket, road: Road) -> None:
        self._socket = connected
        self._road = road

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Will read what has come. Raises: FetchRefused."""
        return self._in_time(lambda: self._socket.recv(max_bytes))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Will send everything. Raises: FetchRefused."""
        self._in_time(lambda: self._socket.sendall(buffer))

    def close(self) -> None:
        """Will hang up."""
        self._socket.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        """Will encrypt, and refuse a server that cannot prove its name. Raises: FetchRefused."""
        return Stream(
            self._in_time(
                lambda: ssl_context.wrap_socket(self._socket, server_hostname=server_hostname)
            ),
            self._road,
        )

    def get_extra_info(self, info: str) -> Any:
        """The socket, when it is asked for."""
        return self._socket if info == "socket" else None

    def _in_time(self, step: Callable[[], T]) -> T:
        """Takes one step on the socket in what remains of the time. Raises: FetchRefused."""
        try:
            self._socket.settimeout(self._road.left())
            return step()
        except TimeoutError as error:
            self.close()
            raise self._road.late() from error
        except ssl.SSLError as error:
            self.close()
            why = getattr(error, "verify_message", "") or error.reason or "TLS failed"
            reason = f"The server cannot prove who it is, or speaks no TLS ({why})."
            raise FetchRefused("fetch_tls", self._road.url, reason) from error
        except OSError as error:
            self.close()
            reason = f"The connection broke off ({error.strerror or 'no reason given'})."
            raise FetchRefused("fetch_broken", self._road.url, reason) from error
