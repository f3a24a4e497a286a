"""The site tells the address at which it is served, not one that somebody guessed."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from config import serving
from config.address import site_url
from config.management.commands import serve

CHECKOUT = Path(__file__).resolve().parents[2]
ASKED = "import config.settings; print(config.settings.SITE_URL)"


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({}, "http://127.0.0.1:8000"),
        ({"PORT": "8301"}, "http://127.0.0.1:8301"),
        ({"PORT": "8301", "SITE_URL": ""}, "http://127.0.0.1:8301"),
        ({"PORT": "8301", "SITE_URL": "https://f.example/"}, "https://f.example"),
    ],
)
def test_the_settings_take_the_port_of_the_environment(given: dict[str, str], address: str) -> None:
    kept = {key: said for key, said in os.environ.items() if key not in {"PORT", "SITE_URL"}}
    told = subprocess.run(
        [sys.executable, "-c", ASKED],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
        env={**kept, **given},
    )
    assert told.stdout.strip() == address


def test_a_port_that_is_none_is_named_unless_it_does_not_matter() -> None:
    with pytest.raises(ImproperlyConfigured, match="PORT must be a number"):
        site_url("", "eight")
    assert site_url("https://f.example", "eight") == "https://f.example"


@pytest.mark.parametrize(
    ("said", "address"), [("", "http://127.0.0.1:8301"), ("https://f.example", "https://f.example")]
)
def test_serving_at_a_port_tells_that_port(
    said: str, address: str, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.SITE_URL = "http://127.0.0.1:8000"  # as read before the command line; put back later
    monkeypatch.setenv("SITE_URL", said)
    monkeypatch.setenv("PORT", "8000")
    monkeypatch.setattr(serve, "why_not", lambda port: "")
    monkeypatch.setattr(serving, "prepare", lambda console: None)
    seen: list[tuple[str, str]] = []
    monkeypatch.setattr(
        serving,
        "serve",
        lambda *_, **__: seen.append((configured.SITE_URL, os.environ["PORT"])),
    )
    call_command("serve", port="8301")
    assert seen == [(address, "8301")]
