"""DATABASES follows the environment."""

from pathlib import Path

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from config.database.settings import database_settings
from config.postgres import APP_ROLE, OWNER_ROLE

VAR = Path("/nowhere/var")


@pytest.fixture
def env(monkeypatch: pytest.MonkeyPatch) -> environ.Env:
    """An environment that names no database."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)
    return environ.Env()


def test_without_a_url_the_embedded_server_is_used(env: environ.Env) -> None:
    found = database_settings(env, VAR)
    assert (found["EMBEDDED"], found["USER"], found["OWNER"]["USER"]) == (VAR, APP_ROLE, OWNER_ROLE)


def test_a_url_is_read_as_postgresql_reads_it(
    env: environ.Env, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = "postgresql://ann:p%40ss@%2Frun%2Fpg:5433/facts?sslmode=require&connect_timeout=3"
    monkeypatch.setenv("DATABASE_URL", url)
    found = database_settings(env, VAR)
    assert found["EMBEDDED"] is None
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("/run/pg", "5433", "facts")
    assert (found["USER"], found["PASSWORD"]) == ("ann", "p@ss")
    assert found["OPTIONS"]["sslmode"] == "require"
    assert found["OPTIONS"]["connect_timeout"] == "3"
    assert "USER" not in found["OWNER"]


def test_the_owner_changes_the_login_and_never_the_database(
    env: environ.Env, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://ann@db/facts")
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgres://olga@db/facts")
    owner = database_settings(env, VAR)["OWNER"]
    assert owner["USER"] == "olga"
    assert "NAME" not in owner


@pytest.mark.parametrize("url", ["x", "sqlite:///x", "postgres://h"])
def test_what_is_no_url_of_postgresql_is_refused(
    env: environ.Env, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL is not of the form"):
        database_settings(env, VAR)


@pytest.mark.parametrize("port", ["x1", "0", "99999"])
def test_a_port_that_is_none_is_refused(
    env: environ.Env, monkeypatch: pytest.MonkeyPatch, port: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgres://ann@db:{port}/facts")
    with pytest.raises(ImproperlyConfigured, match=f"DATABASE_URL is malformed.* not '{port}'"):
        database_settings(env, VAR)


def test_an_owner_alone_is_refused(env: environ.Env, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgres://olga@db/facts")
    with pytest.raises(ImproperlyConfigured, match="set both or neither"):
        database_settings(env, VAR)
