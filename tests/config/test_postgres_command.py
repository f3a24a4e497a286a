"""`manage.py postgres` in plain words."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from config.postgres import APP_ROLE, OWNER_ROLE

CHECKOUT = Path(__file__).resolve().parents[2]

embedded = pytest.mark.skipif(
    "DATABASE_URL" in os.environ, reason="DATABASE_URL names another server"
)


@embedded
@pytest.mark.django_db
def test_status_says_that_it_runs_and_where(databases: object) -> None:
    said = io.StringIO()
    call_command("postgres", "status", stdout=said)
    assert said.getvalue().startswith("PostgreSQL is ready")
    assert "process" in said.getvalue().splitlines()[0].split(": ")[1]
    assert str(os.getpid()) in said.getvalue()
    assert (
        f"data       {Path(connections['default'].settings_dict['HOST']).parent}" in said.getvalue()
    )


@embedded
@pytest.mark.parametrize(("words", "role"), [([], OWNER_ROLE), (["--app"], APP_ROLE)])
def test_psql_runs_as_the_role_asked_for(words: list[str], role: str) -> None:
    command = [sys.executable, "manage.py", "postgres", "psql", *words, "-c", "SELECT current_user"]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True)
    assert role in done.stdout.split()
    failed = subprocess.run([*command[:-1], "SELECT nothing"], cwd=CHECKOUT, capture_output=True)
    assert failed.returncode == 1


@embedded
def test_reset_wants_a_yes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("no\n"))
    with pytest.raises(CommandError, match="Nothing was deleted"):
        call_command("postgres", "reset", stdout=io.StringIO())


def test_another_server_is_not_ours_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connections["default"].settings_dict, "EMBEDDED", None)
    with pytest.raises(CommandError, match="DATABASE_URL names another server"):
        call_command("postgres", "stop")
