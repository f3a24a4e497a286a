"""How many requests are answered at once, so that whoever comes is told at once when it is too many.

Threads that all wait for one frozen database, or for one client that sends its form a letter a second,
could not even say that they are busy. So a few threads are kept free: `manage.py serve` has more of
them than requests are let in, and of those that are let in only some may bring a body.
"""

import threading
import time
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

from config.handlers import busy_answer
from config.operating.metrics import TURNED_AWAY

PATIENCE = 3.0  # seconds that a request waits to be let in
MOVING = 3.0  # seconds after which nothing that ended means that nothing moves any more


class Door:
    """Lets so many in at once; where nothing moves any more, nobody waits."""

    def __init__(self, places: int, room: threading.Semaphore | None = None) -> None:
        self._places = threading.BoundedSemaphore(places)
        self._room = room or threading.Semaphore(settings.REQUESTS_WAITING)
        self._moved = time.monotonic()

    def enter(self, *, waits: bool = True) -> bool:
        """Will say whether there is a place, having waited for it a moment where that is wanted."""
        if not self._places.acquire(blocking=False):
            is_moving = time.monotonic() - self._moved < MOVING
            return waits and is_moving and self._wait()
        self._moved = time.monotonic()
        return True

    def leave(self) -> None:
        """Will give the place back."""
        self._moved = time.monotonic()
        self._places.release()

    def _wait(self) -> bool:
        """Waits where there is room to."""
        if not self._room.acquire(blocking=False):
            return False
        try:
            return self._places.acquire(timeout=PATIENCE)
        finally:
            self._room.release()


class Stay:
    """The way of one request through doors, and back out of all of them, once."""

    def __init__(self) -> None:
        self._passed: list[Door] = []

    def enter(self, *doors: Door, waits: bool = True) -> bool:
        """Will go through these, one after the other; out again of all where one is closed."""
        for door in doors:
            if not door.enter(waits=waits):
                self.end()
                return False
            self._passed.append(door)
        return True

    def end(self) -> None:
        """Will leave."""
        while self._passed:
            self._passed.pop().leave()


class AdmissionMiddleware:
    """Answers 503 where no place becomes free.

    What is sent piece by piece keeps its place until the last one, and only some may be sent so.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        places = settings.REQUESTS_AT_ONCE
        if not places:
            raise MiddlewareNotUsed
        self._get_response = get_response
        room = threading.Semaphore(settings.REQUESTS_WAITING)
        self._all = Door(places, room)
        self._slow = Door(max(1, places * 2 // 3), room)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Will answer, or turn away."""
        stay, is_slow = Stay(), brings_body(request)
        if not stay.enter(*([self._slow] if is_slow else []), self._all):
            return _turned_away(request)
        try:
            response = self._get_response(request)
            if not response.streaming:
                return response
            # It has a place that readers wait for, and waits for no other with it.
            if not is_slow and not stay.enter(self._slow, waits=False):
                response.close()
                return _turned_away(request)
            response._resource_closers.append(stay.end)  # type: ignore[attr-defined]
            stay = Stay()  # which ends with the answer, not here
            return response
        finally:
            stay.end()


def _turned_away(request: HttpRequest) -> HttpResponse:
    TURNED_AWAY.inc()
    return busy_answer(request)


def brings_body(request: HttpRequest) -> bool:
    """Whether something must be read from whoever asks, at their pace."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return length != "0" or "HTTP_TRANSFER_ENCODING" in request.META
