"""How many requests are answered at once, so that whoever comes is told at once when it is too many.

Threads that all wait for one frozen database, or for one client that sends its form a letter a second,
could not even say that they are busy. So a few threads are kept free: `manage.py serve` has more of
them than requests are let in, and of those that are let in only some may bring a body.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

from config.handlers import busy_answer
from config.operating.metrics import TURNED_AWAY

PATIENCE = 0.5  # seconds that a request waits to be let in
MOVING = 2.0  # seconds after which nothing that ended means that nothing moves any more


class Door:
    """Lets so many in at once; where nothing moves any more, nobody waits."""

    def __init__(self, places: int) -> None:
        self._places = threading.BoundedSemaphore(places)
        self._moved = time.monotonic()

    def enter(self) -> bool:
        """Will say whether there is a place, having waited for it a moment."""
        if self._places.acquire(blocking=False):
            return True
        is_moving = time.monotonic() - self._moved < MOVING
        return is_moving and self._places.acquire(timeout=PATIENCE)

    def leave(self) -> None:
        """Will give the place back."""
        self._moved = time.monotonic()
        self._places.release()


class AdmissionMiddleware:
    """Answers 503 where no place becomes free."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        places = settings.REQUESTS_AT_ONCE
        if not places:
            raise MiddlewareNotUsed
        self._get_response = get_response
        self._all = Door(places)
        self._sending = Door(max(1, places // 2))

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Will answer, or turn away."""
        doors = [self._sending, self._all] if brings_body(request) else [self._all]
        with _through(doors) as is_in:
            if is_in:
                return self._get_response(request)
        TURNED_AWAY.inc()
        return busy_answer(request)


@contextmanager
def _through(doors: list[Door]) -> Iterator[bool]:
    """Goes through all of these doors, one after the other, and back; says whether all were open."""
    passed: list[Door] = []
    for door in doors:
        if not door.enter():
            break
        passed.append(door)
    try:
        yield len(passed) == len(doors)
    finally:
        for door in reversed(passed):
            door.leave()


def brings_body(request: HttpRequest) -> bool:
    """Whether something must be read from whoever asks, at their pace."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return length != "0" or "HTTP_TRANSFER_ENCODING" in request.META
