"""A setting is on or off, and nothing in between."""

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from config.switches import switch


@pytest.mark.parametrize(
    ("said", "is_on"), [("1", True), ("True", True), (" on ", True), ("", False), ("no", False)]
)
def test_on_and_off(monkeypatch: pytest.MonkeyPatch, said: str, is_on: bool) -> None:
    monkeypatch.setenv("DEBUG", said)
    assert switch(environ.Env(), "DEBUG") is is_on


def test_what_is_not_set_is_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEBUG", raising=False)
    assert switch(environ.Env(), "DEBUG") is False


def test_anything_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBUG", "maybe")
    with pytest.raises(ImproperlyConfigured, match="DEBUG must be on or off, not 'maybe'"):
        switch(environ.Env(), "DEBUG")
