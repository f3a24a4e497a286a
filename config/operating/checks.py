"""What `manage.py check --deploy` says to whoever runs the product: each with what to do about it."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register

from accounts.primary import REPLICA
from config.database.roles import has_owner

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
LEAST_TOKEN = 20


@register(Tags.security, deploy=True)
def check_production(app_configs: Any, **_: Any) -> list[CheckMessage]:
    """Will say what is not fit for production; the database is not asked."""
    found = (*_of_secrets(), *_of_addresses(), *_of_database())
    return [Warning(says, hint=hint, id=f"second_source.{name}") for name, says, hint in found]


Found = Iterator[tuple[str, str, str]]


def _of_secrets() -> Found:
    if not settings.SECRET_KEY_GIVEN:
        yield (
            "W001",
            "SECRET_KEY is not set: every machine makes its own in var/secret_key.",
            "Set SECRET_KEY, the same on every machine; `openssl rand -base64 48` makes one.",
        )
    if not settings.LOG_KEY_GIVEN:
        yield (
            "W002",
            "LOG_KEY is not set: the key of the public log lies in var/log_key of this machine.",
            "Set LOG_KEY, the same on every machine, and keep a copy; `openssl rand -base64 32`.",
        )
    if settings.METRICS_TOKEN and len(settings.METRICS_TOKEN) < LEAST_TOKEN:
        yield (
            "W003",
            f"METRICS_TOKEN has fewer than {LEAST_TOKEN} letters.",
            "Make a longer one: `openssl rand -hex 24`.",
        )


def _of_addresses() -> Found:
    if not settings.HTTPS:
        yield (
            "W004",
            "HTTPS is off: passwords and sessions go over the wire in clear.",
            "Put a proxy in front that ends TLS and sends X-Forwarded-Proto, and set HTTPS=on.",
        )
    host = urlsplit(settings.SITE_URL).hostname
    if host in LOCAL:
        yield (
            "W005",
            "SITE_URL names this machine: letters, feeds and ClaimReview would lead nowhere.",
            "Set SITE_URL to where readers find the site, such as https://facts.example.org.",
        )
    elif host not in settings.ALLOWED_HOSTS and "*" not in settings.ALLOWED_HOSTS:
        yield (
            "W006",
            "The host of SITE_URL is not among ALLOWED_HOSTS: its readers are answered 400.",
            f"Add {host} to ALLOWED_HOSTS.",
        )
    if "console" in settings.EMAIL_BACKEND:
        yield (
            "W007",
            "EMAIL_URL is not set: letters are written to the console of the worker.",
            "Set EMAIL_URL, such as smtp+tls://user:password@mail.example.org:587.",
        )


def _of_database() -> Found:
    if not has_owner():
        yield (
            "W008",
            "DATABASE_OWNER_URL is not set: the application could change its own tables.",
            "Make two roles with `manage.py database_roles --as …` and set both addresses.",
        )
    copy, primary = settings.DATABASES.get(REPLICA), settings.DATABASES["default"]
    parts = ("HOST", "PORT", "NAME")
    if copy and all(copy.get(part) == primary.get(part) for part in parts):
        yield (
            "W009",
            "DATABASE_REPLICA_URL names the primary itself.",
            "Name a server that follows it, or leave the variable out.",
        )
