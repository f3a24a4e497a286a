"""So many at once, the others are told at once; whoever sends slowly keeps nobody from reading."""

import threading
import time
from collections.abc import Callable

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory, override_settings

from config import admission
from config.admission import AdmissionMiddleware, Door, brings_body

Handle = Callable[[HttpRequest], HttpResponse]


class Inside:
    """A view in which requests stay until they are let go."""

    def __init__(self) -> None:
        self.reached = threading.Semaphore(0)
        self.let_go = threading.Event()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.reached.release()
        assert self.let_go.wait(30)
        return HttpResponse("done")


def begin(middleware: Handle, request: HttpRequest, inside: Inside) -> threading.Thread:
    """Sends a request and returns once it is inside."""
    thread = threading.Thread(target=middleware, args=(request,))
    thread.start()
    assert inside.reached.acquire(timeout=30)
    return thread


@pytest.fixture(autouse=True)
def nothing_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that nobody waits to be let in."""
    monkeypatch.setattr(admission, "MOVING", 0.0)


@override_settings(REQUESTS_AT_ONCE=2)
def test_one_too_many_is_told_to_come_back() -> None:
    inside, asks = Inside(), RequestFactory()
    middleware = AdmissionMiddleware(inside)
    threads = [begin(middleware, asks.get("/claims/"), inside) for _ in range(2)]
    page, program = middleware(asks.get("/claims/")), middleware(asks.get("/api/v1/claims/"))
    assert (page.status_code, page["Retry-After"]) == (503, "2")
    assert program["Content-Type"] == "application/problem+json"
    assert b'"busy"' in program.content
    inside.let_go.set()
    for thread in threads:
        thread.join()
    assert middleware(asks.get("/claims/")).content == b"done"


@override_settings(REQUESTS_AT_ONCE=2)
def test_whoever_sends_slowly_keeps_nobody_from_reading() -> None:
    inside, asks = Inside(), RequestFactory()
    middleware = AdmissionMiddleware(inside)
    form = asks.post("/claims/1/judge/", {"verdict": "same"})
    slow = begin(middleware, form, inside)
    assert middleware(asks.post("/claims/1/judge/", {"verdict": "same"})).status_code == 503
    reading = begin(middleware, asks.get("/claims/"), inside)
    inside.let_go.set()
    slow.join()
    reading.join()
    assert middleware(form).status_code == 200


@pytest.mark.django_db  # the end of an answer looks after the connections
@override_settings(REQUESTS_AT_ONCE=2)
def test_what_is_sent_in_pieces_keeps_its_place_until_it_is_sent() -> None:
    asks = RequestFactory()
    middleware = AdmissionMiddleware(
        lambda request: (
            StreamingHttpResponse(["a", "b"]) if "all" in request.path else HttpResponse("done")
        )
    )
    first = middleware(asks.get("/all/"))
    assert middleware(asks.get("/all/")).status_code == 503
    assert middleware(asks.get("/claims/")).content == b"done"
    first.close()
    first.close()
    assert middleware(asks.get("/all/")).status_code == 200


@pytest.mark.django_db  # the end of an answer looks after the connections
@override_settings(REQUESTS_AT_ONCE=3)
def test_what_is_sent_in_pieces_waits_with_no_place_of_readers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(admission, "MOVING", 60.0)
    monkeypatch.setattr(admission, "PATIENCE", 30.0)
    asks, begun = RequestFactory(), time.monotonic()
    middleware = AdmissionMiddleware(lambda _: StreamingHttpResponse(["a", "b"]))
    answers = [middleware(asks.get("/all/")) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 503]
    assert time.monotonic() - begun < 10
    for answer in answers:
        answer.close()


def test_a_place_that_becomes_free_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admission, "MOVING", 60.0)
    monkeypatch.setattr(admission, "PATIENCE", 30.0)
    door = Door(1)
    assert door.enter()
    waiting = threading.Timer(0.05, door.leave)
    waiting.start()
    assert door.enter()
    waiting.join()
    door.leave()


def test_what_is_sent_in_pieces_is_a_body_too() -> None:
    asks = RequestFactory()
    assert not brings_body(asks.get("/"))
    assert brings_body(asks.post("/", {"a": 1}))
    assert brings_body(asks.get("/", headers={"Transfer-Encoding": "chunked"}))


def test_without_a_limit_there_is_no_door() -> None:
    with pytest.raises(MiddlewareNotUsed):
        AdmissionMiddleware(lambda _: HttpResponse())
