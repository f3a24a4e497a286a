"""How letters leave the house: read from `EMAIL_URL`, and to the console without it."""

from dataclasses import dataclass

import environ
from django.core.exceptions import ImproperlyConfigured

TO_CONSOLE = "consolemail://"


@dataclass(frozen=True, slots=True)
class Post:
    """Where letters are handed over, in the words of Django's settings."""

    backend: str
    host: str
    port: int
    user: str
    password: str
    starts_tls: bool
    is_tls: bool
    folder: str


def post_office(env: environ.Env) -> Post:
    """Will read `EMAIL_URL`, such as `smtp+tls://user:password@mail.example.org:587`.

    Raises: `ImproperlyConfigured` for an address that cannot be read; its password is not told.
    """
    # Whoever writes a value without quoting it may leave a broken port or a scheme of their own.
    try:
        found = env.email_url_config(env.str("EMAIL_URL", default="") or TO_CONSOLE)
    except (ImproperlyConfigured, ValueError) as unreadable:
        said = "EMAIL_URL must read like smtp+tls://user:password@mail.example.org:587."
        raise ImproperlyConfigured(said) from unreadable
    return Post(
        backend=found["EMAIL_BACKEND"],
        host=found["EMAIL_HOST"] or "localhost",
        port=found["EMAIL_PORT"] or 25,
        user=found["EMAIL_HOST_USER"] or "",
        password=found["EMAIL_HOST_PASSWORD"] or "",
        starts_tls=bool(found.get("EMAIL_USE_TLS")),
        is_tls=bool(found.get("EMAIL_USE_SSL")),
        folder=found["EMAIL_FILE_PATH"],
    )
