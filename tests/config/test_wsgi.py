"""What the application leaves out around each request is nothing that anybody needs."""

import json
import os
import subprocess
import sys

from django.conf import settings
from django.urls import get_resolver

RECEIVERS = """
import json
from config.wsgi import application
from django.core.signals import request_finished, request_started
told = [
    sorted(receiver().__name__ for _, receiver, _ in signal.receivers)
    for signal in (request_started, request_finished)
]
print(json.dumps(told))
"""


def receivers(**environment: str) -> list[list[str]]:
    """Who is told that a request begins, and that it ended, where pages are served."""
    command = [sys.executable, "-c", RECEIVERS]
    said = subprocess.run(
        command,
        cwd=settings.BASE_DIR,
        env={**os.environ, **environment},
        capture_output=True,
        check=True,
    )
    told: list[list[str]] = json.loads(said.stdout)
    return told


def test_connections_are_looked_after_before_and_after_each_request() -> None:
    assert receivers(DEBUG="off") == [["close_old_connections"], ["close_old_connections"]]


def test_queries_that_are_noted_are_forgotten() -> None:
    started, _ = receivers(DEBUG="on")
    assert "reset_queries" in started


def test_nothing_is_cached_outside_of_the_process() -> None:
    engines = {cache["BACKEND"] for cache in settings.CACHES.values()}
    assert engines == {"django.core.cache.backends.locmem.LocMemCache"}


def test_outside_of_requests_the_routes_are_the_same() -> None:
    assert get_resolver(None) is get_resolver(settings.ROOT_URLCONF)
