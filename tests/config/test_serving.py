"""What `make run` does before it serves: once, and nothing the second time."""

import io

import pytest
from django.contrib.auth import authenticate, get_user_model
from rich.console import Console

from config import serving
from config.database import readiness

pytestmark = pytest.mark.django_db


def prepare() -> str:
    said = io.StringIO()
    serving.prepare(Console(file=said, soft_wrap=True))
    return said.getvalue()


@pytest.fixture(autouse=True)
def seeds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stands in for the seeds, which have tests of their own."""
    loaded: list[str] = []
    monkeypatch.setattr(serving, "call_command", lambda name, **_: loaded.append(name))
    monkeypatch.setattr(serving, "show_best_known", lambda _: None)
    return loaded


def test_the_first_start_loads_the_seeds_and_shows_a_login_that_works(seeds: list[str]) -> None:
    said = prepare()
    assert seeds == ["load_seeds"]
    password = said.split("admin / ")[1].split()[0]
    user = authenticate(username="admin", password=password)
    assert user is not None
    assert user.is_superuser
    assert user.is_staff


def test_a_second_start_makes_no_second_login() -> None:
    prepare()
    assert "login" not in prepare()
    assert get_user_model().objects.count() == 1


def test_the_password_is_not_kept_in_clear() -> None:
    password = serving.make_admin()
    assert password not in get_user_model().objects.get().password
    assert len(password) >= 12


def test_only_doors_that_exist_are_named() -> None:
    lines = serving.where_to_look(8123)
    assert any(line.endswith("http://127.0.0.1:8123/admin/") for line in lines)
    assert not serving._exists("/no/such/page/")


def test_a_migrated_database_needs_no_migration() -> None:
    assert not readiness.needs_migrating()
