"""What an operator is told before production, and that nothing is left to say of a good one."""

import os
from typing import Any

import pytest
from django.test import override_settings

from config.operating.checks import check_production
from tests.config.processes import manage

PRODUCTION = {
    "SECRET_KEY": "kJd83hfKJHkjh38fhdkjHKJH983hfkjdhfKJHkjhf983hkdjfhKJHfkjh38fh398fhk",
    "LOG_KEY": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
    "HTTPS": "on",
    "ALLOWED_HOSTS": "facts.example.org",
    "SITE_URL": "https://facts.example.org",
    "EMAIL_URL": "smtp+tls://user:password@mail.example.org:587",
    "DATABASE_URL": "postgres://app:password@db.example.org/facts",
    "DATABASE_OWNER_URL": "postgres://owner:password@db.example.org/facts",
    "DATABASE_REPLICA_URL": "postgres://app:password@copy.example.org/facts",
    "METRICS_TOKEN": "0123456789abcdef0123456789abcdef",
}
"""The environment that docs/operations.md shows."""

GOOD = {
    "SECRET_KEY_GIVEN": True,
    "LOG_KEY_GIVEN": True,
    "HTTPS": True,
    "SITE_URL": "https://facts.example.org",
    "ALLOWED_HOSTS": ["facts.example.org"],
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "METRICS_TOKEN": "",
}


def test_a_good_production_has_nothing_said_of_it() -> None:
    done = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_the_environment_of_a_checkout_has_much_said_of_it() -> None:
    names = set(PRODUCTION) & set(os.environ)
    done = manage("check", "--deploy", "--fail-level", "WARNING", **dict.fromkeys(names, ""))
    assert done.returncode == 1
    assert "second_source.W001" in done.stderr


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({}, ""),
        ({"SECRET_KEY_GIVEN": False}, "W001"),
        ({"LOG_KEY_GIVEN": False}, "W002"),
        ({"METRICS_TOKEN": "short"}, "W003"),
        ({"HTTPS": False}, "W004"),
        ({"SITE_URL": "http://127.0.0.1:8000"}, "W005"),
        ({"ALLOWED_HOSTS": ["127.0.0.1"]}, "W006"),
        ({"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}, "W007"),
    ],
)
def test_what_is_missing_is_named_with_what_to_do(changed: dict[str, Any], name: str) -> None:
    with override_settings(**GOOD | changed):
        found = check_production(None)
    assert [one.id for one in found] == ([f"second_source.{name}"] if name else [])
    assert all(one.hint for one in found)


def test_a_copy_that_is_the_primary_is_named(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(settings.DATABASES, "replica", settings.DATABASES["default"])
    with override_settings(**GOOD):
        assert [one.id for one in check_production(None)] == ["second_source.W009"]


def test_one_role_for_everything_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config.operating.checks.has_owner", lambda: False)
    with override_settings(**GOOD):
        assert [one.id for one in check_production(None)] == ["second_source.W008"]
