"""Lines of the log: one for each request and each job, with nothing of anybody in it."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client, override_settings

from accounts.requests import HEADER
from config.operating.logs import JsonLines, WithoutAddresses, logging_settings
from web.pages import claims as pages

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[Lines]:
    """What is told, with the lines switched on."""
    console = io.StringIO()
    handler = logging.StreamHandler(console)
    handler.setFormatter(JsonLines())
    handler.addFilter(WithoutAddresses())
    for name in ("second_source", "django.request"):
        monkeypatch.setattr(logging.getLogger(name), "handlers", [handler])
    with override_settings(LOG_LINES=True):
        yield lambda: [json.loads(line) for line in console.getvalue().splitlines()]


@pytest.mark.django_db
def test_a_request_is_one_line(lines: Lines) -> None:
    answer = Client().get("/claims/?q=a-secret", headers={"Authorization": "Bearer ss_secret"})
    (line,) = lines()
    assert line.pop("ms") > 0
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "info",
        "logger": "second_source.request",
        "message": "request",
        "request_id": answer[HEADER],
        "method": "GET",
        "route": "/claims/",
        "status": 200,
        "server": "primary",
    }


@pytest.mark.django_db
def test_an_error_is_told_by_its_route_and_what_it_says_first(
    lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise KeyError("first line\nDETAIL: Key (email)=(a@example.org) already exists.")

    monkeypatch.setattr(pages, "_page", breaks)
    answer = Client(raise_request_exception=False).get("/claims/?q=a-secret")
    error, request = lines()
    assert error["message"] == "Internal Server Error: /claims/"
    assert error["request_id"] == request["request_id"] == answer[HEADER]
    assert error["error"]["kind"] == "builtins.KeyError"
    assert any("breaks" in where for where in error["error"]["at"])
    assert request["status"] == 500
    assert f"<code>{answer[HEADER]}</code>" in answer.content.decode()
    assert "a-secret" not in json.dumps([error, request])


@pytest.mark.django_db
def test_values_of_rows_are_not_told() -> None:
    statement = "INSERT INTO accounts_loghead (id, size, peaks) VALUES (1, 0, '{}'), (1, 0, '{}')"
    with (
        pytest.raises(IntegrityError) as raised,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    record = logging.makeLogRecord({"exc_info": (raised.type, raised.value, raised.tb)})
    told = json.loads(JsonLines().format(record))["error"]
    assert "DETAIL" in str(raised.value)
    assert told["sqlstate"] == "23505"
    assert "Key" not in told["said"]


def test_a_secret_link_is_told_by_its_route(lines: Lines) -> None:
    assert Client().get("/corrections/requests/a-secret-ticket/x").status_code == 404
    assert "a-secret" not in json.dumps(lines())


def test_switched_off_nothing_is_told_of_what_goes_well() -> None:
    off, on = logging_settings(lines=False), logging_settings(lines=True)
    assert off["loggers"]["second_source"]["handlers"] == ["nothing"]
    assert off["handlers"]["stderr"]["formatter"] == "line"
    assert on["loggers"]["second_source"]["handlers"] == ["everything"]
    assert on["handlers"]["stderr"]["formatter"] == "lines"
