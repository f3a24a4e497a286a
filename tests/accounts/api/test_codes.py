"""Every code that a refusal can have is explained in `docs/api.md`, and no other."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import get_resolver
from rest_framework import exceptions

from accounts.busy import BUSY, UNAVAILABLE
from accounts.errors import Refused

CHECKOUT = Path(__file__).resolve().parents[3]
APPS = ("accounts", "sources", "claims", "reviews", "web", "config")
FRAMEWORK = (
    exceptions.ParseError,
    exceptions.NotAuthenticated,
    exceptions.MethodNotAllowed,
    exceptions.NotAcceptable,
    exceptions.UnsupportedMediaType,
    exceptions.Throttled,
    exceptions.PermissionDenied,
)
"""What the framework raises by itself; its other refusals never leave it."""


def kinds(base: type) -> Iterator[type]:
    """A class and all that are made from it, ours alone."""
    for kind in base.__subclasses__():
        yield from kinds(kind)
        if kind.__module__.split(".")[0] in APPS:
            yield kind


def written_in_problems() -> Iterator[str]:
    """The codes that `as_problem` and its neighbours write themselves."""
    for path in ("accounts/api/problems.py", "config/handlers.py"):
        for node in ast.walk(ast.parse((CHECKOUT / path).read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "").endswith("_problem"):
                texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                yield from (text for text in texts if re.fullmatch(r"[a-z_]+", str(text)))


@pytest.fixture
def codes() -> set[str]:
    """The codes that a problem can have."""
    assert get_resolver().url_patterns  # so that every refusal is imported
    return {
        "invalid_token",
        BUSY.code,
        UNAVAILABLE.code,
        *(kind.code for kind in (Refused, *kinds(Refused))),
        *(kind.default_code for kind in (*kinds(exceptions.APIException), *FRAMEWORK)),
        *written_in_problems(),
    }


def test_every_code_is_explained_and_no_other(codes: set[str]) -> None:
    page = (CHECKOUT / "docs" / "api.md").read_text()
    catalogue = page.partition("## Refusals")[2].partition("\n## ")[0]
    rows = [line.split("|")[2] for line in catalogue.splitlines() if line.startswith("| ")]
    explained = set(re.findall(r"`([a-z_]+)`", " ".join(rows)))
    assert explained == codes
