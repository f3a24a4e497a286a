"""Changing the status of many records at once: all or none, one event each."""

from typing import Any

from django.db import models

from accounts.models import User
from accounts.services.steps import verb
from claims.services import records
from claims.services.corroboration import deferred
from claims.services.locks import hold_alone


def set_status(chosen: "models.QuerySet[Any]", status: str, *, by: User, reason: str = "") -> int:
    """Will give these records a status through their service; returns how many had another.

    Nobody else writes meanwhile, so the rows are read once that is sure, and in order of ids.

    Raises: ValidationError, Refused; then none of them is changed.
    """
    with verb(f"{chosen.model._meta.model_name}.decide", by=by, reason=reason):
        hold_alone()
        rows = list(chosen.exclude(status=status).order_by("pk"))
        with deferred():
            for row in rows:
                row.status = status
                records.save(row, by=by, reason=reason)
    return len(rows)


def counted(number: int, model: type[models.Model], what: str) -> str:
    """Will say what was done to how many.

    >>> from claims.models import Claim
    >>> counted(2, Claim, "withdrawn")
    '2 claims withdrawn.'
    """
    name = model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural
    return f"{number} {name} {what}."
