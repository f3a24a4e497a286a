"""Entries of the public log for tests, told as services do."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from django.db import transaction

from accounts.domain.vocabulary import LogKind
from accounts.models import LogLeaf, User
from accounts.services import public_log

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
_minutes = count()


def tell(person: User, kind: LogKind = LogKind.SIGNED, **facts: Any) -> None:
    """Tells of something done to a person, who stands for any record."""
    at = NOW + timedelta(minutes=next(_minutes))
    personal = {"comment": f"Read at {at:%H:%M}."}
    public_log.tell(kind, person, by=person, at=at, facts=facts, personal=personal)


def fill(person: User, number: int) -> list[LogLeaf]:
    """Adds so many entries in one transaction; returns all there are."""
    with transaction.atomic(), public_log.collected():
        for version in range(number):
            tell(person, list(LogKind)[version % len(LogKind)], version=version)
    return list(LogLeaf.objects.all())
