"""Reads what is sent with a request for so long and no longer, whatever the server behind us waits for."""

import threading
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings

SLOWEST = 50_000
"""Bytes a second at which something large may come, besides `BODY_SECONDS`."""

WITHOUT_LENGTH = 60.0  # seconds for what does not say how long it is


class TimedBody:
    """The body of a request as WSGI gives it, read by a thread that can be left behind.

    The server ends that thread's wait when it closes the connection, which it does after an answer
    to a request that was not read to its end.
    """

    def __init__(self, body: Any, seconds: float) -> None:
        self._body = body
        self._deadline = time.monotonic() + seconds

    def read(self, size: int = -1) -> bytes:
        """Will read so many bytes, or all.

        Raises: TimeoutError.
        """
        return self._within(lambda: self._body.read(size))

    def readline(self, size: int = -1) -> bytes:
        """Will read up to the end of a line.

        Raises: TimeoutError.
        """
        return self._within(lambda: self._body.readline(size))

    def _within(self, read: Callable[[], Any]) -> bytes:
        came: list[bytes] = []
        broke: list[BaseException] = []

        def run() -> None:
            try:
                came.append(bytes(read()))
            except BaseException as error:  # told to whoever waits, whatever it is
                broke.append(error)

        reading = threading.Thread(target=run, daemon=True)
        reading.start()
        reading.join(max(0.0, self._deadline - time.monotonic()))
        if broke:
            raise broke[0]
        if not came:
            raise TimeoutError("The body of the request came too slowly.")
        return came[0]


def bounded_body(environ: dict[str, Any]) -> None:
    """Will put a `TimedBody` where a request brings something to be read."""
    length = environ.get("CONTENT_LENGTH") or "0"
    if length == "0" and "HTTP_TRANSFER_ENCODING" not in environ:
        return
    more = int(length) / SLOWEST if length.isdecimal() and length != "0" else WITHOUT_LENGTH
    environ["wsgi.input"] = TimedBody(environ["wsgi.input"], settings.BODY_SECONDS + more)
