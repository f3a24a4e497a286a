"""`manage.py corroboration --all` on a test database, slow enough to be killed half-way.

`python -m tests.claims.management.counting DATABASE WORKERS [careless]`
"""

import os
import sys
import time
from collections.abc import Collection
from typing import Any

import django

PAUSE = 0.15  # seconds for which each claim takes longer
BATCH = 2


def main(database: str, workers: str, *switches: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connections

    from claims.services import corroboration, draining

    connections.settings["default"]["NAME"] = database
    draining.BATCH_CLAIMS = BATCH
    keep_many = corroboration.keep_many

    def keep_slowly(claims: Collection[int], *given: Any, **named: Any) -> set[int]:
        time.sleep(PAUSE * len(claims))
        return keep_many(claims, *given, **named)

    corroboration.keep_many = keep_slowly
    if "careless" in switches:
        draining._count = count_carelessly
    call_command("corroboration", "--all", f"--workers={workers}")


def count_carelessly(rows: object, *, quotes: bool) -> object:
    """Takes the marks off before the new answers are stored."""
    from django.db import transaction

    from claims.models import StaleMark
    from claims.services.corroboration import recompute_batch
    from claims.services.draining import Counted

    taken = list(rows.values_list("pk", flat=True)[:BATCH])
    StaleMark.objects.filter(claim__in=taken).delete()
    with transaction.atomic():
        changed = recompute_batch(taken, causes={}, anew=taken)
    return Counted(tuple(taken), len(changed))


if __name__ == "__main__":
    main(*sys.argv[1:])
