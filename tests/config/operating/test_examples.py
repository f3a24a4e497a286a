"""The services of docs/examples start what there is, and in the way that keeps what is promised."""

import shlex
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command, get_commands, load_command_class

from config import serving
from config.management.commands import serve as command

EXAMPLES = Path(__file__).resolve().parents[3] / "docs" / "examples"
SERVICES = sorted(EXAMPLES.glob("*.service"))


def started(service: Path) -> tuple[str, dict[str, Any]]:
    """The command that a service runs, and what it is told."""
    text = service.read_text(encoding="utf-8").replace("\\\n", " ")
    line = next(line for line in text.splitlines() if line.startswith("ExecStart="))
    python, manage, name, *words = shlex.split(line.partition("=")[2])
    assert (python, manage) == ("/opt/second-source/.venv/bin/python", "manage.py")
    made = load_command_class(str(get_commands()[name]), name)
    return name, vars(made.create_parser("manage.py", name).parse_args(words))


@pytest.mark.parametrize("service", SERVICES, ids=lambda path: path.stem)
def test_a_service_starts_a_command_that_there_is(service: Path) -> None:
    name, _ = started(service)
    assert name in {"serve", "worker", "backup"}


def test_pages_are_served_with_a_door_and_nothing_is_made_in_the_database() -> None:
    # Another server than `serve` lets in as many as come, and could not even say that it lives.
    name, told = started(EXAMPLES / "second-source-web.service")
    assert name == "serve"
    assert told["no_prepare"]
    assert told["no_worker"]


@pytest.mark.parametrize(("words", "prepared"), [(["--no-prepare"], 0), ([], 1)])
def test_the_database_is_left_as_it_is_where_that_is_wanted(
    monkeypatch: pytest.MonkeyPatch, words: list[str], prepared: int
) -> None:
    done: list[str] = []
    monkeypatch.setattr(command, "why_not", lambda port: "")
    monkeypatch.setattr(command, "settle", lambda port: None)
    monkeypatch.setattr(serving, "prepare", lambda console: done.append("prepared"))
    monkeypatch.setattr(serving, "serve", lambda *_, **__: done.append("served"))
    call_command("serve", "--no-worker", *words)
    assert done == ["prepared"] * prepared + ["served"]
