"""What breaks is told on the console."""

import io
import logging

import pytest
from django.test import Client

from sources.api import articles

pytestmark = pytest.mark.django_db


def test_a_mistake_of_ours_is_logged_with_its_traceback(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(self: object, asked: object) -> None:
        raise KeyError("what broke")

    monkeypatch.setattr(articles.ArticleListView, "rows", breaks)
    console = io.StringIO()
    (handler,) = logging.getLogger("django.request").handlers
    monkeypatch.setattr(handler, "stream", console)
    client.raise_request_exception = False
    assert client.get("/api/v1/articles/").status_code == 500
    assert client.get("/api/v1/articles/?colour=red").status_code == 400
    said = console.getvalue()
    assert "ERROR Internal Server Error: /api/v1/articles/" in said
    assert "Traceback" in said
    assert "KeyError: 'what broke'" in said
    assert "colour" not in said
