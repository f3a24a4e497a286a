"""`python -m tests.accounts.api.dying DATABASE KEY NAME BODY WHERE`: one write that is never told.

Says a word when it has come to WHERE and waits there to be killed.
"""

import os
import sys
import time
from typing import Any

import django
from django.conf import settings


def die_in(module: Any, function: str, *, after: bool) -> None:
    """Makes a function of the write the last that is done: before it, or after it."""
    real = getattr(module, function)

    def last(*args: Any) -> Any:
        if after:
            real(*args)
        sys.stdout.write("here\n")
        sys.stdout.flush()
        time.sleep(60)

    setattr(module, function, last)


def main(database: str, key: str, name: str, body: str, where: str) -> None:
    """Sends the request to itself."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    settings.DATABASES["default"]["NAME"] = database
    settings.ALLOWED_HOSTS = ["testserver"]
    from accounts.api import once
    from tests.accounts.tokens import Program

    if where in ("before", "after"):
        die_in(once, "_keep", after=where == "after")
    answer = Program(key).post("/api/v1/judgements/", body, idempotency_key=name)
    sys.stdout.write(f"here {answer.status_code}\n")
    sys.stdout.flush()
    time.sleep(60)


if __name__ == "__main__":
    main(*sys.argv[1:])
