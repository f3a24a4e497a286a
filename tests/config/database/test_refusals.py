"""A database that cannot be used is refused in one sentence, with a code and without a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import ProgrammingError
from psycopg.errors import UndefinedColumn, UndefinedFunction, UndefinedTable

from config.database import readiness
from config.database.errors import DatabaseUnusable
from config.database.refusals import in_plain_words, server_fault

CHECKOUT = Path(__file__).resolve().parents[3]


def migrate(url: str, **more: str) -> "subprocess.CompletedProcess[str]":
    return manage("migrate", url=url, **more)


def manage(*arguments: str, url: str, **more: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        env={**os.environ, "DATABASE_URL": url, "DATABASE_OWNER_URL": "", **more},
    )


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("nonsense", "DATABASE_URL is not of the form postgres://user:password@host:5432/name."),
        ("mysql://a:b@localhost/x", "DATABASE_URL is not of the form"),
        ("postgres://a:b@localhost:5432", "DATABASE_URL is not of the form"),
        ("postgres://a:b@127.0.0.1:1/x", "No PostgreSQL answers at 127.0.0.1:1: the connection"),
    ],
)
def test_a_bad_url_gives_one_sentence_and_a_code(url: str, sentence: str) -> None:
    done = migrate(url)
    assert done.returncode == 1
    assert done.stderr.startswith(sentence)
    assert len(done.stderr.strip().splitlines()) == 1


def test_two_urls_of_different_databases_are_refused() -> None:
    done = migrate("postgres://a:b@h/x", DATABASE_OWNER_URL="postgres://o:b@h/y")
    assert "name different databases" in done.stderr
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ('FATAL:  password authentication failed for user "ann"', "refuses the user ann"),
        ("fe_sendauth: no password supplied", "wants a password for the user ann"),
        ('FATAL:  no pg_hba.conf entry for host "1.2.3.4"', "does not let the user ann in"),
        ('FATAL:  database "facts" does not exist', "has no database facts"),
        ('FATAL:  role "ann" does not exist', "knows no user ann"),
        ("connection timeout expired", "in time"),
        ("failed to resolve host 'db'", "the name is unknown"),
        ("FATAL:  sorry, too many clients already", "sorry, too many clients already."),
    ],
)
def test_each_refusal_is_one_sentence(said: str, meaning: str) -> None:
    told = in_plain_words(Exception(said), {"host": "db", "user": "ann", "dbname": "facts"})
    assert meaning in told
    assert "\n" not in told
    assert told.endswith(".")


@pytest.mark.parametrize(
    ("version", "encoding", "fault"),
    [
        (140013, "UTF8", "PostgreSQL 14 is too old"),
        (150000, "LATIN1", "encoded in LATIN1 and UTF8 is needed"),
        (150000, "UTF8", ""),
        (180006, "UTF8", ""),
    ],
)
def test_an_unfit_server_is_named(version: int, encoding: str, fault: str) -> None:
    told = server_fault(version, encoding)
    assert told.startswith(fault) or fault in told
    assert bool(told) == bool(fault)


def test_an_embedded_server_of_somebody_else_is_named_without_a_variable() -> None:
    said = Exception('FATAL:  Peer authentication failed for user "app"')
    told = in_plain_words(said, {"host": "/run/pg"}, keeper="ann")
    assert "was started by the system user ann and lets only that one in" in told
    assert "DATABASE_URL" not in told


@pytest.mark.parametrize("cause", [UndefinedTable, UndefinedColumn, UndefinedFunction])
def test_only_what_is_missing_and_a_migration_would_make_is_put_down_to_it(
    monkeypatch: pytest.MonkeyPatch, cause: type[Exception]
) -> None:
    missing, other = ProgrammingError("no such relation"), ProgrammingError("bad grammar")
    missing.__cause__, other.__cause__ = cause(), SyntaxError()
    monkeypatch.setattr(readiness, "needs_migrating", lambda alias: True)
    readiness.check_tables(other)
    with pytest.raises(
        DatabaseUnusable, match="A migration waits that makes what is missing: run `make run`"
    ):
        readiness.check_tables(missing)
    monkeypatch.setattr(readiness, "needs_migrating", lambda alias: False)
    readiness.check_tables(missing)
